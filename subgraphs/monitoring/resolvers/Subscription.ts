import { type AlertEvent, followAlerts, startOfAlerts } from '../domain/alert-changes.ts';
import type { Monitoring } from '../domain/monitoring.ts';
import type { SubscriptionResolvers } from '../schema.generated.ts';

export function subscriptionResolvers({ documents }: Monitoring): SubscriptionResolvers {
  return {
    alertChanged: {
      async subscribe(_, { after }, { signal }) {
        const start = await startOfAlerts(documents, after ?? null);
        return closable((ended) => followAlerts(documents, start, ended), signal);
      },
    },
  };
}

/** A generator that waits for the feed cannot be returned from, so its wait is aborted first when the client leaves. */
function closable(
  follow: (ended: AbortSignal) => AsyncGenerator<AlertEvent, void>,
  signal: AbortSignal,
): AsyncIterable<AlertEvent> {
  const left = new AbortController();
  const events = follow(AbortSignal.any([signal, left.signal]));
  const iterator: AsyncIterableIterator<AlertEvent> = {
    next: () => events.next(),
    return() {
      left.abort();
      return events.return();
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
