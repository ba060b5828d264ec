import type { WordVectors } from './packed-vectors.ts';

// The meaning of a text as the mean of the pretrained vectors of its words' pieces (WordLlama). Their lengths were trained with the
// mean, so they already say how much a word tells; weights by frequency on top of them made answers worse (docs/search.md).

/** The pretrained vectors with the trade's synonyms. */
export interface WordMeaning {
  readonly dimensions: number;
  /** What a word adds to the mean of a text; null for one of unknown characters. */
  readonly of: (word: string) => WordShare | null;
  /** The weighted mean vector of what the words of a text add, not normalised; null when they add nothing. */
  meanOf(shares: readonly (WordShare | null)[]): Float64Array | null;
}

/** Rows of the pretrained vectors, each with the same weight. */
export interface WordShare {
  readonly rows: readonly number[];
  readonly weight: number;
  /** Whether it is a word of English or of the trade: any row of letters has pieces, and what they say of it is little. */
  readonly isWord: boolean;
}

/** @param synonyms words that the vectors know in another sense, and the words they are read as */
export function createWordMeaning(vectors: WordVectors, synonyms: ReadonlyMap<string, readonly string[]>): WordMeaning {
  return {
    dimensions: vectors.dimensions,
    of(word) {
      const readAs = synonyms.get(word) ?? [word];
      const rows = readAs.flatMap((known) => vectors.rowsOf(known));
      if (rows.length === 0) return null;
      return { rows, weight: 1 / readAs.length, isWord: readAs.some((known) => vectors.rankOf(known) !== undefined) };
    },
    meanOf(shares) {
      const sum = new Float64Array(vectors.dimensions);
      let total = 0;
      for (const share of shares) {
        if (share === null) continue;
        for (const row of share.rows) vectors.addTo(sum, row, share.weight);
        total += share.weight * share.rows.length;
      }
      if (total === 0) return null;
      for (let d = 0; d < sum.length; d += 1) sum[d] = (sum[d] ?? 0) / total;
      return sum;
    },
  };
}
