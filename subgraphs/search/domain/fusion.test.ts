import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse, type LEGS, type LegRanking } from './fusion.ts';

const TEXT: LegRanking = {
  leg: 'TEXT',
  weight: 3,
  ceiling: null,
  hits: [
    { id: 'b', rawScore: 5 },
    { id: 'a', rawScore: 10 },
  ],
};
const IDENTITY: LegRanking = { leg: 'IDENTITY', weight: 1, ceiling: 1, hits: [{ id: 'b', rawScore: 0.5 }] };

describe('fuse', () => {
  it('weighs normalised scores and says what each ranking gave', () => {
    expect(fuse([IDENTITY, TEXT]).best).toEqual([
      { id: 'a', score: 0.75, parts: [{ leg: 'TEXT', rank: 1, rawScore: 10, contribution: 0.75 }] },
      {
        id: 'b',
        score: 0.5,
        parts: [
          { leg: 'TEXT', rank: 2, rawScore: 5, contribution: 0.375 },
          { leg: 'IDENTITY', rank: 1, rawScore: 0.5, contribution: 0.125 },
        ],
      },
    ]);
  });

  it('leaves out what only a ranking of weight 0 found', () => {
    expect(fuse([{ ...TEXT, weight: 0 }, IDENTITY]).best.map(({ id }) => id)).toEqual(['b']);
  });

  it('refuses negative weights, weights that are no numbers, and weights that are all 0', () => {
    for (const weight of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => fuse([{ ...TEXT, weight }])).toThrow(RangeError);
    }
    expect(() => fuse([{ ...TEXT, weight: 0 }])).toThrow(RangeError);
  });

  it('gives scores in [0, 1] that are the sums of their parts, in a total order, whatever the rankings', () => {
    const hits = fc.uniqueArray(
      fc.record({ id: fc.constantFrom(...'abcdefgh'), rawScore: fc.double({ min: 0, max: 100, noNaN: true }) }),
      { selector: ({ id }) => id },
    );
    const ranking = (leg: (typeof LEGS)[number]) =>
      fc.record({
        leg: fc.constant(leg),
        weight: fc.double({ min: 0.01, max: 10, noNaN: true }),
        ceiling: fc.constant(null),
        hits,
      });
    fc.assert(
      fc.property(fc.tuple(ranking('TEXT'), ranking('VECTOR'), ranking('IDENTITY')), (rankings) => {
        const { best: fused, rest } = fuse(rankings);
        expect(rest).toEqual([]);
        const ids = new Set(rankings.flatMap((one) => one.hits.map(({ id }) => id)));
        expect(new Set(fused.map(({ id }) => id))).toEqual(ids);
        for (const { score, parts } of fused) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-9);
          expect(Math.abs(score - parts.reduce((sum, part) => sum + part.contribution, 0))).toBeLessThan(1e-9);
        }
        for (const [position, hit] of fused.entries()) {
          const next = fused[position + 1];
          if (next !== undefined) expect(hit.score > next.score || (hit.score === next.score && hit.id < next.id)).toBe(true);
        }
        expect(fuse(rankings.toReversed()).best).toEqual(fused);
        // Whoever wants only some of the best gets the same, and hears of all others.
        for (const wanted of [1, 3]) {
          const some = fuse(rankings, wanted);
          expect(some.best.slice(0, wanted)).toEqual(fused.slice(0, wanted));
          expect([...some.best, ...some.rest].map(({ id }) => id).sort()).toEqual([...ids].sort());
        }
      }),
    );
  });
});
