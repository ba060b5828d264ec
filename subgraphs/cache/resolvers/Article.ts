import { resolveEntityRef } from '../../../platform/graphql/entity-loader.ts';
import { toEntityStatus } from '../domain/entity-status.ts';
import type { ArticleResolvers } from '../schema.generated.ts';

export function articleResolvers(): ArticleResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => resolveEntityRef(loaders.entity, id),
    async cacheStatus({ id }, _args, { loaders }) {
      const [head, status] = await Promise.all([loaders.entity.load(id), loaders.status.load(id)]);
      return head === null ? null : toEntityStatus(head, status);
    },
  };
}
