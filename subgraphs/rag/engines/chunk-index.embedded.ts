import { canSee } from '../../../platform/identity/viewer.ts';
import { seededId } from '../../../platform/ids/ids.ts';
import { createPacer } from '../../../platform/time/pacer.ts';
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
import { type ChunkRow, openChunkTables, type SourceFacts, type SourceRow } from './chunk-tables.ts';
import { createVectorMatrix, dotAt, type VectorMatrix } from './vector-matrix.ts';

/** At most so many chunks are added or embedded before requests are served; fewer when they take long. */
const STEP = 50;
/** A chunk of which the model knows a smaller share of the words is a stranger to it. */
const KNOWN = 0.7;

/** A source in memory. */
interface HeldSource extends SourceRow {
  readonly chunks: readonly ChunkRecord[];
  /** Of each chunk, in order. */
  readonly numbers: readonly number[];
}

/** How far the embedding under a model that is to come has got. */
interface Turn {
  /** Numbers of chunks that may lack a vector. */
  left: number[];
  readonly cards: Map<string, HeldStone>;
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
  /** Vectors of the chunks that are new. */
  readonly fresh: ReadonlyMap<number, Float32Array>;
}

/** A chunk that is new. */
interface WaitingChunk {
  readonly source: IndexedSource;
  readonly row: Omit<ChunkRow, 'number'>;
  readonly numbers: Map<string, number>;
  readonly fresh: Map<number, Float32Array>;
}

interface Inserter {
  add(chunk: WaitingChunk): Promise<void>;
  forget(source: IndexedSource): void;
}

/**
 * Opens the embedded chunk index: one SQLite file, held in memory for reading; vectors as float32 BLOBs per model, words in FTS5.
 * @throws {StartupError} when the file cannot be used
 */
export function openEmbeddedChunkIndex(file: string): ChunkIndex {
  const tables = openChunkTables(file);
  const sources = new Map<string, HeldSource>();
  const byNumber = new Map<number, ChunkRecord>();
  const numberOf = new Map<string, number>();
  const byStone = new Map<string, Set<string>>();
  const stones = new Map<string, HeldStone>();
  /** Dropped before the feed told; a page that still has them must not bring them back. */
  const dropped = new Set<string>();
  let vectors = createVectorMatrix(DIMENSIONS);
  /** Under the model that is to come; null while none is. */
  let coming: VectorMatrix | null = null;
  let strangers = 0;
  let inOrder: readonly ChunkRecord[] | null = null;
  let version = 0;
  let queue: Promise<unknown> = Promise.resolve();

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

  /** Forgets a source or a stone, vectors included. */
  function forget(id: string): void {
    for (const number of sources.get(id)?.numbers ?? []) dropVector(number);
    release(id);
    if (stones.delete(id)) version += 1;
  }

  function dropVector(number: number): void {
    vectors.delete(number);
    coming?.delete(number);
  }

  function read(): void {
    const model = tables.state('embedder') ?? '';
    for (const { stone, vector } of tables.stones(model)) {
      stones.set(stone.id, { stone, vector: vector ?? new Float32Array(DIMENSIONS) });
    }
    const chunks = new Map<string, ChunkRow[]>();
    for (const { sourceId, chunk, vector } of tables.chunks(model)) {
      const known = chunks.get(sourceId);
      if (known === undefined) chunks.set(sourceId, [chunk]);
      else known.push(chunk);
      if (vector !== null) vectors.set(chunk.number, vector);
    }
    for (const row of tables.sources()) hold(row, chunks.get(row.id) ?? []);
  }
  read();

  /** New chunks of a page, inserted some at a time: a commit costs more than the rows in it. */
  function createInserter(embedding: Embedding) {
    let waiting: WaitingChunk[] = [];
    const pacer = createPacer();
    const insertSome = (): void => {
      let inserted = 0;
      for (const { source, row, numbers, fresh } of waiting) {
        const text = embeddedText({ ...row, title: source.title });
        const vector = embedding.embed(text);
        if (embedding.knownShare(text) < KNOWN) strangers += 1;
        const number = tables.addChunk(source.id, source.title, row);
        tables.putVector(embedding.model, number, vector);
        numbers.set(row.id, number);
        fresh.set(number, vector);
        inserted += 1;
        if (pacer.isDue) break;
      }
      waiting = waiting.slice(inserted);
    };
    /** Nobody sees these chunks before they are placed, so they need not be inserted in one transaction. */
    const flush = async (): Promise<void> => {
      while (waiting.length > 0) {
        tables.transaction(insertSome);
        await pacer.rest();
      }
    };
    return {
      async add(chunk: WaitingChunk): Promise<void> {
        waiting.push(chunk);
        if (waiting.length >= STEP || pacer.isDue) await flush();
      },
      flush,
      /** Forgets what waits of a source that turned out unreadable. */
      forget(source: IndexedSource): void {
        waiting = waiting.filter((chunk) => chunk.source !== source);
      },
    };
  }

  async function prepare(source: IndexedSource, inserter: Inserter, at: string): Promise<PreparedSource> {
    const { id, kind, title, stoneId, articleType, locale, visibility, authorId, revision } = source;
    const facts = { kind, title, stoneId, articleType, locale, visibility, authorId, revision, indexedAt: at, error: null };
    const contentHash = sourceHash(source);
    const unchanged = { row: { id, contentHash, facts }, rows: null, numbers: new Map(), fresh: new Map() };
    if (sources.get(id)?.contentHash === contentHash) return unchanged;
    const cut = { numbers: tables.numbersOf(id), fresh: new Map<number, Float32Array>() };
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
        if (!cut.numbers.has(row.id)) await inserter.add({ source, row, ...cut });
      }
      return { row: { id, contentHash, facts }, rows, ...cut };
    } catch {
      inserter.forget(source);
      const failed: SourceFacts = { ...facts, error: 'The text could not be read.' };
      return { row: { id, contentHash: '', facts: failed }, rows: [], numbers: new Map(), fresh: new Map() };
    }
  }

  return {
    loadCursor: () => tables.state('cursor'),
    apply: (changes, cursor, embedding, at) =>
      exclusively(async () => {
        const inserter = createInserter(embedding());
        const prepared: PreparedSource[] = [];
        for (const source of changes.sources) prepared.push(await prepare(source, inserter, at));
        await inserter.flush();
        const pacer = createPacer();
        const cards: HeldStone[] = [];
        for (const stone of changes.stones) {
          cards.push({ stone, vector: embedding().embed(stone.card) });
          if (pacer.isDue) await pacer.rest();
        }
        await pacer.rest();
        const applied = prepared.filter(({ row }) => !dropped.has(row.id));
        tables.transaction(() => {
          for (const id of [...changes.removedIds, ...dropped]) tables.remove(id);
          for (const { stone, vector } of cards) {
            tables.putStone(stone);
            tables.putCardVector(embedding().model, stone.id, vector);
          }
          for (const source of applied) {
            tables.putSource(source.row);
            if (source.rows !== null) tables.place(source.row.id, numbered(source.rows, source.numbers));
          }
          tables.setState('cursor', cursor);
          if (tables.state('embedder') === null) tables.setState('embedder', embedding().model);
        });
        for (const id of changes.removedIds) {
          forget(id);
          dropped.delete(id);
        }
        for (const card of cards) stones.set(card.stone.id, card);
        for (const { row, rows: cut, numbers, fresh } of applied) {
          const before = sources.get(row.id);
          const rows = cut === null ? toRows(before) : numbered(cut, numbers);
          const kept = new Set(rows.map(({ number }) => number));
          for (const number of before?.numbers ?? []) if (!kept.has(number)) dropVector(number);
          for (const [number, vector] of fresh) vectors.set(number, vector);
          hold(row, rows);
        }
        version += 1;
        await pacer.rest();
      }),
    drop(sourceId) {
      dropped.add(sourceId);
      tables.transaction(() => tables.remove(sourceId));
      forget(sourceId);
    },
    reset: () =>
      exclusively(async () => {
        tables.transaction(() => tables.clear());
        for (const id of [...sources.keys(), ...stones.keys()]) forget(id);
        dropped.clear();
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
        query,
        chunks.map(({ id }) => numberOf.get(id) ?? -1),
      ),
    nearest: (query, limit, admits) =>
      vectors
        .nearest(query, limit, (number) => {
          const chunk = byNumber.get(number);
          return chunk !== undefined && admits(chunk);
        })
        .flatMap(({ number, cosine }) => {
          const chunk = byNumber.get(number);
          return chunk === undefined ? [] : [{ chunk, cosine }];
        }),
    cardCosines: (query) =>
      [...stones.values()].map(({ stone: { id, card }, vector }) => ({ stoneId: id, card, cosine: dotAt(query, vector, 0) })),
    vectorOf: ({ id }) => vectors.get(numberOf.get(id) ?? -1),
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
      return tables.state('embedder');
    },
    async reembed(embedding, onSwap) {
      const next = createVectorMatrix(DIMENSIONS);
      const pacer = createPacer();
      const turn: Turn = { left: [...byNumber.keys()], cards: new Map() };
      coming = next;
      try {
        // Each step takes its turn, so that what is written meanwhile becomes searchable meanwhile.
        while (await exclusively(async () => embedStep(embedding, next, turn, onSwap))) await pacer.rest();
      } finally {
        coming = null;
      }
      while (tables.dropOtherVectors(embedding.model, STEP) > 0) await pacer.rest();
    },
    async [Symbol.asyncDispose]() {
      await queue;
      tables.close();
    },
  };

  /** Embeds some chunks that the new model has not seen. @returns false once there are none: then it has taken over */
  function embedStep(embedding: Embedding, next: VectorMatrix, turn: Turn, onSwap: () => void): boolean {
    const missing: number[] = [];
    while (missing.length < STEP) {
      const number = turn.left.pop();
      if (number !== undefined) {
        if (byNumber.has(number) && !next.has(number)) missing.push(number);
        continue;
      }
      // What was written meanwhile.
      turn.left = [...byNumber.keys()].filter((written) => !next.has(written) && !missing.includes(written));
      if (turn.left.length === 0) break;
    }
    const isMissing = missing.length > 0;
    const pacer = createPacer();
    tables.transaction(() => {
      for (let number = missing.pop(); number !== undefined; number = missing.pop()) {
        const chunk = byNumber.get(number);
        if (chunk === undefined) continue;
        const vector = embedding.embed(embeddedText(chunk));
        next.set(number, vector);
        tables.putVector(embedding.model, number, vector);
        if (pacer.isDue) break;
      }
    });
    turn.left.push(...missing);
    if (isMissing) return true;
    const waiting = [...stones.values()].filter(({ stone }) => turn.cards.get(stone.id)?.stone !== stone).slice(0, STEP);
    if (waiting.length > 0) {
      tables.transaction(() => {
        for (const { stone } of waiting) {
          const vector = embedding.embed(stone.card);
          turn.cards.set(stone.id, { stone, vector });
          tables.putCardVector(embedding.model, stone.id, vector);
        }
      });
      return true;
    }
    tables.transaction(() => tables.setState('embedder', embedding.model));
    for (const [id, card] of turn.cards) if (stones.has(id)) stones.set(id, card);
    vectors = next;
    coming = null;
    strangers = 0;
    version += 1;
    onSwap();
    return false;
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
