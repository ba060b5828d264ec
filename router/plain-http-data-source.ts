import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { HEADERS } from '../platform/graphql/context-from-headers.ts';
import { SERVICE_TOKEN_HEADER } from '../platform/service-token/service-token.ts';
import { type FetchResponse, failedFetch } from './failed-fetch.ts';
import type { RouterContext } from './router-context.ts';

/** Placeholder until the pooled one is merged. */
export function createPlainHttpDataSource(options: {
  readonly name: string;
  readonly url: string;
  readonly token: () => Promise<string>;
}): GraphQLDataSource<RouterContext> {
  return {
    async process(given: GraphQLDataSourceProcessOptions<RouterContext>): Promise<FetchResponse> {
      if (!('incomingRequestContext' in given)) return { data: { __typename: 'Query' } };
      const context = given.context as RouterContext;
      const { query = '', variables, operationName } = given.request;
      const startedAt = performance.now();
      const left = context.deadlineAt - Date.now();
      try {
        const response = await fetch(`${options.url}/graphql`, {
          method: 'POST',
          headers: {
            ...context.headers,
            'content-type': 'application/json',
            [SERVICE_TOKEN_HEADER]: await options.token(),
            [HEADERS.deadlineMs]: String(left),
            ...(context.cursor === null ? {} : { [HEADERS.readAfter]: context.cursor }),
          },
          body: JSON.stringify({ query, variables, operationName }),
          signal: AbortSignal.timeout(Math.max(1, left)),
        });
        const result = (await response.json()) as FetchResponse;
        if (response.status >= 400) throw new Error(JSON.stringify(result));
        const { cursor, viewedIds, foundIds } = (result.extensions ?? {}) as Record<string, unknown>;
        if (typeof cursor === 'string') context.cursor = cursor;
        if (Array.isArray(viewedIds)) for (const id of viewedIds) context.viewedIds.add(String(id));
        if (Array.isArray(foundIds)) for (const id of foundIds) context.foundIds.add(String(id));
        return result;
      } catch (error) {
        if (process.env.DEBUG_FETCH) console.error(options.name, error);
        return failedFetch('SUBGRAPH_UNAVAILABLE', query, variables, context.requestId);
      } finally {
        const fetched = context.fetches.get(options.name) ?? { count: 0, durationMs: 0 };
        context.fetches.set(options.name, {
          count: fetched.count + 1,
          durationMs: fetched.durationMs + performance.now() - startedAt,
        });
      }
    },
  };
}
