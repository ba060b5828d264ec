import { checkFirst } from '../../../platform/graphql/connection.ts';
import { resolveEntityRef } from '../../../platform/graphql/entity-loader.ts';
import type { Rag } from '../domain/rag.ts';
import type { StoneResolvers } from '../schema.generated.ts';

export function stoneResolvers(rag: Rag): StoneResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => resolveEntityRef(loaders.entity, id),
    passages(stone, { query, first }, { viewer }) {
      const asked = query == null ? null : rag.checkQuery(query);
      return rag.passagesAmong(rag.index.chunksAbout(stone.id), asked, checkFirst(first ?? 3), viewer);
    },
    indexStatus: (stone) => rag.stoneStatus(stone.id),
  };
}
