import { toPayload } from '../../../platform/errors/user-errors.ts';
import type { SearchService } from '../domain/search-service.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export function mutationResolvers(service: SearchService): MutationResolvers {
  return {
    recordSearchClick: (_, { input }, context) =>
      toPayload(
        async () => {
          await service.recordClick(input, context.askerKey, (id) => context.loaders.entity.load(id));
          return { ok: true };
        },
        { ok: false },
      ),
  };
}
