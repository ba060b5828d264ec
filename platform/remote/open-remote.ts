import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ServiceConfig } from '../config/service-config.ts';
import type { Progress } from '../graphql/subgraph.ts';
import { readOrCreateSecret } from '../lifecycle/secret-file.ts';
import type { Logger } from '../logging/logger.ts';
import type { KeySetPort, QuotaPort, RefusalsPort } from '../ports/accounts.ts';
import type { CachePort } from '../ports/cache.ts';
import type { CataloguePort } from '../ports/catalogue.ts';
import type { DocumentsPort } from '../ports/documents.ts';
import type { HealthReport } from '../ports/health.ts';
import type { RetrievalPort, SearchLogPort } from '../ports/retrieval.ts';
import type { TelemetryPort } from '../ports/telemetry.ts';
import { type CallerName, SERVICE_NAMES, type ServiceName } from '../service-names.ts';
import { createTokenSupply, type TokenSupply } from '../service-token/supply.ts';
import type { Clock } from '../time/clock.ts';
import { createRemoteQuota, createRemoteRefusals, openRemoteKeySet } from './accounts.ts';
import { createRemoteCache } from './cache.ts';
import { createRemoteCatalogue } from './catalogue.ts';
import { openDocumentReplica } from './document-replica.ts';
import { createRemoteDocuments } from './documents.ts';
import { createHttpPool, requestJson, unavailable } from './http.ts';
import { createRemoteRetrieval, createRemoteSearchLog } from './retrieval.ts';
import { createServiceClient, type ServiceClient } from './service-client.ts';
import { createRemoteTelemetry } from './telemetry.ts';

/** The other services as one service reaches them over HTTP; what is not asked for is not opened. */
export interface Remote extends AsyncDisposable {
  readonly tokens: TokenSupply;
  keySet(): KeySetPort;
  /** With copies of stones and articles at hand. */
  documents(): DocumentsPort;
  cache(): CachePort;
  catalogue(): CataloguePort;
  retrieval(): RetrievalPort;
  searchLog(): SearchLogPort;
  quota(): QuotaPort;
  refusals(): RefusalsPort;
  telemetry(): TelemetryPort;
  /** One report for each service that answers within a second. */
  checkServices(): Promise<readonly HealthReport[]>;
  /** Resolves once these services are ready. */
  untilReady(...services: readonly ServiceName[]): Promise<void>;
  /** Resolves once the catalogue has been seeded. */
  untilSeeded(): Promise<void>;
}

export interface RemoteOptions {
  readonly name: CallerName;
  readonly config: ServiceConfig;
  /** Auth signs its own; others get theirs from auth. */
  readonly tokens?: TokenSupply;
  readonly clock: Clock;
  readonly log: Logger;
  readonly progress: Progress;
}

const HEALTH_WITHIN_MS = 1_000;
const POLL_MS = 150;
/** A wait is told of only when it lasts. */
const SILENT_MS = 1_500;

const HEALTH = z.object({
  service: z.enum(SERVICE_NAMES),
  state: z.enum(['HEALTHY', 'DEGRADED', 'DOWN']),
  ready: z.boolean(),
  version: z.string(),
  dependencies: z.array(
    z.object({
      name: z.string(),
      engine: z.string(),
      state: z.enum(['HEALTHY', 'DEGRADED', 'DOWN']),
      latencyMs: z.number().nullable(),
      message: z.string().nullable(),
    }),
  ),
});

const TOKENS = z.object({
  tokens: z.array(z.object({ token: z.string(), notBefore: z.number(), expiresAt: z.number() })).min(1),
});

export function openRemote({ name, config, clock, log, progress, ...rest }: RemoteOptions): Remote {
  const owned = new AsyncDisposableStack();
  const stop = new AbortController();
  const pool = createHttpPool();
  owned.defer(() => pool.close());
  const secret = once(() => config.secret ?? readOrCreateSecret(join(config.secretsDir, name)));
  const tokens = rest.tokens ?? createTokenSupply({ caller: name, clock, log, request: requestTokens });
  const clients = new Map<ServiceName, ServiceClient>();

  async function requestTokens(service: ServiceName) {
    let failure: unknown;
    for (const url of config.urls.auth) {
      try {
        const { status, body } = await requestJson({
          url: `${url}/service-token`,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Basic ${Buffer.from(`${name}:${secret()}`).toString('base64')}`,
          },
          body: JSON.stringify({ service }),
          timeoutMs: 5_000,
          dispatcher: pool,
        });
        if (status === 200) return TOKENS.parse(body).tokens;
        failure = new Error(`Auth refused ${name} a token for ${service}: HTTP ${status}.`);
      } catch (error) {
        failure = error;
      }
    }
    throw unavailable(failure);
  }

  function clientOf(service: ServiceName): ServiceClient {
    const known = clients.get(service);
    if (known !== undefined) return known;
    const client = owned.use(createServiceClient({ service, urls: config.urls[service], tokens, clock }));
    clients.set(service, client);
    return client;
  }

  async function getHealth(service: ServiceName, path: string): Promise<unknown> {
    const [url = ''] = config.urls[service];
    const { body } = await requestJson({
      url: `${url}${path}`,
      method: 'GET',
      headers: {},
      timeoutMs: HEALTH_WITHIN_MS,
      dispatcher: pool,
    });
    return body;
  }

  async function until(label: string, holds: () => Promise<boolean>): Promise<void> {
    const startedAt = performance.now();
    for (;;) {
      if (await holds().catch(() => false)) return;
      if (stop.signal.aborted) throw new Error(`${name} was stopped while it waited.`);
      if (performance.now() - startedAt > SILENT_MS) progress.report(`${name} waits for ${label}`, 0, null);
      await sleep(POLL_MS, undefined, { signal: stop.signal }).catch(() => {});
    }
  }

  const plainDocuments = once(() => owned.use(createRemoteDocuments(clientOf('database'), name)));
  return {
    tokens,
    keySet: once(() =>
      owned.use(
        openRemoteKeySet({
          urls: config.urls.auth,
          client: clientOf('auth'),
          file: join(config.dataDir, name, 'auth-keys.json'),
          log,
        }),
      ),
    ),
    documents: once(() => {
      const documents = plainDocuments();
      return owned.use(openDocumentReplica({ documents, collections: ['stones', 'articles'], log }));
    }),
    cache: once(() => createRemoteCache(clientOf('cache'), log)),
    catalogue: once(() => createRemoteCatalogue(clientOf('content'))),
    retrieval: once(() => createRemoteRetrieval(clientOf('rag'))),
    searchLog: once(() => createRemoteSearchLog(clientOf('search'))),
    quota: once(() => createRemoteQuota(clientOf('auth'))),
    refusals: once(() => createRemoteRefusals(clientOf('auth'))),
    telemetry: once(() => owned.use(createRemoteTelemetry(clientOf('monitoring'), log))),
    async checkServices() {
      const reports = await Promise.all(
        SERVICE_NAMES.map((service) => getHealth(service, '/health').then(HEALTH.parse, () => null)),
      );
      return reports.filter((report) => report !== null);
    },
    async untilReady(...services) {
      const isReady = z.object({ status: z.literal('ready') });
      for (const service of services) {
        await until(service, async () => isReady.safeParse(await getHealth(service, '/health/ready')).success);
      }
    },
    untilSeeded: () =>
      until('the catalogue to be seeded', async () => {
        const [seed] = await plainDocuments().getMany('seeds', ['catalogue']);
        return seed !== null && seed !== undefined;
      }),
    async [Symbol.asyncDispose]() {
      stop.abort();
      await owned.disposeAsync();
    },
  };
}

/** Made on first use, and only then. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
