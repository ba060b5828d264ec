/**
 * How far a misspelt word is from a word, in the manner of Damerau and Levenshtein (optimal string alignment), with lower
 * costs for the slips that names of stones meet: a doubled or single letter, letters that sound alike in the trade's languages
 * (c/k/q, s/z/c, i/y, v/w/b, f/p), one vowel for another, a silent h, neighbours exchanged. Costs lie in [0, 1] an edit.
 * O(length of a × length of b) time, O(length of b) memory; stops early above the bound. The costs are our own.
 */

const ALIKE: readonly string[] = ['ckq', 'sz', 'cs', 'iy', 'vw', 'bv', 'fp', 'gj', 'xs', 'uw', 'dt', 'mn', 'ij', 'td', 'zc'];
const VOWELS = new Set('aeiouy');
const alike = new Set(ALIKE.flatMap((group) => [...group].flatMap((a) => [...group].map((b) => a + b))));

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  if (alike.has(a + b)) return 0.5;
  if (VOWELS.has(a) && VOWELS.has(b)) return 0.6;
  return 1;
}

function gapCost(letter: string, before: string | undefined, after: string | undefined): number {
  if (letter === before || letter === after) return 0.35;
  if (letter === 'h') return 0.5;
  if (VOWELS.has(letter)) return 0.8;
  return 1;
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
];

/** `word` with the spellings of one sound joined: equal for many misspellings, and meant for comparing only. */
export function soundOf(word: string): string {
  return SOUNDS.reduce((spelt, [pattern, sound]) => spelt.replace(pattern, sound), word);
}

/**
 * The cost of turning `a` into `b`.
 * @param bound answers Infinity as soon as the cost must exceed it
 * @returns ≥ 0; 0 only for equal words
 */
export function editCost(a: string, b: string, bound = Number.POSITIVE_INFINITY): number {
  if (a === b) return 0;
  let beforeLast: number[] = [];
  let last: number[] = [0];
  for (let j = 1; j <= b.length; j += 1) last.push((last[j - 1] ?? 0) + gapCost(b.charAt(j - 1), b[j - 2], b[j]));
  for (let i = 1; i <= a.length; i += 1) {
    const row: number[] = [(last[0] ?? 0) + gapCost(a.charAt(i - 1), a[i - 2], a[i])];
    let least = row[0] ?? 0;
    for (let j = 1; j <= b.length; j += 1) {
      const from = a.charAt(i - 1);
      const to = b.charAt(j - 1);
      let cost = Math.min(
        (last[j - 1] ?? 0) + substitutionCost(from, to),
        (last[j] ?? 0) + gapCost(from, a[i - 2], a[i]),
        (row[j - 1] ?? 0) + gapCost(to, b[j - 2], b[j]),
      );
      if (i > 1 && j > 1 && from === b[j - 2] && a[i - 2] === to) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 0.7);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > bound) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = row;
  }
  const total = last[b.length] ?? 0;
  return total > bound ? Number.POSITIVE_INFINITY : total;
}

/** The cost of a misspelling, by letters or by sounds, whichever is less; Infinity above `bound`. */
export function misspellingCost(written: string, meant: string, bound: number): number {
  const byLetters = editCost(written, meant, bound);
  if (byLetters <= 0.35) return byLetters;
  return Math.min(byLetters, 0.2 + editCost(soundOf(written), soundOf(meant), bound));
}

/** The greatest cost at which a word of this length still counts as misspelt: short words must be written rightly. */
export function misspellingBound(length: number): number {
  if (length <= 3) return 0;
  if (length === 4) return 0.6;
  if (length === 5) return 1;
  if (length <= 7) return 1.4;
  return 1.9;
}
