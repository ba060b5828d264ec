import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { RouterContext } from '../router-context.ts';

/** Client names come from outside; a log line stays short. */
const MAX_NAME = 100;

/** One JSON line for each request to `/graphql`, refused ones too: names and figures, never texts, values or addresses. */
export interface AccessLog {
  /** Tells the log which operation a request turned out to be. */
  attach(request: object, context: RouterContext): void;
  readonly plugin: ApolloServerPlugin<RouterContext>;
}

export function accessLog(app: Pick<FastifyInstance, 'addHook'>, log: Logger): AccessLog {
  const contexts = new WeakMap<object, RouterContext>();
  app.addHook('onResponse', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql') return;
    const context = contexts.get(request);
    const operation = context?.outcome.operation;
    log.info(
      {
        requestId: request.id,
        operation: operation?.name ?? 'none',
        kind: operation?.kind,
        client: nameOf(request.headers['apollographql-client-name']),
        clientVersion: nameOf(request.headers['apollographql-client-version']),
        status: reply.statusCode,
        durationMs: round(reply.elapsedTime),
        codes: operation?.codes.length === 0 ? undefined : operation?.codes,
        subgraphs:
          context === undefined
            ? undefined
            : Object.fromEntries([...context.fetches].map(([name, { durationMs }]) => [name, round(durationMs)])),
      },
      'request',
    );
  });
  return {
    attach: (request, context) => void contexts.set(request, context),
    plugin: {
      async requestDidStart() {
        return {
          async willSendResponse({ operationName, operation, response, contextValue }) {
            const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
            contextValue.outcome.operation = {
              name: operation === undefined ? 'invalid' : (operationName ?? 'anonymous'),
              kind: operation?.operation,
              codes: [...new Set(errors.map(({ extensions }) => extensions?.code))],
            };
          },
        };
      },
    },
  };
}

function nameOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header.slice(0, MAX_NAME) : undefined;
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
