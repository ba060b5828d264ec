import { closingFirst } from '../../../platform/graphql/closing-first.ts';
import type { Content } from '../domain/content.ts';
import { followStones } from '../domain/stone-changes.ts';
import type { SubscriptionResolvers } from '../schema.generated.ts';

export function subscriptionResolvers({ documents }: Content): SubscriptionResolvers {
  return {
    stoneChanged: {
      async subscribe(_parent, args, { viewer, signal }) {
        const left = new AbortController();
        const ended = AbortSignal.any([signal, left.signal]);
        const events = await followStones(documents, { ids: args.ids ?? null, after: args.after ?? null }, viewer, ended);
        return closingFirst(events, () => left.abort());
      },
    },
  };
}
