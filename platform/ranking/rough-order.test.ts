import { expect, it } from 'vitest';
import { roughOrder } from './rough-order.ts';

it('puts the greatest first and leaves equals as they came', () => {
  expect([...roughOrder(Float64Array.of(0.5, -1, 3, 0.5, 3))]).toEqual([2, 4, 0, 3, 1]);
  expect([...roughOrder(Float64Array.of(7, 7))]).toEqual([0, 1]);
  expect([...roughOrder(new Float64Array())]).toEqual([]);
});

it('errs by no more than a billionth of the range', () => {
  const scores = Float64Array.from({ length: 5_000 }, (_, n) => Math.sin(n) * 40);
  const sorted = [...roughOrder(scores)].map((place) => scores[place] ?? 0);
  for (const [at, score] of sorted.entries()) expect(score - (sorted[at + 1] ?? -41)).toBeGreaterThan(-80 / 2 ** 29);
  expect(new Set(sorted).size).toBe(new Set(scores).size);
});
