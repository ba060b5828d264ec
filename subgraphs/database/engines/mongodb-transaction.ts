import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientSession, type MongoClient, MongoError } from 'mongodb';
import { isSocketError, OutcomeUnknownError } from './mongodb-errors.ts';

const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 200;

/**
 * Runs `work` in a transaction: a snapshot of what a majority has, committed to a majority. What the server calls transient is done
 * again from the start, and a commit that was not answered is asked for again, both for `timeoutMs`: the driver's own `withTransaction`
 * would go on for two minutes.
 * @throws what `work` threw, the driver's error when nothing was written, or {@link OutcomeUnknownError}
 */
export async function inTransaction(
  client: MongoClient,
  timeoutMs: number,
  work: (session: ClientSession) => Promise<void>,
): Promise<void> {
  const until = performance.now() + timeoutMs;
  const session = client.startSession();
  let pauseMs = FIRST_PAUSE_MS;
  /** Waits before another attempt; false when the time is over. */
  const mayRepeat = async () => {
    if (performance.now() >= until) return false;
    await sleep(pauseMs * (0.5 + Math.random()));
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    return true;
  };
  try {
    for (;;) {
      session.startTransaction({
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority' },
        readPreference: 'primary',
        maxCommitTimeMS: timeoutMs,
      });
      try {
        await work(session);
        await commit(session, mayRepeat);
        return;
      } catch (error) {
        if (session.inTransaction()) await session.abortTransaction().catch(() => {});
        const isTransient = isCalled(error, 'TransientTransactionError') || isSocketError(error);
        if (!isTransient || !(await mayRepeat())) throw error;
      }
    }
  } finally {
    await session.endSession();
  }
}

async function commit(session: ClientSession, mayRepeat: () => Promise<boolean>): Promise<void> {
  for (;;) {
    try {
      await session.commitTransaction();
      return;
    } catch (error) {
      if (!isCalled(error, 'UnknownTransactionCommitResult') && !isSocketError(error)) throw error;
      if (!(await mayRepeat())) throw new OutcomeUnknownError(error);
    }
  }
}

function isCalled(error: unknown, label: string): boolean {
  return error instanceof MongoError && error.hasErrorLabel(label);
}
