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

/** A pattern's letters are at least so many, or half the language would begin or end with it. */
const MIN_PATTERN = 3;

/**
 * @param phrases the first of two equal phrases wins. A single word may begin with `*`, and the last of a phrase end with one: `fassade*`
 *   finds Fassaden, `*fassaden` Kirchenfassaden and `kum tane*` kum taneleri; a whole phrase goes before a pattern, and of patterns the longest
 */
export function createPhraseTable<Value>(phrases: Iterable<readonly [string, Value]>): PhraseTable<Value> {
  const byText = new Map<string, Value>();
  const beginnings = new Map<string, Value>();
  const endings = new Map<string, Value>();
  /** By the words before the last, the beginnings of the last. */
  const tails = new Map<string, Map<string, Value>>();
  let longest = 1;
  for (const [phrase, value] of phrases) {
    const words = foldWords(phrase);
    const [word = ''] = words;
    if (words.length === 0) continue;
    if (words.length === 1 && word.length >= MIN_PATTERN && /\*$/.test(phrase)) add(beginnings, word, value);
    else if (words.length === 1 && word.length >= MIN_PATTERN && phrase.startsWith('*')) add(endings, word, value);
    else if (words.length > 1 && /\*$/.test(phrase)) {
      const head = words.slice(0, -1).join(' ');
      const ofHead = tails.get(head) ?? new Map<string, Value>();
      tails.set(head, ofHead);
      add(ofHead, words.at(-1) ?? '', value);
      longest = Math.max(longest, words.length);
    } else {
      add(byText, words.join(' '), value);
      longest = Math.max(longest, words.length);
    }
  }
  const byTail = (words: readonly string[]): Value | undefined => {
    const ofHead = tails.get(words.slice(0, -1).join(' '));
    const last = words.at(-1) ?? '';
    for (let length = last.length; ofHead !== undefined && length >= MIN_PATTERN; length -= 1) {
      const value = ofHead.get(last.slice(0, length));
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const byPattern = (word: string): Value | undefined => {
    for (let length = word.length; length >= MIN_PATTERN; length -= 1) {
      const value = beginnings.get(word.slice(0, length)) ?? endings.get(word.slice(-length));
      if (value !== undefined) return value;
    }
    return undefined;
  };
  return {
    findIn(words) {
      const found: FoundPhrase<Value>[] = [];
      for (let start = 0; start < words.length; ) {
        let end = Math.min(words.length, start + longest);
        while (end > start) {
          const here = words.slice(start, end);
          const value = byText.get(here.join(' ')) ?? (end === start + 1 ? byPattern(words[start] ?? '') : byTail(here));
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

function add<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}
