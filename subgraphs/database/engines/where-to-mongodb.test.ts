import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Where } from '../../../platform/ports/documents.ts';
import { sortToMongo, whereToMongo } from './where-to-mongodb.ts';

/** All that is ever sent: none of them runs code or reaches another collection. */
const SENT = new Set(['$and', '$or', '$nor', '$not', '$eq', '$ne', '$in', '$gt', '$gte', '$lt', '$lte', '$exists', '$type']);

/** Every key of an object and of what it holds that begins with `$`. */
function operatorsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [...(key.startsWith('$') ? [key] : []), ...operatorsOf(item)]);
}

it.each([
  '$where',
  '$function',
  '$accumulator',
  '$expr',
  '$lookup',
  '$graphLookup',
  '$unionWith',
  '$out',
  '$merge',
  '$text',
  '$regex',
  '$jsonSchema',
  '$nor',
  '$not',
  '$elemMatch',
  '$comment',
])('refuses %s as a condition, as an operator and as a value', (operator) => {
  for (const where of [
    { [operator]: 'sleep(1000)' },
    { [operator]: [{ id: 'x' }] },
    { 'data.n': { [operator]: 'sleep(1000)' } },
    { 'data.n': { $eq: { [operator]: 1 } } },
    { 'data.n': { $in: [{ [operator]: 1 }] } },
    { [`data.${operator}`]: 1 },
    { $or: [{ [operator]: 1 }] },
  ]) {
    expect(() => whereToMongo('stones', where as unknown as Where)).toThrow(/where/);
  }
  expect(() => sortToMongo([[operator, 1]])).toThrow(/path/);
});

it('sends operators of a closed set only, whatever is asked', () => {
  const path = fc.constantFrom('id', 'revision', 'data.type', 'data.a.b', '$where', 'data', 'data.$x', '__proto__');
  const plain = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const operator = fc.constantFrom('$eq', '$ne', '$in', '$nin', '$gt', '$lte', '$exists', '$where', '$expr', '$function');
  const condition = fc.oneof(plain, fc.dictionary(operator, fc.oneof(plain, fc.array(plain), fc.object())));
  const where = fc.oneof(
    fc.dictionary(path, condition),
    fc.record({ $or: fc.array(fc.dictionary(path, condition)), $and: fc.array(fc.dictionary(path, condition)) }),
  );
  let accepted = 0;
  fc.assert(
    fc.property(where, (asked) => {
      let filter: object;
      try {
        filter = whereToMongo('stones', asked as unknown as Where);
      } catch (error) {
        expect(error).toMatchObject({ code: 'INVALID_INPUT' });
        return;
      }
      accepted += 1;
      expect(operatorsOf(filter).filter((name) => !SENT.has(name))).toEqual([]);
    }),
    { numRuns: 400 },
  );
  // How many of the random filters are good varies: 28 of 400 were once.
  expect(accepted).toBeGreaterThan(5);
});
