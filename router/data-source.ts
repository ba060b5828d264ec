import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import type { ErrorCode } from '../platform/errors/codes.ts';
import { HEADERS } from '../platform/graphql/context-from-headers.ts';
import type { Clock } from '../platform/time/clock.ts';
import { type FetchResponse, failedFetch } from './failed-fetch.ts';
import type { RouterContext } from './router-context.ts';

/** One fetch of a query plan, on its way to a subgraph. */
export interface SubgraphFetch {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds that the operation has left; above 0. */
  readonly timeLeftMs: number;
}

/** Why a fetch has no answer; the code is what the client sees, the rest is for the log. */
export class FetchError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'FetchError';
    this.code = code;
  }
}

/**
 * Gets a fetch answered.
 * @throws {FetchError} with the code that the client sees; anything else thrown counts as SUBGRAPH_UNAVAILABLE
 */
export type SendFetch = (fetch: SubgraphFetch, context: RouterContext) => Promise<ExecutionResult>;

/** Codes of a subgraph that refuses the router's own text: a schema that is not the composed one, never the client's fault. */
const OUR_FAULTS: ReadonlySet<unknown> = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST']);

/**
 * What both data sources share: headers and deadline of each fetch, effects, timing, and a typed error at every path asked
 * for when there is no answer.
 */
export function createDataSource(
  subgraph: string,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
  send: SendFetch,
): GraphQLDataSource<RouterContext> {
  return {
    async process(options: GraphQLDataSourceProcessOptions<RouterContext>): Promise<FetchResponse> {
      // The gateway's own question whether a subgraph is there; health is asked elsewhere.
      if (!('incomingRequestContext' in options)) return { data: { __typename: 'Query' } };
      const context = options.context as RouterContext;
      const { query = '', variables = {}, operationName } = options.request;
      const startedAt = performance.now();
      try {
        const timeLeftMs = context.deadlineAt - clock.now();
        if (timeLeftMs <= 0) throw new FetchError('DEADLINE_EXCEEDED', 'no time left');
        const headers = {
          ...context.headers,
          ...(subgraph === 'auth' ? context.clientHeaders : {}),
          [HEADERS.deadlineMs]: String(Math.ceil(timeLeftMs)),
          // What this operation wrote, its later fetches must see.
          ...(context.cursor === null ? {} : { [HEADERS.readAfter]: context.cursor }),
        };
        const result = await send({ query, variables, operationName, headers, timeLeftMs }, context);
        const fault = result.errors?.find(({ extensions }) => OUR_FAULTS.has(extensions?.code));
        if (fault !== undefined) throw new FetchError('SUBGRAPH_UNAVAILABLE', `refused the fetch: ${fault.message}`);
        collectEffects(result, context);
        return result as FetchResponse;
      } catch (error) {
        const code = error instanceof FetchError ? error.code : 'SUBGRAPH_UNAVAILABLE';
        log.warn({ err: error, requestId: context.requestId, subgraph, code }, 'fetch failed');
        return failedFetch(code, query, variables, context.requestId);
      } finally {
        const fetched = context.fetches.get(subgraph) ?? { count: 0, durationMs: 0 };
        context.fetches.set(subgraph, {
          count: fetched.count + 1,
          durationMs: fetched.durationMs + performance.now() - startedAt,
        });
      }
    },
  };
}

function collectEffects({ extensions }: ExecutionResult, context: RouterContext): void {
  if (extensions === undefined) return;
  const { cursor, viewedIds, foundIds } = extensions;
  if (typeof cursor === 'string') context.cursor = cursor;
  if (Array.isArray(viewedIds)) for (const id of viewedIds) context.viewedIds.add(String(id));
  if (Array.isArray(foundIds)) for (const id of foundIds) context.foundIds.add(String(id));
}
