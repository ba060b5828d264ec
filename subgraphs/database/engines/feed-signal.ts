/** Wakes those who wait for the feed to move. */
export interface FeedSignal {
  readonly isAwaited: boolean;
  /** How often it has woken: whoever looks and then waits can tell whether it was woken in between. */
  readonly wakes: number;
  /** Wakes everyone who waits now. */
  wake(): void;
  /** Resolves at the next `wake`, after `waitMs`, or when `signal` aborts, whichever comes first. */
  wait(waitMs: number, signal: AbortSignal | undefined): Promise<void>;
}

export function createFeedSignal(): FeedSignal {
  const waiters = new Set<() => void>();
  let wakes = 0;
  return {
    get wakes() {
      return wakes;
    },
    get isAwaited() {
      return waiters.size > 0;
    },
    wake() {
      wakes += 1;
      for (const resolve of [...waiters]) resolve();
    },
    async wait(waitMs, signal) {
      if (signal?.aborted) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, waitMs);
      const stop = () => resolve();
      signal?.addEventListener('abort', stop, { once: true });
      waiters.add(stop);
      await promise;
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      waiters.delete(stop);
    },
  };
}
