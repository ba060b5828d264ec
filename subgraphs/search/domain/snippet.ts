/** Words that a snippet shows. */
const SNIPPET_WORDS = 32;
/** Words of a text that are looked at for the best place. */
const MOST_WORDS = 5_000;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

interface Word {
  readonly start: number;
  readonly end: number;
  /** What it matches; null for nothing. */
  readonly term: string | null;
}

/**
 * The 32 words of a text in which the most different terms occur, the first such place, with `**` around each word that matches and
 * `…` where text was left out. O(words) time.
 * @param matchOf the term that a word in lower case matches; null for none
 * @returns null where nothing matches
 */
export function markedSnippet(text: string, matchOf: (word: string) => string | null): string | null {
  const words: Word[] = [];
  for (const found of text.matchAll(WORD)) {
    const [word] = found;
    words.push({ start: found.index, end: found.index + word.length, term: matchOf(word.toLowerCase()) });
    if (words.length === MOST_WORDS) break;
  }
  const first = bestPlace(words);
  if (first === null) return null;
  const shown = words.slice(first, first + SNIPPET_WORDS);
  const last = shown.at(-1);
  let snippet = first === 0 ? text.slice(0, shown[0]?.start) : '…';
  for (const [at, { start, end, term }] of shown.entries()) {
    const word = text.slice(start, end);
    snippet += term === null ? word : `**${word}**`;
    const next = shown[at + 1];
    if (next !== undefined) snippet += text.slice(end, next.start);
  }
  const rest = last === undefined ? '' : text.slice(last.end);
  return snippet + (/[\p{L}\p{N}]/u.test(rest) ? '…' : rest);
}

/** Where a window of words begins that holds the most different terms, its matches in the middle; null where nothing matches. */
function bestPlace(words: readonly Word[]): number | null {
  const inWindow = new Map<string, number>();
  let [last, most] = [-1, 0];
  for (const [at, { term }] of words.entries()) {
    if (term !== null) inWindow.set(term, (inWindow.get(term) ?? 0) + 1);
    const left = words[at - SNIPPET_WORDS]?.term ?? null;
    if (left !== null) {
      const count = (inWindow.get(left) ?? 1) - 1;
      if (count === 0) inWindow.delete(left);
      else inWindow.set(left, count);
    }
    if (inWindow.size > most) {
      most = inWindow.size;
      last = at;
    }
  }
  if (last === -1) return null;
  let first = Math.max(0, last - SNIPPET_WORDS + 1);
  while (words[first]?.term === null) first += 1;
  const spare = SNIPPET_WORDS - (last - first + 1);
  return Math.max(0, Math.min(first - Math.floor(spare / 2), words.length - SNIPPET_WORDS));
}
