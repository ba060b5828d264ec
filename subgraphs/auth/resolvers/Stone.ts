import { resolveEntityRef } from '../../../platform/graphql/entity-loader.ts';
import { permissionsOnStone } from '../domain/viewer-permissions.ts';
import type { StoneResolvers } from '../schema.generated.ts';

export function stoneResolvers(): StoneResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => resolveEntityRef(loaders.entity, id),
    viewerPermissions: (_, __, { viewer }) => permissionsOnStone(viewer),
  };
}
