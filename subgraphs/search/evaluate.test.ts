import { describe, expect, it } from 'vitest';
import { seededId } from '../../platform/ids/ids.ts';
import { type AskedQuery, measure, measureRanking, tuneWeights } from './evaluate.ts';

const id = (slug: string) => seededId('stone', slug);

describe('measuring a ranking', () => {
  it('gives 1 for the ideal order and less for any other', () => {
    const relevant = { a: 3, b: 1 };
    expect(measureRanking([id('a'), id('b')], relevant)).toEqual({ ndcg10: 1, recall10: 1, mrr: 1 });
    const swapped = measureRanking([id('b'), id('a')], relevant);
    expect(swapped.ndcg10).toBeCloseTo((1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3)), 10);
    expect(swapped.mrr).toBe(0.5);
    expect(measureRanking([id('c')], relevant)).toEqual({ ndcg10: 0, recall10: 0, mrr: 0 });
  });
});

describe('tuning', () => {
  const asked: AskedQuery[] = Array.from({ length: 10 }, (_, number) => ({
    judged: { id: String(number), query: 'q', class: 'facet', relevant: { right: 2 } },
    rankings: [
      { leg: 'TEXT', weight: 1, ceiling: null, hits: [{ id: id('wrong'), rawScore: 9 }] },
      { leg: 'VECTOR', weight: 1, ceiling: null, hits: [{ id: id('right'), rawScore: 0.8 }] },
    ],
  }));

  it('prefers the ranking that is right', () => {
    const { weights, heldOutNdcg10 } = tuneWeights(asked);
    expect(weights.VECTOR).toBeGreaterThan(weights.TEXT);
    expect(heldOutNdcg10).toBe(1);
  });

  it('measures 0 with the weight on the ranking that is wrong', () => {
    expect(measure(asked, { TEXT: 1, VECTOR: 0, IDENTITY: 0 })).toMatchObject({ queries: 10, ndcg10: 0 });
  });
});
