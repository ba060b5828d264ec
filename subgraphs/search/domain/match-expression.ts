import { fold, spelledWordsOf } from '../../../platform/stone-query/fold.ts';

/** Too frequent in questions to tell documents apart; dropping them ranks better and is faster. */
const STOP_WORDS = new Set(
  (
    'a about above after all also am an and any are as at be been before being below between both but by can could did do does ' +
    'doing down during each few for from further get had has have having he her here his how i if in into is it its itself just ' +
    'like made me more most my near need no nor not of off on once only or other our out over own really same she should so some ' +
    'such than that the their them then there these they this those through to too under until up used using very want was we ' +
    'were what when where which while who whom why will with would you your stone stones colour colours color colors'
  ).split(' '),
);

/** More words than this add time, not meaning. */
const MAX_WORDS = 64;

/**
 * The words of a query that are worth looking up: in lower case with their marks, each once whatever its marks, without stop words
 * unless nothing else is left.
 * @returns at most 64 words in the order of the query; empty where the query has no letter or digit
 */
export function searchWords(query: string): readonly string[] {
  const words = new Map<string, string>();
  for (const word of spelledWordsOf(query)) {
    const folded = fold(word);
    if (!words.has(folded)) words.set(folded, word);
  }
  const telling = [...words].filter(([folded]) => !STOP_WORDS.has(folded));
  return (telling.length > 0 ? telling : [...words]).map(([, word]) => word).slice(0, MAX_WORDS);
}

/** What a query has in quotation marks of any kind: the words of each phrase in order, in lower case with their marks. */
export function quotedPhrases(query: string): readonly (readonly string[])[] {
  return [...query.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]/g)]
    .map(([, phrase = '']) => spelledWordsOf(phrase).slice(0, MAX_WORDS))
    .filter((words) => words.length > 0);
}

/**
 * An FTS5 query that a text satisfies which holds all the phrases, each with its terms side by side.
 * @param phrases for each phrase its terms in every language; a text satisfies it in one of them
 */
export function allPhrases(phrases: readonly (readonly (readonly string[])[])[]): string {
  return phrases.map((languages) => `(${languages.map((terms) => quoted(terms.join(' '))).join(' OR ')})`).join(' AND ');
}

/**
 * An FTS5 query that any of the terms satisfies. Every term is quoted, so nothing a user types is an operator
 * (SQLite FTS5, section 3, "Full-text Query Syntax").
 * @param terms runs of letters and digits
 * @returns null where there is no term
 */
export function anyOf(terms: readonly string[]): string | null {
  return terms.length === 0 ? null : terms.map(quoted).join(' OR ');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
