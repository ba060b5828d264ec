import { stemmer } from 'stemmer';
import { toWords } from './words.ts';

/** Words that are remembered. */
const MOST_KNOWN = 200_000;

/** Gives the stem of a word as {@link toWords} writes it. */
export type Stemmer = (word: string) => string;

/**
 * Porter stems ("An algorithm for suffix stripping", Program 14:3, 1980), which are those of SQLite's FTS5, so that the embedder and
 * the lexical index agree. Each word is stemmed once and remembered.
 */
export function createStemmer(): Stemmer {
  const known = new Map<string, string>();
  return (word) => {
    let stem = known.get(word);
    if (stem === undefined) {
      // Begun anew rather than kept in order of use: order costs more than the rare word that is asked again.
      if (known.size > MOST_KNOWN) known.clear();
      stem = stemmer(word);
      known.set(word, stem);
    }
    return stem;
  };
}

/** The stems of a text in order, repeats kept. */
export function stemsOf(text: string, stemOf: Stemmer): string[] {
  return toWords(text).map(stemOf);
}
