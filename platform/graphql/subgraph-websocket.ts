import type { IncomingHttpHeaders, Server } from 'node:http';
import { type ExecutionResult, parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { DomainError } from '../errors/domain-error.ts';
import { toRefusal } from '../errors/to-refusal.ts';
import { subscribeInSubgraph } from './execute.ts';
import type { RequestContext } from './request-context.ts';
import type { Subgraph } from './subgraph.ts';

interface Subscription {
  readonly base: RequestContext;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly operationName: string | undefined;
}

/** A subgraph's subscriptions over WebSocket (the graphql-ws protocol) at `/graphql`, with the headers of the upgrade. */
export function attachSubgraphSubscriptions(
  http: Server,
  options: { readonly subgraph: Subgraph; readonly toContext: (headers: IncomingHttpHeaders) => Promise<RequestContext> },
): AsyncDisposable {
  const { subgraph, toContext } = options;
  const sockets = new WebSocketServer({ server: http, path: '/graphql', maxPayload: 256 * 1024 });
  const served = useServer(
    {
      onSubscribe: async (connection, id, payload) => {
        try {
          const base = await toContext(connection.extra.request.headers);
          const contextValue: Subscription = {
            base,
            query: payload.query,
            variables: payload.variables ?? {},
            operationName: payload.operationName ?? undefined,
          };
          return { schema: subgraph.schema, document: parse(payload.query), contextValue };
        } catch (error) {
          if (error instanceof DomainError) return [toRefusal(error, id) as never];
          throw error;
        }
      },
      subscribe: async (args) => {
        const { base, ...request } = args.contextValue as Subscription;
        // Typed for graphql-js, which answers the same shapes.
        return (await subscribeInSubgraph(subgraph, request, base)) as ExecutionResult;
      },
    },
    sockets,
  );
  return {
    async [Symbol.asyncDispose]() {
      await served.dispose();
    },
  };
}
