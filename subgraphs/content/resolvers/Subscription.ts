import type { Content } from '../domain/content.ts';
import { followStones } from '../domain/stone-changes.ts';
import type { SubscriptionResolvers } from '../schema.generated.ts';

export function subscriptionResolvers({ documents }: Content): SubscriptionResolvers {
  return {
    stoneChanged: {
      // graphql-js awaits a promised iterable; the generated type only knows the iterable itself.
      subscribe: (_parent, args, { viewer, signal }) =>
        followStones(documents, { ids: args.ids ?? null, after: args.after ?? null }, viewer, signal),
    },
  };
}
