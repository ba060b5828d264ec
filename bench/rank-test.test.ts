import { describe, expect, it } from 'vitest';
import { compareTimings } from './rank-test.ts';

/** The same numbers in each run (Park and Miller, 1988). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

describe('timings', () => {
  it('of one distribution are told apart by nothing', () => {
    const random = createRandom(7);
    const draw = () => Array.from({ length: 300 }, () => 5 + random() ** 4 * 20);
    const { shareLonger, pValue, differenceMs } = compareTimings(draw(), draw(), random);
    expect(shareLonger).toBeCloseTo(0.5, 1);
    expect(pValue).toBeGreaterThan(0.05);
    expect(differenceMs[0] < 0 && differenceMs[1] > 0).toBe(true);
  });

  it('of which one is a little longer are told apart, whatever single ones lie far out', () => {
    const random = createRandom(7);
    const draw = (shift: number) => Array.from({ length: 300 }, () => 5 + shift + random() + (random() > 0.99 ? 500 : 0));
    const { shareLonger, pValue, differenceMs, medianMsOfFirst, medianMsOfSecond } = compareTimings(draw(0.3), draw(0), random);
    expect(pValue).toBeLessThan(1e-6);
    expect(shareLonger).toBeGreaterThan(0.6);
    expect(differenceMs[0]).toBeGreaterThan(0);
    expect(medianMsOfFirst - medianMsOfSecond).toBeCloseTo(0.3, 0);
  });

  it('that are worked by hand agree: ranks with ties', () => {
    const [first, second] = [
      Array.from({ length: 20 }, () => 2),
      Array.from({ length: 20 }, (_, index) => (index < 10 ? 1 : 2)),
    ];
    const { shareLonger, pValue } = compareTimings(first, second, createRandom(1));
    // Half of the second are shorter and half are equal: U = 20 × 20 × 0.75 = 300, σ² = 400/12 × (41 − (10³ − 10 + 30³ − 30) ÷ (40 × 39)), z = 99.5/σ.
    expect(shareLonger).toBe(0.75);
    expect(pValue).toBeCloseTo(0.000334, 6);
  });

  it('are too few to say anything below twenty', () => {
    expect(() => compareTimings([1], [2], Math.random)).toThrow(RangeError);
  });
});
