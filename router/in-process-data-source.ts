import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { ExecutionResult } from 'graphql';
import { type ContextSource, contextFromHeaders, HEADERS } from '../platform/graphql/context-from-headers.ts';
import { executeInSubgraph } from '../platform/graphql/execute.ts';
import type { Subgraph } from '../platform/graphql/subgraph.ts';
import { type FetchResponse, failedFetch } from './failed-fetch.ts';
import type { RouterContext } from './router-context.ts';

/** Runs the gateway's fetches in a subgraph of this process, with the headers that an HTTP request would carry. */
export function createInProcessDataSource(subgraph: Subgraph, source: ContextSource): GraphQLDataSource<RouterContext> {
  return {
    async process(options: GraphQLDataSourceProcessOptions<RouterContext>): Promise<FetchResponse> {
      // The gateway's health check of a subgraph; ours is always there.
      if (!('incomingRequestContext' in options)) return { data: { __typename: 'Query' } };
      const { request } = options;
      const context = options.context as RouterContext;
      const { query = '', variables, operationName } = request;
      const startedAt = performance.now();
      const timeLeftMs = context.deadlineAt - source.clock.now();
      if (timeLeftMs <= 0) return failedFetch('DEADLINE_EXCEEDED', query, variables, context.requestId);
      const { promise: late, resolve: give } = Promise.withResolvers<'late'>();
      const timer = setTimeout(give, timeLeftMs, 'late' as const);
      try {
        const headers = {
          ...context.headers,
          [HEADERS.deadlineMs]: String(timeLeftMs),
          // What this operation wrote, its later fetches must see.
          ...(context.cursor === null ? {} : { [HEADERS.readAfter]: context.cursor }),
        };
        const base = await contextFromHeaders(headers, source);
        const result = await Promise.race([executeInSubgraph(subgraph, { query, variables, operationName }, base), late]);
        if (result === 'late') return failedFetch('DEADLINE_EXCEEDED', query, variables, context.requestId);
        collectEffects(result, context);
        return result as FetchResponse;
      } catch (error) {
        source.log.error({ err: error, requestId: context.requestId, subgraph: subgraph.name }, 'subgraph failed');
        return failedFetch('SUBGRAPH_UNAVAILABLE', query, variables, context.requestId);
      } finally {
        clearTimeout(timer);
        const fetched = context.fetches.get(subgraph.name) ?? { count: 0, durationMs: 0 };
        context.fetches.set(subgraph.name, {
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
