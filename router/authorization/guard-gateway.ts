import type { ApolloGateway } from '@apollo/gateway';
import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '../../platform/identity/viewer.ts';
import type { RouterContext } from '../router-context.ts';
import { type Refused, readGuards, refuseFields } from './refuse-fields.ts';

/** Operations remembered with what is refused of them; each is about as large as its text. */
const MAX_REMEMBERED = 1_000;

/**
 * Makes the gateway refuse, before it plans and fetches, each field that the viewer may not have.
 * @param supergraphSdl the composed SDL that the gateway's own was derived from, so that both say the same
 */
export function guardGateway(gateway: ApolloGateway, supergraphSdl: string): ApolloGateway {
  const guards = readGuards(supergraphSdl);
  const remembered = new LRUCache<string, { readonly refused: Refused | null }>({ max: MAX_REMEMBERED });
  let schema: GraphQLSchema | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema;
    remembered.clear();
  });
  const execute = gateway.executor;
  gateway.executor = async (request) => {
    if (schema === undefined) throw new Error('An operation came before the schema.');
    const { viewer } = request.context as RouterContext;
    const key = `${request.queryHash} ${request.operationName ?? ''} ${standingOf(viewer)}`;
    let known = remembered.get(key);
    if (known === undefined) {
      known = { refused: refuseFields(request.document, schema, guards, viewer) };
      remembered.set(key, known);
    }
    const { refused } = known;
    if (refused === null) return execute(request);
    const { document, signature } = refused;
    const result = await execute({ ...request, document, queryHash: `${request.queryHash} ${signature}` });
    const { data, errors } = refused.answer(result.data);
    return {
      ...result,
      data: data as typeof result.data,
      errors: [...(result.errors ?? []), ...errors],
    };
  };
  return gateway;
}

/** What guards ask of a viewer, in words. */
function standingOf({ kind, scopes }: Viewer): string {
  return `${kind} ${[...scopes].sort().join(' ')}`;
}
