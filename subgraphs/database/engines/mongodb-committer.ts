import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { BSON, type ClientSession } from 'mongodb';
import type { MongoConnection } from '../../../platform/engines/mongodb.ts';
import { invalidInput } from '../../../platform/errors/domain-error.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { CommitResult, WriteBatch } from '../../../platform/ports/documents.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import { type BatchPlanner, createBatchPlanner } from './batch-plan.ts';
import { applyPlan } from './mongodb-apply.ts';
import { OutcomeUnknownError } from './mongodb-errors.ts';
import type { BatchLog, LogEntry, PreparedPlan } from './mongodb-log.ts';
import { loadSnapshot } from './mongodb-snapshot.ts';
import { inTransaction } from './mongodb-transaction.ts';
import { toStored } from './mongodb-values.ts';

/*
 * Group commit: batches that arrive while one is being written share the next one. A batch that is refused leaves no trace and harms
 * no other. On a replica set the group is one transaction; every transaction inserts the next entry of the log, so two of them
 * never commit at once and the order of the log is the order of commits. Elsewhere the entry is written ahead (mongodb-log.ts).
 */

export interface Committer {
  commit(batch: WriteBatch): Promise<CommitResult>;
  /** Runs between two groups of this process. */
  between<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when everything asked for so far is settled. */
  drain(): Promise<void>;
}

export interface CommitterOptions {
  readonly connection: MongoConnection;
  readonly batches: BatchLog;
  readonly storeId: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** How long a step is tried again while the server is away. */
  readonly timeoutMs: number;
  /** Ends trying again. */
  readonly closing: AbortSignal;
  /** Called after each commit, before its callers hear of it. */
  readonly onCommitted: (entry: LogEntry) => void;
}

interface Waiting {
  readonly batch: WriteBatch;
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = { readonly result: CommitResult } | { readonly error: unknown };

/** Operations of one group: batches beyond them wait for the next. */
const GROUP_OPERATIONS = 2_000;
const RETRY_PAUSE_MS = 50;
/** Data that is longer as JSON may be more than the 16 MB that a record can have, once it is a record. */
const MEASURED_FROM = 2_000_000;
const RECORD_BYTES = 15_500_000;

export function createCommitter(options: CommitterOptions): Committer {
  const { connection, batches, storeId, clock, onCommitted, timeoutMs, closing } = options;
  const { client, db } = connection;
  const waiting: Waiting[] = [];
  let running: Promise<void> | null = null;
  const between: (() => Promise<void>)[] = [];

  async function run(): Promise<void> {
    while (waiting.length > 0 || between.length > 0) {
      for (const work of between.splice(0)) await work();
      const group = takeGroup(waiting);
      if (group.length === 0) continue;
      try {
        const outcomes = await (connection.hasTransactions ? commitWithin(group) : commitAhead(group));
        for (const [index, outcome] of outcomes.entries()) {
          if ('result' in outcome) group[index]?.resolve(outcome.result);
          else group[index]?.reject(outcome.error);
        }
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
  }

  function start(): void {
    running ??= Promise.resolve()
      .then(run)
      .finally(() => {
        running = null;
        if (waiting.length > 0 || between.length > 0) start();
      });
  }

  async function plan(group: readonly Waiting[], position: number, session?: ClientSession) {
    const snapshot = await loadSnapshot(
      db,
      group.map(({ batch }) => batch),
      { storeId, position, session },
    );
    const planner = createBatchPlanner(snapshot, isoNow(clock), checkRecordSize);
    const outcomes = group.map(({ batch }) => attempt(planner, batch));
    return { outcomes, plan: planner.plan(), isAbsent: snapshot.isAbsent };
  }

  async function commitWithin(group: readonly Waiting[]): Promise<readonly Outcome[]> {
    const batch = randomUUID();
    let done: { readonly outcomes: readonly Outcome[]; readonly entry: LogEntry | null } = { outcomes: [], entry: null };
    try {
      await inTransaction(client, timeoutMs, async (session) => {
        const last = await batches.last(session);
        const { outcomes, plan: planned, isAbsent } = await plan(group, last.last, session);
        done = { outcomes, entry: null };
        if (planned === null) return;
        done = { outcomes, entry: await batches.enterWithin(session, last, planned, batch) };
        await applyPlan(db, planned, { session, isAbsent });
      });
    } catch (error) {
      const isThere = error instanceof OutcomeUnknownError && (await batches.last().catch(() => null))?.batch === batch;
      if (!isThere) throw error;
    }
    if (done.entry !== null) onCommitted(done.entry);
    return done.outcomes;
  }

  async function commitAhead(group: readonly Waiting[]): Promise<readonly Outcome[]> {
    for (;;) {
      const last = await batches.settled();
      const knownAt = performance.now();
      const { outcomes, plan: planned, isAbsent } = await plan(group, last.last);
      if (planned === null) {
        // Refusals and replays count only if nobody wrote meanwhile.
        if ((await batches.settled()).number === last.number) return outcomes;
        continue;
      }
      const prepared = await batches.prepare(planned);
      const entry = await enter(last, prepared, knownAt);
      if (entry === null) {
        await batches.giveUp(prepared).catch(() => {});
        continue;
      }
      // Whoever waited for it may have carried it out meanwhile.
      if (!entry.isApplied) await carryOut(entry, prepared, isAbsent);
      onCommitted({ ...entry, isApplied: true });
      return outcomes;
    }
  }

  /** Null where another writer was first. @throws when nothing was written, or {@link OutcomeUnknownError} */
  async function enter(after: LogEntry, prepared: PreparedPlan, knownAt: number): Promise<LogEntry | null> {
    try {
      const entry = await batches.enter(after, prepared);
      // Old entries are removed: after a long pause the number may have been free again.
      if (entry === null || performance.now() - knownAt < 250) return entry;
      return (await batches.stands(entry)) ? entry : null;
    } catch (error) {
      return resolveOutcome(after, prepared, error);
    }
  }

  /** The commit was sent and not answered. Without its parts it can do nothing, should it still arrive. */
  async function resolveOutcome(after: LogEntry, prepared: PreparedPlan, cause: unknown): Promise<LogEntry | null> {
    const until = performance.now() + timeoutMs;
    let isGivenUp = false;
    for (;;) {
      try {
        const entry = await batches.find(after, prepared);
        if (entry !== null) return entry;
        if ((await batches.last()).number > after.number) return null;
        if (isGivenUp) throw cause;
        await batches.giveUp(prepared);
        isGivenUp = true;
      } catch (error) {
        if (error === cause) throw cause;
        if (performance.now() >= until || closing.aborted) throw new OutcomeUnknownError(cause);
        await sleep(RETRY_PAUSE_MS);
      }
    }
  }

  /** What is in the log is committed, so it is tried again as long as somebody waits for it; then others finish it. */
  async function carryOut(
    entry: LogEntry,
    { plan: planned }: PreparedPlan,
    isAbsent: (collection: string, id: string) => boolean,
  ): Promise<void> {
    const until = performance.now() + timeoutMs;
    for (let guess = isAbsent; ; guess = () => false) {
      try {
        await applyPlan(db, planned, { isAbsent: guess });
        await batches.close(entry);
        return;
      } catch (error) {
        if (performance.now() >= until || closing.aborted) throw new OutcomeUnknownError(error);
        await sleep(RETRY_PAUSE_MS);
      }
    }
  }

  return {
    commit(batch) {
      const { promise, resolve, reject } = Promise.withResolvers<CommitResult>();
      waiting.push({ batch, resolve, reject });
      start();
      return promise;
    },
    between<Result>(work: () => Promise<Result>): Promise<Result> {
      const { promise, resolve, reject } = Promise.withResolvers<Result>();
      between.push(() => work().then(resolve, reject));
      start();
      return promise;
    },
    async drain() {
      while (running !== null) await running;
    },
  };
}

function takeGroup(waiting: Waiting[]): readonly Waiting[] {
  let operations = 0;
  const count = waiting.findIndex(({ batch }, index) => {
    operations += batch.operations.length;
    return index > 0 && operations > GROUP_OPERATIONS;
  });
  return waiting.splice(0, count < 0 ? waiting.length : count);
}

function attempt(planner: BatchPlanner, batch: WriteBatch): Outcome {
  try {
    return { result: planner.add(batch) };
  } catch (error) {
    return { error };
  }
}

/** @throws {DomainError} INVALID_INPUT for data that makes a record larger than the server takes */
function checkRecordSize(data: unknown, bytes: number): void {
  if (bytes < MEASURED_FROM) return;
  if (BSON.calculateObjectSize({ data: toStored(data) }) > RECORD_BYTES) {
    throw invalidInput('data', 'larger than the 16 MB that a record of this store may have.');
  }
}
