import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DomainError } from '../errors/domain-error.ts';
import { type Change, type CollectionName, compareCursors, type DocumentsPort } from '../ports/documents.ts';

/** How a service derives something from the change feed. */
export interface FeedConsumerOptions {
  /** For the log, such as `search.lexical`. */
  readonly name: string;
  readonly documents: Pick<DocumentsPort, 'readChanges' | 'lastCursor'>;
  readonly collections: readonly CollectionName[];
  /** Where the last run stopped: what was stored together with what was derived; null for a fresh start. */
  readonly loadCursor: () => Promise<string | null> | string | null;
  /**
   * Applies changes and stores `cursor` in the same transaction, so a crash repeats work and loses none. Must be idempotent.
   * Not called for pages in which nothing concerns these collections: their cursor need not survive a crash.
   */
  readonly apply: (changes: readonly Change[], cursor: string) => Promise<void> | void;
  /** Empties what was derived, when its cursor is not one of this feed (the store was replaced); default: nothing to empty. */
  readonly reset?: () => Promise<void> | void;
  /** Changes handed over at once, default 200. */
  readonly batchSize?: number;
  readonly log: Logger;
}

/** A running consumer of the feed. */
export interface FeedConsumer extends AsyncDisposable {
  /** Everything up to and including this cursor is applied; null before the first page. */
  readonly cursor: string | null;
  /** Resolves once the consumer has passed the feed's end as it was when called. Rejects when it is disposed before. */
  caughtUp(onProgress?: (applied: number) => void): Promise<void>;
  /** True once the cursor is passed, false when it is not within `timeoutMs` (default 2,000). */
  waitFor(cursor: string | null, timeoutMs?: number): Promise<boolean>;
}

/** Starts to follow the feed by long poll; failures are logged and retried with a growing pause, up to 5 s. */
export function startFeedConsumer(options: FeedConsumerOptions): FeedConsumer {
  const { documents, collections, log, name, batchSize = 200 } = options;
  const stop = new AbortController();
  let cursor: string | null = null;
  let applied = 0;
  let waiters: { cursor: string; resolve: (passed: boolean) => void }[] = [];
  const listeners = new Set<(applied: number) => void>();

  function passed(target: string): boolean {
    return cursor !== null && compareCursors(cursor, target) >= 0;
  }

  async function run(): Promise<void> {
    let failures = 0;
    let loaded = false;
    // The first page is read without waiting: an empty feed must not look like one that is far behind.
    let waitMs = 0;
    let isForeign = false;
    // Not `cursor` before a page was read from there: the store may have been replaced, and then it stands for nothing.
    let from: string | null = null;
    while (!stop.signal.aborted) {
      try {
        if (!loaded) {
          from = await options.loadCursor();
          loaded = true;
        }
        if (isForeign) {
          await options.reset?.();
          from = null;
          isForeign = false;
        }
        const page = await documents.readChanges({
          after: from,
          limit: batchSize,
          waitMs,
          collections,
          signal: stop.signal,
        });
        if (stop.signal.aborted) return;
        if (page.changes.length > 0) await options.apply(page.changes, page.cursor);
        from = page.cursor;
        cursor = page.cursor;
        waitMs = 20_000;
        applied += page.changes.length;
        failures = 0;
        for (const listener of listeners) listener(applied);
        waiters = waiters.filter((waiter) => !passed(waiter.cursor) || waiter.resolve(true));
      } catch (error) {
        if (stop.signal.aborted) return;
        failures += 1;
        isForeign = error instanceof DomainError && error.code === 'INVALID_CURSOR';
        if (isForeign) cursor = null;
        log.warn({ err: error, consumer: name, failures }, 'change feed: will retry');
        await sleep(Math.min(5_000, 50 * 2 ** failures), undefined, { signal: stop.signal }).catch(() => {});
      }
    }
  }

  const running = run();

  async function waitFor(target: string | null, timeoutMs = 2_000): Promise<boolean> {
    if (target === null || passed(target)) return true;
    if (stop.signal.aborted) return false;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const waiter = { cursor: target, resolve };
    waiters.push(waiter);
    const timer = timeoutMs === Number.POSITIVE_INFINITY ? undefined : setTimeout(() => resolve(false), timeoutMs);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      waiters = waiters.filter((other) => other !== waiter);
    }
  }

  return {
    get cursor() {
      return cursor;
    },
    waitFor,
    async caughtUp(onProgress) {
      if (onProgress !== undefined) listeners.add(onProgress);
      try {
        const end = await documents.lastCursor();
        if (!(await waitFor(end, Number.POSITIVE_INFINITY))) throw new Error(`${name} was closed before it had caught up.`);
      } finally {
        if (onProgress !== undefined) listeners.delete(onProgress);
      }
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      for (const waiter of waiters.splice(0)) waiter.resolve(false);
      await running;
    },
  };
}
