// Keeps a vector store elsewhere in step with the index. A commit notes which chunks it changed (vector-outbox.ts); one loop takes
// notes in order, asks the index what is true by now, and writes that. The store may be away, forget everything, or hold what no
// longer is: notes wait, a store that has lost its vectors is filled again, and what a search finds beyond the truth is left out and
// later deleted.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import type { Timer } from '../../../platform/time/timer.ts';
import type { VectorRecord, VectorStore } from '../domain/vector-store.ts';
import { VectorStoreAwayError, VectorStoreRefusedError } from '../domain/vector-store.ts';
import type { ChunkVectors, VectorTruth } from './chunk-vectors.ts';
import type { VectorOutbox } from './vector-outbox.ts';

/** Notes written at once. */
const STEP = 200;
/** Pauses between attempts while the store is away. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;
/** A space that was left is dropped so much later: another copy of this service may search it until it has changed too. */
const KEEP_LEFT_MS = 10 * 60_000;
/** A store that after an absence holds less than this share of the vectors has lost them. */
const LEAST_SHARE = 0.5;
/** So many may be lacking without more ado: counts are not of the moment. */
const TOLERATED_SHARE = 0.01;
const SETTLED_MS = 2_000;
/** What only the store knows is deleted when a search meets it again so much later: a copy of this service may be ahead. */
const STRANGER_MS = 60_000;
const MOST_STRANGERS = 1_000;
const POLL_MS = 20;
const TEND_MS = 60_000;

export interface QueuedVectorsDeps {
  readonly store: VectorStore;
  readonly truth: VectorTruth;
  readonly outbox: VectorOutbox;
  readonly transaction: <Result>(work: () => Result) => Result;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Logger;
}

export interface QueuedVectors extends ChunkVectors {
  /** Begins to write. @param isNewStore the store has not been written to by this index: all is written to it */
  start(isNewStore: boolean): void;
}

export function createQueuedVectors(deps: QueuedVectorsDeps): QueuedVectors {
  const { store, truth, outbox, transaction, clock, log } = deps;
  const stop = new AbortController();
  const spaces = new Map(outbox.spaces().map((known) => [known.space, known]));
  const strangers = new Map<string, number>();
  let isAway = false;
  let tolerated = 0;
  let isRefilled = false;
  let news = Promise.withResolvers<void>();
  let running: Promise<void> = Promise.resolve();
  let tending: AsyncDisposable | null = null;

  function use(space: string): void {
    // One that was left has missed what came meanwhile.
    if (spaces.get(space)?.leftAt !== null) keep({ space, isFilled: false, leftAt: null });
  }

  function keep(known: { readonly space: string; readonly isFilled: boolean; readonly leftAt: number | null }): void {
    spaces.set(known.space, known);
    outbox.keep(known);
  }

  /** Whatever the store holds, it is given all of it again. */
  function refill(space: string): void {
    transaction(() => {
      keep({ space, isFilled: false, leftAt: null });
      outbox.note(space, [...truth.ids()]);
    });
    news.resolve();
  }

  /** Writes what is noted for a space. @returns false when there was nothing */
  async function writeSome(space: string): Promise<boolean> {
    const notes = outbox.next(space, STEP);
    if (notes.length === 0) {
      const known = spaces.get(space);
      if (known?.isFilled === false) keep({ ...known, isFilled: true });
      return false;
    }
    const records = notes.map(({ id }) => truth.record(space, id));
    const gone = notes.filter((_, at) => records[at] === null).map(({ id }) => id);
    await putAll(
      space,
      records.filter((record) => record !== null),
    );
    if (gone.length > 0) await store.delete(space, gone);
    transaction(() => outbox.done(space, notes));
    return true;
  }

  /** One vector that the store will never take must not hold up the others. */
  async function putAll(space: string, records: readonly VectorRecord[]): Promise<void> {
    if (records.length === 0) return;
    try {
      await store.put(space, records);
    } catch (error) {
      if (!(error instanceof VectorStoreRefusedError)) throw error;
      if (records.length === 1) {
        log.error({ chunk: records[0]?.id, reason: error.message }, 'vectors: the store refuses a vector');
        return;
      }
      const half = records.length >> 1;
      await putAll(space, records.slice(0, half));
      await putAll(space, records.slice(half));
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stop.signal.aborted) {
      try {
        if (isAway) await findOut();
        let hasWritten = false;
        for (const { space, leftAt } of [...spaces.values()]) {
          if (leftAt === null && (await writeSome(space))) hasWritten = true;
          if (stop.signal.aborted) return;
        }
        failures = 0;
        if (hasWritten) continue;
        await news.promise;
        news = Promise.withResolvers();
      } catch (error) {
        isAway = true;
        failures += 1;
        if (!(error instanceof VectorStoreAwayError)) log.warn({ err: error }, 'vectors: will retry');
        const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 5));
        await sleep(pauseMs, undefined, { signal: stop.signal }).catch(() => {});
      }
    }
  }

  /** After an absence: is the store back, and has it still what it had? @throws {VectorStoreAwayError} while it is not */
  async function findOut(): Promise<void> {
    const space = truth.space;
    if (space !== null && (await hasLost(space))) {
      log.warn({ space }, 'vectors: the store has lost its vectors; filling it again');
      refill(space);
    }
    isAway = false;
  }

  async function hasLost(space: string): Promise<boolean> {
    if (spaces.get(space)?.isFilled !== true) return false;
    return (await store.count(space)) < LEAST_SHARE * (truth.size - outbox.waiting(space));
  }

  /** Fills a space again that lacks more than a fill has left lacking: vectors that are all 0 are not kept. */
  async function audit(space: string): Promise<void> {
    if (spaces.get(space)?.isFilled !== true || outbox.oldest(space) !== null) return;
    if (!(await store.settled(space, SETTLED_MS))) return;
    const lacking = truth.size - (await store.count(space));
    if (lacking <= Math.max(tolerated, truth.size * TOLERATED_SHARE)) return;
    if (isRefilled) tolerated = lacking;
    else {
      log.warn({ space, lacking }, 'vectors: the store lacks vectors; filling it again');
      refill(space);
    }
    isRefilled = !isRefilled;
  }

  /** Now and then: drops what was left long ago, and looks whether the store still has what it should. */
  async function tend(): Promise<void> {
    try {
      for (const { space, leftAt } of [...spaces.values()]) {
        if (leftAt === null || clock.now() - leftAt < KEEP_LEFT_MS) continue;
        await store.drop(space);
        transaction(() => outbox.forget(space));
        spaces.delete(space);
      }
      if (!isAway && truth.space !== null) await audit(truth.space);
    } catch (error) {
      if (!(error instanceof VectorStoreAwayError)) throw error;
      isAway = true;
      news.resolve();
    }
  }

  function meetStranger(space: string, id: string): void {
    const since = strangers.get(id);
    if (since === undefined && strangers.size < MOST_STRANGERS) strangers.set(id, clock.now());
    if (since === undefined || clock.now() - since < STRANGER_MS) return;
    strangers.delete(id);
    transaction(() => outbox.note(space, [id]));
    news.resolve();
  }

  async function written(space: string, seq: number, timeoutMs: number): Promise<boolean> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      const oldest = outbox.oldest(space);
      if (oldest === null || oldest > seq) return true;
      if (stop.signal.aborted || performance.now() >= deadline) return false;
      await sleep(POLL_MS);
    }
  }

  return {
    name: store.name,
    start(isNewStore) {
      const { space } = truth;
      // What was begun before a crash and never taken over is as good as left.
      for (const known of [...spaces.values()]) {
        if (known.space !== space && known.leftAt === null) keep({ ...known, leftAt: clock.now() });
      }
      if (space !== null) {
        use(space);
        if (isNewStore) refill(space);
      }
      running = run();
      tending = deps.timer.every(TEND_MS, 'rag.vectors', tend);
    },
    load() {},
    note(noted, ids) {
      for (const space of noted) {
        use(space);
        outbox.note(space, ids);
      }
    },
    committed: () => news.resolve(),
    async nearest(space, query, limit, filter, refine) {
      try {
        const near = await store.nearest(space, query, limit, filter, (id) => {
          if (truth.has(id)) return refine === undefined || refine(id);
          meetStranger(space, id);
          return false;
        });
        return { near, isWhole: spaces.get(space)?.isFilled === true && !isAway };
      } catch (error) {
        if (error instanceof VectorStoreAwayError && !isAway) {
          isAway = true;
          news.resolve();
        }
        throw error;
      }
    },
    products(space, query, ids) {
      const vectors = truth.vectors(space, ids);
      return Float32Array.from(vectors, (vector) => (vector === null ? 0 : dot(query, vector)));
    },
    get: (space, id) => truth.vectors(space, [id])[0] ?? new Float32Array(0),
    async canTakeOver(from, to) {
      const isServing = from !== null && !isAway && spaces.get(from)?.isFilled === true;
      // An old space that answers nothing need not be waited out.
      return !isServing || (outbox.oldest(to) === null && (await store.settled(to, 0)));
    },
    tookOver(from, to) {
      const known = from === null ? undefined : spaces.get(from);
      if (known !== undefined && from !== to) {
        keep({ ...known, leftAt: clock.now() });
        outbox.clear(known.space);
      }
      use(to);
    },
    async settled(timeoutMs) {
      const { space } = truth;
      if (space === null) return true;
      const begin = performance.now();
      const isWritten = await written(space, outbox.newest, timeoutMs);
      return isWritten && store.settled(space, Math.max(0, timeoutMs - (performance.now() - begin)));
    },
    async report() {
      const report = await store.report();
      const { space } = truth;
      const waiting = space === null ? 0 : outbox.waiting(space);
      if (report.state !== 'HEALTHY' || waiting === 0) return report;
      const isFilled = space !== null && spaces.get(space)?.isFilled === true;
      return {
        ...report,
        state: isFilled ? 'HEALTHY' : 'DEGRADED',
        message: `${waiting} vectors have still to be written.`,
      };
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      news.resolve();
      await tending?.[Symbol.asyncDispose]();
      await running;
      await store[Symbol.asyncDispose]();
    },
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (const [d, value] of a.entries()) sum += value * (b[d] ?? 0);
  return sum;
}
