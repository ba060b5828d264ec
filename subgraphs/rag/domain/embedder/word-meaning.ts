import type { WordVectors } from './packed-vectors.ts';

// The meaning of a text as the weighted mean of its words' pretrained vectors: frequent words count less, by SIF weights
// a / (a + p(w)) (Arora, Liang and Ma, ICLR 2017), and what all texts of the corpus share is taken out.

const A = 0.001;
/** By Zipf's law the word of rank r has about this probability times 1 / (r + 1): one over the harmonic number of 341,000 words. */
const FIRST_PROBABILITY = 1 / 13.3;

/** The pretrained vectors with the trade's synonyms. */
export interface WordMeaning {
  readonly dimensions: number;
  /** What a word adds to the mean of a text; null for one that is not known. */
  readonly of: (word: string) => WordShare | null;
  /** The weighted mean vector of what the words of a text add, not normalised; null when they add nothing. */
  meanOf(shares: readonly (WordShare | null)[]): Float64Array | null;
}

/** Rows of the pretrained vectors, each with its weight. */
export interface WordShare {
  readonly rows: readonly number[];
  readonly weights: readonly number[];
}

/** @param synonyms words that the vectors lack or know in another sense, and the words they are read as */
export function createWordMeaning(vectors: WordVectors, synonyms: ReadonlyMap<string, readonly string[]>): WordMeaning {
  return {
    dimensions: vectors.dimensions,
    of(word) {
      const readAs = synonyms.get(word) ?? [word];
      const rows = readAs.flatMap((known) => vectors.rowOf(known) ?? []);
      if (rows.length === 0) return null;
      const weightOf = (row: number) => A / (A + FIRST_PROBABILITY / (vectors.rankOf(row) + 1)) / readAs.length;
      return { rows, weights: rows.map(weightOf) };
    },
    meanOf(shares) {
      const sum = new Float64Array(vectors.dimensions);
      let total = 0;
      for (const share of shares) {
        if (share === null) continue;
        const { rows, weights } = share;
        for (let n = 0; n < rows.length; n += 1) {
          const weight = weights[n] ?? 0;
          vectors.addTo(sum, rows[n] ?? 0, weight);
          total += weight;
        }
      }
      if (total === 0) return null;
      for (let d = 0; d < sum.length; d += 1) sum[d] = (sum[d] ?? 0) / total;
      return sum;
    },
  };
}
