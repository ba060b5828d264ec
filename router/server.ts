import type { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { fastify } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { ErrorCode } from '../platform/errors/codes.ts';
import { toRefusal } from '../platform/errors/to-refusal.ts';
import type { Viewer } from '../platform/identity/viewer.ts';
import { listen } from '../platform/lifecycle/listen.ts';
import type { RouterMetrics } from '../platform/metrics/registry.ts';
import type { HealthReport } from '../platform/ports/health.ts';
import type { TelemetryPort } from '../platform/ports/telemetry.ts';
import type { Clock } from '../platform/time/clock.ts';
import type { RouterConfig } from './config.ts';
import { createExplorer, EXPLORER_CONTENT_SECURITY_POLICY } from './explorer.ts';
import { landingPage, SANDBOX_CONTENT_SECURITY_POLICY } from './plugins/landing-page.ts';
import { operationReport } from './plugins/operation-report.ts';
import { publicErrors, toPublic } from './plugins/public-errors.ts';
import { writeCursor } from './plugins/write-cursor.ts';
import { requestIdOf, toRouterContext } from './request-identity.ts';
import type { RouterContext } from './router-context.ts';
import { attachSubscriptions, type SubscribeAsClient } from './websocket.ts';

export interface RouterDeps {
  readonly config: RouterConfig;
  readonly gateway: ApolloGateway;
  readonly verify: (authorization: string | null) => Promise<Viewer>;
  readonly subscribe: SubscribeAsClient;
  readonly telemetry: Pick<TelemetryPort, 'reportOperation'>;
  readonly checkServices: () => Promise<readonly HealthReport[]>;
  readonly metrics: RouterMetrics;
  readonly askerSecret: string;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface Router extends AsyncDisposable {
  /** Such as `http://127.0.0.1:4000`. */
  readonly url: string;
}

/**
 * Opens the router: GraphQL over HTTP and WebSocket at `/graphql`, the explorer, health and metrics. Disposing it lets
 * requests in flight finish.
 * @throws {StartupError} when the port is taken
 */
export async function openRouter(deps: RouterDeps): Promise<Router> {
  const { config, gateway, log } = deps;
  const app = fastify({
    bodyLimit: config.bodyLimitBytes,
    trustProxy: config.trustProxy,
    genReqId: ({ headers }) => requestIdOf(headers['x-request-id']),
  });
  const isProduction = config.environment === 'production';
  let apiSchema: GraphQLSchema | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema: loaded }) => {
    apiSchema = loaded;
  });
  const limits = new ApolloArmor({
    blockFieldSuggestion: { enabled: isProduction },
    costLimit: { enabled: true, maxCost: config.maxOperationCost, ignoreIntrospection: true, propagateOnRejection: true },
    maxAliases: { enabled: true, n: 60 },
    maxDepth: { enabled: true, n: 20, ignoreIntrospection: true },
    maxDirectives: { enabled: true, n: 50 },
    maxTokens: { enabled: true, n: 5_000 },
  }).protect();
  const server = new ApolloServer<RouterContext>({
    gateway,
    introspection: !isProduction,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: isProduction,
    validationRules: limits.validationRules,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    logger: {
      debug: () => {},
      info: () => {},
      warn: (text: string) => log.warn(text),
      error: (text: string) => log.error(text),
    },
    plugins: [
      // Both are typed against the CommonJS build of the very same server.
      ...([...limits.plugins, fastifyApolloDrainPlugin(app)] as unknown as ApolloServerPlugin<RouterContext>[]),
      ...(isProduction ? [] : [landingPage()]),
      writeCursor(),
      publicErrors(),
      operationReport(deps),
    ],
  });
  await server.start();

  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    hsts: isProduction,
  });
  await app.register(cors, {
    origin: config.corsOrigins.length === 0 ? false : config.corsOrigins.includes('*') ? true : [...config.corsOrigins],
    methods: ['GET', 'POST', 'OPTIONS'],
    exposedHeaders: ['x-request-id', 'retry-after'],
    maxAge: 3_600,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });

  const graphql = fastifyApolloHandler(server, {
    context: async (request) => {
      try {
        return await toRouterContext(
          { headers: request.headers, address: request.ip, requestId: request.id },
          {
            verify: deps.verify,
            askerSecret: deps.askerSecret,
            now: () => deps.clock.now(),
            operationTimeoutMs: config.operationTimeoutMs,
          },
        );
      } catch (error) {
        throw toRefusal(error, request.id);
      }
    },
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    async handler(request, reply) {
      if (request.method === 'GET') reply.header('content-security-policy', SANDBOX_CONTENT_SECURITY_POLICY);
      return graphql.call(app, request as never, reply as never);
    },
  });
  app.get('/', async (_request, reply) => reply.redirect('/explorer'));
  const explorer = createExplorer();
  if (!isProduction) {
    app.get('/explorer', async (_request, reply) =>
      reply
        .header('content-security-policy', EXPLORER_CONTENT_SECURITY_POLICY)
        .header('content-encoding', 'gzip')
        .header('cache-control', 'public, max-age=3600')
        .type('text/html; charset=utf-8')
        .send(await explorer()),
    );
  }
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    const services = await deps.checkServices();
    const waiting = services.filter((service) => !service.ready).map((service) => service.service);
    return reply.code(waiting.length === 0 ? 200 : 503).send({ status: waiting.length === 0 ? 'ready' : 'starting', waiting });
  });
  app.get('/health', async (_request, reply) => {
    const services = await deps.checkServices();
    const worst = services.some(({ state }) => state === 'DOWN')
      ? 'DOWN'
      : services.some(({ state }) => state !== 'HEALTHY')
        ? 'DEGRADED'
        : 'HEALTHY';
    return reply.code(worst === 'DOWN' ? 503 : 200).send({ state: worst, services });
  });
  app.get('/metrics', async (_request, reply) => reply.type(deps.metrics.contentType).send(await deps.metrics.print()));
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(refusal('NOT_FOUND', 'Nothing is served here; the graph is at `/graphql`.', request.id)),
  );
  app.setErrorHandler((error: { code?: string; statusCode?: number; message: string }, request, reply) => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      return reply
        .code(413)
        .send(refusal('BODY_TOO_LARGE', `The body is larger than ${config.bodyLimitBytes} bytes.`, request.id));
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return reply
        .code(error.statusCode)
        .send(refusal('BAD_REQUEST', 'Send a POST with a JSON body: {"query": "…", "variables": {…}}.', request.id));
    }
    log.error({ err: error, requestId: request.id }, 'request failed');
    return reply.code(500).send(refusal('INTERNAL_SERVER_ERROR', 'Something went wrong on our side.', request.id));
  });

  const sockets = attachSubscriptions(app.server, {
    schema: () => apiSchema,
    server,
    subscribe: deps.subscribe,
    toContext: (request, requestId) =>
      toRouterContext(
        { ...request, requestId },
        {
          verify: deps.verify,
          askerSecret: deps.askerSecret,
          now: () => deps.clock.now(),
          operationTimeoutMs: config.operationTimeoutMs,
        },
      ),
    maxTokens: 5_000,
  });
  const url = await listen(app, config);
  return {
    url,
    async [Symbol.asyncDispose]() {
      await sockets[Symbol.asyncDispose]();
      await app.close();
      await server.stop();
    },
  };
}

function refusal(code: ErrorCode | 'BAD_REQUEST', message: string, requestId: string): object {
  return { errors: [toPublic({ message, extensions: { code } }, requestId)] };
}
