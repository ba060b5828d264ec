/**
 * How well a query fits a name: each word of the name finds its word in the query, written alike, in another language or
 * misspelt, in any order; what is left over in the query must be explained (a trade word, the stone's type, colour or origin)
 * or the name does not fit. Costs are ours, tuned so that their order is the order of trust. O(words of name × words of query).
 */
import type { StoneTypeName } from '../../../../platform/ports/catalogue.ts';
import { misspellingBound, misspellingCost } from './edit-distance.ts';
import type { NameEntry, NameOwner, NameWord } from './name-index.ts';
import { foldWords } from './name-tokens.ts';
import { colorFamilyOf, countryOf, TRADE_NOISE } from './trade-words.ts';

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

function fitWords(asked: NameWord, named: NameWord): WordFit | null {
  if (asked.text === named.text) return { cost: 0, misspelling: 0, translated: false };
  if (asked.concept === named.concept) return { cost: asked.rock === null ? 0.03 : 0.01, misspelling: 0, translated: true };
  // A word that has a meaning of its own is no misspelling of another: rosso never means rossa's neighbour on the map.
  if (asked.rock !== null || asked.color !== null || asked.country !== null) return null;
  const bound = misspellingBound(Math.max(asked.text.length, named.text.length));
  if (bound === 0 || /\d/.test(asked.text + named.text)) return null;
  if (Math.abs(asked.text.length - named.text.length) > 3) return null;
  const misspelling = misspellingCost(asked.text, named.text, bound);
  return misspelling > bound ? null : { cost: 0.04 + 0.1 * misspelling, misspelling, translated: false };
}

const isNoise = (word: NameWord) => TRADE_NOISE.has(word.text) || /^\d/.test(word.text) || word.text === 'x';
const isDistinctive = (word: NameWord) => word.rock === null && word.color === null && word.country === null && !isNoise(word);

/** The part of a fit that all owners of the name share; null where a word of the name is missing from the query. */
interface SharedFit extends Omit<NameFit, 'contradictedType' | 'hints'> {
  readonly left: readonly NameWord[];
}

function fitName(query: readonly NameWord[], entry: NameEntry): SharedFit | null {
  const used = new Set<number>();
  let cost = 0;
  let misspelling = 0;
  let translated = false;
  let distinctive = false;
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
      if (named.rock === 'stone') cost += 0.04;
      else if (named.rock !== null) cost += 0.06;
      else return null;
      missing += 1;
      continue;
    }
    used.add(at);
    cost += best.cost;
    misspelling += best.misspelling;
    translated ||= best.translated;
    distinctive ||= isDistinctive(named);
    if (at < order) reordered = true;
    order = at;
  }
  if (used.size === 0) return null;
  const left = query.filter((_, position) => !used.has(position));
  // A bare colour word is a name only as the catalogue writes it, and alone.
  if (entry.words.every((named) => named.color !== null) && entry.words.length === 1) return null;
  // "white marble" and "blue" describe; only a name that is covered wholly may consist of such words alone.
  if (!distinctive && (missing > 0 || misspelling > 0.7 || left.some((word) => !isNoise(word) && word.rock === null)))
    return null;
  if (misspelling > 2.4) return null;
  if (reordered) cost += 0.02;
  return { cost, misspelling, reordered, translated, left };
}

/**
 * Fits a query to a name of a stone.
 * @returns null where a word of the name is missing, or a word of the query contradicts the stone or cannot be explained
 */
export function fitOwner(query: readonly NameWord[], entry: NameEntry, owner: NameOwner, shared?: SharedFit): NameFit | null {
  const fit = shared ?? fitName(query, entry);
  if (fit === null) return null;
  const { data } = owner.stone;
  let cost = fit.cost + (owner.canonical ? 0 : 0.02);
  let contradictedType: string | null = null;
  const hints = new Set<string>();
  for (const word of fit.left) {
    if (isNoise(word) || word.rock === 'stone') cost += 0.01;
    else if (entry.words.some((named) => named.concept === word.concept)) cost += 0.01;
    else if (word.rock !== null) {
      if (typeAgrees(word.rock, data.type, data.petrography)) {
        cost += data.type.toLowerCase() === word.rock ? 0.01 : 0.02;
        hints.add('type');
      } else {
        cost += 0.2;
        contradictedType = word.rock;
      }
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
      if (!colors.includes(word.color)) return null;
      cost += 0.08;
      hints.add('colour');
    } else return null;
  }
  const { misspelling, reordered, translated } = fit;
  return { cost, misspelling, reordered, translated, contradictedType, hints: [...hints] };
}

/** {@link fitOwner} for every owner of a name; the owners that do not fit are left out. */
export function fitOwners(
  query: readonly NameWord[],
  entry: NameEntry,
): readonly { readonly owner: NameOwner; readonly fit: NameFit }[] {
  const shared = fitName(query, entry);
  if (shared === null) return [];
  return entry.owners.flatMap((owner) => {
    const fit = fitOwner(query, entry, owner, shared);
    return fit === null ? [] : [{ owner, fit }];
  });
}
