import { describe, expect, it } from 'vitest';
import { dot, type Example, fitAnswer, fitOrder } from './reader-model.ts';

describe('the models of the reader', () => {
  it('put first what sets the right section of each question apart, whatever all of them share', () => {
    const examples = Array.from({ length: 20 }, (_, n): Example => {
      const common = n % 5;
      return {
        count: 1,
        isAnswerable: true,
        evidence: [
          [common, 0.2, n % 2],
          [common, 0.8, n % 2],
          [common, 0.3, 1 - (n % 2)],
        ],
        isRight: [false, true, false],
      };
    });
    const order = fitOrder(examples);
    for (const { evidence } of examples) {
      const [a = 0, b = 0, c = 0] = evidence.map((amounts) => dot(amounts, order));
      expect(b).toBeGreaterThan(Math.max(a, c));
    }
    expect(order[0]).toBeCloseTo(0, 6);
  });

  it('learn nothing of the order from a question that no section answers', () => {
    const answered: Example = { count: 1, isAnswerable: true, evidence: [[1], [0]], isRight: [true, false] };
    const unanswered: Example = { count: 1, isAnswerable: false, evidence: [[0], [1]], isRight: [false, false] };
    expect(fitOrder([answered, unanswered])).toEqual(fitOrder([answered]));
  });

  it('tell what has the answer from what has not, in amounts of any unit', () => {
    const outcomes = Array.from({ length: 400 }, (_, n) => ({ amounts: [1_000 * n, 7], isRight: n >= 200, count: 1 }));
    const { weights, bias } = fitAnswer(outcomes);
    const probabilityOf = (amounts: readonly number[]) => 1 / (1 + Math.exp(-bias - dot(amounts, weights)));
    expect(probabilityOf([350_000, 7])).toBeGreaterThan(0.8);
    expect(probabilityOf([50_000, 7])).toBeLessThan(0.2);
    expect(weights[1]).toBeCloseTo(0, 6);
  });
});
