/**
 * The type that a description which names no rock and shows no sign of one leaves to guess: that of the stones the catalogue
 * has from the same place, with these colours and these uses, and what its words hint at. It counts stones, so a place with one stone says little and a
 * district of one rock much. O(stones).
 */
import type { StoneData } from '../../../../platform/ports/catalogue.ts';
import type { NameIndex } from '../identity/name-index.ts';
import { foldName } from '../identity/name-tokens.ts';
import { colorFamilyOf } from '../identity/trade-words.ts';
import { isCapital, type Reading, readWords } from './description-text.ts';
import { createPhraseTable, type PhraseTable } from './phrase-table.ts';
import { TAXONOMY } from './taxonomy.ts';

/** What the rest of the description says. */
export interface KnownSoFar {
  readonly country: string | null;
  readonly colors: readonly string[];
  readonly uses: readonly string[];
  /** Words that speak for a type without saying it, and against it where their weight is negative. */
  readonly hints: readonly Reading[];
}

/** A type with the share of the evidence that speaks for it. */
export interface InferredType {
  readonly value: string;
  /** In (0, 1]. */
  readonly share: number;
  readonly evidence: string;
}

const NEARNESS = ['locality', 'region', 'country'] as const;
type Nearness = (typeof NEARNESS)[number];
/** What a stone weighs by how near it is, where the nearest that is known is as near as the key. */
const WEIGHTS: Readonly<Record<Nearness, Readonly<Record<Nearness, number>>>> = {
  locality: { locality: 12, region: 2, country: 0.1 },
  region: { locality: 12, region: 4, country: 0.2 },
  country: { locality: 12, region: 4, country: 1 },
};
/** What a hint weighs beside the likeliest type of the place. */
const HINT_WEIGHT: Readonly<Record<Nearness, number>> = { locality: 0.6, region: 1, country: 1.5 };

interface Places {
  readonly table: PhraseTable<string>;
  readonly stones: readonly { readonly data: StoneData; readonly families: ReadonlySet<string> }[];
}

// The catalogue changes by a new index, never in place.
const placesByIndex = new WeakMap<NameIndex, Places>();

function placesOf(index: NameIndex): Places {
  const known = placesByIndex.get(index);
  if (known !== undefined) return known;
  const stones = [...index.stoneById.values()].map(({ data }) => ({
    data,
    families: new Set(data.colors.flatMap((color) => colorFamilyOf(foldName(color)) ?? [])),
  }));
  const names = new Set(
    stones.flatMap(({ data }) => [data.origin.region, data.origin.locality].map((name) => foldName(name ?? ''))),
  );
  const places = {
    table: createPhraseTable([...names].filter((name) => name.length >= 3).map((name) => [name, name] as const)),
    stones,
  };
  placesByIndex.set(index, places);
  return places;
}

/** A place's name, and what it begins with where that tells enough: Rapolano Terme. */
function placesIn(name: string | null): readonly string[] {
  const whole = foldName(name ?? '');
  const [first = ''] = whole.split(' ');
  return first.length >= 6 && first !== whole ? [whole, first] : [whole];
}

function nearnessOf({ origin }: StoneData, named: ReadonlySet<string>, country: string | null): Nearness | null {
  if (placesIn(origin.locality).some((name) => named.has(name))) return 'locality';
  if (placesIn(origin.region).some((name) => named.has(name))) return 'region';
  return country !== null && foldName(origin.country) === foldName(country) ? 'country' : null;
}

/** How well colours agree, from 0.4 for none in common to 2 for the same. */
function colorsAgree(told: readonly string[], own: ReadonlySet<string>): number {
  if (told.length === 0) return 1;
  const both = told.filter((color) => own.has(color)).length;
  return 0.4 + (1.6 * both) / Math.max(told.length, Math.min(own.size, 2));
}

/** How well uses agree with those that the taxonomy holds for typical of a type. */
function usesAgree(told: readonly string[], type: string): number {
  const typical = TAXONOMY.usesByType[type] ?? [];
  return told.reduce((product, use) => product * (typical[0] === use ? 3 : typical.includes(use) ? 2 : 0.6), 1);
}

/**
 * @returns null where the description has neither a hint nor a place that stones of the catalogue are from
 */
export function inferType(description: string, known: KnownSoFar, catalogue: NameIndex): InferredType | null {
  if (known.colors.length === 0 && known.uses.length === 0 && !known.hints.some(({ weight }) => weight > 0)) return null;
  const words = readWords(description);
  const { table, stones } = placesOf(catalogue);
  const found = table.findIn(words.texts).filter(({ start, end }) => !words.hasCapitals || isCapital(words, start, end));
  const named = new Set(found.map(({ value }) => value));
  const near = stones.flatMap(({ data, families }) => {
    const nearness = nearnessOf(data, named, known.country);
    return nearness === null ? [] : [{ data, families, nearness }];
  });
  const nearest = NEARNESS.find((each) => near.some(({ nearness }) => nearness === each)) ?? 'country';
  const weights = new Map<string, number>();
  // Hardly anything but slate covers roofs; of other uses without a place nothing can be said.
  const like =
    near.length > 0 || !known.uses.includes('roofing') ? near : stones.map((stone) => ({ ...stone, nearness: nearest }));
  for (const { data, families, nearness } of like) {
    const type = data.type.toLowerCase();
    const weight = WEIGHTS[nearest][nearness] * colorsAgree(known.colors, families) * usesAgree(known.uses, type);
    weights.set(type, (weights.get(type) ?? 0) + weight);
  }
  const most = Math.max(1, ...weights.values());
  for (const { value, weight } of known.hints) {
    const votes = weights.get(value) ?? 0;
    weights.set(value, weight < 0 ? votes * Math.exp(weight) : votes * (1 + 4 * weight) + weight * HINT_WEIGHT[nearest] * most);
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const [best] = [...weights].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[0] === 'other') return null;
  const place = found[0] === undefined ? known.country : words.written(found[0].start, found[0].end);
  const told = known.hints.flatMap(({ value, weight, evidence }) => (value === best[0] && weight > 0 ? [`“${evidence}”`] : []));
  const mostLike = place === null ? 'most of the catalogue used so' : `most like it from ${place} in the catalogue`;
  return { value: best[0], share: best[1] / total, evidence: [...told, mostLike].join('; ') };
}
