import type { GraphQLDataSource } from '@apollo/gateway';
import { type ContextSource, contextFromHeaders } from '../platform/graphql/context-from-headers.ts';
import { executeInSubgraph } from '../platform/graphql/execute.ts';
import type { Subgraph } from '../platform/graphql/subgraph.ts';
import { createDataSource, FetchError } from './data-source.ts';
import type { RouterContext } from './router-context.ts';

/** Runs the gateway's fetches in a subgraph of this process, with the headers that an HTTP request would carry. */
export function createInProcessDataSource(subgraph: Subgraph, source: ContextSource): GraphQLDataSource<RouterContext> {
  return createDataSource(subgraph.name, source, async ({ query, variables, operationName, headers, timeLeftMs }) => {
    const { promise: late, resolve: give } = Promise.withResolvers<'late'>();
    const timer = setTimeout(give, timeLeftMs, 'late' as const);
    try {
      const base = await contextFromHeaders(headers, source);
      const result = await Promise.race([executeInSubgraph(subgraph, { query, variables, operationName }, base), late]);
      if (result === 'late') throw new FetchError('DEADLINE_EXCEEDED', 'not answered in time');
      return result;
    } finally {
      clearTimeout(timer);
    }
  });
}
