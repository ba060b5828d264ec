import { join } from 'node:path';
import type { Logger } from 'pino';
import { createMemoryLeases } from '../platform/engines/leases.memory.ts';
import { createRedisLeases } from '../platform/engines/leases.redis.ts';
import type { MongoConfig } from '../platform/engines/mongodb-config.ts';
import type { OpenAiConfig } from '../platform/engines/openai-config.ts';
import { openRedis, type RedisEngine } from '../platform/engines/redis.ts';
import type { RedisConfig } from '../platform/engines/redis-config.ts';
import { type ContextSource, contextFromHeaders } from '../platform/graphql/context-from-headers.ts';
import { subscribeInSubgraph } from '../platform/graphql/execute.ts';
import type { Progress, Subgraph } from '../platform/graphql/subgraph.ts';
import { checkSubgraph } from '../platform/health/check-subgraph.ts';
import { createTokenVerifier } from '../platform/identity/verify-token.ts';
import { readOrCreateSecret } from '../platform/lifecycle/secret-file.ts';
import { createRouterMetrics } from '../platform/metrics/registry.ts';
import type { KeySetPort, RefusalsPort } from '../platform/ports/accounts.ts';
import type { DocumentsPort } from '../platform/ports/documents.ts';
import type { HealthReport } from '../platform/ports/health.ts';
import type { TelemetryPort } from '../platform/ports/telemetry.ts';
import type { ServiceName } from '../platform/service-names.ts';
import type { Clock } from '../platform/time/clock.ts';
import type { RouterConfig } from '../router/config.ts';
import { createGateway } from '../router/gateway.ts';
import { createInProcessDataSource } from '../router/in-process-data-source.ts';
import { createRateLimiters } from '../router/rate-limiter.redis.ts';
import { openRouter, type Router } from '../router/server.ts';
import { readSupergraphSdl } from '../schema/compose.ts';
import type { AuthConfig } from '../subgraphs/auth/config.ts';
import { openAuthSubgraph } from '../subgraphs/auth/subgraph.ts';
import { openCacheSubgraph } from '../subgraphs/cache/subgraph.ts';
import { openContentSubgraph } from '../subgraphs/content/subgraph.ts';
import { openDatabaseSubgraph } from '../subgraphs/database/subgraph.ts';
import { openFlywheelSubgraph } from '../subgraphs/flywheel/subgraph.ts';
import type { MonitoringConfig } from '../subgraphs/monitoring/config.ts';
import { openMonitoringSubgraph } from '../subgraphs/monitoring/subgraph.ts';
import type { PineconeConfig } from '../subgraphs/rag/engines/pinecone-config.ts';
import { openRagSubgraph } from '../subgraphs/rag/subgraph.ts';
import { openSearchSubgraph } from '../subgraphs/search/subgraph.ts';

export const CATALOGUE_FILE = new URL('../data/stones.jsonl', import.meta.url);
const ARTICLES_FOLDER = new URL('../data/articles/', import.meta.url);

export interface OneProcessOptions {
  readonly dataDir: string;
  readonly auth: AuthConfig;
  readonly clock: Clock;
  readonly log: Logger;
  readonly progress: Progress;
  /** Shown once to whoever starts the process, such as the first admin's password. */
  readonly announce: (line: string) => void;
  /** The stones of a fresh data folder, default the project's own catalogue. */
  readonly catalogueFile?: URL | string;
  readonly version: string;
  /** Redis, where several processes share it; null or left out: all in memory. */
  readonly redis?: RedisConfig | null;
  /** MongoDB for documents; null or left out: the embedded engine. */
  readonly mongo?: MongoConfig | null;
  /** Pinecone for the vectors of passages; null or left out: in memory. */
  readonly pinecone?: PineconeConfig | null;
  /** The language model; null or left out: none. */
  readonly openai?: OpenAiConfig | null;
  /** What paid calls may cost; left out: anything. */
  readonly monitoring?: MonitoringConfig;
  /** Lets a test stand between a service and the document store, to count calls. */
  readonly observeDocuments?: (service: ServiceName, documents: DocumentsPort) => DocumentsPort;
}

/** The eight subgraphs in one process, opened and caught up; each reaches the others by local ports only. */
export interface Services extends AsyncDisposable {
  readonly subgraphs: ReadonlyMap<ServiceName, Subgraph>;
  readonly source: ContextSource;
  /** By which a person's token is verified, and a service's. */
  readonly keySet: KeySetPort;
  readonly telemetry: TelemetryPort;
  readonly refusals: RefusalsPort;
  /** What several processes share; null: all is in memory. */
  readonly redis: RedisEngine | null;
  /** Search's legs, for the evaluation. */
  readonly ranking: Awaited<ReturnType<typeof openSearchSubgraph>>['ranking'];
  checkServices(): Promise<readonly HealthReport[]>;
}

/**
 * Opens every subgraph, by default on embedded engines, seeds a fresh data folder and waits for the indexes.
 * @throws {StartupError} when the data folder cannot be used
 */
export async function openServices(options: OneProcessOptions): Promise<Services> {
  const { clock, log, dataDir, announce, progress, version } = options;
  await using opened = new AsyncDisposableStack();
  const subgraphs = new Map<ServiceName, Subgraph>();
  function add<Opened extends { readonly subgraph: Subgraph }>(service: Opened): Opened {
    opened.use(service.subgraph);
    subgraphs.set(service.subgraph.name, service.subgraph);
    return service;
  }
  const own = (name: ServiceName) => ({ dataDir: join(dataDir, name), clock, log: log.child({ service: name }) });
  const checkServices = () => Promise.all([...subgraphs.values()].map((subgraph) => checkSubgraph(subgraph, version)));

  const redis = options.redis
    ? opened.use(await openRedis({ config: options.redis, log: log.child({ service: 'cache' }) }))
    : null;
  const leases = redis === null ? createMemoryLeases({ clock }) : createRedisLeases({ redis, clock });
  const { documentsFor } = add(await openDatabaseSubgraph({ ...own('database'), mongo: options.mongo }));
  const { cacheFor } = add(await openCacheSubgraph({ ...own('cache'), redis, version, documents: documentsFor('cache') }));
  const observe = options.observeDocuments ?? ((_service: ServiceName, documents: DocumentsPort) => documents);
  const shared = (name: ServiceName) => ({ ...own(name), documents: observe(name, documentsFor(name)), cache: cacheFor(name) });
  const { telemetryFor } = add(await openMonitoringSubgraph({ ...shared('monitoring'), ...options.monitoring, checkServices }));
  const { keySet, quotaFor, refusalsFor } = add(await openAuthSubgraph({ ...shared('auth'), config: options.auth, announce }));
  const { catalogueFor } = add(
    await openContentSubgraph({
      ...shared('content'),
      telemetry: telemetryFor('content'),
      quota: quotaFor('content'),
      openai: options.openai,
      catalogueFile: options.catalogueFile ?? CATALOGUE_FILE,
      articlesFolder: ARTICLES_FOLDER,
    }),
  );
  const { pinecone, openai } = options;
  const { retrievalFor } = add(
    await openRagSubgraph({
      ...shared('rag'),
      catalogue: catalogueFor('rag'),
      pinecone,
      openai: openai ? { config: openai, telemetry: telemetryFor('rag') } : null,
    }),
  );
  const { searchLogFor, ranking } = add(
    await openSearchSubgraph({
      ...shared('search'),
      mongo: options.mongo,
      catalogue: catalogueFor('search'),
      retrieval: retrievalFor('search'),
      telemetry: telemetryFor('search'),
    }),
  );
  add(
    await openFlywheelSubgraph({
      ...shared('flywheel'),
      leases,
      catalogue: catalogueFor('flywheel'),
      retrieval: retrievalFor('flywheel'),
      searchLog: searchLogFor('flywheel'),
      telemetry: telemetryFor('flywheel'),
      openai: options.openai,
    }),
  );

  // In the order of opening: whoever derives starts after whoever seeds.
  for (const subgraph of subgraphs.values()) await subgraph.start(progress);

  const verifier = createTokenVerifier({ keys: keySet, clock });
  const owned = opened.move();
  return {
    subgraphs,
    source: { verify: (authorization) => verifier.verify(authorization), log, clock },
    keySet,
    telemetry: telemetryFor('router'),
    refusals: refusalsFor('router'),
    redis,
    ranking,
    checkServices,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Serves the whole supergraph from one process. */
export async function openOneProcess(
  options: OneProcessOptions & { readonly router: RouterConfig },
): Promise<Router & { readonly services: Services }> {
  await using opened = new AsyncDisposableStack();
  const services = opened.use(await openServices(options));
  const { source, subgraphs } = services;
  const router = opened.use(
    await openRouter({
      config: options.router,
      gateway: createGateway({
        supergraphSdl: readSupergraphSdl(),
        dataSourceOf: (name) => createInProcessDataSource(subgraphNamed(subgraphs, name), source),
        log: options.log.child({ service: 'router' }),
      }),
      verify: source.verify,
      subscribe: async (context, field, request) => {
        const owner = [...subgraphs.values()].find(({ schema }) =>
          Object.hasOwn(schema.getSubscriptionType()?.getFields() ?? {}, field),
        );
        if (owner === undefined) throw new Error(`No subgraph has the subscription "${field}".`);
        return subscribeInSubgraph(owner, request, await contextFromHeaders(context.headers, source));
      },
      telemetry: services.telemetry,
      refusals: services.refusals,
      checkServices: services.checkServices,
      metrics: createRouterMetrics(),
      limiterOf: createRateLimiters(services.redis, options.clock),
      askerSecret: readOrCreateSecret(join(options.dataDir, 'router', 'asker-secret')),
      clock: options.clock,
      log: options.log.child({ service: 'router' }),
    }),
  );
  const owned = opened.move();
  return { url: router.url, services, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

function subgraphNamed(subgraphs: ReadonlyMap<ServiceName, Subgraph>, name: string): Subgraph {
  for (const [known, subgraph] of subgraphs) if (known === name) return subgraph;
  throw new Error(`The supergraph names a subgraph "${name}" that this process has not.`);
}
