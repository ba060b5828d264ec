// Vectors in Pinecone, through its SDK. A space is a namespace. Pinecone may be away, slow or refusing at any time, so nobody waits
// for it: after the attempts that a call is worth it counts as away, every later call fails at once, and a probe tries again with
// growing pauses, or when Pinecone said that it may. Its answers are what it saw some time ago; `settled` says when that is enough.
import { setTimeout as sleep } from 'node:timers/promises';
import { Errors, Pinecone, type PineconeRecord } from '@pinecone-database/pinecone';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import {
  type NearVector,
  type VectorRecord,
  type VectorStore,
  VectorStoreAwayError,
  VectorStoreRefusedError,
} from '../domain/vector-store.ts';
import type { PineconeConfig } from './pinecone-config.ts';
import { createPineconeTransport, newCall, type PineconeCall } from './pinecone-fetch.ts';
import { type PineconeFacts, toPineconeFacts, toPineconeFilters } from './pinecone-filter.ts';
import { findPineconeIndex } from './pinecone-index.ts';

/** Pinecone takes 1,000 vectors or 2 MB at once. */
const MOST_RECORDS = 200;
const MOST_BYTES = 1_800_000;
/** A number of a float32 vector in JSON, its comma included, and what else a record has, at most. */
const BYTES_A_NUMBER = 22;
const BYTES_BESIDE = 512;
const MOST_IDS = 1_000;
const MOST_NEAR = 10_000;

/** A reader is waiting. */
const READ = { attempts: 2, longestPauseMs: 500 };
const WRITE = { attempts: 5, longestPauseMs: 30_000 };
const PROBE = { attempts: 1, longestPauseMs: 0 };

const FIRST_PROBE_MS = 200;
const LONGEST_PROBE_MS = 5_000;
const SETTLE_POLL_MS = 50;
/** Ids that are asked for where Pinecone does not number its writes. */
const MOST_PROBED = 50;

/** What was written to a namespace and not yet seen. */
interface Unseen {
  /** The number of the newest write; null where Pinecone does not number them. */
  lsn: number | null;
  readonly put: Map<string, VectorRecord>;
  readonly gone: Map<string, null>;
}

export interface PineconeDeps {
  readonly config: PineconeConfig;
  /** Of the vectors that it will hold. */
  readonly dimensions: number;
  readonly log: Logger;
}

/**
 * Opens the index, and makes it where it is absent. Pinecone that is away delays nobody's start.
 * @throws {StartupError} when the index has other dimensions or another metric, or the key is refused
 */
export async function openPineconeVectorStore({ config, dimensions, log }: PineconeDeps): Promise<VectorStore> {
  const stop = new AbortController();
  const transport = createPineconeTransport(config.timeoutMs, stop.signal);
  const client = new Pinecone({
    apiKey: config.apiKey,
    fetchApi: transport.fetch,
    maxRetries: 0,
    sourceTag: 'stomaton',
    ...(config.controllerHost === null ? {} : { controllerHostUrl: config.controllerHost }),
  });
  const unseen = new Map<string, Unseen>();
  let host: string | null = null;
  let state: 'up' | 'away' | 'closed' = 'away';
  let reason = '';
  let awaySince = performance.now();
  let pauseMs = FIRST_PROBE_MS;
  let timer: NodeJS.Timeout | null = null;

  /** Runs requests of the SDK; whatever goes wrong becomes one of the port's errors. */
  async function run<Result>(
    kind: Pick<PineconeCall, 'attempts' | 'longestPauseMs'>,
    work: (call: PineconeCall) => Promise<Result>,
  ): Promise<Result> {
    const call = newCall(kind.attempts, kind.longestPauseMs);
    try {
      return await transport.within(call, () => work(call));
    } catch (error) {
      if (error instanceof StartupError) throw error;
      if (call.failure === null && error instanceof Errors.PineconeBadRequestError) {
        throw new VectorStoreRefusedError(error.message, error);
      }
      goAway(call.failure?.reason ?? messageOf(error), call.failure?.retryAfterMs ?? 0);
      throw new VectorStoreAwayError(error);
    }
  }

  function goAway(why: string, retryAfterMs: number): void {
    if (state === 'closed') return;
    if (state === 'up') awaySince = performance.now();
    // Each reason once.
    if (state === 'up' || why !== reason) log.warn({ reason: why }, 'pinecone: away; search goes on by words and names');
    state = 'away';
    reason = why;
    if (timer !== null) return;
    timer = setTimeout(() => void probe(), Math.max(retryAfterMs, pauseMs * (0.75 + Math.random() / 2)));
    timer.unref();
    pauseMs = Math.min(LONGEST_PROBE_MS, pauseMs * 2);
  }

  async function probe(): Promise<void> {
    timer = null;
    try {
      await connect(PROBE);
    } catch (error) {
      goAway(error instanceof StartupError ? `${error.message} ${error.remedy}` : messageOf(error), 0);
      return;
    }
    if (state !== 'away') return;
    state = 'up';
    pauseMs = FIRST_PROBE_MS;
    log.warn({ awayMs: Math.round(performance.now() - awaySince) }, 'pinecone: back');
  }

  /** Finds the index and checks it each time: whoever mends an outage may have made it anew. @throws {StartupError} */
  async function connect(kind: Pick<PineconeCall, 'attempts' | 'longestPauseMs'>): Promise<void> {
    host = await run(kind, () => findPineconeIndex(client, config, dimensions));
  }

  function namespace(space: string) {
    return client.index<PineconeFacts>({ host: host ?? '', namespace: namespaceOf(config, space) });
  }

  /** @throws {VectorStoreAwayError} at once while away */
  async function whileUp<Result>(
    kind: Pick<PineconeCall, 'attempts' | 'longestPauseMs'>,
    work: (call: PineconeCall) => Promise<Result>,
  ): Promise<Result> {
    if (state !== 'up') throw new VectorStoreAwayError(new Error(reason));
    return run(kind, work);
  }

  /** What was refused for the index's own sake is no fault of a vector. @throws {VectorStoreAwayError} */
  async function checkIndex(): Promise<void> {
    try {
      await connect(READ);
    } catch (error) {
      if (!(error instanceof StartupError)) throw error;
      goAway(`${error.message} ${error.remedy}`, 0);
      throw new VectorStoreAwayError(error);
    }
  }

  function noteUnseen(space: string, lsn: number | null, put: readonly VectorRecord[], gone: readonly string[]): void {
    const known = unseen.get(space) ?? { lsn: null, put: new Map(), gone: new Map() };
    known.lsn = lsn === null ? null : Math.max(known.lsn ?? 0, lsn);
    for (const record of put) known.gone.delete(record.id);
    for (const record of put.slice(-MOST_PROBED)) known.put.set(record.id, { ...record, vector: record.vector.slice() });
    for (const id of gone) {
      known.put.delete(id);
      known.gone.set(id, null);
    }
    for (const ids of [known.put, known.gone]) {
      for (const id of ids.keys()) {
        if (ids.size <= MOST_PROBED) break;
        ids.delete(id);
      }
    }
    unseen.set(space, known);
  }

  async function isSeen(space: string, { lsn, put, gone }: Unseen): Promise<boolean> {
    return whileUp(READ, async (call) => {
      const index = namespace(space);
      if (lsn !== null) {
        await index.query({ vector: unitVector(dimensions), topK: 1 });
        if (call.seenLsn !== null) return call.seenLsn >= lsn;
      }
      const ids = [...put.keys(), ...gone.keys()];
      if (ids.length === 0) return true;
      const { records } = await index.fetch({ ids });
      return put.values().every((record) => isSame(record, records[record.id])) && gone.keys().every((id) => !(id in records));
    });
  }

  const store: VectorStore = {
    name: 'Pinecone',
    async put(space, records) {
      for (const batch of toBatches(records)) {
        try {
          await whileUp(WRITE, async (call) => {
            await namespace(space).upsert({ records: batch.map(toPineconeRecord) });
            noteUnseen(space, call.writtenLsn, batch, []);
          });
        } catch (error) {
          if (error instanceof VectorStoreRefusedError) await checkIndex();
          throw error;
        }
      }
      // A vector of which nothing is known any more must not be found by what was known before.
      await store.delete(space, idsOf(records.filter(({ vector }) => isZero(vector))));
    },
    async delete(space, ids) {
      for (let at = 0; at < ids.length; at += MOST_IDS) {
        const some = ids.slice(at, at + MOST_IDS);
        await whileUp(WRITE, async (call) => {
          await unlessAbsent(namespace(space).deleteMany({ ids: some }));
          noteUnseen(space, call.writtenLsn, [], some);
        });
      }
    },
    async nearest(space, query, limit, filter, refine) {
      const topK = Math.min(limit, MOST_NEAR);
      const filters = toPineconeFilters(filter);
      if (topK < 1 || isZero(query)) return [];
      const vector = [...query];
      const found = await whileUp(READ, async () => {
        const answers = await Promise.all(filters.map((each) => namespace(space).query({ vector, topK, filter: each })));
        return answers.flatMap(({ matches }) => matches.map(toNear));
      }).catch((error: unknown) => {
        if (!(error instanceof VectorStoreRefusedError)) throw error;
        goAway(messageOf(error), 0);
        throw new VectorStoreAwayError(error);
      });
      return found
        .filter(({ id }) => refine === undefined || refine(id))
        .sort((a, b) => b.cosine - a.cosine || (a.id < b.id ? -1 : 1))
        .slice(0, topK);
    },
    count: (space) =>
      whileUp(READ, async () => {
        const { namespaces } = await namespace(space).describeIndexStats();
        return namespaces?.[namespaceOf(config, space)]?.recordCount ?? 0;
      }),
    drop: (space) =>
      whileUp(WRITE, async () => {
        await unlessAbsent(namespace(space).deleteAll());
        unseen.delete(space);
      }),
    async settled(space, timeoutMs) {
      const deadline = performance.now() + timeoutMs;
      for (;;) {
        const waited = unseen.get(space);
        if (waited === undefined) return true;
        const { lsn } = waited;
        try {
          if (await isSeen(space, waited)) {
            // What was written meanwhile is not seen yet.
            if (unseen.get(space)?.lsn === lsn) unseen.delete(space);
            return true;
          }
        } catch (error) {
          if (error instanceof VectorStoreAwayError || error instanceof VectorStoreRefusedError) return false;
          throw error;
        }
        if (performance.now() + SETTLE_POLL_MS > deadline) return false;
        await sleep(SETTLE_POLL_MS);
      }
    },
    async report() {
      const about = { name: 'vectors', engine: 'pinecone' };
      const begin = performance.now();
      try {
        await whileUp(PROBE, () => namespace('').describeIndexStats());
        return { ...about, state: 'HEALTHY', latencyMs: performance.now() - begin, message: null };
      } catch (error) {
        if (!(error instanceof VectorStoreAwayError)) throw error;
        const message = 'The vectors are away; search goes on by words and names, and writes wait.';
        return { ...about, state: 'DEGRADED', latencyMs: null, message };
      }
    },
    async [Symbol.asyncDispose]() {
      state = 'closed';
      stop.abort();
      if (timer !== null) clearTimeout(timer);
    },
  };

  try {
    await connect(READ);
    state = 'up';
  } catch (error) {
    if (!(error instanceof VectorStoreAwayError)) throw error;
  }
  return store;
}

function namespaceOf({ namespace }: PineconeConfig, space: string): string {
  return `${namespace}-${space}`;
}

function* toBatches(records: readonly VectorRecord[]): Generator<VectorRecord[]> {
  let batch: VectorRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    if (isZero(record.vector)) continue;
    const own = record.vector.length * BYTES_A_NUMBER + BYTES_BESIDE;
    if (batch.length === MOST_RECORDS || (batch.length > 0 && bytes + own > MOST_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(record);
    bytes += own;
  }
  if (batch.length > 0) yield batch;
}

function toPineconeRecord({ id, vector, facts }: VectorRecord) {
  return { id, values: [...vector], metadata: toPineconeFacts(facts) };
}

/** True for what was written, not for what stood there before. */
function isSame({ vector, facts }: VectorRecord, held: PineconeRecord<PineconeFacts> | undefined): boolean {
  if (held?.values?.length !== vector.length) return false;
  const wanted = Object.entries(toPineconeFacts(facts));
  return (
    wanted.every(([key, value]) => held.metadata?.[key as keyof PineconeFacts] === value) &&
    held.values.every((value, d) => Math.abs(value - (vector[d] ?? 0)) < 1e-5)
  );
}

/** @throws {Error} for an answer that is none */
function toNear({ id, score }: { readonly id: string; readonly score?: number }): NearVector {
  if (typeof id !== 'string' || typeof score !== 'number' || !Number.isFinite(score)) {
    throw new Error('the answer is not one of Pinecone');
  }
  return { id, cosine: Math.max(-1, Math.min(1, score)) };
}

/** To delete what is not there is done already; Pinecone says 404 for a namespace that it does not know. */
async function unlessAbsent(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Errors.PineconeNotFoundError)) throw error;
  }
}

function idsOf(records: readonly VectorRecord[]): string[] {
  return records.map(({ id }) => id);
}

function isZero(vector: Float32Array): boolean {
  return vector.every((value) => value === 0);
}

function unitVector(dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  vector[0] = 1;
  return vector;
}

/** The SDK's messages name addresses and go on about its own support; its first sentence says what is wrong. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll(/https?:\/\/\S+/g, '…').slice(0, 200);
}
