import type { WordVectors } from './packed-vectors.ts';

// The meaning of a text as the mean of its words' pretrained vectors (WordLlama). Their lengths were trained with the mean, so
// they already say how much a word tells; weights by frequency on top of them made answers worse (docs/search.md).

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
      const rows = readAs.flatMap((known) => vectors.rowsOf(known));
      if (rows.length === 0) return null;
      return { rows, weights: rows.map(() => 1 / readAs.length) };
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
