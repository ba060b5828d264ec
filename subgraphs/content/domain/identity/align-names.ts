/**
 * How well a query fits a name: each word of the name finds its word in the query, written alike, in another language or
 * misspelt or shortened, in any order; what is left over in the query must be explained (explain-rest.ts) or the name does not
 * fit. Costs are ours, tuned so that their order is the order of trust. O(words of name × words of query).
 */
import { misspellingBound } from './edit-distance.ts';
import { isNoise, isPlaceOfOwner, isShade } from './explain-rest.ts';
import type { NameEntry, NameWord } from './name-index.ts';
import { foldWords } from './name-tokens.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { isPlaceWord } from './trade-words.ts';

/** A word of a query. */
export interface QueryWord extends NameWord {
  /** Words of the catalogue that it may be a misspelling of, with the cost of the slip. */
  readonly like: ReadonlyMap<string, number>;
  /** What it may be the beginning of: any word where a full stop follows it, a longer one where none does; null: nothing. */
  readonly shortened: 'dotted' | 'bare' | null;
  /** Whether it is written small in a query with capitals, and neither names nor the trade's vocabulary know it. */
  readonly isRemark: boolean;
}

/** What a fit cost and why. */
export interface NameFit {
  /** ≥ 0; 0 only where name and query have the same words in the same order. */
  readonly cost: number;
  readonly misspelling: number;
  readonly reordered: boolean;
  readonly translated: boolean;
  readonly shortened: boolean;
  /** Rock word of the query that contradicts the stone's type and petrography. */
  readonly contradictedType: string | null;
  /** Rock words of the query beside the name, as types. */
  readonly saidRocks: readonly string[];
  /** Hints of the query that agree with the stone: `type`, `colour`, `origin`. */
  readonly hints: readonly string[];
}

interface WordFit {
  readonly cost: number;
  readonly misspelling: number;
  readonly how: 'same' | 'translated' | 'misspelt' | 'shortened';
}

const isDistinctive = (word: NameWord) => word.rock === null && word.color === null && word.country === null && !isNoise(word);

const SAME: WordFit = { cost: 0, misspelling: 0, how: 'same' };
const SHORTENED: WordFit = { cost: 0.08, misspelling: 0, how: 'shortened' };

/** Letters that must be left of a word: with a full stop behind them three, of a colour or a shade one; else four, or all but one. */
function isBeginning({ text, shortened }: QueryWord, named: NameWord): boolean {
  if (shortened === null || text.length >= named.text.length || !named.text.startsWith(text)) return false;
  if (shortened === 'bare') {
    return text.length >= 4 ? named.text.length >= text.length + 2 : text.length === 3 && named.text.length === 4;
  }
  return text.length >= 3 || named.color !== null || named.rock === 'stone' || isShade(named);
}

function fitWords(asked: QueryWord, named: NameWord): WordFit | null {
  if (asked.text === named.text) return SAME;
  if (asked.concept === named.concept) return { cost: asked.rock === null ? 0.03 : 0.01, misspelling: 0, how: 'translated' };
  const misspelling = asked.like.get(named.text);
  if (misspelling !== undefined) return { cost: 0.04 + 0.1 * misspelling, misspelling, how: 'misspelt' };
  return isBeginning(asked, named) ? SHORTENED : null;
}

/** The part of a fit that all owners of a name share. */
export interface SharedFit extends Omit<NameFit, 'contradictedType' | 'saidRocks' | 'hints'> {
  readonly left: readonly QueryWord[];
  /** Rock words and stone nouns of the name that the query leaves out. */
  readonly missing: number;
  /** Whether every word of the name stands in the query as the catalogue writes it, and more than one, or with the type beside. */
  readonly isSure: boolean;
}

/**
 * Fits a query to a name, whoever bears it.
 * @returns null where a word of the name other than its rock word is missing from the query, or too little of it is left
 */
export function fitName(query: readonly QueryWord[], entry: NameEntry): SharedFit | null {
  const used = new Set<number>();
  let cost = 0;
  let misspelling = 0;
  let lenient = false;
  let translated = false;
  let shortened = false;
  /** A word written rightly that is long enough to vouch for the beginning of another. */
  let vouched = false;
  let distinctive = false;
  /** A word that only this stone's names and its like have, written rightly. */
  let anchored = false;
  let exact = 0;
  let missing = 0;
  let order = -1;
  let reordered = false;
  for (const named of entry.words) {
    let best: WordFit | null = null;
    let at = -1;
    for (const [position, asked] of query.entries()) {
      if (used.has(position)) continue;
      const fit = fitWords(asked, named);
      if (fit !== null && (best === null || fit.cost < best.cost)) [best, at] = [fit, position];
    }
    if (best === null) {
      if (named.rock === null) return null;
      cost += named.rock === 'stone' ? 0.04 : 0.06;
      missing += 1;
      continue;
    }
    used.add(at);
    const asked = query[at];
    cost += best.cost;
    misspelling += best.misspelling;
    translated ||= best.how === 'translated';
    shortened ||= best.how === 'shortened';
    distinctive ||= isDistinctive(named);
    if (best.how === 'same') exact += 1;
    vouched ||= best.how === 'same' && named.rock === null && named.text.length >= (named.color === null ? 4 : 5);
    anchored ||= best.how === 'same' && named.text.length >= 4 && isDistinctive(named);
    if (best.misspelling > misspellingBound(Math.min(asked?.text.length ?? 0, named.text.length))) lenient = true;
    if (missing === 0 && at < order) reordered = true;
    order = at;
  }
  if (used.size === 0 || misspelling > 2.4 || (lenient && !anchored && exact < 2)) return null;
  // A beginning stands for a word only beside another word of the same name, and a single letter beside a telling one.
  if (shortened && (exact === 0 || (!vouched && [...used].some((position) => (query[position]?.text.length ?? 0) < 3)))) {
    return null;
  }
  const left = query.filter((_, position) => !used.has(position));
  // A rock word is a name only as the catalogue writes it.
  if (entry.words.every((named) => named.rock !== null) && exact < entry.words.length) return null;
  // A bare colour word is a name only as the catalogue writes it, and alone.
  if (entry.words.every((named) => named.color !== null) && entry.words.length === 1) {
    const isSupported = left.some(({ rock }) => rock !== null) && left.some((word) => isPlaceOfOwner(word, entry));
    if (!isSupported || exact === 0) return null;
  }
  // "white marble" and "blue" describe; only a name that is covered wholly may consist of such words alone.
  if (!distinctive) {
    if (missing > 0 || misspelling > (entry.words.length > 1 ? 1.1 : 0.7)) return null;
    if (left.some((word) => !isNoise(word) && word.rock === null && !isPlaceOfOwner(word, entry))) return null;
  }
  if (missing > 0 && !isEnough(query, entry, used, left)) return null;
  if (reordered) cost += 0.02;
  // Of two names that fit alike, the one that explains more of the query.
  cost -= 0.006 * (used.size - 1);
  const isSure =
    exact === entry.words.length &&
    (exact > 1 || left.some((word) => isNoise(word) || (word.rock !== null && word.rock !== 'stone')));
  return { cost, misspelling, reordered, translated, shortened, left, missing, isSure };
}

/** Whether what the query has of a name stands for it without the rock word: “Makrana” does, “Royal” and “Paris” do not. */
function isEnough(
  query: readonly QueryWord[],
  entry: NameEntry,
  used: ReadonlySet<number>,
  left: readonly QueryWord[],
): boolean {
  if (left.some((word) => word.color !== null && word.rock === null)) return false;
  const origins = entry.owners.flatMap(({ stone }) => foldWords(stone.data.origin.locality ?? ''));
  return query.some(
    (word, position) =>
      used.has(position) &&
      isDistinctive(word) &&
      !ORDINARY_WORDS.has(word.text) &&
      entry.words.some((named) => (named.text === word.text || word.like.has(named.text)) && !ORDINARY_WORDS.has(named.text)) &&
      (used.size > 1 || left.some(({ rock }) => rock !== null) || !isPlaceWord(word.text) || origins.includes(word.text)),
  );
}
