import { checkFirst } from '../../../platform/graphql/connection.ts';
import { resolveEntityRef } from '../../../platform/graphql/entity-loader.ts';
import type { Rag } from '../domain/rag.ts';
import type { ArticleResolvers } from '../schema.generated.ts';

export function articleResolvers(rag: Rag): ArticleResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => resolveEntityRef(loaders.entity, id),
    passages(article, { query, first }, { viewer }) {
      const asked = query == null ? null : rag.checkQuery(query);
      return rag.passagesAmong(rag.index.chunksOf([article.id]), asked, checkFirst(first ?? 3), viewer);
    },
    async indexStatus(article, _args, { loaders }) {
      const head = await loaders.entity.load(article.id);
      return head === null ? null : rag.statusOf(article.id, head.revision);
    },
  };
}
