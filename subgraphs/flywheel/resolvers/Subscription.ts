import type { Flywheel } from '../domain/flywheel.ts';
import { followRun, type RunEvent } from '../domain/run-changes.ts';
import type { SubscriptionResolvers } from '../schema.generated.ts';

export function subscriptionResolvers({ documents }: Pick<Flywheel, 'documents'>): SubscriptionResolvers {
  return {
    workflowProgress: {
      async subscribe(_, { runId, after }, { signal }) {
        const left = new AbortController();
        return closable(await followRun(documents, runId, after ?? null, AbortSignal.any([signal, left.signal])), left);
      },
    },
  };
}

/** A generator that waits for the feed cannot be returned from, so its wait is aborted first when the client leaves. */
function closable(events: AsyncGenerator<RunEvent, void>, left: AbortController): AsyncIterable<RunEvent> {
  const iterator: AsyncIterableIterator<RunEvent> = {
    next: () => events.next(),
    return() {
      left.abort();
      return events.return();
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
