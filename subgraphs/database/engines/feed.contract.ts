import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../platform/errors/codes.ts';
import { seededId } from '../../../platform/ids/ids.ts';
import { compareCursors } from '../../../platform/ports/documents.ts';
import { createManualClock } from '../../../testing/clock.ts';
import { type OpenDocumentStore, putStone, stoneId } from './document-store.contract.ts';

/**
 * The suite of the change feed that every engine passes.
 * @param closedCode with what a closed store refuses
 */
export function describeChangeFeed(
  name: string,
  openStore: OpenDocumentStore,
  { closedCode = 'ENGINE_UNAVAILABLE' }: { readonly closedCode?: ErrorCode } = {},
): void {
  const open = () => openStore(createManualClock());
  const commitStones = (store: Awaited<ReturnType<typeof open>>, ...keys: string[]) =>
    store.commit({ operations: keys.map((key) => putStone(key)), by: null });
  const removal = { kind: 'delete', collection: 'stones', id: stoneId('a') } as const;

  describe(`change feed: ${name}`, () => {
    it('tells of every document in commit order, page by page, with rising cursors', async () => {
      await using store = await open();
      for (const key of ['a', 'b', 'c']) await commitStones(store, key);
      const first = await store.readChanges({ after: null, limit: 2, waitMs: 0 });
      expect(first.changes.map(({ id }) => id)).toEqual([stoneId('a'), stoneId('b')]);
      expect(first.atEnd).toBe(false);
      expect(first.cursor).toBe(first.changes[1]?.cursor);
      const second = await store.readChanges({ after: first.cursor, limit: 2, waitMs: 0 });
      expect(second.changes.map(({ id }) => id)).toEqual([stoneId('c')]);
      expect(second).toMatchObject({ atEnd: true, cursor: await store.lastCursor() });
      expect(compareCursors(first.cursor, second.cursor)).toBeLessThan(0);
    });

    it('has a cursor before the first change, and answers an empty page there', async () => {
      await using store = await open();
      const cursor = await store.lastCursor();
      expect(await store.readChanges({ after: null, limit: 1, waitMs: 0 })).toEqual({ changes: [], cursor, atEnd: true });
      expect(await store.readChanges({ after: cursor, limit: 1, waitMs: 0 })).toEqual({ changes: [], cursor, atEnd: true });
    });

    it('brings the document as it is now, null where it has since been deleted', async () => {
      await using store = await open();
      const draft = putStone('a', { n: 1 }, { visibility: 'content:draft', authorId: 'user_x' });
      const { cursor } = await store.commit({ operations: [draft], by: null });
      await store.commit({
        operations: [putStone('a', { n: 2 }, { visibility: 'content:draft', authorId: 'user_x' })],
        by: null,
      });
      const put = await store.readChanges({ after: cursor, limit: 10, waitMs: 0 });
      expect(put.changes).toMatchObject([
        { kind: 'put', revision: 2, visibility: 'content:draft', document: { data: { n: 2 } } },
      ]);
      await store.commit({ operations: [removal], by: null });
      const { changes } = await store.readChanges({ after: put.cursor, limit: 10, waitMs: 0 });
      expect(changes).toMatchObject([
        { id: stoneId('a'), kind: 'delete', revision: 2, visibility: 'content:draft', authorId: 'user_x', document: null },
      ]);
    });

    it('tells a reader from the beginning of each document once, deleted ones included', async () => {
      await using store = await open();
      for (let i = 0; i < 3; i += 1) await commitStones(store, 'a', 'b');
      await store.commit({ operations: [removal], by: null });
      const { changes } = await store.readChanges({ after: null, limit: 10, waitMs: 0 });
      expect(changes.map(({ id, kind }) => [id, kind])).toEqual([
        [stoneId('b'), 'put'],
        [stoneId('a'), 'delete'],
      ]);
    });

    it('loses nothing to a reader who goes on while documents change', async () => {
      await using store = await open();
      const newest = new Map<string, number>();
      let cursor: string | null = null;
      for (let round = 0; round < 30; round += 1) {
        const operations = [round % 7, (round * 3) % 5].map((key) => putStone(String(key), { round }));
        await store.commit({ operations, by: null });
        const page = await store.readChanges({ after: cursor, limit: 1, waitMs: 0 });
        for (const { id, revision } of page.changes) newest.set(id, revision);
        cursor = page.cursor;
      }
      for (let isAtEnd = false; !isAtEnd; ) {
        const page = await store.readChanges({ after: cursor, limit: 3, waitMs: 0 });
        for (const { id, revision } of page.changes) newest.set(id, revision);
        cursor = page.cursor;
        isAtEnd = page.atEnd;
      }
      const documents = await store.find('stones', {});
      expect(newest).toEqual(new Map(documents.map(({ id, revision }) => [id, revision])));
    });

    it('passes over collections that were not asked for, and moves the cursor past them', async () => {
      await using store = await open();
      const gap = { ...putStone('a'), collection: 'gaps', id: seededId('gap', 'a') } as const;
      const { cursor } = await store.commit({ operations: [putStone('a'), gap], by: null });
      const page = await store.readChanges({ after: null, limit: 10, waitMs: 0, collections: ['stones'] });
      expect(page.changes.map(({ collection }) => collection)).toEqual(['stones']);
      expect(page).toMatchObject({ cursor, atEnd: true });
    });

    it('wakes a reader who waits, by the commit', async () => {
      await using store = await open();
      const { cursor } = await commitStones(store, 'a');
      const waiting = store.readChanges({ after: cursor, limit: 10, waitMs: 20_000 });
      await commitStones(store, 'b');
      expect((await waiting).changes.map(({ id }) => id)).toEqual([stoneId('b')]);
    });

    it('does not wait when there is something to tell', async () => {
      await using store = await open();
      await commitStones(store, 'a');
      expect((await store.readChanges({ after: null, limit: 10, waitMs: 20_000 })).changes).toHaveLength(1);
    });

    it('answers an empty page when the wait is over, and when the reader gives up', async () => {
      await using store = await open();
      const { cursor } = await commitStones(store, 'a');
      const expected = { changes: [], cursor, atEnd: true };
      expect(await store.readChanges({ after: cursor, limit: 10, waitMs: 1 })).toEqual(expected);
      const stop = new AbortController();
      const waiting = store.readChanges({ after: cursor, limit: 10, waitMs: 20_000, signal: stop.signal });
      stop.abort();
      expect(await waiting).toEqual(expected);
      expect(await store.readChanges({ after: cursor, limit: 10, waitMs: 20_000, signal: stop.signal })).toEqual(expected);
    });

    it('ends a wait when the store is closed', async () => {
      const store = await open();
      const cursor = await store.lastCursor();
      const waiting = store.readChanges({ after: cursor, limit: 10, waitMs: 20_000 });
      await store[Symbol.asyncDispose]();
      expect((await waiting).changes).toEqual([]);
      await expect(store.lastCursor()).rejects.toMatchObject({ code: closedCode });
    });

    it('refuses cursors of another store, of the future and of no feed at all', async () => {
      await using store = await open();
      await using other = await open();
      await commitStones(store, 'a');
      const { cursor: foreign } = await commitStones(other, 'a');
      const future = (await store.lastCursor()).replace(/.$/, 'f');
      for (const after of [foreign, future, 'nonsense', '']) {
        await expect(store.readChanges({ after, limit: 1, waitMs: 0 })).rejects.toMatchObject({ code: 'INVALID_CURSOR' });
      }
    });

    it('refuses limits and waits out of range', async () => {
      await using store = await open();
      for (const [limit, waitMs] of [
        [0, 0],
        [1_001, 0],
        [1, -1],
        [1, 20_001],
      ] as const) {
        await expect(store.readChanges({ after: null, limit, waitMs })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
      }
    });
  });
}
