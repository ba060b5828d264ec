import { wordsOf } from '../../../platform/stone-query/fold.ts';

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
 * The words of a query that are worth looking up: folded, without repeats, without stop words unless nothing else is left.
 * @returns at most 64 words in the order of the query; empty where the query has no letter or digit
 */
export function searchWords(query: string): readonly string[] {
  const words = [...new Set(wordsOf(query))];
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  return (telling.length > 0 ? telling : words).slice(0, MAX_WORDS);
}

/** What a query has in quotation marks of any kind: the words of each phrase in order, folded. */
export function quotedPhrases(query: string): readonly (readonly string[])[] {
  return [...query.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]/g)]
    .map(([, phrase = '']) => wordsOf(phrase).slice(0, MAX_WORDS))
    .filter((words) => words.length > 0);
}

/** An FTS5 query that a text satisfies which holds all the phrases, each with its words side by side. */
export function allPhrases(phrases: readonly (readonly string[])[]): string {
  return phrases.map((words) => `"${words.join(' ').replaceAll('"', '""')}"`).join(' AND ');
}

/**
 * An FTS5 query that any of the words satisfies. Every word is quoted, so nothing a user types is an operator
 * (SQLite FTS5, section 3, "Full-text Query Syntax").
 * @param words runs of letters and digits
 * @returns null where there is no word
 */
export function anyOf(words: readonly string[]): string | null {
  if (words.length === 0) return null;
  return words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ');
}
