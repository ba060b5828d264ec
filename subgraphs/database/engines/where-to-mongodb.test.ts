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
  const path = fc.constantFrom('id', 'revision', 'data.type', 'data.a.b', 'data.c');
  const plain = fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.boolean(), fc.constant(null));
  const known = fc.oneof(
    fc.record({ $eq: plain }),
    fc.record({ $ne: plain }),
    fc.record({ $in: fc.array(plain, { maxLength: 3 }) }),
    fc.record({ $nin: fc.array(plain, { maxLength: 3 }) }),
    fc.record({ $gt: fc.integer() }),
    fc.record({ $lte: fc.string({ maxLength: 5 }), $exists: fc.boolean() }),
  );
  const unknown = fc.dictionary(fc.constantFrom('$where', '$expr', '$function', '$regex'), plain, { minKeys: 1, maxKeys: 1 });
  const condition = fc.oneof({ weight: 20, arbitrary: fc.oneof(plain, known) }, { weight: 1, arbitrary: unknown });
  const one = fc.dictionary(path, condition, { maxKeys: 2 });
  const where = fc.oneof(one, fc.record({ $or: fc.array(one, { maxLength: 3 }), $and: fc.array(one, { maxLength: 3 }) }));
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
    { numRuns: 300 },
  );
  // How many of the random filters are good varies: 28 of 400 were once.
  expect(accepted).toBeGreaterThan(5);
});
