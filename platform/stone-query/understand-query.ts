// Reads from plain words what a query asks of a stone: the longest phrases first, from left to right, each word once. Cost:
// O(words · MOST_WORDS) lookups. What it does not know it leaves to the other rankings, so a wrong guess costs a little order only.
import type { TechnicalKey } from '../ports/catalogue.ts';
import type { Constraint, Wish } from './constraint.ts';
import { fold, wordsOf } from './fold.ts';
import { MOST_WORDS, type QueryPhrases } from './query-phrases.ts';

const NEGATIONS = new Set(['not', 'no', 'without', 'except', 'non', 'never', 'avoid']);
/** Between a negation and what it denies. */
const NEGATION_FILLERS = new Set(['from', 'a', 'an', 'any', 'the', 'in', 'of', 'is', 'made']);
/** Nouns of a pattern: the colour before them is an accent. */
const PATTERN =
  /^(vein|veins|veined|veining|speck|specks|speckled|fleck|flecks|patch|patches|spot|spots|spotted|band|bands|banded|stripe|stripes|streak|streaks|crystals|inclusions|lines)$/;
/** What follows says what the stone really is. */
const REALLY = new Set(['really', 'actually', 'truly', 'geologically', 'petrographically', 'technically']);
/** What follows says what the trade calls it. */
const CALLED = new Set(['called', 'sold', 'marketed', 'named', 'traded', 'labelled', 'labeled']);

/** What follows is a place, if it can be one. */
const BEFORE_PLACES = new Set(['from', 'near', 'aus', 'dalla', 'dal', 'du']);

/** "Send us" speaks of those who ask, "from us" of a country. */
const BEFORE_OURSELVES = new Set(['send', 'give', 'show', 'tell', 'offer', 'help', 'let', 'for', 'to', 'with', 'advise']);

/** @returns in the order of the query; empty where it asks nothing that a record can answer */
export function understandQuery(query: string, phrases: QueryPhrases): readonly Constraint[] {
  const words = wordsOf(query);
  const found: Constraint[] = [...figureBounds(query)];
  for (let at = 0; at < words.length; ) {
    const taken = longestPhrase(words, at, phrases);
    if (taken === null) {
      at += 1;
      continue;
    }
    const text = words.slice(at, at + taken.length).join(' ');
    found.push({ ...inContext(taken.wish, words, at, at + taken.length), text, isExcluded: isDenied(words, at) });
    at += taken.length;
  }
  return withoutRepeats(found);
}

/**
 * How much of what the query says is understood, in [0, 1]: where much is not, words and meaning must decide.
 * @param telling the words of the query that carry meaning
 */
export function understoodShare(constraints: readonly Constraint[], telling: readonly string[]): number {
  if (telling.length === 0) return 0;
  const known = new Set(constraints.flatMap(({ text }) => wordsOf(text)));
  return telling.filter((word) => known.has(word)).length / telling.length;
}

function longestPhrase(words: readonly string[], at: number, phrases: QueryPhrases): { wish: Wish; length: number } | null {
  for (let length = Math.min(MOST_WORDS, words.length - at); length > 0; length -= 1) {
    const phrase = words.slice(at, at + length).join(' ');
    const wish = (BEFORE_PLACES.has(words[at - 1] ?? '') ? phrases.placeOf(phrase) : null) ?? phrases.wishOf(phrase);
    const isOurselves = phrase === 'us' && BEFORE_OURSELVES.has(words[at - 1] ?? '');
    if (wish !== null && !isOurselves) return { wish, length };
  }
  return null;
}

/** What the words around a phrase make of it. */
function inContext(wish: Wish, words: readonly string[], start: number, end: number): Wish {
  if (wish.facet === 'color') {
    const next = words[end] ?? '';
    const isAccent = PATTERN.test(next) || PATTERN.test(words[end + 1] ?? '') || words[start - 1] === 'with';
    return { ...wish, isAccent };
  }
  if (wish.facet === 'type') {
    const before = words.slice(Math.max(0, start - 4), start);
    const isReally = before.some((word) => REALLY.has(word));
    const isCalledLater = words.slice(end, end + 4).some((word) => CALLED.has(word));
    if (isReally || isCalledLater) return { facet: 'petrography', value: wish.value };
    if (before.some((word) => CALLED.has(word))) return { facet: 'soldAs', value: wish.value };
  }
  return wish;
}

function isDenied(words: readonly string[], start: number): boolean {
  let at = start - 1;
  while (NEGATION_FILLERS.has(words[at] ?? '')) at -= 1;
  return NEGATIONS.has(words[at] ?? '');
}

const FIGURES: readonly (readonly [RegExp, TechnicalKey])[] = [
  [/compressive strength|compression/, 'compressiveStrength'],
  [/flexural strength|bending strength/, 'flexuralStrength'],
  [/modulus of rupture/, 'modulusOfRupture'],
  [/water absorption|absorption|absorb/, 'waterAbsorption'],
  [/porosity/, 'openPorosity'],
  [/density|weigh|heavier|denser/, 'apparentDensity'],
  [/mohs|hardness/, 'mohsHardness'],
];
const NUMBER = String.raw`(?<number>\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)\s*(?<unit>mpa|n\/mm2|n\/mm²|%|percent|kg\/m3|kg\/m³|kg|g\/cm3|g\/cm³)?`;
/** "above 200 MPa" or "200 MPa or more". */
const AMOUNTS: readonly RegExp[] = [
  new RegExp(
    `(?<comparison>above|over|more than|heavier than|denser than|stronger than|greater than|at least|higher than|exceeding|minimum|≥|>|below|under|less than|at most|lower than|maximum|≤|<)\\s*(?:of\\s+)?${NUMBER}`,
  ),
  new RegExp(
    `${NUMBER}\\s*(?<comparison>(?:or|and) (?:more|above|over|higher|upwards|less|below|under|lower)|minimum|maximum)`,
  ),
];
const LEAST = /above|over|more|upwards|heavier|denser|stronger|greater|at least|higher|exceeding|minimum|≥|>/;

/** "compressive strength above 200 MPa" */
function figureBounds(query: string): Constraint[] {
  const text = fold(query);
  const amount = AMOUNTS.map((pattern) => pattern.exec(text)).find((found) => found !== null) ?? null;
  const [pattern, key] = FIGURES.find(([candidate]) => candidate.test(text)) ?? [];
  if (amount === null || key === undefined) return [];
  const [matched] = amount;
  const { comparison = '', number = '', unit = '' } = amount.groups ?? {};
  const isLeast = LEAST.test(comparison);
  const bound = toNumber(number) * (unit.startsWith('g/') ? 1_000 : 1);
  const value = `${key} ${isLeast ? '≥' : '≤'} ${bound}`;
  const said = `${pattern?.exec(text)?.[0] ?? ''} ${matched.trim()}`;
  return [{ facet: 'figure', value, key, isLeast, bound, text: said, isExcluded: false }];
}

/** 2,900 and 2 900 are thousands; 0,24 is a decimal. */
function toNumber(text: string): number {
  return Number(/^\d{1,3}([, ]\d{3})+$/.test(text) ? text.replace(/[, ]/g, '') : text.replace(',', '.'));
}

function withoutRepeats(constraints: readonly Constraint[]): readonly Constraint[] {
  const seen = new Set<string>();
  return constraints.filter(({ facet, value }) => {
    const key = `${facet}:${value}`;
    return !seen.has(key) && seen.add(key);
  });
}
