import { resolveEntityRef } from '../../../platform/graphql/entity-loader.ts';
import { COMPOSER_ID } from '../domain/user.ts';
import { dependsOnStatus, permissionsOnArticle } from '../domain/viewer-permissions.ts';
import type { ArticleResolvers } from '../schema.generated.ts';

export function articleResolvers(): ArticleResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => resolveEntityRef(loaders.entity, id),
    async author({ id }, _, { loaders }) {
      const head = await loaders.entity.load(id);
      return head === null ? null : loaders.user.load(head.authorId ?? COMPOSER_ID);
    },
    async viewerPermissions({ id }, _, { viewer, loaders }) {
      const head = await loaders.entity.load(id);
      if (head === null) return null;
      return permissionsOnArticle(viewer, dependsOnStatus(viewer, head) ? await loaders.articleStatus.load(id) : null);
    },
  };
}
