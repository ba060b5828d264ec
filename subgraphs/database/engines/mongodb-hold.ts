import { setTimeout as sleep } from 'node:timers/promises';
import { MongoServerError } from 'mongodb';
import { openMongo } from '../../../platform/engines/mongodb.ts';
import type { MongoConfig } from '../../../platform/engines/mongodb-config.ts';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { describeHolder, type Holder, ownHolder } from './holder.ts';

/*
 * Who fills a database, or imports into it, holds it against others who would. Holds are numbered, and only one process can insert
 * a number: an insert is the one step that every server of the protocol makes atomic. The holder's heart beats in its record. Who comes
 * meanwhile watches it by a clock of their own: a beat, and they are refused; none for as long as the holder allows, and it has died.
 */

interface HoldRecord extends Holder {
  /** Number in decimal digits of fixed width. */
  readonly _id: string;
  readonly beat: number;
  /** Milliseconds without a beat after which its process has died. */
  readonly diesAfterMs: number;
  readonly isReleased: boolean;
}

export interface MongoHold extends AsyncDisposable {
  /** Resolves where this process holds it still. @throws {StartupError} where it was held up so long that another took over */
  confirm(): Promise<void>;
}

const BEAT_MS = 500;
const DIGITS = 12;
const DUPLICATE = 11_000;

/**
 * Holds a database until it is disposed. One whose holder has died is taken over, when that is certain.
 * @param by what for, told to whoever is refused meanwhile
 * @throws {StartupError} when another process holds it, naming that one, or the server does not answer
 */
export async function holdMongoDatabase(config: MongoConfig, by: string): Promise<MongoHold> {
  await using opened = new AsyncDisposableStack();
  const { db } = opened.use(await openMongo({ config, log: SILENT_LOGGER, startWithinMs: config.timeoutMs }));
  const holds = db.collection<HoldRecord>('_holds');
  // A beat may take as long as any command, and one that was lost is made up for by the next.
  const diesAfterMs = 2 * config.timeoutMs + 4 * BEAT_MS;

  async function newest(): Promise<HoldRecord | null> {
    return (await holds.find({}).sort({ _id: -1 }).limit(1).toArray())[0] ?? null;
  }

  /** @throws {StartupError} at its next beat */
  async function untilDead(first: HoldRecord): Promise<void> {
    for (const startedAt = performance.now(); performance.now() - startedAt < first.diesAfterMs; ) {
      await sleep(BEAT_MS / 2);
      const now = await newest();
      if (now === null || now.isReleased) return;
      if (now._id === first._id && now.beat === first.beat) continue;
      throw new StartupError(
        `The MongoDB database ${config.database} is in use by another process (${describeHolder(now)}).`,
        'Wait until it has ended, or stop it and give the same command again; or set MONGODB_DATABASE to another database.',
      );
    }
  }

  async function acquire(): Promise<HoldRecord> {
    for (;;) {
      const other = await newest();
      if (other !== null && !other.isReleased) await untilDead(other);
      const number = other === null ? 1 : Number(other._id) + 1;
      const own = { ...ownHolder(by), _id: String(number).padStart(DIGITS, '0'), beat: 0, diesAfterMs, isReleased: false };
      try {
        await holds.insertOne(own);
        await holds.deleteMany({ _id: { $lt: own._id } });
        return own;
      } catch (error) {
        // Another process was first: it is asked for next.
        if (!(error instanceof MongoServerError) || error.code !== DUPLICATE) throw error;
      }
    }
  }

  const { _id } = await acquire();
  const stop = new AbortController();
  let beats = 0;
  let lastBeatAt = performance.now();
  let isLost = false;

  async function beat(): Promise<void> {
    beats += 1;
    const beganAt = performance.now();
    const { matchedCount } = await holds.updateOne({ _id }, { $set: { beat: beats } });
    if (matchedCount === 0) isLost = true;
    else lastBeatAt = beganAt;
  }

  const beating = (async () => {
    while (!stop.signal.aborted && !isLost) {
      await sleep(BEAT_MS, undefined, { signal: stop.signal }).catch(() => {});
      // What it is held for fails by itself where the server is away.
      if (!stop.signal.aborted) await beat().catch(() => {});
    }
  })();
  const owned = opened.move();
  return {
    async confirm() {
      if (performance.now() - lastBeatAt > diesAfterMs / 2) await beat();
      if (!isLost) return;
      throw new StartupError(
        `Another process has taken over the MongoDB database ${config.database}, since this one stood still.`,
        'See what that one does; then give the same command again.',
      );
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await beating;
      await holds.updateOne({ _id }, { $set: { isReleased: true } }).catch(() => {});
      await owned.disposeAsync();
    },
  };
}
