/**
 * The words of a vocabulary that a word may be a misspelling of. Words are kept by length with their sounds, their shapes and the
 * set of their letters; most are ruled out by length and letters before any distance is computed. Some 0.2 ms for 1,500 words.
 */
import { type ComparedWord, misspellingBound, misspellingCost, toCompared } from './edit-distance.ts';

interface KnownWord extends ComparedWord {
  readonly letters: number;
  readonly soundLetters: number;
  readonly shapeLetters: number;
}

/** A vocabulary to compare words with. */
export interface WordsAlike {
  has(text: string): boolean;
  /**
   * @param leniency added to the bound that the word's length allows; 0 for the usual one
   * @returns cost of the misspelling, > 0, by word
   */
  like(text: string, leniency?: number): ReadonlyMap<string, number>;
}

const MAX_LENGTH_DIFFERENCE = 2;

function lettersOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index += 1) letters |= 1 << (word.charCodeAt(index) & 31);
  return letters;
}

function countBits(bits: number): number {
  let left = bits;
  let count = 0;
  while (left !== 0) {
    left &= left - 1;
    count += 1;
  }
  return count;
}

function toKnown(text: string): KnownWord {
  const compared = toCompared(text);
  return {
    ...compared,
    letters: lettersOf(text),
    soundLetters: lettersOf(compared.sound),
    shapeLetters: lettersOf(compared.shape),
  };
}

export function createWordsAlike(words: Iterable<string>): WordsAlike {
  const byLength = new Map<number, KnownWord[]>();
  const known = new Set(words);
  for (const text of known) {
    if (text.length < 3 || /\d/.test(text)) continue;
    const word = toKnown(text);
    const list = byLength.get(text.length);
    if (list === undefined) byLength.set(text.length, [word]);
    else list.push(word);
  }
  return {
    has: (text) => known.has(text),
    like(text, leniency = 0) {
      const found = new Map<string, number>();
      if (text.length < 3 || text.length > 40 || /\d/.test(text)) return found;
      const asked = toKnown(text);
      for (
        let length = Math.max(3, text.length - MAX_LENGTH_DIFFERENCE);
        length <= text.length + MAX_LENGTH_DIFFERENCE;
        length += 1
      ) {
        const bound = misspellingBound(Math.min(length, text.length)) + leniency;
        if (bound === 0) continue;
        // Half a unit of cost changes at most two letters of the set.
        const bits = Math.ceil(bound * 4);
        for (const word of byLength.get(length) ?? []) {
          if (word.text === text) continue;
          if (
            countBits(word.letters ^ asked.letters) > bits &&
            countBits(word.soundLetters ^ asked.soundLetters) > bits &&
            countBits(word.shapeLetters ^ asked.shapeLetters) > bits
          ) {
            continue;
          }
          const cost = misspellingCost(asked, word, bound);
          if (cost <= bound) found.set(word.text, cost);
        }
      }
      return found;
    },
  };
}
