import { type NameToken, tokenizeName } from '../identity/name-tokens.ts';
import { type Language, languageOf } from './language.ts';
import type { Span } from './spans.ts';

/** How a word is written: `none` where it has no letter of a script with cases. */
export type WordCase = 'lower' | 'title' | 'upper' | 'none';

/** A word of a text with what its place tells. */
export interface ViewWord extends NameToken {
  readonly written: WordCase;
  /** The text between the word before and this one, without the marks of links; empty for the first. */
  readonly gap: string;
  readonly startsSentence: boolean;
  /** True where punctuation parts it from the word before, without ending the sentence. */
  readonly startsClause: boolean;
}

/** A text as the judge of mentions reads it. */
export interface TextView {
  readonly text: string;
  readonly words: readonly ViewWord[];
  readonly language: Language;
  /** The text is written without capitals, so that small letters say nothing. */
  readonly caseless: boolean;
  /** For each word: whether its sentence is written in capitals, or with a capital on each word of weight. */
  readonly capitals: readonly ('none' | 'title' | 'all')[];
}

const SENTENCE_END =
  /[.!?…。！？](?=["'”’»)\]*_]*\s)|[.!?…。！？]["'”’»)\]*_]*$|\n[ \t]*\n|\n[ \t>]*(?:[-*+]|\d{1,9}[.)]|#{1,6}|\|)[ \t]|\||[。！？]|<[^>]*>/;
const CLAUSE_END = /[,;:()[\]—–"“”„«»…!?、，；：]| - /;
const LIST_NUMBER = /(?:^|\n)[ \t>]*\d{1,9}[.)][ \t]$/;
const isNumber = (token: NameToken) => /^\d{1,9}$/.test(token.text);
const ABBREVIATIONS = new Set([
  'saint',
  'mount',
  'no',
  'nr',
  'ca',
  'vs',
  'approx',
  'dr',
  'mr',
  'mrs',
  'prof',
  'fig',
  'inc',
  'ltd',
  'co',
  'bzw',
  'z',
  'b',
]);

function caseOf(word: string): WordCase {
  const letters = word.replace(/[^\p{Lu}\p{Ll}]/gu, '');
  if (letters === '') return 'none';
  if (!/\p{Lu}/u.test(letters)) return 'lower';
  if (letters.length > 1 && !/\p{Ll}/u.test(letters)) return 'upper';
  return /^\p{Lu}/u.test(letters) ? 'title' : 'lower';
}

function overlaps(spans: readonly Span[], from: number, token: NameToken): { readonly hit: boolean; readonly at: number } {
  let at = from;
  while (at < spans.length && (spans[at]?.end ?? 0) <= token.start) at += 1;
  const span = spans[at];
  return { hit: span !== undefined && span.start < token.end, at };
}

/** The text from `start` to `end` without the spans; `from` is the first that may reach into it. */
function without(
  text: string,
  spans: readonly Span[],
  from: number,
  start: number,
  end: number,
): { readonly rest: string; readonly at: number } {
  let at = from;
  while (at < spans.length && (spans[at]?.end ?? 0) <= start) at += 1;
  let rest = '';
  let left = start;
  for (; at < spans.length && (spans[at]?.start ?? 0) < end; at += 1) {
    rest += text.slice(left, spans[at]?.start);
    left = spans[at]?.end ?? left;
  }
  return { rest: rest + text.slice(left, Math.max(left, end)), at };
}

function sentenceCapitals(words: readonly ViewWord[]): 'none' | 'title' | 'all' {
  const cased = words.filter((word) => word.written !== 'none');
  const upper = cased.filter((word) => word.written === 'upper').length;
  if (cased.length >= 2 && upper / cased.length >= 0.6) return 'all';
  const weighty = cased.filter((word) => word.text.length >= 4);
  const raised = weighty.filter((word) => word.written !== 'lower').length;
  return weighty.length >= 3 && raised / weighty.length >= 0.9 ? 'title' : 'none';
}

/**
 * The words of a text outside the given spans, with case, sentences and clauses. O(length).
 * @param blocked in order, not overlapping
 * @param transparent of the blocked those that part nothing: the text reads on as if they were not there
 */
export function viewText(text: string, blocked: readonly Span[], transparent: readonly Span[] = []): TextView {
  const words: ViewWord[] = [];
  let span = 0;
  let mark = 0;
  let end = 0;
  for (const token of tokenizeName(text)) {
    const { hit, at } = overlaps(blocked, span, token);
    span = at;
    // The number of a list item is no word of its sentence.
    if (hit || (isNumber(token) && LIST_NUMBER.test(text.slice(Math.max(0, token.start - 40), token.end + 2)))) continue;
    const between = without(text, transparent, mark, end, token.start);
    mark = between.at;
    const gap = words.length === 0 ? '' : between.rest;
    const before = words.at(-1);
    const abbreviated =
      before !== undefined && /^\.\s/.test(gap) && (ABBREVIATIONS.has(before.text) || before.text.length === 1);
    const long = gap.length > 60;
    const startsSentence = before === undefined || long || (!abbreviated && SENTENCE_END.test(gap));
    words.push({
      ...token,
      written: caseOf(text.slice(token.start, token.end)),
      gap,
      startsSentence,
      startsClause: startsSentence || CLAUSE_END.test(gap),
    });
    end = token.end;
  }
  const capitals: ('none' | 'title' | 'all')[] = [];
  let from = 0;
  for (let position = 1; position <= words.length; position += 1) {
    if (position < words.length && words[position]?.startsSentence === false) continue;
    const kind = sentenceCapitals(words.slice(from, position));
    while (capitals.length < position) capitals.push(kind);
    from = position;
  }
  // Whoever begins sentences with a small letter raises no names.
  const caseless = words.length >= 4 && words.every((word) => !isRaised(word) || word.text.length === 1);
  return { text, words, caseless, language: languageOf(words.map((word) => word.text)), capitals };
}

/** The word at a position; undefined outside the text. */
export const wordAt = (view: TextView, position: number): ViewWord | undefined => view.words[position];

/** Whether a word begins with a capital. */
export const isRaised = (word: ViewWord | undefined): boolean => word?.written === 'title' || word?.written === 'upper';

/** The word `steps` before a position, within its sentence. */
export function wordBefore(view: TextView, position: number, steps = 1): ViewWord | undefined {
  for (let back = 0; back < steps; back += 1) if (wordAt(view, position - back)?.startsSentence !== false) return undefined;
  return wordAt(view, position - steps);
}

/** The word `steps` after a position, within its sentence. */
export function wordAfter(view: TextView, position: number, steps = 1): ViewWord | undefined {
  for (let ahead = 1; ahead <= steps; ahead += 1) {
    if (wordAt(view, position + ahead)?.startsSentence !== false) return undefined;
  }
  return wordAt(view, position + steps);
}
