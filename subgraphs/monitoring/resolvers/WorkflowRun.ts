import { resolveEntityRef } from '../../../platform/graphql/entity-loader.ts';
import type { WorkflowRunResolvers } from '../schema.generated.ts';

export function workflowRunResolvers(): WorkflowRunResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => resolveEntityRef(loaders.entity, id),
    cost: ({ id }, _, { loaders }) => loaders.cost.load(id),
  };
}
