import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDuration, addPairs, createHistogram, mergeHistogram, quantileMs, RELATIVE_ERROR, toPairs } from './histogram.ts';

/** Nearest rank, by definition. */
function exactQuantile(durations: readonly number[], quantile: number): number {
  const sorted = [...durations].sort((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil(quantile * sorted.length - 1e-9)) - 1] ?? Number.NaN;
}

const duration = fc.double({ min: 0.011, max: 600_000, noNaN: true });

test('keeps every percentile within 5 % of the exact one', () => {
  expect(RELATIVE_ERROR).toBeLessThan(0.05);
  fc.assert(
    fc.property(
      fc.array(duration, { minLength: 1, maxLength: 300 }),
      fc.constantFrom(0.5, 0.95, 0.99, 1),
      (durations, quantile) => {
        const histogram = createHistogram();
        for (const ms of durations) addDuration(histogram, ms);
        const exact = exactQuantile(durations, quantile);
        expect(Math.abs((quantileMs(histogram, quantile) ?? 0) - exact) / exact).toBeLessThanOrEqual(RELATIVE_ERROR + 1e-9);
      },
    ),
  );
});

test('merges parts to what the whole would give, also through storage', () => {
  fc.assert(
    fc.property(fc.array(duration), fc.array(duration), (left, right) => {
      const [a, b, whole] = [createHistogram(), createHistogram(), createHistogram()];
      for (const ms of left) addDuration(a, ms);
      for (const ms of right) addDuration(b, ms);
      for (const ms of [...left, ...right]) addDuration(whole, ms);
      const stored = createHistogram();
      addPairs(stored, toPairs(b));
      mergeHistogram(a, stored);
      expect(a).toEqual(whole);
    }),
  );
});

test('takes the 19th of 20 durations for the 95th percentile', () => {
  const histogram = createHistogram();
  for (let index = 0; index < 19; index += 1) addDuration(histogram, 1);
  addDuration(histogram, 1_000);
  expect(quantileMs(histogram, 0.95)).toBeLessThan(1.1);
  expect(quantileMs(histogram, 0.96)).toBeGreaterThan(900);
});

test('has no percentile of nothing', () => {
  expect(quantileMs(createHistogram(), 0.95)).toBeNull();
});

test.each([0, -1, Number.NaN, 1e-9, 1e12, Number.POSITIVE_INFINITY])(
  'counts a duration of %d in its outermost bucket',
  (ms) => {
    const histogram = createHistogram();
    addDuration(histogram, ms);
    expect(toPairs(histogram)).toEqual([[ms > 1 ? 191 : 0, 1]]);
  },
);
