import type { ChunkIndex } from '../chunk-index.ts';
import { toWords } from '../embedder/words.ts';

/** What reading needs of the language. */
export interface AnswerWords {
  /** Stems of a text, each brought to the first of its synonyms. */
  stems(text: string): readonly string[];
  /**
   * How much each stem of a text tells, > 0: the logarithm of the inverse share of chunks that have it, less for words that are
   * frequent in general English.
   */
  weights(text: string): ReadonlyMap<string, number>;
  /** Those of the stems that occur in some chunk. */
  known(stems: readonly string[]): ReadonlySet<string>;
}

/** From this rank in general English a word is wholly matter; "get" and "idea" are rare in texts about stone and tell nothing. */
const MATTER_RANK = 20_000;

/**
 * The words of answers.
 * @param stem brings a text to stems in order
 * @param groups words that mean the same in an answer, as people edit them in `data/synonyms.json`
 * @param rankOf a word's rank in general English, 0 for the most frequent; undefined for one that is not known
 */
export function createAnswerWords(
  index: Pick<ChunkIndex, 'frequencies' | 'size'>,
  stem: (text: string) => readonly string[],
  groups: readonly (readonly string[])[],
  rankOf: (word: string) => number | undefined,
): AnswerWords {
  const firstOf = new Map<string, string>();
  for (const group of groups) {
    const stems = group.flatMap((word) => stem(word));
    for (const member of stems) if (!firstOf.has(member)) firstOf.set(member, stems[0] ?? member);
  }
  return {
    stems: (text) => stem(text).map((word) => firstOf.get(word) ?? word),
    known: (stems) => new Set(index.frequencies(stems).keys()),
    weights(text) {
      const words = toWords(text);
      const stems = stem(words.join(' ')).map((word) => firstOf.get(word) ?? word);
      const frequencies = index.frequencies(stems);
      const greatest = Math.log(index.size + 2);
      const weights = new Map<string, number>();
      for (const [at, word] of stems.entries()) {
        const rarity = Math.max(0.5, greatest - Math.log(1 + (frequencies.get(word) ?? 0)));
        const rank = rankOf(words[at] ?? '') ?? MATTER_RANK;
        const matter = Math.min(1, Math.log(rank + 2) / Math.log(MATTER_RANK));
        weights.set(word, Math.max(weights.get(word) ?? 0, rarity * matter));
      }
      return weights;
    },
  };
}
