import { checkFirst } from '../../../platform/graphql/connection.ts';
import { resolveEntityRef } from '../../../platform/graphql/entity-loader.ts';
import type { ArticleResolvers } from '../schema.generated.ts';

/** What search adds to an article; one batch for all articles of an operation. */
export function articleResolvers(): ArticleResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => resolveEntityRef(loaders.entity, id),
    related: async ({ id }, { first }, { loaders }) =>
      (await loaders.related.load({ id, first: checkFirst(first ?? 6) })).map((item) => ({ id: item.id })),
  };
}
