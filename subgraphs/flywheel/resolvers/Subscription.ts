import type { Flywheel } from '../domain/flywheel.ts';
import { followRun, type RunEvent } from '../domain/run-changes.ts';
import type { SubscriptionResolvers } from '../schema.generated.ts';

export function subscriptionResolvers({ documents }: Pick<Flywheel, 'documents'>): SubscriptionResolvers {
  return {
    workflowProgress: {
      subscribe: (_, { runId, after }, { signal }) =>
        closable((ended) => followRun(documents, runId, after ?? null, ended), signal),
    },
  };
}

/** A generator that waits for the feed cannot be returned from, so its wait is aborted first when the client leaves. */
function closable(
  follow: (ended: AbortSignal) => AsyncGenerator<RunEvent, void>,
  signal: AbortSignal,
): AsyncIterable<RunEvent> {
  const left = new AbortController();
  const events = follow(AbortSignal.any([signal, left.signal]));
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
