import { checkFirst } from '../../../platform/graphql/connection.ts';
import { resolveEntityRef } from '../../../platform/graphql/entity-loader.ts';
import { measureCompleteness } from '../domain/completeness.ts';
import { pickGaps } from '../domain/gap.ts';
import type { StoneResolvers } from '../schema.generated.ts';

export function stoneResolvers(): StoneResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => resolveEntityRef(loaders.entity, id),
    async completeness({ id }, _, { loaders }) {
      const stone = await loaders.stone.load(id);
      return stone === null ? null : measureCompleteness(stone.data);
    },
    gaps: async ({ id }, { status, first }, { loaders }) =>
      pickGaps(await loaders.gapsOfStone.load(id), status ?? null, checkFirst(first)),
  };
}
