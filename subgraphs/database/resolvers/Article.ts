import { resolveEntityRef } from '../../../platform/graphql/entity-loader.ts';
import type { ArticleResolvers } from '../schema.generated.ts';

export function articleResolvers(): ArticleResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => resolveEntityRef(loaders.entity, id),
    record: ({ id }, _args, { loaders }) => loaders.entity.load(id),
  };
}
