import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { toPublicError } from '../errors/to-graphql-error.ts';
import { closingFirst } from './closing-first.ts';
import type { RequestContext } from './request-context.ts';
import type { Subgraph } from './subgraph.ts';

export interface SubgraphRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** Parsed and validated once per schema: a gateway's fetches come from cached query plans, so their texts recur. */
const documents = new WeakMap<GraphQLSchema, LRUCache<string, DocumentNode | readonly GraphQLError[]>>();

function prepare(schema: GraphQLSchema, query: string): DocumentNode | readonly GraphQLError[] {
  let cache = documents.get(schema);
  if (cache === undefined) {
    cache = new LRUCache({ max: 1_000 });
    documents.set(schema, cache);
  }
  let prepared = cache.get(query);
  if (prepared === undefined) {
    try {
      const document = parse(query);
      const errors = validate(schema, document);
      prepared = errors.length > 0 ? errors : document;
    } catch (error) {
      prepared = [error instanceof GraphQLError ? error : new GraphQLError(String(error))];
    }
    cache.set(query, prepared);
  }
  return prepared;
}

/**
 * Runs one operation in a subgraph. Errors are masked; what the request did (its write's cursor, the entities opened) is in
 * `extensions`. Both topologies run their operations through here.
 */
export async function executeInSubgraph(
  subgraph: Subgraph,
  request: SubgraphRequest,
  base: RequestContext,
): Promise<ExecutionResult> {
  const document = prepare(subgraph.schema, request.query);
  if (!('kind' in document)) return { errors: document.map((error) => publicError(error, base)) };
  const result = await execute({
    schema: subgraph.schema,
    document,
    variableValues: request.variables ?? null,
    operationName: request.operationName ?? null,
    contextValue: subgraph.createContext(base),
  });
  return toResult(result, base);
}

/**
 * Subscribes in a subgraph. Each event of the source is `{ [field]: value, cursor }`; the cursor leaves as
 * `extensions.cursor`, from which a client goes on after a lost connection.
 * @returns a stream of results, or one result with errors when the subscription was refused
 */
export async function subscribeInSubgraph(
  subgraph: Subgraph,
  request: SubgraphRequest,
  base: RequestContext,
): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  const document = prepare(subgraph.schema, request.query);
  if (!('kind' in document)) return { errors: document.map((error) => publicError(error, base)) };
  const operation = {
    schema: subgraph.schema,
    document,
    variableValues: request.variables ?? null,
    operationName: request.operationName ?? null,
  };
  const events = await createSourceEventStream({ ...operation, contextValue: subgraph.createContext(base) });
  if (!(Symbol.asyncIterator in events)) return toResult(events, base);
  const source: AsyncIterator<unknown> = events[Symbol.asyncIterator]();
  async function* results(): AsyncGenerator<ExecutionResult, void> {
    for await (const event of { [Symbol.asyncIterator]: () => source }) {
      // A new context for each event: loaders must not remember the one before.
      const result = await execute({ ...operation, rootValue: event, contextValue: subgraph.createContext(base) });
      const cursor = typeof event === 'object' && event !== null && 'cursor' in event ? event.cursor : undefined;
      yield { ...toResult(result, base), extensions: { cursor } };
    }
  }
  return closingFirst(results(), () => source.return?.());
}

function toResult(result: ExecutionResult, base: RequestContext): ExecutionResult {
  const { cursor, viewedIds, foundIds } = base.effects;
  const extensions = {
    ...(cursor === null ? {} : { cursor }),
    ...(viewedIds.size === 0 ? {} : { viewedIds: [...viewedIds] }),
    ...(foundIds.size === 0 ? {} : { foundIds: [...foundIds] }),
  };
  return {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.errors === undefined ? {} : { errors: result.errors.map((error) => publicError(error, base)) }),
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
  };
}

function publicError(error: GraphQLError, { requestId, log }: RequestContext): GraphQLError {
  return toPublicError(error, requestId, (original) =>
    log.error({ err: original, requestId, path: error.path }, 'unexpected error'),
  );
}
