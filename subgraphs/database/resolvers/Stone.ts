import { resolveEntityRef } from '../../../platform/graphql/entity-loader.ts';
import type { StoneResolvers } from '../schema.generated.ts';

export function stoneResolvers(): StoneResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => resolveEntityRef(loaders.entity, id),
    record: ({ id }, _args, { loaders }) => loaders.entity.load(id),
  };
}
