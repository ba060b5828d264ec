import type { AlertResolvers } from '../schema.generated.ts';

export function alertResolvers(): AlertResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => loaders.alert.load(id),
  };
}
