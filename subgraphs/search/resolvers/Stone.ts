import { checkFirst } from '../../../platform/graphql/connection.ts';
import { resolveEntityRef } from '../../../platform/graphql/entity-loader.ts';
import type { RelatedStoneResolvers, StoneResolvers } from '../schema.generated.ts';

/** What search adds to a stone; each field is one batch for all stones of an operation. */
export function stoneResolvers(): StoneResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => resolveEntityRef(loaders.entity, id),
    related: async ({ id }, { first }, { loaders }) => [...(await loaders.related.load({ id, first: checkFirst(first ?? 6) }))],
    searchPresence: ({ id }, { window }, { loaders }) => loaders.presence.load({ id, window: window ?? 'DAYS_30' }),
  };
}

export function relatedStoneResolvers(): RelatedStoneResolvers {
  return { stone: ({ id }) => ({ id }) };
}
