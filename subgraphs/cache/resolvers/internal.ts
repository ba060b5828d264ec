import { authorize } from '../../../platform/identity/service-permissions.ts';
import type { CachePort } from '../../../platform/ports/cache.ts';
import type { CallerName } from '../../../platform/service-names.ts';
import { checkNamespace } from '../domain/cache-port.ts';
import type { ReadThroughCache } from '../domain/read-through.ts';
import type { MutationResolvers, QueryResolvers } from '../schema.generated.ts';

/** The cache as one caller may use it. */
type CacheFor = (caller: CallerName) => CachePort;

export function internalQueryResolvers(cacheFor: CacheFor): QueryResolvers {
  return {
    _cacheStatusOf: (_, { tags }, { caller }) => cacheFor(caller).statusOf(tags),
    _cacheStatistics: (_, _args, { caller }) => cacheFor(caller).statistics(),
  };
}

/** Loads happen in the caller: looking up and filling are the two halves of the port's one method. */
export function internalMutationResolvers(
  cache: Pick<ReadThroughCache, 'lookUp' | 'fill'>,
  cacheFor: CacheFor,
): MutationResolvers {
  return {
    _cacheLookUp(_, { namespace, keys }, { caller }) {
      authorize(caller, 'cache', 'WRITE');
      checkNamespace(namespace, caller);
      return cache.lookUp(namespace, keys);
    },
    _cacheFill(_, { ticket, entries }, { caller }) {
      authorize(caller, 'cache', 'WRITE');
      return cache.fill(
        ticket,
        entries.map(({ value = null, ...entry }) => ({ ...entry, value })),
      );
    },
    _cacheInvalidate: (_, { tags }, { caller }) => cacheFor(caller).invalidate(tags),
  };
}
