import type { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import { fastify } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { toRefusal } from '../platform/errors/to-refusal.ts';
import { createRefusalTally, TALLY_EVERY_MS } from '../platform/identity/refusal-tally.ts';
import type { Viewer } from '../platform/identity/viewer.ts';
import { listen } from '../platform/lifecycle/listen.ts';
import type { RouterMetrics } from '../platform/metrics/registry.ts';
import type { RefusalsPort } from '../platform/ports/accounts.ts';
import type { HealthReport } from '../platform/ports/health.ts';
import type { TelemetryPort } from '../platform/ports/telemetry.ts';
import type { Clock } from '../platform/time/clock.ts';
import { createSystemTimer } from '../platform/time/timer.ts';
import { createAskerPseudonyms } from './asker-pseudonym.ts';
import type { RouterConfig } from './config.ts';
import { addPages } from './pages.ts';
import { accessLog } from './plugins/access-log.ts';
import { browserAccess } from './plugins/browser-access.ts';
import { landingPage, SANDBOX_CONTENT_SECURITY_POLICY } from './plugins/landing-page.ts';
import { MAX_TOKENS, operationLimits } from './plugins/operation-limits.ts';
import { operationReport } from './plugins/operation-report.ts';
import { publicErrors, toPublic } from './plugins/public-errors.ts';
import { rateLimit } from './plugins/rate-limit.ts';
import { requestErrors } from './plugins/request-errors.ts';
import { writeCursor } from './plugins/write-cursor.ts';
import type { Rate, RateLimiter } from './rate-limiter.ts';
import { requestIdOf, toRouterContext } from './request-identity.ts';
import type { RouterContext } from './router-context.ts';
import { attachSubscriptions, type SubscribeAsClient } from './websocket.ts';

export interface RouterDeps {
  readonly config: RouterConfig;
  readonly gateway: ApolloGateway;
  readonly verify: (authorization: string | null) => Promise<Viewer>;
  readonly subscribe: SubscribeAsClient;
  readonly telemetry: Pick<TelemetryPort, 'reportOperation'>;
  /** Whom it tells of clients that come too often to sign in. */
  readonly refusals: RefusalsPort;
  readonly checkServices: () => Promise<readonly HealthReport[]>;
  readonly metrics: RouterMetrics;
  /** Keys the pseudonyms of clients. */
  readonly askerSecret: string;
  /** Counts by a rate of this name, in this process or together with other routers. */
  readonly limiterOf: (name: string, rate: Rate) => RateLimiter;
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
  const limits = operationLimits({ maxCost: config.maxOperationCost, hideSuggestions: isProduction });
  const refused = createRefusalTally({
    clock: deps.clock,
    tell: (attempts) =>
      deps.refusals.noteRefusals(attempts.map(({ address, count, since, until }) => ({ address, count, since, until }))),
  });
  const rates = rateLimit({
    overall: { limiter: deps.limiterOf('overall', config.rate), perSecond: config.rate.perSecond },
    auth: { limiter: deps.limiterOf('auth', config.authRate), perSecond: config.authRate.perSecond },
    onAuthRefused: (address) => refused.note({ event: 'rate.refused', address, account: null }),
  });
  const access = accessLog(app, log);
  const server = new ApolloServer<RouterContext>({
    gateway,
    introspection: !isProduction,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: isProduction,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [...limits.validationRules],
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    logger: {
      debug: () => {},
      info: () => {},
      warn: (text: string) => log.warn(text),
      error: (text: string) => log.error(text),
    },
    plugins: [
      ...limits.plugins,
      // Typed against the CommonJS build of the very same server.
      fastifyApolloDrainPlugin(app) as unknown as ApolloServerPlugin<RouterContext>,
      isProduction ? ApolloServerPluginLandingPageDisabled() : landingPage(),
      rates.plugin,
      writeCursor(),
      publicErrors(),
      operationReport(deps),
      access.plugin,
    ],
  });
  await server.start();

  await browserAccess(app, { corsOrigins: config.corsOrigins, isProduction });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });

  const identity = {
    verify: deps.verify,
    pseudonymOf: createAskerPseudonyms(deps.askerSecret),
    now: () => deps.clock.now(),
    operationTimeoutMs: config.operationTimeoutMs,
  };
  const graphql = fastifyApolloHandler(server, {
    context: async (request) => {
      try {
        const { headers, ip: address, id: requestId } = request;
        const context = await toRouterContext({ headers, address, requestId }, identity);
        access.attach(request, context);
        return context;
      } catch (error) {
        throw toRefusal(error, request.id);
      }
    },
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    // Before the body is read: what is refused costs next to nothing.
    async onRequest(request, reply) {
      const { headers, refusal } = await rates.takeRequest(request.ip);
      reply.headers(headers);
      if (refusal !== null) return reply.code(429).send({ errors: [toPublic(refusal.toJSON(), request.id)] });
    },
    async handler(request, reply) {
      if (request.method === 'GET') reply.header('content-security-policy', SANDBOX_CONTENT_SECURITY_POLICY);
      return graphql.call(app, request as never, reply as never);
    },
  });
  addPages(app, { checkServices: deps.checkServices, metrics: deps.metrics, hasExplorer: !isProduction });
  requestErrors(app, { bodyLimitBytes: config.bodyLimitBytes, log });

  const sockets = attachSubscriptions(app.server, {
    schema: () => apiSchema,
    server,
    subscribe: deps.subscribe,
    async toContext({ headers, address: socketAddress }, requestId) {
      // As Fastify finds the client of an HTTP request behind a proxy.
      const forwarded = config.trustProxy
        ? String(headers['x-forwarded-for'] ?? '')
            .split(',')[0]
            ?.trim()
        : '';
      const address = forwarded === undefined || forwarded === '' ? socketAddress : forwarded;
      const { refusal } = await rates.takeRequest(address);
      if (refusal !== null) throw refusal;
      return toRouterContext({ headers, address, requestId }, identity);
    },
    maxTokens: MAX_TOKENS,
    validationRules: limits.validationRules,
    hideSuggestions: isProduction,
  });
  const url = await listen(app, config);
  const telling = createSystemTimer(log).every(TALLY_EVERY_MS, 'router.refusals', () => refused.flush());
  return {
    url,
    async [Symbol.asyncDispose]() {
      await sockets[Symbol.asyncDispose]();
      await app.close();
      await server.stop();
      await telling[Symbol.asyncDispose]();
      await refused.flush().catch((error: unknown) => log.warn({ err: error }, 'refused attempts were not noted'));
    },
  };
}
