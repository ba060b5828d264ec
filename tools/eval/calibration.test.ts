import { describe, expect, it } from 'vitest';
import { brierScore, expectedCalibrationError, reliabilityBins } from './calibration.ts';

const answers = (confidence: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ confidence, right: true })),
  ...Array.from({ length: wrong }, () => ({ confidence, right: false })),
];

describe('calibration', () => {
  it('is without error where answers are as often right as they say', () => {
    expect(expectedCalibrationError([...answers(0.75, 3, 1), ...answers(1, 5, 0)])).toBeCloseTo(0);
  });

  it('counts the distance in each bin by its share of answers', () => {
    expect(expectedCalibrationError([...answers(0.9, 1, 1), ...answers(0.6, 2, 0)])).toBeCloseTo(0.5 * 0.4 + 0.5 * 0.4);
    expect(reliabilityBins(answers(0.9, 1, 1))).toEqual([{ from: 0.9, to: 0.95, count: 2, confidence: 0.9, accuracy: 0.5 }]);
  });

  it('is scored by the squared distance of each answer', () => {
    expect(brierScore(answers(0.8, 1, 1))).toBeCloseTo((0.04 + 0.64) / 2);
    expect([brierScore([]), expectedCalibrationError([])]).toEqual([0, 0]);
  });
});
