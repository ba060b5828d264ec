import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { ApolloServer } from '@apollo/server';
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { DomainError } from '../platform/errors/domain-error.ts';
import { toPublic } from './plugins/public-errors.ts';
import type { RouterContext } from './router-context.ts';
import { type SubscribeInOwner, subscribeThroughGraph } from './subscriptions.ts';

/** Subscribes in the owner of a field, on behalf of the client that the context describes. */
export type SubscribeAsClient = (context: RouterContext, ...args: Parameters<SubscribeInOwner>) => ReturnType<SubscribeInOwner>;

export interface WebSocketOptions {
  /** What clients see; undefined until the gateway has loaded it. */
  readonly schema: () => GraphQLSchema | undefined;
  readonly server: ApolloServer<RouterContext>;
  readonly subscribe: SubscribeAsClient;
  readonly toContext: (request: { headers: IncomingHttpHeaders; address: string }, requestId: string) => Promise<RouterContext>;
  /** A subscription with more tokens is refused. */
  readonly maxTokens: number;
  /** What an operation is held to beside the specification. */
  readonly validationRules: readonly ValidationRule[];
  /** True where outsiders shall not be helped to names. */
  readonly hideSuggestions: boolean;
}

/** GraphQL over WebSocket (the graphql-ws protocol) at `/graphql`, for subscriptions. */
export function attachSubscriptions(http: Server, options: WebSocketOptions): AsyncDisposable {
  const sockets = new WebSocketServer({ server: http, path: '/graphql', maxPayload: 256 * 1024 });
  const served = useServer(
    {
      // The context is made anew for every operation, so a token that has expired ends the next one, not the socket.
      onSubscribe: async (connection, _id, payload) => {
        const schema = options.schema();
        if (schema === undefined) return [refuse('SUBGRAPH_UNAVAILABLE', 'The graph is not ready yet.')];
        try {
          const document = parse(payload.query, { maxTokens: options.maxTokens });
          if (getOperationAST(document, payload.operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) {
            return [refuse('BAD_USER_INPUT', 'Only subscriptions are served here; send queries and mutations by HTTP.')];
          }
          const errors = validate(schema, document, [...specifiedRules, ...options.validationRules]);
          if (errors.length > 0) return errors.map(({ message }) => refuseInvalid(message, options));
          const { request } = connection.extra;
          const authorization = connection.connectionParams?.authorization ?? connection.connectionParams?.Authorization;
          const headers = { ...request.headers, ...(typeof authorization === 'string' ? { authorization } : {}) };
          const contextValue = await options.toContext({ headers, address: request.socket.remoteAddress ?? '' }, randomUUID());
          return { schema, document, variableValues: payload.variables, operationName: payload.operationName, contextValue };
        } catch (error) {
          if (error instanceof GraphQLError)
            return [refuse(String(error.extensions.code ?? 'GRAPHQL_PARSE_FAILED'), error.message)];
          if (error instanceof DomainError) return [refuse(error.code, error.message)];
          throw error;
        }
      },
      subscribe: async (args) => {
        const context = args.contextValue as RouterContext;
        const stream = await subscribeThroughGraph(
          args,
          args.schema,
          (...request) => options.subscribe(context, ...request),
          (query, variables) => runQuery(options.server, context, query, variables),
        );
        // Typed for graphql-js, which answers the same shapes.
        return stream as ExecutionResult;
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

async function runQuery(
  server: ApolloServer<RouterContext>,
  client: RouterContext,
  query: string,
  variables: Record<string, unknown>,
): Promise<ExecutionResult> {
  // A fresh deadline and fresh effects: a subscription lives longer than any operation.
  const contextValue: RouterContext = {
    ...client,
    deadlineAt: Date.now() + 30_000,
    cursor: null,
    viewedIds: new Set(),
    foundIds: new Set(),
    fetches: new Map(),
    outcome: { operation: null },
  };
  const { body } = await server.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') return { errors: [refuse('INTERNAL_SERVER_ERROR', 'Unexpected answer.')] };
  const { errors, ...result } = body.singleResult;
  // Plain by now, and graphql-ws sends errors by their own `toJSON`.
  return {
    ...result,
    ...(errors === undefined
      ? {}
      : { errors: errors.map(({ message, path, extensions }) => new GraphQLError(message, { path, extensions })) }),
  };
}

/** As Apollo Server words it for other operations. */
function refuseInvalid(message: string, { hideSuggestions }: Pick<WebSocketOptions, 'hideSuggestions'>): GraphQLError {
  return refuse('GRAPHQL_VALIDATION_FAILED', hideSuggestions ? message.replace(/ ?Did you mean .+\?$/, '') : message);
}

function refuse(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: toPublic({ message, extensions: { code } }, randomUUID()).extensions });
}
