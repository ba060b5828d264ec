import type { IncomingHttpHeaders } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { fastify } from 'fastify';
import type { Logger } from 'pino';
import { DomainError } from './errors/domain-error.ts';
import { toRefusal } from './errors/to-refusal.ts';
import { type ContextSource, contextFromHeaders, HEADERS } from './graphql/context-from-headers.ts';
import { executeInSubgraph } from './graphql/execute.ts';
import type { RequestContext } from './graphql/request-context.ts';
import { runInScope } from './graphql/request-scope.ts';
import type { Progress, Subgraph } from './graphql/subgraph.ts';
import { attachSubgraphSubscriptions } from './graphql/subgraph-websocket.ts';
import { checkSubgraph } from './health/check-subgraph.ts';
import { createKeyFinder } from './identity/find-key.ts';
import { admit } from './identity/service-permissions.ts';
import { createTokenVerifier } from './identity/verify-token.ts';
import { listen } from './lifecycle/listen.ts';
import { createSubgraphMetrics } from './metrics/subgraph-metrics.ts';
import type { KeySetPort } from './ports/accounts.ts';
import type { HealthReport } from './ports/health.ts';
import type { CallerName, ServiceName } from './service-names.ts';
import { SERVICE_TOKEN_HEADER } from './service-token/service-token.ts';
import { createCallerVerifier } from './service-token/verify.ts';
import type { Clock } from './time/clock.ts';

const HEALTH_WITHIN_MS = 1_000;
/** Documents travel in batches of some thousands between services. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024;

function createApp() {
  return fastify({ bodyLimit: BODY_LIMIT_BYTES });
}

/** The HTTP server, for routes that a service adds. */
export type SubgraphApp = ReturnType<typeof createApp>;

export interface SubgraphServerOptions {
  readonly name: ServiceName;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Verifies persons and callers, and says whose token was recalled. */
  readonly keys: KeySetPort;
  /**
   * Opens the subgraph once the server listens, so that it is live while it waits for its peers. What it opened besides is
   * its own to close with the subgraph.
   */
  readonly open: () => Promise<Subgraph>;
  /** Adds routes that need no service token, such as auth's key set. */
  readonly addRoutes?: (app: SubgraphApp) => void;
  readonly version: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly progress: Progress;
}

export interface SubgraphServer extends AsyncDisposable {
  /** Such as `http://127.0.0.1:8001`. */
  readonly url: string;
  /** Resolves once the subgraph has caught up with the seed; rejects when it cannot be opened. */
  readonly ready: Promise<Subgraph>;
}

/** What Apollo Server hands from the request's headers to the execution. */
interface ServedContext {
  readonly base: RequestContext;
  readonly deadlineAt: number | null;
}

/**
 * The one server of all eight subgraphs: `/graphql` over HTTP and WebSocket for callers with a service token, `/metrics` for
 * the same, `/health…` for everyone. An operation runs exactly as in one process, by {@link executeInSubgraph}, so errors and
 * `extensions` (`cursor`, `viewedIds`, `foundIds`) are the same. Disposing lets requests in flight finish.
 * @throws {StartupError} when the port is taken
 */
export async function startSubgraph(options: SubgraphServerOptions): Promise<SubgraphServer> {
  const { name, keys, clock, log, version } = options;
  const findKey = createKeyFinder({ keys, clock });
  const callers = createCallerVerifier({ service: name, findKey, clock });
  const persons = createTokenVerifier({ keys, clock, findKey });
  const source: ContextSource = { verify: (authorization) => persons.verify(authorization), log, clock };
  const metrics = createSubgraphMetrics();
  const app = createApp();
  let phase: Phase = { name: 'opening' };

  async function toContext(headers: IncomingHttpHeaders): Promise<ServedContext> {
    const map = toHeaderMap(headers);
    const caller = await callers.verify(map[SERVICE_TOKEN_HEADER] ?? null);
    admit(caller, name);
    // Only the token says who calls: a header of that name from outside means nothing.
    const base = await contextFromHeaders({ ...map, [HEADERS.caller]: caller }, source);
    const timeLeftMs = Number(map[HEADERS.deadlineMs] ?? Number.NaN);
    return {
      base,
      deadlineAt: Number.isFinite(timeLeftMs) ? clock.now() + timeLeftMs : null,
    };
  }

  /** The caller of a request that is no operation. */
  async function requireCaller(headers: IncomingHttpHeaders): Promise<CallerName> {
    return callers.verify(toHeaderMap(headers)[SERVICE_TOKEN_HEADER] ?? null);
  }

  async function report(): Promise<HealthReport> {
    if (phase.name === 'open') {
      const { subgraph } = phase;
      // What it asks of others must not outlive the answer.
      const scope = { requestId: 'health', readAfter: null, deadlineAt: clock.now() + HEALTH_WITHIN_MS };
      return runInScope(scope, () => checkSubgraph(subgraph, version));
    }
    return { service: name, state: phase.name === 'failed' ? 'DOWN' : 'DEGRADED', ready: false, version, dependencies: [] };
  }

  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    async handler(request, reply) {
      if (phase.name === 'open' && phase.subgraph.canAnswer) return phase.answer(request, reply);
      return reply.code(503).send(toBody(stillStarting(), request.id));
    },
  });
  app.get('/health', async (_request, reply) => {
    const health = await report();
    return reply.code(health.state === 'DOWN' ? 503 : 200).send(health);
  });
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    const isReady = phase.name === 'open' && phase.subgraph.isReady;
    return reply
      .code(isReady ? 200 : 503)
      .send({ status: isReady ? 'ready' : phase.name === 'open' ? 'starting' : phase.name });
  });
  app.get('/metrics', async (request, reply) => {
    await requireCaller(request.headers);
    return reply.type(metrics.contentType).send(await metrics.print());
  });
  options.addRoutes?.(app);
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(toBody(new DomainError('NOT_FOUND', 'Nothing is served here.'), request.id)),
  );
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    if (error instanceof DomainError) {
      const body = toBody(error, request.id);
      return reply.code(body.errors[0]?.extensions.http?.status ?? 500).send(body);
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return reply.code(error.statusCode).send({ errors: [{ message: 'Send a POST with a JSON body: {"query": "…"}.' }] });
    }
    log.error({ err: error }, 'request failed');
    return reply
      .code(500)
      .send(toBody(new DomainError('INTERNAL_SERVER_ERROR', 'Something went wrong on our side.'), request.id));
  });
  const url = await listen(app, options);

  async function serve(subgraph: Subgraph): Promise<Open> {
    const server = new ApolloServer<ServedContext>({
      // Apollo speaks HTTP; the execution is ours, as in one process. Its gateway interface is the seam for that.
      gateway: {
        load: async () => ({
          executor: async ({ request, context: given }) => {
            const context = given as ServedContext;
            const startedAt = performance.now();
            const { query = '', variables, operationName } = request;
            const { requestId, readAfter, caller } = context.base;
            const scope = { requestId, readAfter, deadlineAt: context.deadlineAt };
            const result = await runInScope(scope, () =>
              executeInSubgraph(subgraph, { query, variables, operationName }, context.base),
            );
            metrics.observeRequest(caller, result.errors !== undefined, performance.now() - startedAt);
            return result as never;
          },
        }),
        onSchemaLoadOrUpdate(tell) {
          tell({ apiSchema: subgraph.schema, coreSupergraphSdl: '' });
          return () => {};
        },
        stop: async () => {},
      },
      introspection: true,
      csrfPrevention: false,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      logger: { debug() {}, info() {}, warn: (text: string) => log.warn(text), error: (text: string) => log.error(text) },
    });
    await server.start();
    const graphql = fastifyApolloHandler(server, {
      context: async (request) => {
        try {
          return await toContext(request.headers);
        } catch (error) {
          throw toRefusal(error, request.id);
        }
      },
    });
    const sockets = attachSubgraphSubscriptions(app.server, {
      subgraph,
      async toContext(headers) {
        if (!subgraph.canAnswer) throw stillStarting();
        return (await toContext(headers)).base;
      },
    });
    const answer = async (request: unknown, reply: unknown) => graphql.call(app, request as never, reply as never);
    return { name: 'open', subgraph, answer, server, sockets };
  }

  async function open(): Promise<Subgraph> {
    try {
      const subgraph = await options.open();
      if (phase.name === 'closing') {
        await subgraph[Symbol.asyncDispose]();
        throw new Error(`${name} was stopped while it opened.`);
      }
      phase = await serve(subgraph);
      await subgraph.start(options.progress);
      return subgraph;
    } catch (error) {
      if (phase.name === 'opening') phase = { name: 'failed' };
      throw error;
    }
  }

  const ready = open();
  // Whoever waits for it hears of a failure; nobody need wait.
  ready.catch(() => {});
  return {
    url,
    ready,
    async [Symbol.asyncDispose]() {
      const last = phase;
      phase = { name: 'closing' };
      if (last.name !== 'open') {
        await app.close();
        return;
      }
      last.subgraph.endWaits?.();
      await last.sockets[Symbol.asyncDispose]();
      await app.close();
      await last.server.stop();
      await last.subgraph[Symbol.asyncDispose]();
    },
  };
}

interface Open {
  readonly name: 'open';
  readonly subgraph: Subgraph;
  readonly answer: (request: unknown, reply: unknown) => Promise<unknown>;
  readonly server: ApolloServer<ServedContext>;
  readonly sockets: AsyncDisposable;
}

type Phase = Open | { readonly name: 'opening' | 'failed' | 'closing' };

function stillStarting(): DomainError {
  return new DomainError('SUBGRAPH_UNAVAILABLE', 'This service is still starting.');
}

/** Single values only; a header that came twice counts as absent. */
function toHeaderMap(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
}

interface ErrorBody {
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: { readonly http?: { readonly status: number } };
  }[];
}

function toBody(error: DomainError, requestId: string): ErrorBody {
  return JSON.parse(JSON.stringify({ errors: [toRefusal(error, requestId)] })) as ErrorBody;
}
