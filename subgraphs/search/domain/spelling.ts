import { distance } from 'fastest-levenshtein';

/** Correcting more words than these would guess a query, not mend it. */
const MAX_CORRECTIONS = 4;

/**
 * The known word nearest to a word by edit distance (Levenshtein 1966, and two neighbouring letters in the wrong order count as
 * one edit, Damerau 1964): 1 edit allowed from 4 letters on, 2 from 8; of equally near words one with the same first letter, then the most frequent, then the first by alphabet.
 * @param vocabulary known words with how many documents hold each; O(number of words) time
 * @returns null where none is near enough, and for numbers and short words, whose neighbours mean something else
 */
export function nearestWord(word: string, vocabulary: ReadonlyMap<string, number>): string | null {
  if (word.length < 4 || /\d/.test(word)) return null;
  let limit = word.length >= 8 ? 2 : 1;
  let best: string | null = null;
  for (const candidate of vocabulary.keys()) {
    if (Math.abs(candidate.length - word.length) > limit || candidate.length < 3) continue;
    const edits = editsBetween(word, candidate);
    if (edits === 0 || edits > limit) continue;
    if (best === null || edits < limit || isBetter(candidate, best, word, vocabulary, edits)) best = candidate;
    limit = edits;
  }
  return best;
}

function editsBetween(word: string, candidate: string): number {
  const edits = distance(word, candidate);
  return edits === 2 && isTransposed(word, candidate) ? 1 : edits;
}

function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function isBetter(
  candidate: string,
  best: string,
  word: string,
  vocabulary: ReadonlyMap<string, number>,
  edits: number,
): boolean {
  if (editsBetween(word, best) > edits) return true;
  const first = (text: string) => (text[0] === word[0] ? 1 : 0);
  const frequency = (text: string) => vocabulary.get(text) ?? 0;
  const order = first(candidate) - first(best) || frequency(candidate) - frequency(best);
  return order > 0 || (order === 0 && candidate < best);
}

/**
 * What to write for each word that occurs nowhere.
 * @returns the words that have a near one, with it; at most 4
 */
export function corrections(unknown: readonly string[], vocabulary: ReadonlyMap<string, number>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const word of unknown) {
    if (found.size === MAX_CORRECTIONS) break;
    const near = nearestWord(word, vocabulary);
    if (near !== null) found.set(word, near);
  }
  return found;
}
