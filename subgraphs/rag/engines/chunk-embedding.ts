import { DIMENSIONS, type Embedding, embeddedText, type IndexedStone } from '../domain/chunk-index.ts';
import { STEP } from './chunk-inserter.ts';
import type { ChunkTables } from './chunk-tables.ts';
import type { ChunkVectors, VectorTruth } from './chunk-vectors.ts';
import type { HeldChunks, HeldStone } from './held-chunks.ts';

/** What a store of vectors is a copy of. */
export interface OwnTruth extends VectorTruth {
  /** Vectors about to be noted, so that they need not be read back; empty once the store has been told. */
  remember(space: string, vectors: ReadonlyMap<number, Float32Array>): void;
}

/** @param spaceOf the model that is searched now */
export function createVectorTruth(tables: ChunkTables, held: HeldChunks, spaceOf: () => string | null): OwnTruth {
  let recent: { readonly space: string; readonly vectors: ReadonlyMap<number, Float32Array> } | null = null;
  return {
    remember(space, vectors) {
      recent = vectors.size === 0 ? null : { space, vectors };
    },
    record(space, id) {
      const facts = held.byId.get(id);
      if (facts === undefined) return null;
      const { number } = facts;
      const vector = (recent?.space === space ? recent.vectors.get(number) : undefined) ?? tables.vector(space, number);
      return vector === null ? null : { id, vector, facts };
    },
    vectors(space, ids) {
      const numbers = ids.map((id) => held.byId.get(id)?.number ?? -1);
      const found = tables.vectors(space, numbers);
      return numbers.map((number) => found.get(number) ?? null);
    },
    has: (id) => held.byId.has(id),
    ids: () => held.byId.keys(),
    get size() {
      return held.byId.size;
    },
    get space() {
      return spaceOf();
    },
  };
}

const RESUMED_STEP = 500;

/** What embeds chunks and cards that are committed already. */
export interface ChunkEmbedding {
  /** Numbers of the chunks that have a vector under the model. */
  embedded(model: string): number[];
  /** Tells the store of vectors that these chunks have one. */
  announce(model: string, numbers: readonly number[]): void;
  /** Embeds these chunks and stores the vectors of those that are still there. */
  chunks(embedding: Embedding, numbers: readonly number[]): Promise<void>;
  /** Embeds these cards and stores their vectors. */
  cards(embedding: Embedding, stones: readonly IndexedStone[]): Promise<readonly HeldStone[]>;
}

export function createChunkEmbedding(
  tables: ChunkTables,
  held: HeldChunks,
  truth: OwnTruth,
  vectors: Pick<ChunkVectors, 'note' | 'committed'>,
): ChunkEmbedding {
  return {
    embedded: (model) => tables.numbersUnder(model),
    announce(model, numbers) {
      const ids = numbers.flatMap((number) => held.byNumber.get(number)?.id ?? []);
      tables.transaction(() => vectors.note([model], ids));
      vectors.committed();
    },
    async chunks(embedding, numbers) {
      const texts = numbers.flatMap((number) => {
        const chunk = held.byNumber.get(number);
        return chunk === undefined ? [] : [{ number, id: chunk.id, sourceId: chunk.sourceId, text: embeddedText(chunk) }];
      });
      const made = await embedding.embedAll(
        texts.map(({ text }) => text),
        texts.map(({ sourceId }) => sourceId),
      );
      // What was dropped meanwhile stays dropped.
      const fresh = texts.flatMap(({ number, id }, at) => {
        const vector = made[at]?.vector;
        return vector === undefined || !held.byNumber.has(number) ? [] : [{ number, id, vector }];
      });
      truth.remember(embedding.model, new Map(fresh.map(({ number, vector }) => [number, vector])));
      tables.transaction(() => {
        for (const { number, vector } of fresh) tables.putVector(embedding.model, number, vector);
        vectors.note(
          [embedding.model],
          fresh.map(({ id }) => id),
        );
      });
      vectors.committed();
      truth.remember('', new Map());
    },
    async cards(embedding, stones) {
      const made = await embedding.embedAll(
        stones.map(({ card }) => card),
        stones.map(({ id }) => id),
      );
      const cards = stones.map((stone, at) => ({ stone, vector: made[at]?.vector ?? new Float32Array(DIMENSIONS) }));
      tables.transaction(() => {
        for (const { stone, vector } of cards) tables.putCardVector(embedding.model, stone.id, vector);
      });
      return cards;
    },
  };
}

/** The embedding of all that there is under a model that is to come. */
export interface ModelTurn {
  /** Embeds some of what the new model has not seen. @returns false when there was nothing left */
  step(): Promise<boolean>;
  /** Holds the cards of the new model. */
  adopt(): void;
}

export function beginModelTurn(embedding: Embedding, held: HeldChunks, embed: ChunkEmbedding): ModelTurn {
  const done = new Set<number>();
  const cards = new Map<string, HeldStone>();
  // An earlier turn may have been cut short; a chunk's number always means the same text, so what it made holds.
  const resumed = embed.embedded(embedding.model);
  let left: number[] = [...held.byNumber.keys()];

  function takeMissing(): number[] {
    const isMissing = (number: number) => held.byNumber.has(number) && !done.has(number);
    const missing: number[] = [];
    // At the end of the list: what was written meanwhile.
    for (const isLast of [false, true]) {
      if (isLast && missing.length === 0) left = [...held.byNumber.keys()].filter(isMissing);
      while (missing.length < STEP && left.length > 0) {
        const number = left.pop() ?? 0;
        if (isMissing(number)) missing.push(number);
      }
    }
    return missing;
  }

  return {
    async step() {
      const again = resumed.splice(0, RESUMED_STEP);
      if (again.length > 0) {
        embed.announce(embedding.model, again);
        for (const number of again) done.add(number);
        return true;
      }
      const missing = takeMissing();
      if (missing.length > 0) {
        await embed.chunks(embedding, missing).catch((error: unknown) => {
          left.push(...missing);
          throw error;
        });
        for (const number of missing) done.add(number);
        return true;
      }
      const waiting = held.stones.values().filter(({ stone }) => cards.get(stone.id)?.stone !== stone);
      const some = [...waiting.take(STEP)].map(({ stone }) => stone);
      if (some.length === 0) return false;
      for (const card of await embed.cards(embedding, some)) cards.set(card.stone.id, card);
      return true;
    },
    adopt() {
      for (const [id, card] of cards) if (held.stones.has(id)) held.holdStone(card);
    },
  };
}
