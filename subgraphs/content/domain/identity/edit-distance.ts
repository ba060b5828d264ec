/**
 * How far a misspelt word is from a word, in the manner of Damerau and Levenshtein (optimal string alignment), with lower
 * costs for the slips that names of stones meet: a doubled or single letter, letters that sound alike in the trade's languages
 * (c/k/q, s/z/c, i/y, v/w/b, f/p), one vowel for another, a silent h, neighbours exchanged, letters that a scanner takes for one
 * another, neighbours on a keyboard (QWERTY). A wrong first letter costs more, for few mistype it. Words are compared thrice: by
 * letters, by sounds and by shapes (rn for m), and the least cost counts. O(length of a × length of b) time, O(length of b)
 * memory; stops early above the bound. The costs are ours.
 */

const ALIKE: readonly string[] = ['ckq', 'sz', 'cs', 'iy', 'vw', 'bv', 'fp', 'gj', 'xs', 'uw', 'dt', 'mn', 'ij', 'zc'];
const VOWELS = new Set([...'aeiouy'].map((letter) => letter.charCodeAt(0)));
const H = 'h'.charCodeAt(0);
const pairsOf = (groups: readonly string[]): ReadonlySet<number> =>
  new Set(
    groups.flatMap((group) => [...group].flatMap((a) => [...group].map((b) => a.charCodeAt(0) * 0x10000 + b.charCodeAt(0)))),
  );
const alike = pairsOf(ALIKE);
/** Letters that scanners confuse. */
const scanned = pairsOf(['ce', 'gq', 'ft', 'il', 'lt', 'uv', 'nu', 'hb', 'ao', 'ij', 'rt', 'rf']);
/** Letters that lie side by side, in a row or across rows. */
const beside = pairsOf(
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
    .flatMap((row) => [...row].slice(1).map((key, column) => (row[column] ?? '') + key))
    .concat('qa aw ws se ed dr rf ft tg gy yh hu uj ji ik ko ol lp az zs sx xd dc cf fv vg gb bh hn nj jm mk'.split(' ')),
);
const EXCHANGE = 0.7;
const FIRST_LETTER = 0.4;
/** Words longer than this are compared by their beginnings; no word of a name is as long. */
const MAX_LENGTH = 40;

function substitutionCost(a: number, b: number): number {
  if (a === b) return 0;
  const pair = a * 0x10000 + b;
  if (alike.has(pair)) return 0.5;
  if ((VOWELS.has(a) && VOWELS.has(b)) || scanned.has(pair)) return 0.6;
  return beside.has(pair) ? 0.9 : 1;
}

function gapCost(letter: number, before: number, after: number): number {
  if (letter === before || letter === after) return 0.35;
  if (letter === H) return 0.5;
  return VOWELS.has(letter) ? 0.8 : 1;
}

/** Digraphs that stand for one sound, brought to one spelling before words are compared. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/qu(?=[aeiou])/g, 'k'],
  [/ch/g, 'k'],
  [/ck/g, 'k'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/gh/g, 'g'],
  [/c(?=[aou]|[^aeiouyh]|$)/g, 'k'],
  [/x/g, 'ks'],
  [/oo|ou/g, 'u'],
  [/ee|ea/g, 'i'],
];

/** `word` with the spellings of one sound joined: equal for many misspellings, and meant for comparing only. */
export function soundOf(word: string): string {
  return SOUNDS.reduce((spelt, [pattern, sound]) => spelt.replace(pattern, sound), word);
}

/** Letters that a scanner reads as one, brought to that one. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/rn|in/g, 'm'],
  [/cl/g, 'd'],
  [/vv/g, 'w'],
  [/ii/g, 'u'],
  [/li/g, 'h'],
  [/ri/g, 'n'],
];

/** `word` with look-alikes of letters joined, for comparing only. */
export function shapeOf(word: string): string {
  return SHAPES.reduce((seen, [pattern, shape]) => seen.replace(pattern, shape), word);
}

/** The three rows that are worked on, kept because a million comparisons a second would otherwise be mostly collecting them. */
const ROWS: readonly [Float64Array, Float64Array, Float64Array] = [
  new Float64Array(MAX_LENGTH + 1),
  new Float64Array(MAX_LENGTH + 1),
  new Float64Array(MAX_LENGTH + 1),
];

/**
 * The cost of turning `a` into `b`.
 * @param bound answers Infinity as soon as the cost must exceed it
 * @returns ≥ 0; 0 only for equal words
 */
export function editCost(a: string, b: string, bound = Number.POSITIVE_INFINITY): number {
  if (a === b) return 0;
  const rows = Math.min(a.length, MAX_LENGTH);
  const columns = Math.min(b.length, MAX_LENGTH);
  let [beforeLast, last, row] = ROWS;
  last[0] = 0;
  let leastOfLast = 0;
  for (let j = 1; j <= columns; j += 1) {
    last[j] = (last[j - 1] ?? 0) + gapCost(b.charCodeAt(j - 1), b.charCodeAt(j - 2), b.charCodeAt(j));
  }
  for (let i = 1; i <= rows; i += 1) {
    const from = a.charCodeAt(i - 1);
    const dropped = gapCost(from, a.charCodeAt(i - 2), a.charCodeAt(i));
    const atStart = i === 1 ? FIRST_LETTER : 0;
    row[0] = (last[0] ?? 0) + dropped + atStart;
    let least = row[0] ?? 0;
    for (let j = 1; j <= columns; j += 1) {
      const to = b.charCodeAt(j - 1);
      const start = i === 1 && j === 1 && from !== to && !alike.has(from * 0x10000 + to) ? FIRST_LETTER : 0;
      let cost = Math.min(
        (last[j - 1] ?? 0) + substitutionCost(from, to) + start,
        (last[j] ?? 0) + dropped,
        (row[j - 1] ?? 0) + gapCost(to, b.charCodeAt(j - 2), b.charCodeAt(j)),
      );
      if (i > 1 && j > 1 && from === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === to) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + EXCHANGE);
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    // An exchange reaches back two rows, so both must be beyond the bound.
    if (least > bound && leastOfLast > bound) return Number.POSITIVE_INFINITY;
    leastOfLast = least;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  const total = last[columns] ?? 0;
  return total > bound ? Number.POSITIVE_INFINITY : total;
}

/** A word in the forms in which words are compared. */
export interface ComparedWord {
  readonly text: string;
  readonly sound: string;
  readonly shape: string;
}

export function toCompared(text: string): ComparedWord {
  return { text, sound: soundOf(text), shape: shapeOf(text) };
}

const BY_SOUND = 0.2;
const BY_SHAPE = 0.3;

/** The cost of a misspelling by letters, sounds or shapes, whichever is least; Infinity above `bound`. */
export function misspellingCost(written: ComparedWord, meant: ComparedWord, bound: number): number {
  const byLetters = editCost(written.text, meant.text, bound);
  if (byLetters <= 0.35) return byLetters;
  let least = byLetters;
  if (written.sound !== written.text || meant.sound !== meant.text) {
    least = Math.min(least, BY_SOUND + editCost(written.sound, meant.sound, bound - BY_SOUND));
  }
  if (written.shape !== written.text || meant.shape !== meant.text) {
    least = Math.min(least, BY_SHAPE + editCost(written.shape, meant.shape, bound - BY_SHAPE));
  }
  return least;
}

/** The greatest cost at which a word of this length still counts as misspelt: short words must be written rightly. */
export function misspellingBound(length: number): number {
  if (length < 3) return 0;
  if (length === 3) return 0.35;
  if (length === 4) return 0.85;
  if (length === 5) return 1;
  if (length <= 7) return 1.4;
  return 1.9;
}
