import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../../../platform/errors/domain-error.ts';
import { canSee } from '../../../platform/identity/viewer.ts';
import { seededId } from '../../../platform/ids/ids.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { createPacer } from '../../../platform/time/pacer.ts';
import type { Timer } from '../../../platform/time/timer.ts';
import { passes } from '../domain/chunk-filter.ts';
import {
  type ChunkIndex,
  type ChunkRecord,
  DIMENSIONS,
  type Embedding,
  embeddedText,
  type IndexedSource,
  type IndexedStone,
} from '../domain/chunk-index.ts';
import { chunkHash, sourceHash, toChunks } from '../domain/chunking/to-chunks.ts';
import type { VectorStore } from '../domain/vector-store.ts';
import { type ChunkInserter, createChunkInserter, STEP } from './chunk-inserter.ts';
import { type ChunkRow, openChunkTables, type SourceFacts, type SourceRow } from './chunk-tables.ts';
import { createQueuedVectors } from './chunk-vectors.queued.ts';
import { type ChunkVectors, createVectorsInMemory, type VectorTruth } from './chunk-vectors.ts';
import { dotAt } from './vector-matrix.ts';
import { createEmbeddedVectorStore } from './vector-store.embedded.ts';

/** Pause before asking again whether new vectors can be searched. */
const TAKE_OVER_MS = 200;

/** Vectors kept by an engine elsewhere. */
export interface RemoteVectors {
  readonly store: VectorStore;
  /** Names the index and the namespace there; another one is filled anew. */
  readonly place: string;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Logger;
}

/** A source in memory. */
interface HeldSource extends SourceRow {
  readonly chunks: readonly ChunkRecord[];
  /** Of each chunk, in order. */
  readonly numbers: readonly number[];
}

/** How far the embedding under a model that is to come has got. */
interface Turn {
  readonly model: string;
  /** Numbers of chunks that may lack a vector. */
  left: number[];
  readonly done: Set<number>;
  readonly cards: Map<string, HeldStone>;
  /** Nothing is left to embed for now. */
  isEmbedded: boolean;
  /** The new vectors can be searched. */
  mayTakeOver: boolean;
}

/** A stone in memory, with the vector of its card. */
interface HeldStone {
  readonly stone: IndexedStone;
  readonly vector: Float32Array;
}

/** A source about to be committed. */
interface PreparedSource {
  readonly row: SourceRow;
  /** In reading order; null where only facts have changed. */
  readonly rows: readonly Omit<ChunkRow, 'number'>[] | null;
  /** Of its chunks by id, once they are inserted. */
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * Opens the embedded chunk index: one SQLite file, held in memory for reading; vectors as float32 BLOBs per model, words in FTS5.
 * @param remote where vectors are searched; null: in memory, where they are held beside the file
 * @throws {StartupError} when the file cannot be used
 */
export function openEmbeddedChunkIndex(file: string, remote: RemoteVectors | null = null): ChunkIndex {
  const tables = openChunkTables(file);
  const sources = new Map<string, HeldSource>();
  const byNumber = new Map<number, ChunkRecord>();
  const numberOf = new Map<string, number>();
  const byStone = new Map<string, Set<string>>();
  const stones = new Map<string, HeldStone>();
  /** Dropped before the feed told; a page that still has them must not bring them back. */
  const dropped = new Set<string>();
  /** Vectors of what is being committed, under one model, so that they need not be read back. */
  let recent: { readonly model: string; readonly vectors: ReadonlyMap<number, Float32Array> } | null = null;
  /** The model that is to come; null while none is. */
  let coming: string | null = null;
  let model = tables.state('embedder');
  let strangers = 0;
  let inOrder: readonly ChunkRecord[] | null = null;
  let version = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const truth: VectorTruth = {
    record(space, id) {
      const number = numberOf.get(id);
      const facts = number === undefined ? undefined : byNumber.get(number);
      if (number === undefined || facts === undefined) return null;
      const vector = (recent?.model === space ? recent.vectors.get(number) : undefined) ?? tables.vector(space, number);
      return vector === null ? null : { id, vector, facts };
    },
    vectors(space, ids) {
      const numbers = ids.map((id) => numberOf.get(id) ?? -1);
      const found = tables.vectors(space, numbers);
      return numbers.map((number) => found.get(number) ?? null);
    },
    has: (id) => numberOf.has(id),
    ids: () => numberOf.keys(),
    get size() {
      return numberOf.size;
    },
    get space() {
      return model;
    },
  };
  const { outbox, transaction } = tables;
  const queued = remote === null ? null : createQueuedVectors({ ...remote, truth, outbox, transaction });
  const vectors: ChunkVectors = queued ?? createVectorsInMemory(createEmbeddedVectorStore(), truth);

  /** The spaces that a change concerns, given the model that embeds now. */
  function spacesOf(embedding: string): string[] {
    return [...new Set([model ?? embedding, ...(coming === null ? [] : [coming])])];
  }

  /** One after the other: a page that is half applied must not meet a change of the model. */
  function exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = queue.then(work);
    queue = result.catch(() => {});
    return result;
  }

  function hold(row: SourceRow, chunks: readonly ChunkRow[]): void {
    release(row.id);
    const { kind, title, stoneId, articleType, locale, visibility, authorId } = row.facts;
    const shared = { sourceId: row.id, kind, title, stoneId, articleType, locale, visibility, authorId };
    const records = chunks.map(
      ({ id, start, end, headingPath, text }, ordinal): ChunkRecord => ({
        ...shared,
        id,
        start,
        end,
        headingPath,
        text,
        ordinal,
      }),
    );
    const numbers = chunks.map(({ number }) => number);
    sources.set(row.id, { ...row, chunks: records, numbers });
    for (const [at, record] of records.entries()) {
      const number = numbers[at] ?? 0;
      byNumber.set(number, record);
      numberOf.set(record.id, number);
    }
    if (stoneId !== null) {
      const about = byStone.get(stoneId);
      if (about === undefined) byStone.set(stoneId, new Set([row.id]));
      else about.add(row.id);
    }
    inOrder = null;
    version += 1;
  }

  function release(sourceId: string): void {
    const held = sources.get(sourceId);
    if (held === undefined) return;
    for (const number of held.numbers) byNumber.delete(number);
    for (const { id } of held.chunks) numberOf.delete(id);
    if (held.facts.stoneId !== null) byStone.get(held.facts.stoneId)?.delete(sourceId);
    sources.delete(sourceId);
    inOrder = null;
    version += 1;
  }

  function forget(id: string): void {
    release(id);
    if (stones.delete(id)) version += 1;
  }

  function idsOf(sourceId: string): string[] {
    return (sources.get(sourceId)?.chunks ?? []).map(({ id }) => id);
  }

  function read(): void {
    const space = model ?? '';
    for (const { stone, vector } of tables.stones(space)) {
      stones.set(stone.id, { stone, vector: vector ?? new Float32Array(DIMENSIONS) });
    }
    const chunks = new Map<string, ChunkRow[]>();
    for (const { sourceId, chunk } of tables.chunks()) {
      const known = chunks.get(sourceId);
      if (known === undefined) chunks.set(sourceId, [chunk]);
      else known.push(chunk);
    }
    for (const row of tables.sources()) hold(row, chunks.get(row.id) ?? []);
    if (remote !== null) return;
    for (const { number, vector } of tables.allVectors(space)) {
      const facts = byNumber.get(number);
      if (facts !== undefined) vectors.load(space, [{ id: facts.id, vector, facts }]);
    }
  }
  read();
  if (queued !== null && remote !== null) {
    queued.start(tables.state('vectorStore') !== remote.place);
    tables.setState('vectorStore', remote.place);
  }

  /** Chunks of which a store elsewhere must hear: new, gone, or with other facts than before. */
  function changedBy({ row, rows }: PreparedSource): string[] {
    const before = idsOf(row.id);
    const isSame = sameFacts(sources.get(row.id)?.facts, row.facts);
    if (rows === null) return isSame ? [] : before;
    const after = rows.map(({ id }) => id);
    const [old, kept] = [new Set(before), new Set(after)];
    return [...after.filter((id) => !isSame || !old.has(id)), ...before.filter((id) => !kept.has(id))];
  }

  async function prepare(source: IndexedSource, inserter: ChunkInserter, at: string): Promise<PreparedSource> {
    const { id, kind, title, stoneId, articleType, locale, visibility, authorId, revision } = source;
    const facts = { kind, title, stoneId, articleType, locale, visibility, authorId, revision, indexedAt: at, error: null };
    const contentHash = sourceHash(source);
    const unchanged = { row: { id, contentHash, facts }, rows: null, numbers: new Map() };
    if (sources.get(id)?.contentHash === contentHash) return unchanged;
    const numbers = tables.numbersOf(id);
    const rows: Omit<ChunkRow, 'number'>[] = [];
    const occurrences = new Map<string, number>();
    try {
      for (const chunk of toChunks(source.text, source.mediaType)) {
        const hash = chunkHash(chunk, title);
        const occurrence = occurrences.get(hash) ?? 0;
        occurrences.set(hash, occurrence + 1);
        // By content, so a chunk that stays keeps its id and vector wherever it moves; the ordinal tells equal ones apart.
        const row = { ...chunk, id: seededId('chunk', `${id}:${occurrence}:${hash}`) };
        rows.push(row);
        if (!numbers.has(row.id)) await inserter.add({ source, row, numbers });
      }
      return { row: { id, contentHash, facts }, rows, numbers };
    } catch (error) {
      inserter.forget(source);
      if (error instanceof DomainError) throw error;
      const failed: SourceFacts = { ...facts, error: 'The text could not be read.' };
      return { row: { id, contentHash: '', facts: failed }, rows: [], numbers: new Map() };
    }
  }

  return {
    loadCursor: () => tables.state('cursor'),
    apply: (changes, cursor, embedding, at) =>
      exclusively(async () => {
        const under = embedding();
        const inserter = createChunkInserter(tables, under);
        const prepared: PreparedSource[] = [];
        for (const source of changes.sources) prepared.push(await prepare(source, inserter, at));
        await inserter.flush();
        const cards = await toCards(changes.stones, under);
        const pacer = createPacer();
        await pacer.rest();
        strangers += inserter.strangers;
        const applied = prepared.filter(({ row }) => !dropped.has(row.id));
        const removed = [...changes.removedIds, ...dropped];
        recent = { model: under.model, vectors: inserter.fresh };
        tables.transaction(() => {
          vectors.note(spacesOf(under.model), [...removed.flatMap(idsOf), ...applied.flatMap(changedBy)]);
          for (const id of removed) tables.remove(id);
          for (const { stone, vector } of cards) {
            tables.putStone(stone);
            tables.putCardVector(under.model, stone.id, vector);
          }
          for (const source of applied) {
            tables.putSource(source.row);
            if (source.rows !== null) tables.place(source.row.id, numbered(source.rows, source.numbers));
          }
          tables.setState('cursor', cursor);
          if (model === null) tables.setState('embedder', under.model);
        });
        model ??= under.model;
        for (const id of changes.removedIds) {
          forget(id);
          dropped.delete(id);
        }
        for (const card of cards) stones.set(card.stone.id, card);
        for (const { row, rows: cut, numbers } of applied) {
          hold(row, cut === null ? toRows(sources.get(row.id)) : numbered(cut, numbers));
        }
        version += 1;
        vectors.committed();
        recent = null;
        await pacer.rest();
      }),
    drop(sourceId) {
      dropped.add(sourceId);
      tables.transaction(() => {
        if (model !== null) vectors.note(spacesOf(model), idsOf(sourceId));
        tables.remove(sourceId);
      });
      forget(sourceId);
      vectors.committed();
    },
    reset: () =>
      exclusively(async () => {
        tables.transaction(() => {
          if (model !== null) vectors.note(spacesOf(model), [...numberOf.keys()]);
          tables.clear();
        });
        for (const id of [...sources.keys(), ...stones.keys()]) forget(id);
        dropped.clear();
        vectors.committed();
        model = null;
      }),
    chunks: all,
    chunksOf: (sourceIds) => sourceIds.flatMap((id) => sources.get(id)?.chunks ?? []),
    chunksAbout: (stoneId) =>
      [...(byStone.get(stoneId) ?? [])]
        .flatMap((id) => sources.get(id) ?? [])
        .sort((a, b) => placeOf(a.facts) - placeOf(b.facts) || (a.id < b.id ? -1 : 1))
        .flatMap(({ chunks }) => chunks),
    stone: (stoneId) => stones.get(stoneId)?.stone ?? null,
    stones: () => stones.values().map(({ stone }) => stone),
    frequencies: (stems) => tables.frequencies(stems),
    cosines: (query, chunks) =>
      vectors.products(
        model ?? '',
        query,
        chunks.map(({ id }) => id),
      ),
    async nearest(query, limit, filter, refine) {
      const admits = (id: string): ChunkRecord | null => {
        const chunk = byNumber.get(numberOf.get(id) ?? -1);
        return chunk !== undefined && passes(filter, chunk) && (refine === undefined || refine(chunk)) ? chunk : null;
      };
      const { near, isWhole } = await vectors.nearest(model ?? '', query, limit, filter, (id) => admits(id) !== null);
      // Asked again, for the answer may have been long on its way.
      const chunks = near.flatMap(({ id, cosine }) => {
        const chunk = admits(id);
        return chunk === null ? [] : [{ chunk, cosine }];
      });
      return { near: chunks, isWhole };
    },
    cardCosines: (query) =>
      [...stones.values()].map(({ stone: { id, card }, vector }) => ({ stoneId: id, card, cosine: dotAt(query, vector, 0) })),
    vectorOf: ({ id }) => vectors.get(model ?? '', id),
    get version() {
      return version;
    },
    get size() {
      return byNumber.size;
    },
    get strangers() {
      return strangers;
    },
    lexical(words, limit, among) {
      if (words.length === 0 || among?.length === 0) return new Map();
      const numbers = among?.map(({ id }) => numberOf.get(id) ?? -1) ?? null;
      return new Map(
        tables.match(words, limit, numbers).flatMap(({ number, score }) => {
          const chunk = byNumber.get(number);
          return chunk === undefined ? [] : [[chunk, score] as const];
        }),
      );
    },
    statusOf(sourceId) {
      const held = sources.get(sourceId);
      if (held === undefined) return null;
      const { revision, indexedAt, error } = held.facts;
      return { revision, indexedAt, error, chunks: held.chunks.length };
    },
    lastIndexedAt(viewer) {
      let latest: string | null = null;
      for (const { facts } of sources.values())
        if ((latest === null || facts.indexedAt > latest) && canSee(viewer, facts)) latest = facts.indexedAt;
      return latest;
    },
    countsFor(viewer) {
      const seen = [...sources.values()].filter(({ facts }) => canSee(viewer, facts));
      return { documents: seen.length, chunks: seen.reduce((sum, { chunks }) => sum + chunks.length, 0) };
    },
    get embedderVersion() {
      return model;
    },
    async reembed(embedding, onSwap, signal) {
      const pacer = createPacer();
      const turn: Turn = {
        model: embedding.model,
        left: [...byNumber.keys()],
        done: new Set(),
        cards: new Map(),
        isEmbedded: false,
        mayTakeOver: false,
      };
      coming = embedding.model;
      try {
        // Each step takes its turn, so that what is written meanwhile becomes searchable meanwhile.
        while (await exclusively(() => embedStep(embedding, turn, onSwap))) {
          await pacer.rest();
          signal?.throwIfAborted();
          if (!turn.isEmbedded || turn.mayTakeOver) continue;
          turn.mayTakeOver = await vectors.canTakeOver(model, embedding.model);
          if (!turn.mayTakeOver) await sleep(TAKE_OVER_MS, undefined, { signal });
        }
      } finally {
        coming = null;
      }
      while (tables.dropOtherVectors(embedding.model, STEP) > 0) await pacer.rest();
    },
    settled: (timeoutMs) => vectors.settled(timeoutMs),
    vectorStore: vectors.name,
    report: () => vectors.report(),
    async [Symbol.asyncDispose]() {
      await queue;
      await vectors[Symbol.asyncDispose]();
      tables.close();
    },
  };

  async function toCards(list: readonly IndexedStone[], embedding: Embedding): Promise<HeldStone[]> {
    const cards = await embedding.embedAll(list.map(({ card }) => card));
    return list.map((stone, at) => ({ stone, vector: cards[at]?.vector ?? new Float32Array(DIMENSIONS) }));
  }

  /** Embeds some chunks that the new model has not seen. @returns false once there are none: then it has taken over */
  async function embedStep(embedding: Embedding, turn: Turn, onSwap: () => void): Promise<boolean> {
    const missing = takeMissing(turn);
    if (missing.length > 0) {
      const made = await embedding.embedAll(missing.map(([, chunk]) => embeddedText(chunk)));
      // What was dropped meanwhile stays dropped.
      const fresh = missing.flatMap(([number, { id }], at) => {
        const vector = made[at]?.vector;
        return vector === undefined || !byNumber.has(number) ? [] : [{ number, id, vector }];
      });
      recent = { model: turn.model, vectors: new Map(fresh.map(({ number, vector }) => [number, vector])) };
      tables.transaction(() => {
        for (const { number, vector } of fresh) tables.putVector(turn.model, number, vector);
        vectors.note(
          [turn.model],
          fresh.map(({ id }) => id),
        );
      });
      vectors.committed();
      recent = null;
      for (const { number } of fresh) turn.done.add(number);
      return true;
    }
    const waiting = [...stones.values()].filter(({ stone }) => turn.cards.get(stone.id)?.stone !== stone).slice(0, STEP);
    if (waiting.length > 0) {
      const cards = await toCards(
        waiting.map(({ stone }) => stone),
        embedding,
      );
      tables.transaction(() => {
        for (const card of cards) tables.putCardVector(turn.model, card.stone.id, card.vector);
      });
      for (const card of cards) turn.cards.set(card.stone.id, card);
      return true;
    }
    turn.isEmbedded = true;
    if (!turn.mayTakeOver) return true;
    tables.transaction(() => {
      tables.setState('embedder', turn.model);
      vectors.tookOver(model, turn.model);
    });
    for (const [id, card] of turn.cards) if (stones.has(id)) stones.set(id, card);
    model = turn.model;
    coming = null;
    strangers = 0;
    version += 1;
    onSwap();
    return false;
  }

  /** Up to {@link STEP} chunks that the new model has not seen, with their numbers. */
  function takeMissing(turn: Turn): [number, ChunkRecord][] {
    const missing: [number, ChunkRecord][] = [];
    const isMissing = (number: number) => byNumber.has(number) && !turn.done.has(number);
    // At the end of the list: what was written meanwhile.
    if (turn.left.length === 0) turn.left = [...byNumber.keys()].filter(isMissing);
    while (missing.length < STEP && turn.left.length > 0) {
      const number = turn.left.pop() ?? 0;
      const chunk = byNumber.get(number);
      if (chunk !== undefined && isMissing(number)) missing.push([number, chunk]);
    }
    if (missing.length === 0 && [...byNumber.keys()].some(isMissing)) return takeMissing(turn);
    return missing;
  }

  function all(): readonly ChunkRecord[] {
    inOrder ??= [...sources.keys()].sort().flatMap((id) => sources.get(id)?.chunks ?? []);
    return inOrder;
  }
}

function numbered(rows: readonly Omit<ChunkRow, 'number'>[], numbers: ReadonlyMap<string, number>): ChunkRow[] {
  return rows.flatMap((row) => {
    const number = numbers.get(row.id);
    return number === undefined ? [] : [{ ...row, number }];
  });
}

function toRows(held: HeldSource | undefined): ChunkRow[] {
  return (held?.chunks ?? []).map((chunk, at) => ({ ...chunk, number: held?.numbers[at] ?? 0 }));
}

/** Where a source stands among those about the same stone. */
function placeOf({ kind, articleType, locale }: SourceFacts): number {
  if (kind === 'document') return 3;
  if (locale !== 'en') return 2;
  return articleType === 'STONE_PROFILE' ? 0 : 1;
}

function sameFacts(a: SourceFacts | undefined, b: SourceFacts): boolean {
  const keys = ['kind', 'articleType', 'stoneId', 'locale', 'visibility', 'authorId'] as const;
  return a !== undefined && keys.every((key) => a[key] === b[key]);
}
