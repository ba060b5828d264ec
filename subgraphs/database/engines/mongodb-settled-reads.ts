import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientSession, MongoServerError } from 'mongodb';
import type { MongoConnection } from '../../../platform/engines/mongodb.ts';
import type { Committer } from './mongodb-committer.ts';
import type { BatchLog } from './mongodb-log.ts';

/** What each query of a read must pass on to the driver. */
export interface QueryOptions {
  readonly session?: ClientSession;
  readonly readConcern?: { readonly level: 'snapshot' };
}

/** Runs a read so that it sees every batch as a whole or not at all; its queries run one after the other. */
export type ReadWhole = <Result>(read: (options: QueryOptions) => Promise<Result>) => Promise<Result>;

/** After so many reads in vain, the writer of this process is held up. */
const TRIES = 3;
/** `SnapshotUnavailable`, for a moment after a collection or an index was made. */
const NO_SNAPSHOT = 246;
const SNAPSHOT_TRIES = 5;

/**
 * On a replica set all queries of a read see one snapshot (MongoDB 5 or newer). Without transactions, a read counts only if no batch
 * was being carried out meanwhile: the newest entry of the log must be the same before and after, and be carried out. That costs
 * one more question to the server in a store that is at rest.
 */
export function createSettledReads({
  connection,
  batches,
  committer,
}: {
  readonly connection: MongoConnection;
  readonly batches: BatchLog;
  readonly committer: Committer;
}): ReadWhole {
  if (connection.hasTransactions) {
    return async (read) => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await connection.client.withSession({ snapshot: true }, (session) =>
            // Said for each query: what the connection says of all reads would come before what the session says.
            read({ session, readConcern: { level: 'snapshot' } }),
          );
        } catch (error) {
          if (!(error instanceof MongoServerError) || error.code !== NO_SNAPSHOT || tries === SNAPSHOT_TRIES) throw error;
          await sleep(20 * tries);
        }
      }
    };
  }
  // What was seen settled at any earlier time will do as `before`: a read that began later is compared with it.
  let known = -1;
  return async <Result>(read: (options: QueryOptions) => Promise<Result>): Promise<Result> => {
    async function attempt(): Promise<{ readonly result: Result } | null> {
      const before = known;
      const result = await read({});
      const after = await batches.last();
      if (!after.isApplied) {
        known = (await batches.settled()).number;
        return null;
      }
      known = after.number;
      return after.number === before ? { result } : null;
    }
    for (let tries = 0; ; tries += 1) {
      const done = await (tries < TRIES ? attempt() : committer.between(attempt));
      if (done !== null) return done.result;
    }
  };
}
