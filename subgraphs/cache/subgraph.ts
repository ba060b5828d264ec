import type { RedisEngine } from '../../platform/engines/redis.ts';
import { buildGuardedSchema } from '../../platform/graphql/build-schema.ts';
import type { Subgraph } from '../../platform/graphql/subgraph.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import type { CachePort } from '../../platform/ports/cache.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import type { DependencyReport } from '../../platform/ports/health.ts';
import type { CallerName } from '../../platform/service-names.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { createCacheContext } from './context.ts';
import { createCachePort } from './domain/cache-port.ts';
import { followChanges } from './domain/follow-changes.ts';
import { createMemoryCache } from './engines/memory-cache.ts';
import { openRedisCache } from './engines/redis-cache.ts';
import { articleResolvers } from './resolvers/Article.ts';
import { internalMutationResolvers, internalQueryResolvers } from './resolvers/internal.ts';
import { mutationResolvers } from './resolvers/Mutation.ts';
import { queryResolvers } from './resolvers/Query.ts';
import { stoneResolvers } from './resolvers/Stone.ts';
import type { Resolvers } from './schema.generated.ts';

const SCHEMA_FILE = new URL('./schema.graphql', import.meta.url);

export interface CacheDeps {
  readonly documents: DocumentsPort;
  readonly clock: Clock;
  readonly log: Logger;
  /** Entries of this process at most, default 20,000. */
  readonly maxEntries?: number;
  /** Where all processes share a second tier; it stays the caller's to close. Null or left out: memory alone. */
  readonly redis?: RedisEngine | null;
  /** The software's: entries of another version are not read. Needed where there is a second tier. */
  readonly version?: string;
}

/**
 * Opens the cache and the subgraph on it. It can be filled at once; it drops what changes from `start` on, and then also what
 * changed since it was opened.
 * @returns besides the subgraph the cache as each service may use it
 */
export async function openCacheSubgraph({ documents, clock, log, redis = null, version = '', maxEntries }: CacheDeps): Promise<{
  readonly subgraph: Subgraph;
  cacheFor(caller: CallerName): CachePort;
}> {
  const from = await documents.lastCursor();
  const owned = new AsyncDisposableStack();
  const bounds = { clock, ...(maxEntries === undefined ? {} : { maxEntries }) };
  const cache = redis === null ? createMemoryCache(bounds) : owned.use(openRedisCache({ ...bounds, redis, version, log }));
  // What changed while no process followed the feed may still lie in the shared tier as it was.
  await cache.clear();
  let isReady = false;
  const cacheFor = (caller: CallerName) => createCachePort(cache, caller);
  const resolvers: Resolvers = {
    Query: { ...queryResolvers(cache), ...internalQueryResolvers(cacheFor) },
    Mutation: { ...mutationResolvers(cache), ...internalMutationResolvers(cache, cacheFor) },
    Stone: stoneResolvers(),
    Article: articleResolvers(),
  };
  const subgraph: Subgraph = {
    name: 'cache',
    schema: buildGuardedSchema(SCHEMA_FILE, resolvers),
    createContext: (request) => createCacheContext(documents, cache, request),
    checkDependencies: async () => [
      { name: 'cache', engine: 'memory', state: 'HEALTHY', latencyMs: 0, message: null },
      ...(redis === null ? [] : [await redis.report('shared cache')]),
      await checkFeed(documents),
    ],
    async start() {
      const consumer = owned.use(followChanges({ documents, cache, from, log }));
      await consumer.caughtUp();
      isReady = true;
    },
    get isReady() {
      return isReady;
    },
    // An empty cache is a right one.
    canAnswer: true,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
  return { subgraph, cacheFor };
}

/** Without the feed the cache still serves, but entries may be outdated for as long as they live. */
async function checkFeed(documents: Pick<DocumentsPort, 'lastCursor'>): Promise<DependencyReport> {
  const about = { name: 'change feed', engine: 'database' };
  const begin = performance.now();
  try {
    await documents.lastCursor();
    return { ...about, state: 'HEALTHY', latencyMs: performance.now() - begin, message: null };
  } catch {
    return { ...about, state: 'DEGRADED', latencyMs: null, message: 'Changes reach the cache late.' };
  }
}
