import { describe, expect, it } from 'vitest';
import type { Where } from '../../../platform/ports/documents.ts';
import { createManualClock } from '../../../testing/clock.ts';
import { type OpenDocumentStore, putStone } from './document-store.contract.ts';

/** Documents whose values differ in type at every path; `type` is indexed, `mixed` is not. */
const THINGS = {
  a: { type: 'MARBLE', mixed: 'red', colors: ['red', 'white'], n: 1, flag: true, origin: { country: 'Italy' } },
  b: { type: 'MARBLE', mixed: 5, colors: ['green'], n: 2.5, flag: false, origin: { country: 'Spain' } },
  c: { type: 'GRANITE', mixed: ['red', 5, null], colors: [], n: 10, origin: null, sizes: [{ mm: 20 }, { mm: 30 }] },
  d: { type: null, mixed: { inner: 'red' }, colors: 'red', sizes: { mm: 20 } },
  e: { mixed: true, n: '10' },
};

/** Each filter and the documents that it must find. */
const CASES: readonly (readonly [title: string, where: Where, found: string])[] = [
  ['no condition', {}, 'abcde'],
  ['equality on an indexed path', { 'data.type': 'MARBLE' }, 'ab'],
  ['two conditions', { 'data.type': 'MARBLE', 'data.n': 1 }, 'a'],
  ['equality with null on an indexed path, absent included', { 'data.type': null }, 'de'],
  ['one element of a list', { 'data.colors': 'red' }, 'ad'],
  ['a text or one element of a list', { 'data.mixed': 'red' }, 'ac'],
  ['a number, which is neither its text nor true', { 'data.mixed': 5 }, 'bc'],
  ['1 is not true', { 'data.flag': 1 }, ''],
  ['true', { 'data.flag': true }, 'a'],
  ['true or in a list', { 'data.mixed': true }, 'e'],
  ['null, absent or an element that is null', { 'data.mixed': null }, 'c'],
  ['null where nothing is', { 'data.origin': null }, 'cde'],
  ['a nested path', { 'data.origin.country': { $eq: 'Spain' } }, 'b'],
  ['not equal, absent included', { 'data.type': { $ne: 'MARBLE' } }, 'cde'],
  ['not equal to any element', { 'data.colors': { $ne: 'red' } }, 'bce'],
  ['one of', { 'data.type': { $in: ['GRANITE', 'SLATE'] } }, 'c'],
  ['one of, null included', { 'data.type': { $in: ['GRANITE', null] } }, 'cde'],
  ['one of, by elements', { 'data.colors': { $in: ['green', 'white'] } }, 'ab'],
  ['one of mixed types', { 'data.mixed': { $in: [5, true] } }, 'bce'],
  ['one of nothing', { 'data.type': { $in: [] } }, ''],
  ['none of', { 'data.type': { $nin: ['MARBLE', null] } }, 'c'],
  ['none of nothing', { 'data.type': { $nin: [] } }, 'abcde'],
  ['greater, numbers only', { 'data.n': { $gt: 1 } }, 'bc'],
  ['a range', { 'data.n': { $gte: 1, $lt: 10 } }, 'ab'],
  ['texts only', { 'data.n': { $lte: '2' } }, 'e'],
  ['a range on an indexed path', { 'data.type': { $gte: 'H' } }, 'ab'],
  ['a range, which does not look into a list', { 'data.mixed': { $gte: 1 } }, 'b'],
  ['a path, which does not lead through the elements of a list', { 'data.sizes.mm': 20 }, 'd'],
  ['null at a path that leads through a list, as where nothing is', { 'data.sizes.mm': null }, 'abce'],
  ['absence at a path that leads through a list', { 'data.sizes.mm': { $exists: false } }, 'abce'],
  ['not equal at a path that leads through a list', { 'data.sizes.mm': { $ne: 20 } }, 'abce'],
  [
    'presence of a field of the head, null being absent',
    { authorId: { $exists: false }, visibility: { $exists: true } },
    'abcde',
  ],
  ['presence, null included', { 'data.type': { $exists: true } }, 'abcd'],
  ['absence', { 'data.n': { $exists: false } }, 'd'],
  ['any of several', { $or: [{ 'data.n': 1 }, { 'data.type': 'GRANITE' }] }, 'ac'],
  ['any of none', { $or: [] }, ''],
  ['all of several', { $and: [{ 'data.colors': 'red' }, { 'data.colors': 'white' }] }, 'a'],
  ['nested', { 'data.type': 'MARBLE', $or: [{ $and: [{ 'data.n': 2.5 }, { 'data.flag': false }] }, { 'data.n': 3 }] }, 'b'],
  ['fields of the head', { visibility: 'PUBLIC', revision: { $gte: 1 }, updatedBy: null, authorId: null }, 'abcde'],
  ['nobody', { authorId: { $ne: null } }, ''],
  ['a text full of quotes', { 'data.type': `'"; DROP TABLE stones; --` }, ''],
];

const REFUSED: readonly (readonly [title: string, where: unknown])[] = [
  ['an unknown operator', { 'data.n': { $regex: 'x' } }],
  ['an unknown logical operator', { $nor: [] }],
  ['a path outside the document', { type: 'MARBLE' }],
  ['a path named like a builtin', { constructor: 1 }],
  ['a path with a quote', { "data.a'b": 1 }],
  ['a path with brackets', { 'data.a[0]': 1 }],
  ['an index as a key', { 'data.colors.0': 'red' }],
  ['a path that is too deep', { 'data.a.b.c.d.e.f.g.h.i': 1 }],
  ['an empty condition', { 'data.n': {} }],
  ['a list as a value', { 'data.colors': ['red'] }],
  ['an object in a list of values', { 'data.n': { $in: [{}] } }],
  ['a list of values that is none', { 'data.n': { $in: 'red' } }],
  ['too many values', { 'data.n': { $in: Array.from({ length: 1_001 }, (_, n) => n) } }],
  ['a bound of null', { 'data.n': { $gt: null } }],
  ['a value left undefined, which would match everything', { 'data.n': undefined }],
  ['an operand left undefined', { 'data.n': { $eq: undefined } }],
  ['not a number', { 'data.n': Number.NaN }],
  ['conditions nested too deep', { $or: [{ $or: [{ $or: [{ $or: [{ $or: [{ id: 'x' }] }] }] }] }] }],
  ['too many conditions', { $or: Array.from({ length: 300 }, (_, n) => ({ 'data.n': n })) }],
];

/** The suite of filters, order and pages that every engine passes. */
export function describeFilters(name: string, openStore: OpenDocumentStore): void {
  async function openThings() {
    const store = await openStore(createManualClock());
    await store.commit({ operations: Object.entries(THINGS).map(([key, data]) => putStone(key, data)), by: null });
    return store;
  }
  const keysOf = (documents: readonly { readonly data: { readonly slug: string } }[]) => documents.map(({ data }) => data.slug);

  describe(`filters: ${name}`, () => {
    it.each(CASES)('finds and counts by %s', async (_title, where, found) => {
      await using store = await openThings();
      expect(keysOf(await store.find<{ slug: string }>('stones', { where })).sort()).toEqual([...found]);
      expect(await store.count('stones', where)).toBe(found.length);
    });

    it.each(REFUSED)('refuses %s', async (_title, where) => {
      await using store = await openThings();
      await expect(store.find('stones', { where: where as Where })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
      await expect(store.count('stones', where as Where)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    });

    it('sorts by id unless told otherwise', async () => {
      await using store = await openThings();
      const ids = (await store.find('stones', {})).map(({ id }) => id);
      expect(ids).toEqual([...ids].sort());
    });

    it('sorts by several paths, ties in rising ids, what is absent first when rising', async () => {
      await using store = await openThings();
      const rising = await store.find<{ slug: string; type?: string | null }>('stones', { sort: [['data.type', 1]] });
      expect(rising.map(({ data }) => data.type ?? null)).toEqual([null, null, 'GRANITE', 'MARBLE', 'MARBLE']);
      const tied = rising.slice(0, 2).map(({ id }) => id);
      expect(tied).toEqual([...tied].sort());
      const both = await store.find<{ slug: string }>('stones', {
        where: { 'data.type': { $exists: true } },
        sort: [
          ['data.type', -1],
          ['data.slug', -1],
        ],
      });
      expect(keysOf(both)).toEqual(['b', 'a', 'c', 'd']);
    });

    it('answers pages by limit and skip', async () => {
      await using store = await openThings();
      const page = (limit: number, skip: number) =>
        store.find<{ slug: string }>('stones', { sort: [['data.slug', 1]], limit, skip }).then(keysOf);
      expect(await page(2, 0)).toEqual(['a', 'b']);
      expect(await page(2, 4)).toEqual(['e']);
      expect(await page(2, 9)).toEqual([]);
    });

    it('refuses limits, skips and sorts out of bounds', async () => {
      await using store = await openThings();
      for (const query of [
        { limit: 0 },
        { limit: 10_001 },
        { limit: 1.5 },
        { skip: -1 },
        { sort: [['data.x"', 1]] as const },
        { sort: [['data.x', 2]] as unknown as readonly (readonly [string, 1])[] },
      ]) {
        await expect(store.find('stones', query)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
      }
    });
  });
}
