/** The words of a description with the little of their context by which what they say is turned round. */

import { tokenizeName } from '../identity/name-tokens.ts';
import {
  BUILDINGS,
  COMING_FROM,
  FROM_BEHIND,
  GOING_TO,
  NEGATIONS,
  NEGATIONS_AFTER,
  OF,
  ORDINARY_PLACES,
  STREETS,
} from './description-words.ts';

/** A value with the weight of its evidence and the words it rests on. */
export interface Reading {
  readonly value: string;
  readonly weight: number;
  readonly evidence: string;
}

/** A text in folded words, with where clauses end. */
export interface Words {
  readonly texts: readonly string[];
  readonly endsClause: readonly boolean[];
  readonly startsSentence: readonly boolean[];
  /** What stands behind each word, up to the next. */
  readonly marks: readonly string[];
  readonly written: (start: number, end: number) => string;
  /** Whether capitals tell names from other words: in a text without any they do not. */
  readonly hasCapitals: boolean;
}

/** Cuts a text into folded words. O(length). */
export function readWords(text: string): Words {
  const tokens = tokenizeName(text);
  const marks = tokens.map((token, index) => text.slice(token.end, tokens[index + 1]?.start ?? text.length));
  return {
    texts: tokens.map((token) => token.text),
    endsClause: marks.map((mark) => /[,.;:!?()]/.test(mark)),
    marks,
    startsSentence: tokens.map(
      (token, index) => index === 0 || /[.:;!?\n]/.test(text.slice(tokens[index - 1]?.end ?? 0, token.start)),
    ),
    written: (start, end) => text.slice(tokens[start]?.start ?? 0, tokens[end - 1]?.end ?? 0),
    hasCapitals: /\p{Lu}/u.test(text),
  };
}

/** Whether one of `before` stands up to `reach` words before `start` in the same clause. */
export function stands(before: ReadonlySet<string>, { texts, endsClause }: Words, start: number, reach: number): boolean {
  for (let back = start - 1; back >= 0 && back >= start - reach; back -= 1) {
    if (endsClause[back]) return false;
    if (before.has(texts[back] ?? '')) return true;
  }
  return false;
}

/** Whether one of `words` stands up to `reach` words behind `end` in the same clause. */
export function follows(words: ReadonlySet<string>, { texts, endsClause }: Words, end: number, reach: number): boolean {
  for (let ahead = end; ahead < texts.length && ahead < end + reach; ahead += 1) {
    if (endsClause[ahead - 1]) return false;
    if (words.has(texts[ahead] ?? '')) return true;
  }
  return false;
}

const FREE: ReadonlySet<string> = new Set(['free', 'frei', 'freie', 'freier']);

/** Whether the text denies what stands there: “no green”, “Dächer nicht”, “fireplace-free”. */
export function isDenied(words: Words, start: number, end: number): boolean {
  if (stands(NEGATIONS, words, start, 4)) return true;
  const { texts, endsClause, written } = words;
  if (end >= texts.length || endsClause[end - 1]) return false;
  const next = texts[end] ?? '';
  if (FREE.has(next)) return written(end - 1, end + 1).includes('-');
  return NEGATIONS_AFTER.has(next) && (/^(nicht|degil.*)$/.test(next) || endsClause[end] === true || end === texts.length - 1);
}

/** The readings by value, the weightiest first; more words for one value add half their weight. */
export function sum(readings: readonly Reading[]): Reading[] {
  const best = new Map<string, Reading>();
  for (const reading of readings) {
    const known = best.get(reading.value);
    if (known === undefined) best.set(reading.value, reading);
    else best.set(reading.value, { ...known, weight: known.weight + reading.weight * 0.5 });
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight);
}

/** Names of places are written with a capital, in scripts that have one; at the start of a sentence it says nothing of these. */
export function isCapital(words: Words, start: number, end: number): boolean {
  if (end === start + 1 && words.startsSentence[start] && ORDINARY_PLACES.has(words.texts[start] ?? '')) return false;
  return /(^|[^\p{L}])[\p{Lu}\p{Lo}]/u.test(words.written(start, end));
}

/** What a place counts where the text says that the stone comes from there, or that it goes there or stands there. */
const WAY = { from: 2, unsaid: 1, to: 0.5 } as const;

/** What the nearest word of its clause before a place says of its way, up to three words back: “from Toamasina to Genoa”. */
function wayBefore({ texts, endsClause }: Words, start: number): number | null {
  for (let back = start - 1; back >= Math.max(0, start - 3) && !endsClause[back]; back -= 1) {
    const word = texts[back] ?? '';
    if (COMING_FROM.has(word)) return WAY.from;
    if (GOING_TO.has(word) && back >= start - 2) return WAY.to;
  }
  return null;
}

/** The way that the words around a place speak of: “quarried in”, “shipped to”, “the streets of”. */
export function wayOf(words: Words, start: number, end: number): number {
  const before = wayBefore(words, start);
  if (before !== null) return before;
  if (follows(FROM_BEHIND, words, end, 2)) return WAY.from;
  const [joint = '', head = ''] = [words.texts[start - 1], words.texts[start - 2]];
  const isOfBuilding = OF.has(joint) && (BUILDINGS.has(head) || STREETS.has(head)) && !words.endsClause[start - 1];
  const isBuildingsOwn = follows(BUILDINGS, words, end, 2) || follows(STREETS, words, end, 2);
  return isOfBuilding || isBuildingsOwn ? WAY.to : WAY.unsaid;
}
