import type { CachePort } from '../../../platform/ports/cache.ts';
import { hitRate } from '../domain/hit-rate.ts';
import type { QueryResolvers } from '../schema.generated.ts';

export function queryResolvers(cache: Pick<CachePort, 'statistics'>): QueryResolvers {
  return {
    async cacheStats() {
      const statistics = await cache.statistics();
      return { ...statistics, hitRate: hitRate(statistics) };
    },
  };
}
