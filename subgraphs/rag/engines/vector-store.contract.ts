import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../../platform/identity/viewer.ts';
import { personWith } from '../../../testing/search.ts';
import type { ChunkFacts, ChunkFilter } from '../domain/chunk-filter.ts';
import { DIMENSIONS } from '../domain/chunk-index.ts';
import { createSeededRandom } from '../domain/embedder/seeded-random.ts';
import { type VectorRecord, type VectorStore, VectorStoreRefusedError } from '../domain/vector-store.ts';

const SPACE = 'contract-1';
const OTHER = 'contract-2';
const ALL: ChunkFilter = { viewer: ANONYMOUS, kind: null, articleTypes: [], locale: null, stones: null };
const FACTS: ChunkFacts = {
  kind: 'article',
  articleType: 'APPLICATION_GUIDE',
  stoneId: null,
  locale: 'en',
  visibility: 'PUBLIC',
  authorId: null,
};

/** What engines may differ in. */
export interface VectorStoreCapabilities {
  /** How long a write may take to be seen by searches, milliseconds; 0: it is seen at once. */
  readonly seenWithinMs: number;
}

/** Cases that every engine of vectors passes. @param open a store with nothing in these spaces */
export function describeVectorStore(
  name: string,
  open: () => Promise<VectorStore>,
  { seenWithinMs }: VectorStoreCapabilities,
): void {
  describe(`vectors: ${name}`, () => {
    let store: VectorStore;
    const random = createSeededRandom(7);
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      for (const space of [SPACE, OTHER]) await store.drop(space);
      await store[Symbol.asyncDispose]();
    });

    const settle = async (space = SPACE) => expect(await store.settled(space, seenWithinMs)).toBe(true);
    const record = (id: string, angle: number, facts: Partial<ChunkFacts> = {}): VectorRecord => ({
      id,
      vector: atAngle(angle),
      facts: { ...FACTS, ...facts },
    });
    const found = async (filter: Partial<ChunkFilter> = {}, limit = 100) => {
      const near = await store.nearest(SPACE, atAngle(0), limit, { ...ALL, ...filter });
      return near.map(({ id }) => id);
    };

    it('finds the nearest, best first, with their cosines, ties by id', async () => {
      await store.put(SPACE, [record('far', 80), record('b', 30), record('near', 10), record('a', 30), record('away', 150)]);
      await settle();
      const near = await store.nearest(SPACE, atAngle(0), 4, ALL);
      expect(near.map(({ id }) => id)).toEqual(['near', 'a', 'b', 'far']);
      for (const [at, degrees] of [10, 30, 30, 80].entries()) {
        expect(near[at]?.cosine).toBeCloseTo(Math.cos((degrees * Math.PI) / 180), 5);
      }
    });

    it('finds nothing in a space that is not there, counts nothing in it, and drops it all the same', async () => {
      expect(await store.nearest('absent', atAngle(0), 5, ALL)).toEqual([]);
      expect(await store.count('absent')).toBe(0);
      await store.drop('absent');
      await store.delete('absent', ['a']);
    });

    it('keeps a vector once however often it is put, with the facts and numbers of the last time', async () => {
      await store.put(SPACE, [record('a', 10), record('b', 20)]);
      await store.put(SPACE, [record('a', 10), record('b', 5, { visibility: 'content:draft' })]);
      await settle();
      expect(await found()).toEqual(['a']);
      await store.put(SPACE, [record('b', 5)]);
      await settle();
      expect(await found()).toEqual(['b', 'a']);
      expect(await store.count(SPACE)).toBe(2);
    });

    it('deletes by id; ids that are not there do not matter', async () => {
      await store.put(SPACE, [record('a', 10), record('b', 20), record('c', 30)]);
      await store.delete(SPACE, ['b', 'nobody']);
      await store.delete(SPACE, ['b']);
      await settle();
      expect(await found()).toEqual(['a', 'c']);
      expect(await store.count(SPACE)).toBe(2);
    });

    it('shows drafts to who may see drafts and to their author, and to nobody else', async () => {
      const author = personWith();
      const draft = { visibility: 'content:draft', authorId: author.userId } as const;
      await store.put(SPACE, [record('public', 20), record('draft', 10, draft)]);
      await settle();
      expect(await found()).toEqual(['public']);
      expect(await found({ viewer: personWith('rag:manage') })).toEqual(['public']);
      expect(await found({ viewer: author })).toEqual(['draft', 'public']);
      expect(await found({ viewer: personWith('content:draft') })).toEqual(['draft', 'public']);
    });

    it('filters by kind, type, language and stone, alone and together', async () => {
      await store.put(SPACE, [
        record('profile', 1, { articleType: 'STONE_PROFILE', stoneId: 'stone_1' }),
        record('german', 2, { articleType: 'STONE_PROFILE', stoneId: 'stone_1', locale: 'de' }),
        record('other', 3, { articleType: 'STONE_PROFILE', stoneId: 'stone_2' }),
        record('guide', 4),
        record('upload', 5, { kind: 'document', articleType: null }),
      ]);
      await settle();
      expect(await found({ kind: 'article' })).toEqual(['profile', 'german', 'other', 'guide']);
      expect(await found({ articleTypes: ['APPLICATION_GUIDE', 'FAQ'] })).toEqual(['guide']);
      expect(await found({ locale: 'de' })).toEqual(['german']);
      const stones = (ids: string[], orNone = false) => ({ stones: { ids: new Set(ids), orNone } });
      expect(await found(stones(['stone_1']))).toEqual(['profile', 'german']);
      expect(await found(stones(['stone_2'], true))).toEqual(['other', 'guide', 'upload']);
      expect(await found(stones([], true))).toEqual(['guide', 'upload']);
      expect(await found(stones([]))).toEqual([]);
      expect(await found({ ...stones(['stone_1', 'stone_2']), locale: 'en', articleTypes: ['STONE_PROFILE'] })).toEqual([
        'profile',
        'other',
      ]);
    });

    it('takes 20,000 stones in a filter', async () => {
      await store.put(SPACE, [record('first', 1, { stoneId: 'stone_1' }), record('last', 2, { stoneId: 'stone_19999' })]);
      await settle();
      const ids = new Set(Array.from({ length: 20_000 }, (_, n) => `stone_${n}`));
      expect(await found({ stones: { ids, orNone: false } })).toEqual(['first', 'last']);
    });

    it('leaves out what is turned down', async () => {
      await store.put(SPACE, [record('a', 10), record('b', 20)]);
      await settle();
      const near = await store.nearest(SPACE, atAngle(0), 5, ALL, (id) => id !== 'a');
      expect(near.map(({ id }) => id)).toEqual(['b']);
    });

    it('keeps the spaces of two models apart, and drops one whole', async () => {
      await store.put(SPACE, [record('a', 10)]);
      await store.put(OTHER, [record('b', 10)]);
      await settle();
      await settle(OTHER);
      expect(await found()).toEqual(['a']);
      await store.drop(SPACE);
      await settle();
      expect(await found()).toEqual([]);
      expect(await store.count(SPACE)).toBe(0);
      expect((await store.nearest(OTHER, atAngle(0), 5, ALL)).map(({ id }) => id)).toEqual(['b']);
    });

    it('keeps no vector that is all 0, and forgets what stood in its place', async () => {
      const zero = new Float32Array(DIMENSIONS);
      await store.put(SPACE, [record('a', 10), record('b', 20)]);
      await store.put(SPACE, [{ ...record('a', 10), vector: zero }, record('c', 30)]);
      await settle();
      expect(await found()).toEqual(['b', 'c']);
      expect(await store.nearest(SPACE, zero, 5, ALL)).toEqual([]);
    });

    it('takes many vectors at once, and writers side by side', async () => {
      const vectors = Array.from({ length: 900 }, (_, n) => ({
        id: `v${String(n).padStart(3, '0')}`,
        vector: normalised(Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5)),
        facts: FACTS,
      }));
      await Promise.all([0, 300, 600].map((from) => store.put(SPACE, vectors.slice(from, from + 300))));
      await settle();
      expect(await store.count(SPACE)).toBe(900);
      const wanted = vectors[777];
      const [best] = await store.nearest(SPACE, wanted?.vector ?? new Float32Array(), 1, ALL);
      expect(best).toMatchObject({ id: 'v777', cosine: expect.closeTo(1, 4) });
      await store.delete(
        SPACE,
        vectors.slice(1).map(({ id }) => id),
      );
      await settle();
      expect(await store.count(SPACE)).toBe(1);
    });

    it('does not hold on to what it was given', async () => {
      const given = record('a', 10);
      await store.put(SPACE, [given]);
      given.vector.fill(0);
      await settle();
      expect(await found()).toEqual(['a']);
    });

    it('refuses vectors of another length', async () => {
      const short = { id: 'a', vector: Float32Array.of(1, 0), facts: FACTS };
      await store.put(SPACE, [record('b', 10)]);
      await expect(store.put(SPACE, [short])).rejects.toBeInstanceOf(VectorStoreRefusedError);
      await settle();
      expect(await found()).toEqual(['b']);
    });

    it('says that it is well', async () => {
      expect(await store.report()).toMatchObject({ state: 'HEALTHY', message: null });
    });
  });
}

/** A vector of length 1 that lies so many degrees from the first axis. */
export function atAngle(degrees: number): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  vector[0] = Math.cos((degrees * Math.PI) / 180);
  vector[1] = Math.sin((degrees * Math.PI) / 180);
  return vector;
}

function normalised(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}
