import { describe, expect, it } from 'vitest';
import { seededId } from '../../../platform/ids/ids.ts';
import type { WriteOperation } from '../../../platform/ports/documents.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { createManualClock, type ManualClock } from '../../../testing/clock.ts';
import type { DocumentStore } from '../domain/document-store.ts';

/** Opens an empty store of a test's own; disposing it removes what it holds. */
export type OpenDocumentStore = (clock: Clock) => Promise<DocumentStore>;

type Put = Extract<WriteOperation, { kind: 'put' }>;

export function stoneId(key: string): string {
  return seededId('stone', key);
}

/** A put of a public stone. */
export function putStone(key: string, data: object = {}, rest: Partial<Put> = {}): Put {
  const id = stoneId(key);
  return { kind: 'put', collection: 'stones', id, data: { slug: key, ...data }, visibility: 'PUBLIC', authorId: null, ...rest };
}

function deleteStone(key: string, expectedRevision?: number): WriteOperation {
  return { kind: 'delete', collection: 'stones', id: stoneId(key), expectedRevision };
}

/**
 * The suite of documents, batches and histories that every engine passes.
 * @param canInspect false where only the port is reached, which has no `inspect`
 */
export function describeDocumentStore(
  name: string,
  openStore: OpenDocumentStore,
  { canInspect = true }: { readonly canInspect?: boolean } = {},
): void {
  async function open(): Promise<{ store: DocumentStore; clock: ManualClock } & AsyncDisposable> {
    const clock = createManualClock();
    const store = await openStore(clock);
    return { store, clock, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
  }

  describe(`documents: ${name}`, () => {
    it('answers in the order of the ids, repeats included, and null where nothing has the id', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.commit({ operations: [putStone('a'), putStone('b')], by: null });
      const found = await store.getMany('stones', [stoneId('b'), stoneId('x'), stoneId('a'), stoneId('b')]);
      expect(found.map((document) => document?.id ?? null)).toEqual([stoneId('b'), null, stoneId('a'), stoneId('b')]);
      expect(await store.getMany('stones', [])).toEqual([]);
    });

    it('keeps who wrote a document, when, and for whom', async () => {
      await using opened = await open();
      const { store, clock } = opened;
      const written = { visibility: 'content:draft', authorId: 'user_x' } as const;
      await store.commit({ operations: [putStone('a', { n: 1 }, written)], by: 'content' });
      clock.advance(1_000);
      const { documents } = await store.commit({ operations: [putStone('a', { n: 2 })], by: 'user_y' });
      const expected = {
        id: stoneId('a'),
        collection: 'stones',
        revision: 2,
        createdAt: '2026-01-01T00:00:00.000Z',
        updatedAt: '2026-01-01T00:00:01.000Z',
        updatedBy: 'user_y',
        visibility: 'PUBLIC',
        authorId: null,
        data: { slug: 'a', n: 2 },
      };
      expect(documents).toEqual([expected]);
      expect(await store.getMany('stones', [stoneId('a')])).toEqual([expected]);
    });

    it('gives every reader an object of its own and holds none of the writer', async () => {
      await using opened = await open();
      const { store } = opened;
      const data = { list: [1] };
      const committed = store.commit({ operations: [putStone('a', data)], by: null });
      await committed;
      data.list.push(2);
      const [first] = await store.getMany<{ list: number[] }>('stones', [stoneId('a')]);
      first?.data.list.push(3);
      const [second] = await store.getMany<{ list: number[] }>('stones', [stoneId('a')]);
      expect(second?.data.list).toEqual([1]);
    });

    it('finds heads of several collections at once, and none for what is no id', async () => {
      await using opened = await open();
      const { store } = opened;
      const article = { ...putStone('x'), collection: 'articles', id: seededId('article', 'p:en') } as const;
      await store.commit({ operations: [putStone('a'), article], by: null });
      const heads = await store.heads([article.id, 'nonsense', seededId('chunk', 'a'), stoneId('a'), stoneId('none')]);
      expect(heads.map((head) => head?.collection ?? null)).toEqual(['articles', null, null, 'stones', null]);
      expect(heads[3]).not.toHaveProperty('data');
    });

    it('removes a document with its history, and begins at revision 1 when it comes again', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.commit({ operations: [putStone('a')], by: null });
      await store.commit({ operations: [putStone('a', { n: 1 })], by: null });
      await store.commit({ operations: [deleteStone('a', 2)], by: null });
      expect(await store.getMany('stones', [stoneId('a')])).toEqual([null]);
      expect(await store.histories([stoneId('a')], 10)).toEqual([[]]);
      const { documents } = await store.commit({ operations: [putStone('a', {}, { expectedRevision: 0 })], by: null });
      expect(documents[0]?.revision).toBe(1);
    });

    it('changes nothing by deleting what is absent', async () => {
      await using opened = await open();
      const { store } = opened;
      const before = await store.lastCursor();
      expect((await store.commit({ operations: [deleteStone('a')], by: null })).cursor).toBe(before);
    });

    it('lists the newest revisions first, with who changed which paths', async () => {
      await using opened = await open();
      const { store, clock } = opened;
      const origin = { country: 'Italy', region: null };
      await store.commit({ operations: [putStone('a', { origin, tags: ['x'] })], by: null });
      clock.advance(1_000);
      const changed = putStone('a', { origin: { ...origin, region: 'Liguria' }, tags: ['y'] }, { visibility: 'content:draft' });
      await store.commit({ operations: [changed], by: 'user_x' });
      await store.commit({ operations: [changed], by: 'user_y' });
      const [history, none] = await store.histories([stoneId('a'), stoneId('none')], 2);
      expect(none).toEqual([]);
      expect(history).toEqual([
        { revision: 3, at: '2026-01-01T00:00:01.000Z', by: 'user_y', changedPaths: [] },
        { revision: 2, at: '2026-01-01T00:00:01.000Z', by: 'user_x', changedPaths: ['origin.region', 'tags', 'visibility'] },
      ]);
      expect((await store.histories([stoneId('a')], 10))[0]?.at(-1)).toMatchObject({
        revision: 1,
        by: null,
        changedPaths: ['*'],
      });
    });

    it('refuses ids, data and collections that it could not give back', async () => {
      await using opened = await open();
      const { store } = opened;
      const bad = [
        putStone('a', {}, { id: 'article_00000000000000000000000000' }),
        putStone('a', {}, { id: '' }),
        putStone('a', {}, { data: [] }),
        { ...putStone('a'), collection: 'sqlite_schema' as 'stones' },
      ];
      for (const operation of bad) {
        await expect(store.commit({ operations: [operation], by: null })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
      }
      expect(await store.count('stones')).toBe(0);
    });

    it.runIf(canInspect)('tells what each collection holds', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.commit({ operations: [putStone('a', { name: 'é' })], by: null });
      const figures = await store.inspect();
      expect(figures.map(({ name }) => name)).toEqual(figures.map(({ name }) => name).sort());
      const sizeBytes = Buffer.byteLength(JSON.stringify({ slug: 'a', name: 'é' }));
      expect(figures.find(({ name }) => name === 'stones')).toMatchObject({ documents: 1, sizeBytes });
      expect(figures.find(({ name }) => name === 'stones')?.indexes).toContain('data.slug');
      expect(figures.find(({ name }) => name === 'gaps')).toMatchObject({ documents: 0, sizeBytes: 0 });
    });
  });

  describe(`batches: ${name}`, () => {
    it('writes all of a batch or nothing of it', async () => {
      await using opened = await open();
      const { store } = opened;
      const before = await store.lastCursor();
      const operations = [putStone('a'), putStone('b', {}, { expectedRevision: 7 })];
      await expect(store.commit({ operations, by: null })).rejects.toMatchObject({ code: 'CONFLICT' });
      expect(await store.getMany('stones', [stoneId('a'), stoneId('b')])).toEqual([null, null]);
      expect(await store.histories([stoneId('a')], 1)).toEqual([[]]);
      expect(await store.lastCursor()).toBe(before);
    });

    it('refuses a write on a revision that is not the present one', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.commit({ operations: [putStone('a', {}, { expectedRevision: 0 })], by: null });
      for (const operation of [
        putStone('a', {}, { expectedRevision: 0 }),
        putStone('a', {}, { expectedRevision: 2 }),
        deleteStone('a', 2),
        deleteStone('b', 1),
      ]) {
        await expect(store.commit({ operations: [operation], by: null })).rejects.toMatchObject({ code: 'CONFLICT' });
      }
      const { documents } = await store.commit({ operations: [putStone('a', {}, { expectedRevision: 1 })], by: null });
      expect(documents[0]?.revision).toBe(2);
    });

    it('lets exactly one of many concurrent writers of one revision win, and harms no other batch', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.commit({ operations: [putStone('a', { winner: -1 })], by: null });
      const attempts = Array.from({ length: 20 }, (_, winner) => [
        store.commit({ operations: [putStone('a', { winner }, { expectedRevision: 1 })], by: null }),
        store.commit({ operations: [putStone(`other-${winner}`)], by: null }),
      ]).flat();
      const settled = await Promise.allSettled(attempts);
      const refused = settled.filter((result) => result.status === 'rejected');
      expect(refused).toHaveLength(19);
      for (const { reason } of refused) expect(reason).toMatchObject({ code: 'CONFLICT' });
      expect(await store.count('stones')).toBe(21);
    });

    it('applies the steps of a batch in order', async () => {
      await using opened = await open();
      const { store } = opened;
      const operations = [putStone('a', { n: 1 }), deleteStone('a'), putStone('a', { n: 2 }), putStone('a', { n: 3 })];
      const { documents } = await store.commit({ operations, by: null });
      expect(documents.map(({ revision }) => revision)).toEqual([1, 1, 2]);
      expect((await store.getMany('stones', [stoneId('a')]))[0]?.data).toMatchObject({ n: 3 });
    });

    it('gives a unique key to one document only, until that gives it up', async () => {
      await using opened = await open();
      const { store } = opened;
      const key = ['stones:slug:x'];
      await store.commit({ operations: [putStone('a', {}, { uniqueKeys: key })], by: null });
      const second = { operations: [putStone('b', {}, { uniqueKeys: key })], by: null };
      await expect(store.commit(second)).rejects.toMatchObject({ code: 'DUPLICATE' });
      // A put without keys leaves the earlier ones.
      await store.commit({ operations: [putStone('a', { n: 1 })], by: null });
      await expect(store.commit(second)).rejects.toMatchObject({ code: 'DUPLICATE' });
      expect(await store.count('stones')).toBe(1);
      await store.commit({ operations: [putStone('a', {}, { uniqueKeys: ['stones:slug:y'] })], by: null });
      await store.commit(second);
      await store.commit({ operations: [deleteStone('b')], by: null });
      await store.commit({ operations: [putStone('c', {}, { uniqueKeys: key })], by: null });
    });

    it('lets two documents of a batch swap their unique keys, and refuses one key for both', async () => {
      await using opened = await open();
      const { store } = opened;
      const keyed = (a: string, b: string) => ({
        operations: [putStone('a', {}, { uniqueKeys: [a] }), putStone('b', {}, { uniqueKeys: [b] })],
        by: null,
      });
      await store.commit(keyed('x', 'y'));
      await store.commit(keyed('y', 'x'));
      await expect(store.commit(keyed('z', 'z'))).rejects.toMatchObject({ code: 'DUPLICATE' });
    });

    it('gives the first outcome to whoever repeats a request, and writes nothing again', async () => {
      await using opened = await open();
      const { store } = opened;
      const idempotency = { key: 'user:create:1', fingerprint: 'f' };
      const batch = {
        operations: [putStone('a', {}, { expectedRevision: 0 })],
        by: null,
        idempotency,
        outcome: { id: 'made' },
      };
      const first = await store.commit(batch);
      expect(first).toMatchObject({ replayed: false, outcome: { id: 'made' } });
      await store.commit({ operations: [putStone('b')], by: null });
      const again = await store.commit({ ...batch, outcome: { id: 'other' } });
      expect(again).toEqual({ cursor: first.cursor, replayed: true, outcome: { id: 'made' }, documents: [] });
      expect((await store.getMany('stones', [stoneId('a')]))[0]?.revision).toBe(1);
    });

    it('replays also where the repeat came before the first was durable', async () => {
      await using opened = await open();
      const { store } = opened;
      const idempotency = { key: 'k', fingerprint: 'f' };
      const batch = { operations: [putStone('a', {}, { expectedRevision: 0 })], by: null, idempotency, outcome: 1 };
      const results = await Promise.all([store.commit(batch), store.commit(batch), store.commit(batch)]);
      // Whichever comes first is written; on a wire that need not be the one sent first.
      expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect(results.map(({ outcome }) => outcome)).toEqual([1, 1, 1]);
    });

    it('refuses an idempotency key with another input, and frees the key of a refused batch', async () => {
      await using opened = await open();
      const { store } = opened;
      const idempotency = { key: 'k', fingerprint: 'f' };
      const refused = { operations: [putStone('a', {}, { expectedRevision: 1 })], by: null, idempotency };
      await expect(store.commit(refused)).rejects.toMatchObject({ code: 'CONFLICT' });
      await store.commit({ operations: [putStone('a')], by: null, idempotency });
      const other = { operations: [putStone('b')], by: null, idempotency: { key: 'k', fingerprint: 'g' } };
      await expect(store.commit(other)).rejects.toMatchObject({ code: 'IDEMPOTENCY_REUSED' });
      expect(await store.count('stones')).toBe(1);
    });
  });

  describe(`logs: ${name}`, () => {
    const row = (id: string, n: number) => ({ id, data: { at: `2026-01-0${n}T00:00:00.000Z`, n } });

    it('appends rows that can be found and counted, without history or feed', async () => {
      await using opened = await open();
      const { store } = opened;
      const before = await store.lastCursor();
      await store.append('usage', [row('u1', 1), row('u2', 2)]);
      expect(await store.count('usage', { 'data.at': { $gte: '2026-01-02T00:00:00.000Z' } })).toBe(1);
      expect(await store.lastCursor()).toBe(before);
      expect((await store.readChanges({ after: null, limit: 10, waitMs: 0 })).changes).toEqual([]);
    });

    it('never changes a row that is there', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.append('usage', [row('u1', 1)]);
      await store.append('usage', [row('u1', 2), row('u2', 2)]);
      expect((await store.find<{ n: number }>('usage', {})).map(({ data }) => data.n)).toEqual([1, 2]);
    });

    it('removes a row without telling the feed, which never heard of it', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.append('usage', [row('u1', 1)]);
      const before = await store.lastCursor();
      await store.commit({ operations: [{ kind: 'delete', collection: 'usage', id: 'u1' }], by: 'monitoring' });
      expect(await store.count('usage')).toBe(0);
      expect(await store.lastCursor()).toBe(before);
    });
  });
}
