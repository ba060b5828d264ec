import type { GraphQLDataSource } from '@apollo/gateway';
import { type ContextSource, contextFromHeaders } from '../platform/graphql/context-from-headers.ts';
import { executeInSubgraph } from '../platform/graphql/execute.ts';
import { runInScope } from '../platform/graphql/request-scope.ts';
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
      const { requestId, readAfter } = base;
      const scope = { requestId, readAfter, deadlineAt: source.clock.now() + timeLeftMs };
      const answer = runInScope(scope, () => executeInSubgraph(subgraph, { query, variables, operationName }, base));
      const result = await Promise.race([answer, late]);
      if (result === 'late') throw new FetchError('DEADLINE_EXCEEDED', 'not answered in time');
      return result;
    } finally {
      clearTimeout(timer);
    }
  });
}
