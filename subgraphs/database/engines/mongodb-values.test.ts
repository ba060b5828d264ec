import fc from 'fast-check';
import { BSON } from 'mongodb';
import { expect, it } from 'vitest';
import { fromStored, toStored } from './mongodb-values.ts';

const throughStore = (data: unknown) => {
  const record = BSON.deserialize(BSON.serialize({ data: toStored(data) })) as { data: unknown };
  return fromStored(record.data);
};

const KEYS = fc.oneof(
  fc.string(),
  fc.constantFrom('', 'a.b', '$where', '%list', '%text', '%00%', '%2e', '__proto__', 'a\0b', '1'),
);
const { value: JSON_VALUE } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, -1.5, 2 ** 31, 2 ** 53 - 1, 1e300, '', '\ud83d', '\0', 'text'),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc.dictionary(KEYS, tie('value')),
  ),
}));

it('gives back every JSON value as it was, through BSON', () => {
  fc.assert(
    fc.property(fc.dictionary(KEYS, JSON_VALUE), (value) => {
      const data: unknown = JSON.parse(JSON.stringify(value));
      expect(JSON.stringify(throughStore(data))).toBe(JSON.stringify(data));
    }),
    { numRuns: 200 },
  );
});

it('writes no key that a server could take for an operator or a path, and no list in a list', () => {
  const check = (value: unknown, isInList: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      expect(isInList).toBe(false);
      for (const item of value) check(item, true);
      return;
    }
    for (const [key, item] of Object.entries(value)) {
      expect(key).toMatch(/^[^.$\0]+$/);
      check(item, false);
    }
  };
  fc.assert(fc.property(JSON_VALUE, (value) => check(toStored(value), false)));
});
