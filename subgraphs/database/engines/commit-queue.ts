import type { DatabaseSync } from 'node:sqlite';

/*
 * Group commit: a commit waits for the disk (milliseconds), the writes themselves take microseconds. Batches that arrive in
 * one turn of the event loop therefore share one transaction, each within a savepoint of its own, so that one that is refused
 * leaves no trace and harms no other. Nobody hears of success before the shared commit is on the disk.
 */

export interface CommitQueue {
  /** Runs `work` in a transaction and resolves when it is durable; rejects with what `work` threw, or when the commit failed. */
  enqueue<Result>(work: () => Result): Promise<Result>;
  /** Resolves when everything enqueued so far is settled. */
  drain(): Promise<void>;
}

interface Job {
  run(): { readonly settle: () => void };
  reject(error: unknown): void;
}

/** A transaction takes no more work after this many milliseconds, so that reads are not kept waiting. */
const SLICE_MS = 20;

/** @param onCommitted called after each shared commit, before its callers hear of it */
export function createCommitQueue(database: DatabaseSync, onCommitted: () => void): CommitQueue {
  const waiting: Job[] = [];
  let isScheduled = false;
  let drained: (() => void)[] = [];

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(flush);
  }

  function flush(): void {
    isScheduled = false;
    const taken: Job[] = [];
    const settled: (() => void)[] = [];
    try {
      database.exec('BEGIN IMMEDIATE');
      const until = performance.now() + SLICE_MS;
      for (let job = waiting.shift(); job !== undefined; job = performance.now() < until ? waiting.shift() : undefined) {
        taken.push(job);
        settled.push(runInSavepoint(job));
      }
      database.exec('COMMIT');
      onCommitted();
      for (const settle of settled) settle();
    } catch (error) {
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
      if (taken.length === 0) taken.push(...waiting.splice(0));
      for (const job of taken) job.reject(error);
    }
    if (waiting.length > 0) schedule();
    else for (const resolve of drained.splice(0)) resolve();
  }

  function runInSavepoint(job: Job): () => void {
    database.exec('SAVEPOINT batch');
    try {
      const { settle } = job.run();
      database.exec('RELEASE batch');
      return settle;
    } catch (error) {
      // A full disk ends the whole transaction by itself: then nothing of it stands.
      if (!database.isTransaction) throw error;
      database.exec('ROLLBACK TO batch; RELEASE batch');
      return () => job.reject(error);
    }
  }

  return {
    enqueue<Result>(work: () => Result): Promise<Result> {
      const { promise, resolve, reject } = Promise.withResolvers<Result>();
      waiting.push({
        run() {
          const result = work();
          return { settle: () => resolve(result) };
        },
        reject,
      });
      schedule();
      return promise;
    },
    async drain() {
      if (waiting.length === 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      drained = [...drained, resolve];
      await promise;
    },
  };
}
