import { resolveEntityRef } from '../../../platform/graphql/entity-loader.ts';
import type { ArticleResolvers } from '../schema.generated.ts';

export function articleResolvers(): ArticleResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => resolveEntityRef(loaders.entity, id),
    usage: ({ id }, { window }, { loaders }) => loaders.usage(window ?? 'DAYS_7').load(id),
    cost: ({ id }, _, { loaders }) => loaders.cost.load(id),
  };
}
