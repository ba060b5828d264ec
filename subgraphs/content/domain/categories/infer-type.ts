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
  /** Words that speak for a type without saying it. */
  readonly hints: readonly Reading[];
}

/** A type with the share of the evidence that speaks for it. */
export interface InferredType {
  readonly value: string;
  /** In (0, 1]. */
  readonly share: number;
  readonly evidence: string;
}

/** What a stone from the very place weighs beside one from its region and one from its country only. */
const NEARNESS = { locality: 12, region: 4, country: 1 } as const;
type Nearness = keyof typeof NEARNESS;

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

function nearnessOf({ origin }: StoneData, named: ReadonlySet<string>, country: string | null): Nearness | null {
  if (named.has(foldName(origin.locality ?? ''))) return 'locality';
  if (named.has(foldName(origin.region ?? ''))) return 'region';
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
  return told.reduce((product, use) => product * (typical[0] === use ? 3 : typical.includes(use) ? 2 : 0.5), 1);
}

/**
 * @returns null where the description has neither a hint nor a place that stones of the catalogue are from
 */
export function inferType(description: string, known: KnownSoFar, catalogue: NameIndex): InferredType | null {
  if (known.colors.length === 0 && known.uses.length === 0 && known.hints.length === 0) return null;
  const words = readWords(description);
  const { table, stones } = placesOf(catalogue);
  const found = table.findIn(words.texts).filter(({ start, end }) => !words.hasCapitals || isCapital(words, start, end));
  const named = new Set(found.map(({ value }) => value));
  const weights = new Map<string, number>();
  for (const { data, families } of stones) {
    const nearness = nearnessOf(data, named, known.country);
    if (nearness === null) continue;
    const type = data.type.toLowerCase();
    const weight = NEARNESS[nearness] * colorsAgree(known.colors, families) * usesAgree(known.uses, type);
    weights.set(type, (weights.get(type) ?? 0) + weight);
  }
  const most = Math.max(1, ...weights.values());
  for (const { value, weight } of known.hints) {
    weights.set(value, (weights.get(value) ?? 0) * (1 + 4 * weight) + weight * 0.6 * most);
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const [best] = [...weights].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[0] === 'other') return null;
  const place = found[0] === undefined ? known.country : words.written(found[0].start, found[0].end);
  const told = known.hints.flatMap(({ value, evidence }) => (value === best[0] ? [`“${evidence}”`] : []));
  const like = place === null ? [] : [`most like it from ${place} in the catalogue`];
  return { value: best[0], share: best[1] / total, evidence: [...told, ...like].join('; ') };
}
