import { toPayload } from '../../../platform/errors/user-errors.ts';
import type { CachePort } from '../../../platform/ports/cache.ts';
import { checkTags } from '../domain/check-tags.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export function mutationResolvers(cache: Pick<CachePort, 'invalidate'>): MutationResolvers {
  return {
    invalidateCache: (_parent, { input }, { loaders }) =>
      toPayload(
        async () => {
          const removed = await cache.invalidate(checkTags(input.tags));
          loaders.entity.clearAll();
          loaders.status.clearAll();
          return { removed };
        },
        { removed: 0 },
      ),
  };
}
