import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedPaths } from './changed-paths.ts';

describe('changed paths', () => {
  it.each([
    ['nothing', { a: 1, b: { c: [1] } }, { b: { c: [1] }, a: 1 }, []],
    ['a value', { a: 1 }, { a: 2 }, ['a']],
    ['a nested value', { a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, ['a.c']],
    ['keys that came and went, sorted', { z: 1 }, { a: 1 }, ['a', 'z']],
    ['a list as a whole', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, ['a']],
    ['an object that became null', { a: { b: 1 } }, { a: null }, ['a']],
    ['a list that became an object', { a: [] }, { a: {} }, ['a']],
  ])('name %s', (_title, before, after, expected) => {
    expect(changedPaths(before, after)).toEqual(expected);
  });

  it('are none exactly when both values have the same JSON, the order of keys aside', () => {
    const sorted = (value: unknown) =>
      JSON.stringify(value, (_key, inner) =>
        typeof inner === 'object' && inner !== null && !Array.isArray(inner)
          ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
          : inner,
      );
    const aDocument = fc.dictionary(fc.constantFrom('a', 'b'), fc.oneof(fc.integer({ max: 1, min: 0 }), fc.jsonValue()));
    const normal = (value: object) => JSON.parse(JSON.stringify(value)) as unknown;
    fc.assert(
      fc.property(aDocument, aDocument, (a, b) => {
        const [before, after] = [normal(a), normal(b)];
        expect(changedPaths(before, after).length === 0).toBe(sorted(before) === sorted(after));
        expect(changedPaths(before, before)).toEqual([]);
      }),
    );
  });
});
