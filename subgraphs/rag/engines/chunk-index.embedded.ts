import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../../../platform/errors/domain-error.ts';
import { canSee } from '../../../platform/identity/viewer.ts';
import { languageOf } from '../../../platform/language/stems.ts';
import { languageOfQuery, OTHER_LANGUAGE, termOf } from '../../../platform/language/terms.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { createPacer } from '../../../platform/time/pacer.ts';
import type { Timer } from '../../../platform/time/timer.ts';
import { passes } from '../domain/chunk-filter.ts';
import { type ChunkIndex, DIMENSIONS, type IndexedStone, type NearChunk } from '../domain/chunk-index.ts';
import type { VectorStore } from '../domain/vector-store.ts';
import { beginModelTurn, createChunkEmbedding, createVectorTruth } from './chunk-embedding.ts';
import { createChunkInserter, embedUnlessAway, STEP } from './chunk-inserter.ts';
import { type ChunkRow, openChunkTables } from './chunk-tables.ts';
import { createQueuedVectors } from './chunk-vectors.queued.ts';
import { type ChunkVectors, createVectorsInMemory } from './chunk-vectors.ts';
import { createHeldChunks } from './held-chunks.ts';
import { changedBy, numbered, type PreparedSource, prepareSource } from './prepare-source.ts';
import { dotAt } from './vector-matrix.ts';
import { createEmbeddedVectorStore } from './vector-store.embedded.ts';

/** Pause while the model that is to come is away. */
const AWAY_MS = 5_000;
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

/**
 * Opens the embedded chunk index: one SQLite file, held in memory for reading; vectors as float32 BLOBs per model, words in FTS5.
 * @param remote where vectors are searched; null: in memory, where they are held beside the file
 * @throws {StartupError} when the file cannot be used
 */
export function openEmbeddedChunkIndex(file: string, remote: RemoteVectors | null = null): ChunkIndex {
  const tables = openChunkTables(file);
  const held = createHeldChunks();
  /** Dropped before the feed told; a page that still has them must not bring them back. */
  const dropped = new Set<string>();
  let model = tables.state('embedder');
  /** The model that is to come; null while none is. */
  let coming: string | null = null;
  let strangers = 0;
  /** Something was indexed while the model was away. */
  let isLacking = model !== null && tables.lackingVectors(model, 1).length + tables.lackingCards(model, 1).length > 0;
  let queue: Promise<unknown> = Promise.resolve();

  const truth = createVectorTruth(tables, held, () => model);
  const { outbox, transaction } = tables;
  const queued = remote === null ? null : createQueuedVectors({ ...remote, truth, outbox, transaction });
  const vectors: ChunkVectors = queued ?? createVectorsInMemory(createEmbeddedVectorStore(), truth);
  const embed = createChunkEmbedding(tables, held, truth, vectors);

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

  function read(): void {
    const space = model ?? '';
    for (const { stone, vector } of tables.stones(space)) {
      held.holdStone({ stone, vector: vector ?? new Float32Array(DIMENSIONS) });
    }
    const chunks = new Map<string, ChunkRow[]>();
    for (const { sourceId, chunk } of tables.chunks()) {
      const known = chunks.get(sourceId);
      if (known === undefined) chunks.set(sourceId, [chunk]);
      else known.push(chunk);
    }
    for (const row of tables.sources()) held.hold(row, chunks.get(row.id) ?? []);
    if (remote !== null) return;
    for (const { number, vector } of tables.allVectors(space)) {
      const facts = held.byNumber.get(number);
      if (facts !== undefined) vectors.load(space, [{ id: facts.id, vector, facts }]);
    }
  }
  read();
  if (queued !== null && remote !== null) {
    queued.start(tables.state('vectorStore') !== remote.place);
  }
  // A store that is not written to for a time is another one afterwards.
  tables.setState('vectorStore', remote?.place ?? '');

  return {
    loadCursor: () => tables.state('cursor'),
    apply: (changes, cursor, embedding, at) =>
      exclusively(async () => {
        const under = embedding();
        const inserter = createChunkInserter(tables, under);
        const prepared: PreparedSource[] = [];
        for (const source of changes.sources) prepared.push(await prepareSource(source, { tables, held, inserter, at }));
        await inserter.flush();
        const cards = await embedUnlessAway(
          under,
          changes.stones.map(({ card }) => card),
          changes.stones.map(({ id }) => id),
        );
        const pacer = createPacer();
        await pacer.rest();
        strangers += inserter.strangers;
        const applied = prepared.filter(({ row }) => !dropped.has(row.id));
        const removed = [...changes.removedIds, ...dropped];
        truth.remember(under.model, inserter.fresh);
        tables.transaction(() => {
          const changed = applied.flatMap((source) => changedBy(source, held));
          vectors.note(spacesOf(under.model), [...removed.flatMap(held.idsOf), ...changed]);
          for (const id of removed) tables.remove(id);
          for (const [place, stone] of changes.stones.entries()) {
            tables.putStone(stone);
            const card = cards?.[place];
            if (card !== undefined) tables.putCardVector(under.model, stone.id, card.vector);
          }
          for (const source of applied) {
            tables.putSource(source.row);
            if (source.rows !== null) tables.place(source.row.id, numbered(source, held));
          }
          tables.setState('cursor', cursor);
          if (model === null) tables.setState('embedder', under.model);
        });
        model ??= under.model;
        for (const id of changes.removedIds) {
          held.forget(id);
          dropped.delete(id);
        }
        for (const [place, stone] of changes.stones.entries()) {
          held.holdStone({ stone, vector: cards?.[place]?.vector ?? new Float32Array(DIMENSIONS) });
        }
        for (const source of applied) held.hold(source.row, numbered(source, held));
        held.touch();
        vectors.committed();
        truth.remember('', new Map());
        isLacking ||= cards === null || inserter.isLacking;
        await pacer.rest();
      }),
    drop(sourceId) {
      dropped.add(sourceId);
      tables.transaction(() => {
        if (model !== null) vectors.note(spacesOf(model), held.idsOf(sourceId));
        tables.remove(sourceId);
      });
      held.forget(sourceId);
      vectors.committed();
    },
    reset: () =>
      exclusively(async () => {
        tables.transaction(() => {
          if (model !== null) vectors.note(spacesOf(model), [...held.byId.keys()]);
          tables.clear();
        });
        for (const id of [...held.sources.keys(), ...held.stones.keys()]) held.forget(id);
        dropped.clear();
        vectors.committed();
        model = null;
      }),
    chunks: held.all,
    chunksOf: (sourceIds) => sourceIds.flatMap((id) => held.sources.get(id)?.chunks ?? []),
    chunksAbout: held.about,
    stone: (stoneId) => held.stones.get(stoneId)?.stone ?? null,
    stones: () => held.stones.values().map(({ stone }) => stone),
    frequencies: (terms) => tables.frequencies(terms),
    cosines: (query, chunks) =>
      vectors.products(
        model ?? '',
        query,
        chunks.map(({ id }) => id),
      ),
    async nearest(query, limit, filter, refine) {
      const admits = (id: string): boolean => {
        const chunk = held.byId.get(id);
        return chunk !== undefined && (refine === undefined || refine(chunk));
      };
      const { near, isWhole } = await vectors.nearest(model ?? '', query, limit, filter, refine && admits);
      // Whatever the engine thinks: what is gone or hidden by now is not shown.
      const chunks: NearChunk[] = [];
      for (const { id, cosine, facts } of near) {
        const chunk = held.chunkOf(id, facts);
        if (chunk === undefined || !passes(filter, chunk)) continue;
        if (refine === undefined || refine(chunk)) chunks.push({ chunk, cosine });
      }
      return { near: chunks, isWhole: isWhole && !isLacking };
    },
    cardCosines: (query) =>
      [...held.stones.values()].map(({ stone: { id, card }, vector }) => ({
        stoneId: id,
        card,
        cosine: dotAt(query, vector, 0),
      })),
    vectorOf: ({ id }) => vectors.get(model ?? '', id),
    get version() {
      return held.version;
    },
    get size() {
      return held.byNumber.size;
    },
    get strangers() {
      return strangers;
    },
    lexical(words, limit, among) {
      const languages = [...held.languages.keys()];
      if (words.length === 0 || languages.length === 0 || among?.length === 0) return new Map();
      const terms = new Set(languages.flatMap((language) => words.map((word) => termOf(word, language))));
      const asked = languageOfQuery(words, languages, (term) => tables.frequencies([term]).size > 0);
      const numbers = among?.map(({ id }) => held.byId.get(id)?.number ?? -1) ?? null;
      return new Map(
        tables.match([...terms], limit, numbers).flatMap(({ number, score }) => {
          const chunk = held.byNumber.get(number);
          if (chunk === undefined) return [];
          return [[chunk, languageOf(chunk.locale) === asked ? score : score * OTHER_LANGUAGE] as const];
        }),
      );
    },
    statusOf(sourceId) {
      const source = held.sources.get(sourceId);
      if (source === undefined) return null;
      const { revision, indexedAt, error } = source.facts;
      return { revision, indexedAt, error, chunks: source.chunks.length };
    },
    lastIndexedAt(viewer) {
      let latest: string | null = null;
      for (const { facts } of held.sources.values())
        if ((latest === null || facts.indexedAt > latest) && canSee(viewer, facts)) latest = facts.indexedAt;
      return latest;
    },
    countsFor(viewer) {
      const seen = [...held.sources.values()].filter(({ facts }) => canSee(viewer, facts));
      return { documents: seen.length, chunks: seen.reduce((sum, { chunks }) => sum + chunks.length, 0) };
    },
    get embedderVersion() {
      return model;
    },
    async reembed(embedding, onSwap, signal) {
      const pacer = createPacer();
      const turn = beginModelTurn(embedding, held, embed);
      coming = embedding.model;
      try {
        for (let mayTakeOver = false; ; ) {
          // Each step takes its turn, so that what is written meanwhile becomes searchable meanwhile.
          const state = await exclusively(async () => {
            if (await turn.step()) return 'embedding';
            if (!mayTakeOver) return 'embedded';
            takeOver();
            return 'done';
          }).catch(unlessAway);
          await pacer.rest();
          if (state === 'done') break;
          signal?.throwIfAborted();
          if (state === 'away') await sleep(AWAY_MS, undefined, { signal });
          if (state !== 'embedded') continue;
          mayTakeOver = await vectors.canTakeOver(model, embedding.model);
          if (!mayTakeOver) await sleep(TAKE_OVER_MS, undefined, { signal });
        }
      } finally {
        coming = null;
      }
      while (tables.dropOtherVectors(embedding.model, STEP) > 0) await pacer.rest();

      function takeOver(): void {
        tables.transaction(() => {
          tables.setState('embedder', embedding.model);
          vectors.tookOver(model, embedding.model);
        });
        turn.adopt();
        model = embedding.model;
        strangers = 0;
        isLacking = false;
        held.touch();
        onSwap();
      }
    },
    embedLacking: (embedding) =>
      exclusively(async () => {
        if (!isLacking || embedding.model !== model) return false;
        const numbers = tables.lackingVectors(model, STEP);
        if (numbers.length > 0) await embed.chunks(embedding, numbers);
        const lacking = tables.lackingCards(model, STEP).flatMap((id): IndexedStone[] => {
          const stone = held.stones.get(id)?.stone;
          return stone === undefined ? [] : [stone];
        });
        if (lacking.length > 0) for (const card of await embed.cards(embedding, lacking)) held.holdStone(card);
        isLacking = numbers.length + lacking.length > 0;
        return isLacking;
      }),
    settled: (timeoutMs) => vectors.settled(timeoutMs),
    vectorStore: vectors.name,
    report: () => vectors.report(),
    async [Symbol.asyncDispose]() {
      await queue;
      await vectors[Symbol.asyncDispose]();
      await tables.close();
    },
  };
}

/** What is embedded so far is kept; the rest waits. */
function unlessAway(error: unknown): 'away' {
  if (error instanceof DomainError && error.code === 'ENGINE_UNAVAILABLE') return 'away';
  throw error;
}
