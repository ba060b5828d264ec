import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientSession, type Db, MongoServerError } from 'mongodb';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { BatchPlan } from './batch-plan.ts';
import { applyPlan } from './mongodb-apply.ts';

/*
 * The log of batches, which is the commit order. An entry's `_id` is its number, so only one writer can have it: inserting it is
 * the commit, on a single server as in a transaction. Without transactions the entry is written ahead: its plan lies in parts beside
 * it, is carried out next, and the entry then says so. Whoever meets an entry that nobody has touched for a while carries it
 * out himself; that does no harm where its author is only slow, because plans are carried out under a fence.
 */

export interface EntryRecord {
  /** Number of the entry in hexadecimal digits of fixed width. */
  readonly _id: string;
  readonly batch: string;
  /** Positions of the feed before and after it. */
  readonly base: number;
  readonly last: number;
  /** How many parts the plan has; an entry whose parts are missing was given up by its author and does nothing. */
  readonly parts: number;
  readonly isApplied: boolean;
}

interface PartRecord {
  /** `<batch>/<index>` */
  readonly _id: string;
  readonly batch: string;
  readonly index: number;
  readonly text: string;
  readonly at: string;
}

export interface LogEntry extends Omit<EntryRecord, '_id'> {
  /** 0 before the first. */
  readonly number: number;
}

/** A plan that was written down and is not yet in the log. */
export interface PreparedPlan {
  readonly plan: BatchPlan;
  readonly batch: string;
  readonly parts: number;
}

export interface BatchLog {
  /** The newest entry. */
  last(session?: ClientSession): Promise<LogEntry>;
  /** The newest entry, once it is carried out; finishes it where its author does not. */
  settled(): Promise<LogEntry>;
  /** Writes the plan's parts. */
  prepare(plan: BatchPlan): Promise<PreparedPlan>;
  /** Commits a prepared plan after this entry; null where another writer was first. */
  enter(after: LogEntry, prepared: PreparedPlan): Promise<LogEntry | null>;
  /** Says that the entry is carried out. */
  close(entry: LogEntry): Promise<void>;
  /** The entry of this plan after that one; null where it is not in the log. */
  find(after: LogEntry, prepared: PreparedPlan): Promise<LogEntry | null>;
  /** False for an entry that came into the past, because its number had been removed: it counts as never written. */
  stands(entry: LogEntry): Promise<boolean>;
  /** Removes the parts of a plan that is not in the log, so that it can do nothing if it still gets there. */
  giveUp(prepared: PreparedPlan): Promise<void>;
  /** Commits as a part of a transaction. @throws the driver's error where another writer was first */
  enterWithin(session: ClientSession, after: LogEntry, plan: BatchPlan, batch: string): Promise<LogEntry>;
  /** Removes what writers have left behind; `before` is a day ago. */
  sweep(before: string): Promise<void>;
}

const NONE: LogEntry = { number: 0, batch: '', base: 0, last: 0, parts: 0, isApplied: true };
const DIGITS = 14;
/** An entry that stays unapplied for so long is finished by whoever waits for it. */
const PATIENCE_MS = 1_000;
const PAUSE_MS = 15;
/** UTF-16 code units of one part: at most three bytes each, so less than the 16 MB that a record may have. */
const PART_LENGTH = 4_000_000;
/** So many entries are kept, the newest: a writer that was held up meanwhile must still find its number taken. */
const KEPT = 256;

export function createBatchLog(db: Db, log: Logger): BatchLog {
  const entries = db.collection<EntryRecord>('_log');
  const parts = db.collection<PartRecord>('_logParts');

  async function last(session?: ClientSession): Promise<LogEntry> {
    const [record] = await entries.find({}, { session }).sort({ _id: -1 }).limit(1).toArray();
    return record === undefined ? NONE : toEntry(record);
  }

  async function finish(entry: LogEntry): Promise<void> {
    const records = await parts.find({ batch: entry.batch }).toArray();
    if (records.length === entry.parts) {
      const text = records.sort((a, b) => a.index - b.index).map((part) => part.text);
      await applyPlan(db, JSON.parse(text.join('')) as BatchPlan, { isAbsent: () => false });
    }
    await close(entry);
    log.warn(
      { entry: entry.number, given: records.length, parts: entry.parts },
      'document store: finished a batch left half-written',
    );
  }

  async function close(entry: LogEntry): Promise<void> {
    await entries.updateOne({ _id: toId(entry.number), batch: entry.batch }, { $set: { isApplied: true } });
    await parts.deleteMany({ batch: entry.batch });
    if (entry.number % (KEPT / 4) === 0) await dropOld(entry.number);
  }

  async function dropOld(newest: number, session?: ClientSession): Promise<void> {
    await entries.deleteMany({ _id: { $lt: toId(Math.max(0, newest - KEPT)) } }, { session });
  }

  return {
    last,
    close,
    async settled() {
      let seen = '';
      let since = 0;
      for (;;) {
        const entry = await last();
        if (entry.isApplied) return entry;
        if (entry.batch !== seen) {
          seen = entry.batch;
          since = performance.now();
        } else if (performance.now() - since >= PATIENCE_MS) {
          await finish(entry);
        }
        await sleep(PAUSE_MS);
      }
    },
    async prepare(plan) {
      const batch = randomUUID();
      const text = cut(JSON.stringify(plan));
      await parts.insertMany(text.map((part, index) => ({ _id: `${batch}/${index}`, batch, index, text: part, at: plan.at })));
      return { plan, batch, parts: text.length };
    },
    async enter(after, { plan, batch, parts: count }) {
      const entry: LogEntry = {
        number: after.number + 1,
        batch,
        base: after.last,
        last: plan.last,
        parts: count,
        isApplied: false,
      };
      const { number, ...rest } = entry;
      try {
        await entries.insertOne({ _id: toId(number), ...rest });
        return entry;
      } catch (error) {
        if (error instanceof MongoServerError && error.code === 11_000) return null;
        throw error;
      }
    },
    async find(after, { batch }) {
      const record = await entries.findOne({ _id: toId(after.number + 1), batch });
      return record === null ? null : toEntry(record);
    },
    async stands(entry) {
      if ((await last()).number === entry.number) return true;
      if ((await entries.findOne({ _id: toId(entry.number), batch: entry.batch }))?.isApplied === true) return true;
      await entries.deleteOne({ _id: toId(entry.number), batch: entry.batch });
      return false;
    },
    async giveUp({ batch }) {
      await parts.deleteMany({ batch });
    },
    async enterWithin(session, after, plan, batch) {
      const entry = { batch, base: after.last, last: plan.last, parts: 0, isApplied: true };
      const number = after.number + 1;
      await entries.insertOne({ _id: toId(number), ...entry }, { session });
      if (number % (KEPT / 4) === 0) await dropOld(number, session);
      return { number, ...entry };
    },
    async sweep(before) {
      await parts.deleteMany({ at: { $lt: before } });
    },
  };
}

/** The log of a store that was filled otherwise up to a position of the feed. */
export function firstLogEntry(position: number): EntryRecord {
  return { _id: toId(1), batch: 'transfer', base: position, last: position, parts: 0, isApplied: true };
}

function toId(number: number): string {
  return number.toString(16).padStart(DIGITS, '0');
}

function toEntry({ _id, ...rest }: EntryRecord): LogEntry {
  return { number: Number.parseInt(_id, 16), ...rest };
}

/** Never between the halves of a surrogate pair. */
function cut(text: string): readonly string[] {
  const cuts: string[] = [];
  for (let begin = 0; begin < text.length; ) {
    let end = Math.min(text.length, begin + PART_LENGTH);
    if (end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end -= 1;
    cuts.push(text.slice(begin, end));
    begin = end;
  }
  return cuts;
}
