import { setTimeout as sleep } from 'node:timers/promises';
import { type ChangeStream, MongoServerError, type ResumeToken } from 'mongodb';
import type { MongoConnection } from '../../../platform/engines/mongodb.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { BatchLog } from './mongodb-log.ts';

/** Hears of commits of other processes and tells of them until it is disposed. */
export interface FeedWatch extends AsyncDisposable {}

export interface FeedWatchOptions {
  readonly connection: MongoConnection;
  readonly batches: BatchLog;
  readonly log: Logger;
  /** Something may have been committed; `upTo` is the newest position that is carried out, where that is known already. */
  readonly onCommit: (upTo?: number) => void;
  /** Whether anybody waits at present: without streams, nobody asks for nobody. */
  readonly isAwaited: () => boolean;
}

const POLL_MS = 150;
const LONGEST_PAUSE_MS = 2_000;
/** The server waits so long for a change before it answers that there is none: well below any time limit of the connection. */
const AWAIT_MS = 1_000;
/** `ChangeStreamFatalError`, `ChangeStreamHistoryLost`, `InvalidResumeToken`: the stream cannot go on from its token. */
const TOKEN_LOST = new Set<unknown>([280, 286, 260]);

/** On a replica set by a change stream on the log of batches; elsewhere the log, which is the outbox, is asked again and again. */
export function watchFeed(options: FeedWatchOptions): FeedWatch {
  return options.connection.hasTransactions ? watchStream(options) : pollLog(options);
}

/**
 * The stream only wakes: what is read comes from the changes themselves, by position. So a token that the server has forgotten
 * costs nothing: a new stream begins, and everybody looks once.
 */
function watchStream({ connection: { db, client }, onCommit, log }: FeedWatchOptions): FeedWatch {
  const stop = new AbortController();
  let stream: ChangeStream | null = null;

  async function run(): Promise<void> {
    let token: ResumeToken | undefined;
    let failures = 0;
    const maxAwaitTimeMS = Math.min(AWAIT_MS, Math.max(50, (client.options.socketTimeoutMS ?? AWAIT_MS) / 2));
    while (!stop.signal.aborted) {
      try {
        const resume = token === undefined ? {} : { resumeAfter: token };
        stream = db.collection('_log').watch([{ $match: { operationType: 'insert' } }], { maxAwaitTimeMS, ...resume });
        // Whatever was committed while there was no stream.
        if (failures > 0) onCommit();
        for await (const event of stream) {
          token = event._id;
          failures = 0;
          onCommit();
        }
      } catch (error) {
        if (stop.signal.aborted) return;
        failures += 1;
        if (error instanceof MongoServerError && TOKEN_LOST.has(error.code)) token = undefined;
        const reason = error instanceof Error ? error.name : 'unknown';
        log.warn({ reason, failures }, 'document store: the change stream broke off; it is opened again');
      }
      await stream?.close().catch(() => {});
      await sleep(Math.min(LONGEST_PAUSE_MS, 50 * 2 ** failures), undefined, { signal: stop.signal }).catch(() => {});
    }
  }

  const running = run();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await stream?.close().catch(() => {});
      await running;
    },
  };
}

function pollLog({ batches, onCommit, isAwaited, log }: FeedWatchOptions): FeedWatch {
  const stop = new AbortController();

  async function run(): Promise<void> {
    let seen = 0;
    let isAway = false;
    while (!stop.signal.aborted) {
      await sleep(POLL_MS, undefined, { signal: stop.signal }).catch(() => {});
      if (stop.signal.aborted || !isAwaited()) continue;
      try {
        const { last } = await batches.settled();
        if (last !== seen || isAway) onCommit(last);
        seen = last;
        isAway = false;
      } catch (error) {
        // Told once; those who wait are told when they read.
        if (!isAway)
          log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'document store: the feed cannot be asked');
        isAway = true;
      }
    }
  }

  const running = run();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await running;
    },
  };
}
