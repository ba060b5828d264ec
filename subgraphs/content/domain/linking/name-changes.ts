/**
 * Which texts a change of names touches: those with the words of a name that a changed stone had or has, and those with a word
 * of a place or of a name that the catalogue knows only since or no longer. All other texts keep their mentions.
 *
 * A text keeps the numbers of its distinct words, in order, 4 bytes each; asking costs O(words of the terms × log words).
 */
import type { NamedStone } from '../identity/name-index.ts';
import { foldWords, tokenizeName } from '../identity/name-tokens.ts';
import { type MentionAutomaton, spellingsOf } from './mention-automaton.ts';

/** Words of which a text must have all to be touched; each may stand in several forms. */
type Term = readonly (readonly string[])[];

/** Numbers for words, given once and kept. */
export interface Vocabulary {
  numberOf(word: string): number;
  /** undefined for a word that no text has. */
  find(word: string): number | undefined;
}

export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  return {
    numberOf(word) {
      let number = numbers.get(word);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(word, number);
      }
      return number;
    },
    find: (word) => numbers.get(word),
  };
}

/** The words of a text as a change of names asks for them. */
export interface TextWords {
  readonly numbers: Uint32Array;
  /** A word is parted at the end of a line, so that its halves hide it. */
  readonly isHyphenated: boolean;
}

export function wordsOfText(text: string, vocabulary: Vocabulary): TextWords {
  const numbers = new Set<number>();
  for (const { text: word } of tokenizeName(text)) numbers.add(vocabulary.numberOf(word));
  return { numbers: Uint32Array.from(numbers).sort(), isHyphenated: /[-\u2010\u00ad][ \t]*\r?\n/.test(text) };
}

/** The names at one time. */
export interface NameState {
  readonly stones: readonly NamedStone[];
  readonly automaton: MentionAutomaton;
}

/** What changed between two states of the names; `everything` where so much did that no text is worth keeping. */
export type NameChange = 'everything' | readonly Term[];

/** With more changed stones than this, asking each text costs more than searching it again. */
const MOST_CHANGED = 40;

const dependsOn = ({ data }: NamedStone) =>
  JSON.stringify([data.name, data.type, data.petrography, data.origin, data.colors, data.aliases]);

/** The forms in which a word of a name may stand in a text. */
function formsOf(word: string): string[] {
  const forms = [word, `${word}s`, `${word}es`];
  if (word.endsWith('y')) forms.push(`${word.slice(0, -1)}ies`);
  if (/[oae]$/.test(word)) forms.push(`${word.slice(0, -1)}i`, `${word.slice(0, -1)}e`);
  return forms;
}

/** Compares two states of the names. */
export function compareNames(before: NameState, after: NameState): NameChange {
  const old = new Map(before.stones.map((stone) => [stone.id, stone]));
  const changed: NamedStone[] = [];
  for (const stone of after.stones) {
    const known = old.get(stone.id);
    old.delete(stone.id);
    if (known === undefined) changed.push(stone);
    else if (known.data !== stone.data && dependsOn(known) !== dependsOn(stone)) changed.push(known, stone);
  }
  changed.push(...old.values());
  if (changed.length > MOST_CHANGED) return 'everything';
  const terms = new Map<string, Term>();
  const add = (words: readonly string[]) => {
    if (words.length > 0) terms.set(words.join(' '), words.map(formsOf));
  };
  for (const { data } of changed) {
    for (const name of [data.name, ...data.aliases.map((alias) => alias.name)]) {
      for (const words of spellingsOf(name)) add(words);
      // A word that names have only since or no longer may carry on other names beside it.
      for (const word of foldWords(name))
        if (before.automaton.nameWords.has(word) !== after.automaton.nameWords.has(word)) add([word]);
    }
    for (const place of [data.origin.region, data.origin.locality]) add(foldWords(place ?? ''));
  }
  return [...terms.values()];
}

/** Whether a text may have other mentions after a change. */
export function isTouched({ numbers, isHyphenated }: TextWords, change: NameChange, vocabulary: Vocabulary): boolean {
  if (change === 'everything') return true;
  if (change.length === 0) return false;
  const has = (word: string) => {
    const number = vocabulary.find(word);
    return number !== undefined && includes(numbers, number);
  };
  return isHyphenated || change.some((term) => term.every((forms) => forms.some(has)));
}

function includes(sorted: Uint32Array, number: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === number;
}
