import type { WordVectors } from './packed-vectors.ts';
import { toWords } from './words.ts';

// The meaning of a text as the weighted mean of its words' pretrained vectors: frequent words count less, by SIF weights
// a / (a + p(w)) (Arora, Liang and Ma, ICLR 2017), and what all texts of the corpus share is taken out.

const A = 0.001;
/** By Zipf's law the word of rank r has about this probability times 1 / (r + 1): one over the harmonic number of 341,000 words. */
const FIRST_PROBABILITY = 1 / 13.3;

/** The pretrained vectors with the trade's synonyms. */
export interface WordMeaning {
  readonly dimensions: number;
  /** The weighted mean vector of a text, not normalised; null when no word is known. */
  meanOf(text: string): Float64Array | null;
}

/** @param synonyms words that the vectors lack or know in another sense, and the words they are read as */
export function createWordMeaning(vectors: WordVectors, synonyms: ReadonlyMap<string, readonly string[]>): WordMeaning {
  return {
    dimensions: vectors.dimensions,
    meanOf(text) {
      const sum = new Float64Array(vectors.dimensions);
      let total = 0;
      for (const word of toWords(text)) {
        const readAs = synonyms.get(word) ?? [word];
        for (const known of readAs) {
          const row = vectors.rowOf(known);
          if (row === undefined) continue;
          const weight = A / (A + FIRST_PROBABILITY / (vectors.rankOf(row) + 1)) / readAs.length;
          vectors.addTo(sum, row, weight);
          total += weight;
        }
      }
      return total === 0 ? null : sum.map((value) => value / total);
    },
  };
}
