import { foldWords } from './name-tokens.ts';
import { isSellerWord } from './seller-words.ts';

/** What people have said of one query: it stands for a stone, or not for some. */
export interface LearnedMatch {
  readonly confirmedId: string | null;
  readonly rejectedIds: ReadonlySet<string>;
}

export const NOTHING_LEARNED: LearnedMatch = { confirmedId: null, rejectedIds: new Set() };

/** Under which a match is remembered: the folded words without what sellers write beside a name, so that sizes do not matter. */
export function matchKey(query: string): string {
  const words = foldWords(query);
  const telling = words.filter((word) => !isSellerWord(word, true));
  return (telling.length > 0 ? telling : words).join(' ');
}
