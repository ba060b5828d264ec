import { describe, expect, it } from 'vitest';
import { argumentsHash, checkFirst, decodeCursor, encodeCursor, pageOfSorted } from './connection.ts';

const items = Array.from({ length: 7 }, (_, index) => ({ id: `id${index}`, name: index < 3 ? 'same' : `name${index}` })).sort(
  (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1),
);
const hash = argumentsHash('things', { order: 'NAME' });

function page(first: number, cursor: string | null) {
  return pageOfSorted(
    items,
    { first, hash, after: decodeCursor(hash, cursor), directions: [1] },
    ({ id, name }) => ({ keys: [name], id }),
    ({ id }) => id,
  );
}

describe('pageOfSorted', () => {
  it.each([1, 2, 3, 7, 10])('walks the whole list without loss or repeat, %i at a time', (first) => {
    const seen: string[] = [];
    let cursor: string | null = null;
    for (;;) {
      const { edges, pageInfo, totalCount } = page(first, cursor);
      expect(totalCount).toBe(7);
      seen.push(...edges.map(({ node }) => node));
      if (!pageInfo.hasNextPage) break;
      cursor = pageInfo.endCursor;
    }
    expect(seen).toEqual(items.map(({ id }) => id));
  });

  it('goes on at the right place when the item of the cursor is gone', () => {
    const after = encodeCursor(hash, { keys: ['same'], id: 'id1x' });
    expect(page(1, after).edges[0]?.node).toBe('id2');
  });
});

describe('cursors', () => {
  it.each([
    '',
    'x',
    Buffer.from('[1,"other",[],"id"]').toString('base64url'),
    Buffer.from(`[9,"${hash}",[],"id"]`).toString('base64url'),
  ])('of another list are refused: %j', (cursor) => {
    expect(() => decodeCursor(hash, cursor)).toThrow('not a cursor of this list');
  });
});

describe('checkFirst', () => {
  it.each([0, -1, 101, 1.5, Number.NaN])('refuses %d', (first) => {
    expect(() => checkFirst(first)).toThrow('from 1 to 100');
  });
});
