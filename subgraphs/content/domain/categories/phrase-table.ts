import { foldWords } from '../identity/name-tokens.ts';

/** A phrase found among folded words: `start` and `end` (exclusive) are positions of words. */
export interface FoundPhrase<Value> {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
}

/** Phrases looked up in folded words, the longest at each place, no two overlapping. */
export interface PhraseTable<Value> {
  findIn(words: readonly string[]): readonly FoundPhrase<Value>[];
}

/**
 * @param phrases the first of two equal phrases wins
 */
export function createPhraseTable<Value>(phrases: Iterable<readonly [string, Value]>): PhraseTable<Value> {
  const byText = new Map<string, Value>();
  let longest = 1;
  for (const [phrase, value] of phrases) {
    const words = foldWords(phrase);
    if (words.length === 0 || byText.has(words.join(' '))) continue;
    byText.set(words.join(' '), value);
    longest = Math.max(longest, words.length);
  }
  return {
    findIn(words) {
      const found: FoundPhrase<Value>[] = [];
      for (let start = 0; start < words.length; ) {
        let end = Math.min(words.length, start + longest);
        while (end > start) {
          const value = byText.get(words.slice(start, end).join(' '));
          if (value !== undefined) {
            found.push({ start, end, value });
            break;
          }
          end -= 1;
        }
        start = Math.max(start + 1, end);
      }
      return found;
    },
  };
}
