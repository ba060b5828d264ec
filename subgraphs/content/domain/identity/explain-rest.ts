/**
 * What a query says beside the name: words of sellers, the type, the colour and the origin of the stone. They raise or lower
 * the trust in a fit; a word that none of this explains means that the query names something else.
 */
import type { StoneData, StoneTypeName } from '../../../../platform/ports/catalogue.ts';
import type { NameFit, QueryWord, SharedFit } from './align-names.ts';
import type { NamedStone, NameEntry, NameOwner, NameWord } from './name-index.ts';
import { foldWords } from './name-tokens.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { isSellerWord } from './seller-words.ts';
import { colorFamilyOf, conceptOf, countryOf, rockTypeOf } from './trade-words.ts';

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

/** Whether a word is only what sellers write beside a name: a trade word, a number, a size. */
export function isNoise(word: NameWord): boolean {
  return isSellerWord(word.text, true);
}

/** Whether a word only says how strong a colour is. */
export function isShade({ concept }: NameWord): boolean {
  return concept === 'light' || concept === 'dark';
}

/**
 * The deceptive name of a stone that says of it what this rock word says: Super White is no quartzite, but is sold as one.
 * @param named where given, the name must have no other words than these besides: “Volga Blue” and granite
 */
export function deceptiveAliasWith(
  rock: string,
  { data }: NamedStone,
  named?: readonly NameWord[],
): StoneData['aliases'][number] | null {
  const isAmong = (word: string) => named?.some(({ concept }) => concept === conceptOf(word)) ?? true;
  const says = (name: string) => {
    const words = foldWords(name);
    return words.some((word) => rockTypeOf(word) === rock) && words.every((word) => rockTypeOf(word) === rock || isAmong(word));
  };
  return data.aliases.find(({ kind, name }) => kind === 'DECEPTIVE' && says(name)) ?? null;
}

function originWords({ data }: NamedStone): readonly string[] {
  const { country, region, locality } = data.origin;
  return foldWords(`${country} ${region ?? ''} ${locality ?? ''}`).map(conceptOf);
}

/** Whether a word is the country or a place of origin of a stone that bears the name. */
export function isPlaceOfOwner(word: NameWord, entry: NameEntry): boolean {
  if (word.country !== null) return true;
  return word.text.length >= 3 && entry.owners.some(({ stone }) => originWords(stone).includes(word.concept));
}

/** Families between which the trade does not tell sharply. */
const NEAR_COLORS: Readonly<Record<string, readonly string[]>> = {
  white: ['cream'],
  cream: ['white', 'beige'],
  beige: ['cream', 'brown'],
  grey: ['silver'],
  silver: ['grey'],
};

/** Whether a colour is the one a stone is known by, or near it; a second colour counts only beside the first. */
function colorAgrees(asked: string, all: readonly string[], data: StoneData, named: readonly NameWord[]): boolean {
  const own = data.colors.map(colorFamilyOf);
  const [first] = own;
  const isFirst = (color: string) =>
    color === first || (NEAR_COLORS[first ?? '']?.includes(color) === true && own.includes(color));
  return isFirst(asked) || named.some((word) => word.color === asked) || (own.includes(asked) && all.some(isFirst));
}

interface Explained {
  readonly cost: number;
  readonly hint: 'type' | 'colour' | 'origin' | null;
  readonly contradictedType: string | null;
}

const plain = (cost: number, hint: Explained['hint'] = null): Explained => ({ cost, hint, contradictedType: null });

function explain(word: QueryWord, fit: SharedFit, entry: NameEntry, owner: NameOwner): Explained | null {
  const { data } = owner.stone;
  if (isNoise(word) || word.rock === 'stone') return plain(0.006);
  if (entry.words.some((named) => named.concept === word.concept)) return plain(0.01);
  // Short for quartzite and for the quartz composite that is none.
  if (word.text === 'qtz' || word.text === 'qz') return data.type === 'QUARTZITE' ? plain(0.03, 'type') : null;
  if (word.rock !== null) {
    if (typeAgrees(word.rock, data.type, data.petrography)) {
      return plain(data.type.toLowerCase() === word.rock ? 0.02 : 0.03, 'type');
    }
    const [only] = entry.words;
    // “Titanium travertine” is another stone than Titanium, and a name without its rock word is not said of another rock,
    // unless the stone is known to be sold under it.
    const isKnown = deceptiveAliasWith(word.rock, owner.stone) !== null;
    const isOnlyColors = (fit.translated || fit.reordered) && entry.words.every(({ color }) => color !== null);
    const isVague =
      fit.missing > 0 || isOnlyColors || (entry.words.length === 1 && only !== undefined && ORDINARY_WORDS.has(only.text));
    return isVague && !isKnown ? null : { cost: 0.2, hint: null, contradictedType: word.rock };
  }
  if (word.country !== null) {
    return countryOf(foldWords(data.origin.country).join(' ')) === word.country ? plain(0.02, 'origin') : null;
  }
  if (originWords(owner.stone).includes(word.concept)) return plain(0.03, 'origin');
  const colors = fit.left.flatMap(({ color, rock }) => (color === null || rock !== null ? [] : [color]));
  if (word.color !== null) {
    // “Pearl, green” describes; with the country beside it the stone is meant.
    const hasOrigin = fit.left.some(({ country }) => country !== null);
    const isOrdinaryAlias = !hasOrigin && !owner.canonical && entry.words.length === 1 && ORDINARY_WORDS.has(entry.key);
    return isOrdinaryAlias || !colorAgrees(word.color, colors, data, entry.words) ? null : plain(0.08, 'colour');
  }
  if (isShade(word) && colors.length > 0) return plain(0.03);
  // “Jet Mist steeled, lettered”: words of craft that no list holds, beside a name that is whole and written large.
  if (word.isRemark && fit.isSure && fit.left.some(isNoise) && !(entry.words.length === 1 && ORDINARY_WORDS.has(entry.key))) {
    return plain(0.05);
  }
  return word.text.length <= 2 && entry.words.length > 1 && fit.misspelling === 0 ? plain(0.08) : null;
}

/**
 * The fit of a query to a name as one of its owners bears it.
 * @returns null where a word of the query contradicts the stone or cannot be explained
 */
export function explainRest(fit: SharedFit, entry: NameEntry, owner: NameOwner): NameFit | null {
  // “Ardósia Preta” is a name as it stands; its translation is any black slate.
  const isBare = entry.words.every(({ rock, color }) => rock !== null || color !== null);
  if (isBare && fit.translated && owner.kind === 'TRANSLATION') return null;
  let cost = fit.cost + (owner.canonical ? 0 : 0.02);
  let contradictedType: string | null = null;
  const hints = new Set<string>();
  for (const word of fit.left) {
    const explained = explain(word, fit, entry, owner);
    if (explained === null) return null;
    cost += explained.cost;
    contradictedType = explained.contradictedType ?? contradictedType;
    if (explained.hint !== null) hints.add(explained.hint);
  }
  const { misspelling, reordered, translated, shortened } = fit;
  const saidRocks = fit.left.flatMap(({ rock }) => (rock === null || rock === 'stone' ? [] : [rock]));
  return { cost, misspelling, reordered, translated, shortened, contradictedType, saidRocks, hints: [...hints] };
}
