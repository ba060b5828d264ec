import { describe, expect, it } from 'vitest';
import { misspellingBound, misspellingCost, toCompared } from './edit-distance.ts';

const costOf = (written: string, meant: string) =>
  misspellingCost(toCompared(written), toCompared(meant), misspellingBound(meant.length));

describe('the cost of a misspelling', () => {
  it('is nothing for the word itself', () => {
    expect(costOf('calacatta', 'calacatta')).toBe(0);
  });

  it('is less for a doubled letter, an exchange or another vowel than for any other letter', () => {
    const other = costOf('calacavta', 'calacatta');
    for (const near of ['callacatta', 'calaactta', 'calacattu']) expect(costOf(near, 'calacatta')).toBeLessThan(other);
  });

  it('is small where the word sounds the same', () => {
    expect(costOf('kalacatta', 'calacatta')).toBeLessThan(costOf('malacatta', 'calacatta'));
  });

  it('is out of bounds for another word', () => {
    expect(costOf('carrara', 'calacatta')).toBe(Number.POSITIVE_INFINITY);
    expect(costOf('oro', 'ora')).toBe(Number.POSITIVE_INFINITY);
  });
});
