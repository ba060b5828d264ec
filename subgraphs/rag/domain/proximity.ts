import { type Language, languageOf } from '../../../platform/language/stems.ts';
import { termOf } from '../../../platform/language/terms.ts';
import { spelledWordsOf } from '../../../platform/stone-query/fold.ts';
import type { ChunkIndex, ChunkRecord } from './chunk-index.ts';

// What BM25 does not see: whether the words of a query stand together. Of each pair of words that follow each other in the query it is
// counted how often they do so in a passage, and how often they stand near each other in any order (the sequential dependence model,
// Metzler and Croft, SIGIR 2005), saturated and weighed by rarity as BM25 does with words.

/** What a pair that stands as in the query adds for its rarity, and one that is near in any order. */
const IN_ORDER = 0.8;
const NEAR = 0.4;
/** Words between which two are near. */
const WINDOW = 8;
/** BM25's k1. */
const SATURATION = 1.2;

/** The terms of a query in one language, and what its pairs are worth. */
interface Pairs {
  readonly placeOf: ReadonlyMap<string, number>;
  /** Of the pair that begins with the word of this place. */
  readonly worth: readonly number[];
}

/**
 * Says of a passage what to add to its BM25.
 * @param words of the query that carry its meaning, in its order, in lower case with their marks
 */
export function createProximity(
  index: Pick<ChunkIndex, 'frequencies' | 'size'>,
  words: readonly string[],
): (chunk: ChunkRecord) => number {
  const byLanguage = new Map<Language, Pairs>();

  function pairsOf(language: Language): Pairs {
    let pairs = byLanguage.get(language);
    if (pairs === undefined) {
      const terms = [...new Set(words.map((word) => termOf(word, language)))];
      const frequencies = index.frequencies(terms);
      const rarities = terms.map((term) => {
        // What is not committed yet is counted already.
        const frequency = Math.min(index.size, frequencies.get(term) ?? 0);
        return Math.max(0, Math.log((index.size - frequency + 0.5) / (frequency + 0.5)));
      });
      const worth = rarities.slice(1).map((rarity, at) => (rarity + (rarities[at] ?? 0)) / 2);
      pairs = { placeOf: new Map(terms.map((term, place) => [term, place])), worth };
      byLanguage.set(language, pairs);
    }
    return pairs;
  }

  return (chunk) => {
    const language = languageOf(chunk.locale);
    const { placeOf, worth } = pairsOf(language);
    if (worth.length === 0) return 0;
    const positions = Array.from(placeOf, (): number[] => []);
    let position = 0;
    for (const text of [chunk.title, ...chunk.headingPath, chunk.text]) {
      for (const word of spelledWordsOf(text)) {
        const place = placeOf.get(termOf(word, language));
        if (place !== undefined) positions[place]?.push(position);
        position += 1;
      }
      position += WINDOW;
    }
    let bonus = 0;
    for (const [first, rarity] of worth.entries()) {
      let inOrder = 0;
      let near = 0;
      for (const one of positions[first] ?? []) {
        for (const other of positions[first + 1] ?? []) {
          if (other - one === 1) inOrder += 1;
          if (Math.abs(other - one) <= WINDOW) near += 1;
        }
      }
      bonus += rarity * (IN_ORDER * saturated(inOrder) + NEAR * saturated(near));
    }
    return bonus;
  };
}

function saturated(count: number): number {
  return count / (count + SATURATION);
}
