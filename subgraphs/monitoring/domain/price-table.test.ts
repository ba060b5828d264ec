import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { LedgerUsage } from '../../../platform/ports/telemetry.ts';
import { type PriceData, parsePriceTable, priceId, pricesAt, priceUsage, toPriceRecord } from './price-table.ts';

const USAGE: LedgerUsage = {
  service: 'rag',
  provider: 'p',
  model: 'm',
  operation: 'embed',
  entityIds: [],
  userId: null,
  quantities: {},
};
const AT = '2026-06-01T00:00:00.000Z';

function rows(...parts: readonly Partial<PriceData>[]) {
  return parts.map((part) => {
    const row: PriceData = {
      provider: 'p',
      model: 'm',
      unit: 'INPUT_TOKEN',
      usd: '0.02',
      per: 1_000_000,
      validFrom: '2026-01-01T00:00:00.000Z',
      source: 'test',
      ...part,
    };
    return { ...row, id: priceId(row) };
  });
}

test('the table of the project is well formed, and no two rows begin at once for the same unit', () => {
  const table = parsePriceTable(JSON.parse(readFileSync(new URL('../../../data/prices.json', import.meta.url), 'utf8')));
  expect(new Set(table.map(priceId)).size).toBe(table.length);
});

test('prices each unit by its own row, to the nano-dollar', () => {
  const table = rows({}, { unit: 'OUTPUT_TOKEN', usd: '0.60' });
  const entry = priceUsage(table, { ...USAGE, quantities: { INPUT_TOKEN: 3, OUTPUT_TOKEN: 2 } }, AT);
  expect(entry).toMatchObject({ nanoUsd: '1260', at: AT, priceIds: table.map(({ id }) => id) });
});

test('rounds half a nano-dollar up, once per unit', () => {
  const table = rows({ usd: '0.0005' });
  expect(priceUsage(table, { ...USAGE, quantities: { INPUT_TOKEN: 1 } }, AT).nanoUsd).toBe('1');
  expect(priceUsage(table, { ...USAGE, quantities: { INPUT_TOKEN: 5 } }, AT).nanoUsd).toBe('3');
});

test('uses the row in force at the time of the call', () => {
  const table = rows({ usd: '2', per: 1 }, { usd: '1', per: 1, validFrom: '2026-07-01T00:00:00.000Z' });
  const priceAt = (at: string) => priceUsage(table, { ...USAGE, quantities: { INPUT_TOKEN: 1 } }, at).nanoUsd;
  expect(priceAt('2025-12-31T23:59:59.999Z')).toBeNull();
  expect(priceAt('2026-06-30T23:59:59.999Z')).toBe('2000000000');
  expect(priceAt('2026-07-01T00:00:00.000Z')).toBe('1000000000');
  expect(pricesAt(table, AT).map(({ usd }) => usd)).toEqual(['2']);
});

test('leaves a call unpriced when one of its units has no price, or when nothing was counted', () => {
  const table = rows({});
  expect(priceUsage(table, { ...USAGE, quantities: { INPUT_TOKEN: 1, OUTPUT_TOKEN: 1 } }, AT).nanoUsd).toBeNull();
  expect(priceUsage(table, { ...USAGE, model: 'other', quantities: { INPUT_TOKEN: 1 } }, AT).nanoUsd).toBeNull();
  expect(priceUsage(table, USAGE, AT).nanoUsd).toBeNull();
});

test('costs nothing, but is priced, where the price is zero', () => {
  const table = rows({ unit: 'REQUEST', usd: '0', per: 1 });
  expect(priceUsage(table, { ...USAGE, quantities: { REQUEST: 1, INPUT_TOKEN: 0 } }, AT).nanoUsd).toBe('0');
});

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d as a quantity', (quantity) => {
  expect(() => priceUsage(rows({}), { ...USAGE, quantities: { INPUT_TOKEN: quantity } }, AT)).toThrow(RangeError);
});

test('shows the price of a single unit', () => {
  expect(rows({}).map(toPriceRecord)).toMatchObject([{ usd: '0.00000002' }]);
});

test.each([
  [{ unit: 'MINUTE' }, /Row 1.*unit/],
  [{ per: 10 }, /per/],
  [{ usd: '-1' }, /negative/],
  [{ usd: '1e-3' }, /decimal/],
  [{ validFrom: 'soon' }, /validFrom/],
  [{ source: '' }, /source/],
])('refuses a row with %j', (part, message) => {
  expect(() => parsePriceTable([{ ...rows({})[0], ...part }])).toThrow(message);
});
