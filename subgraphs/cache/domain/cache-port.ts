import { DomainError } from '../../../platform/errors/domain-error.ts';
import type { CachePort } from '../../../platform/ports/cache.ts';
import type { ServiceName } from '../../../platform/service-names.ts';

/**
 * The cache as one service may use it: it fills and reads namespaces that begin with its own name and a colon.
 * Any other namespace throws FORBIDDEN. Tags are common to all services, so that one change drops what all derived from it.
 */
export function createCachePort(cache: CachePort, caller: ServiceName): CachePort {
  return {
    async getOrLoadMany(namespace, keys, options, load) {
      if (!namespace.startsWith(`${caller}:`)) {
        throw new DomainError('FORBIDDEN', `The service ${caller} may not use the cache namespace ${namespace}.`);
      }
      return cache.getOrLoadMany(namespace, keys, options, load);
    },
    invalidate: (tags) => cache.invalidate(tags),
    statusOf: (tags) => cache.statusOf(tags),
    statistics: () => cache.statistics(),
  };
}
