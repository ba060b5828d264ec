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
  /** Entries at most, default 20,000. */
  readonly maxEntries?: number;
}

/**
 * Opens the cache and the subgraph on it. It can be filled at once; it drops what changes from `start` on, and then also what
 * changed since it was opened.
 * @returns besides the subgraph the cache as each service may use it
 */
export async function openCacheSubgraph({ documents, clock, log, maxEntries }: CacheDeps): Promise<{
  readonly subgraph: Subgraph;
  cacheFor(caller: CallerName): CachePort;
}> {
  const from = await documents.lastCursor();
  const cache = createMemoryCache({ clock, ...(maxEntries === undefined ? {} : { maxEntries }) });
  const owned = new AsyncDisposableStack();
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
