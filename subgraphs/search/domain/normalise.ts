import { wordsOf } from '../../../platform/stone-query/fold.ts';

/** One spelling for all that differ in case, diacritics, punctuation or spacing; empty where there is no letter or digit. */
export function normaliseQuery(query: string): string {
  return wordsOf(query).join(' ');
}
