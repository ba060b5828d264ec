import { DomainError } from '../../../platform/errors/domain-error.ts';
import { guardPort } from '../../../platform/identity/service-permissions.ts';
import { CACHE_RIGHTS, type CachePort } from '../../../platform/ports/cache.ts';
import type { CallerName } from '../../../platform/service-names.ts';

/**
 * The cache as one service may use it: it fills and reads namespaces that begin with its own name and a colon.
 * Any other namespace throws FORBIDDEN. Tags are common to all services, so that one change drops what all derived from it.
 */
export function createCachePort(cache: CachePort, caller: CallerName): CachePort {
  const port: CachePort = {
    async getOrLoadMany(namespace, keys, options, load) {
      checkNamespace(namespace, caller);
      return cache.getOrLoadMany(namespace, keys, options, load);
    },
    invalidate: (tags) => cache.invalidate(tags),
    statusOf: (tags) => cache.statusOf(tags),
    statistics: () => cache.statistics(),
  };
  return guardPort(port, { caller, service: 'cache', rights: CACHE_RIGHTS });
}

/** @throws {DomainError} FORBIDDEN for a namespace of another service */
export function checkNamespace(namespace: string, caller: CallerName): void {
  if (namespace.startsWith(`${caller}:`)) return;
  throw new DomainError('FORBIDDEN', `The service ${caller} may not use the cache namespace ${namespace}.`);
}
