/**
 * How well a query fits a name: each word of the name finds its word in the query, written alike, in another language or
 * misspelt, in any order; what is left over in the query must be explained (a trade word, the stone's type, colour or origin)
 * or the name does not fit. Costs are ours, tuned so that their order is the order of trust. O(words of name × words of query).
 */
import type { StoneTypeName } from '../../../../platform/ports/catalogue.ts';
import { misspellingBound } from './edit-distance.ts';
import type { NameEntry, NameOwner, NameWord } from './name-index.ts';
import { foldWords } from './name-tokens.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { colorFamilyOf, countryOf, isPlaceWord, TRADE_NOISE } from './trade-words.ts';

/** A word of a query. */
export interface QueryWord extends NameWord {
  /** Words of the catalogue that it may be a misspelling of, with the cost of the slip. */
  readonly like: ReadonlyMap<string, number>;
}

/** What a fit cost and why. */
export interface NameFit {
  /** ≥ 0; 0 only where name and query have the same words in the same order. */
  readonly cost: number;
  readonly misspelling: number;
  readonly reordered: boolean;
  readonly translated: boolean;
  /** Rock word of the query that contradicts the stone's type and petrography. */
  readonly contradictedType: string | null;
  /** Hints of the query that agree with the stone: `type`, `colour`, `origin`. */
  readonly hints: readonly string[];
}

const TYPE_KIN: Readonly<Record<string, readonly string[]>> = {
  marble: ['marble', 'dolomite', 'breccia', 'conglomerate'],
  dolomite: ['dolomite', 'marble', 'limestone'],
  limestone: ['limestone', 'dolomite', 'breccia'],
  granite: ['granite'],
  gneiss: ['gneiss', 'granite'],
  schist: ['schist', 'slate'],
  slate: ['slate', 'schist'],
  sandstone: ['sandstone', 'quartzite'],
  onyx: ['onyx', 'alabaster'],
  basalt: ['basalt'],
  tuff: ['tuff', 'basalt'],
  porphyry: ['porphyry'],
};

/** Whether a rock word may be said of a stone: its type, a kin of its type, or a word of its petrography. */
export function typeAgrees(rock: string, type: StoneTypeName, petrography: string | null): boolean {
  const own = type.toLowerCase();
  return own === rock || (TYPE_KIN[own]?.includes(rock) ?? false) || foldWords(petrography ?? '').includes(rock);
}

interface WordFit {
  readonly cost: number;
  readonly misspelling: number;
  readonly translated: boolean;
}

function fitWords(asked: QueryWord, named: NameWord): WordFit | null {
  if (asked.text === named.text) return { cost: 0, misspelling: 0, translated: false };
  if (asked.concept === named.concept) return { cost: asked.rock === null ? 0.03 : 0.01, misspelling: 0, translated: true };
  const misspelling = asked.like.get(named.text);
  return misspelling === undefined ? null : { cost: 0.04 + 0.1 * misspelling, misspelling, translated: false };
}

/** Whether a word is only what sellers write beside a name: a trade word, a number, a size. */
export function isNoise(word: NameWord): boolean {
  return TRADE_NOISE.has(word.text) || /^\d/.test(word.text) || word.text === 'x';
}

const isDistinctive = (word: NameWord) => word.rock === null && word.color === null && word.country === null && !isNoise(word);

/** The part of a fit that all owners of the name share; null where a word of the name is missing from the query. */
interface SharedFit extends Omit<NameFit, 'contradictedType' | 'hints'> {
  readonly left: readonly QueryWord[];
  /** Rock words and stone nouns of the name that the query leaves out. */
  readonly missing: number;
}

function fitName(query: readonly QueryWord[], entry: NameEntry): SharedFit | null {
  const used = new Set<number>();
  let cost = 0;
  let misspelling = 0;
  let lenient = false;
  let translated = false;
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
    translated ||= best.translated;
    distinctive ||= isDistinctive(named);
    if (best.cost === 0) exact += 1;
    anchored ||= best.cost === 0 && named.text.length >= 4 && isDistinctive(named);
    if (best.misspelling > misspellingBound(Math.min(asked?.text.length ?? 0, named.text.length))) lenient = true;
    if (missing === 0 && at < order) reordered = true;
    order = at;
  }
  if (used.size === 0 || misspelling > 2.4 || (lenient && !anchored && exact < 2)) return null;
  const left = query.filter((_, position) => !used.has(position));
  // A bare colour word is a name only as the catalogue writes it, and alone.
  if (entry.words.every((named) => named.color !== null) && entry.words.length === 1) return null;
  // "white marble" and "blue" describe; only a name that is covered wholly may consist of such words alone.
  if (!distinctive) {
    if (missing > 0 || misspelling > (entry.words.length > 1 ? 1.1 : 0.7)) return null;
    if (left.some((word) => !isNoise(word) && word.rock === null && word.country === null)) return null;
  }
  if (missing > 0 && !isEnough(query, entry, used, left)) return null;
  if (reordered) cost += 0.02;
  // Of two names that fit alike, the one that explains more of the query.
  cost -= 0.006 * (used.size - 1);
  return { cost, misspelling, reordered, translated, left, missing };
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
      entry.words.some((named) => named.text === word.text || word.like.has(named.text)) &&
      (used.size > 1 || left.some(({ rock }) => rock !== null) || !isPlaceWord(word.text) || origins.includes(word.text)),
  );
}

/**
 * Fits a query to a name of a stone.
 * @returns null where a word of the name is missing, or a word of the query contradicts the stone or cannot be explained
 */
export function fitOwner(query: readonly QueryWord[], entry: NameEntry, owner: NameOwner, shared?: SharedFit): NameFit | null {
  const fit = shared ?? fitName(query, entry);
  if (fit === null) return null;
  const { data } = owner.stone;
  let cost = fit.cost + (owner.canonical ? 0 : 0.02);
  let contradictedType: string | null = null;
  const hints = new Set<string>();
  for (const word of fit.left) {
    if (isNoise(word) || word.rock === 'stone') cost += 0.012;
    else if (entry.words.some((named) => named.concept === word.concept)) cost += 0.01;
    else if (word.rock !== null) {
      if (typeAgrees(word.rock, data.type, data.petrography)) {
        cost += data.type.toLowerCase() === word.rock ? 0.02 : 0.03;
        hints.add('type');
      } else {
        cost += 0.2;
        contradictedType = word.rock;
      }
      // A name without its rock word is not said of another rock.
      if (contradictedType !== null && fit.missing > 0) return null;
    } else if (word.country !== null) {
      if (countryOf(foldWords(data.origin.country).join(' ')) !== word.country) return null;
      cost += 0.02;
      hints.add('origin');
    } else if (
      foldWords(`${data.origin.country} ${data.origin.region ?? ''} ${data.origin.locality ?? ''}`).includes(word.text)
    ) {
      cost += 0.03;
      hints.add('origin');
    } else if (word.color !== null) {
      const colors = [...data.colors, ...entry.words.map((named) => named.text)].map(colorFamilyOf);
      const isOrdinaryAlias = !owner.canonical && entry.words.length === 1 && ORDINARY_WORDS.has(entry.key);
      if (!colors.includes(word.color) || isOrdinaryAlias) return null;
      cost += 0.08;
      hints.add('colour');
    } else if (word.text.length <= 3 && entry.words.length > 1 && fit.misspelling === 0) cost += 0.08;
    else return null;
  }
  const { misspelling, reordered, translated } = fit;
  return { cost, misspelling, reordered, translated, contradictedType, hints: [...hints] };
}

/** {@link fitOwner} for every owner of a name; the owners that do not fit are left out. */
export function fitOwners(
  query: readonly QueryWord[],
  entry: NameEntry,
): readonly { readonly owner: NameOwner; readonly fit: NameFit }[] {
  const shared = fitName(query, entry);
  if (shared === null) return [];
  return entry.owners.flatMap((owner) => {
    const fit = fitOwner(query, entry, owner, shared);
    return fit === null ? [] : [{ owner, fit }];
  });
}
