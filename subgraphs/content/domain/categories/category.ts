import { foldName } from '../identity/name-tokens.ts';
import { PLACES } from './places-in-force.ts';
import { createDescriptionReader } from './read-description.ts';
import { TAXONOMY } from './taxonomy.ts';

/** A facet's value that holds for a stone. Values are in lower case with hyphens. */
export interface CategoryRecord {
  readonly facet: string;
  readonly value: string;
  /** In [0, 1]: 1 for a fact of the catalogue, less for what is read from words or only typical. */
  readonly confidence: number;
  /** The fact it rests on, in words. */
  readonly evidence: string;
}

/** Reads texts by the taxonomy in force. */
export const reader = createDescriptionReader(TAXONOMY, PLACES);

/** A name as a facet's value: `South Africa` gives `south-africa`. */
export const toValue = (name: string) => foldName(name).replaceAll(' ', '-');

/** The taxonomy's facets whose values are fixed, in the order in which they are shown. Families are open and not listed. */
export function taxonomy(): readonly { readonly facet: string; readonly values: readonly string[] }[] {
  const valuesOf = (entries: readonly { readonly value: string }[]) => entries.map(({ value }) => value);
  return [
    { facet: 'type', values: [...valuesOf(TAXONOMY.types), 'other'] },
    { facet: 'petrography', values: valuesOf(TAXONOMY.types) },
    { facet: 'colorFamily', values: valuesOf(TAXONOMY.colorFamilies) },
    { facet: 'region', values: valuesOf(TAXONOMY.regions) },
    {
      facet: 'country',
      values: TAXONOMY.regions.flatMap((region) => region.countries.map((country) => toValue(country.name))),
    },
    { facet: 'use', values: valuesOf(TAXONOMY.uses) },
    { facet: 'setting', values: valuesOf(TAXONOMY.settings) },
    { facet: 'finish', values: valuesOf(TAXONOMY.finishes) },
    { facet: 'frost', values: valuesOf(TAXONOMY.frost) },
    { facet: 'slip', values: valuesOf(TAXONOMY.slip) },
    { facet: 'rarity', values: valuesOf(TAXONOMY.rarity) },
    { facet: 'priceTier', values: valuesOf(TAXONOMY.priceTiers) },
  ];
}

const REGION_OF: ReadonlyMap<string, string> = new Map(
  TAXONOMY.regions.flatMap((region) => region.countries.map((country) => [foldName(country.name), region.value] as const)),
);

/** The continent of a country that the taxonomy has; null for another one. */
export function regionOf(country: string): string | null {
  return REGION_OF.get(foldName(country)) ?? null;
}

/** Region and country of a country that the taxonomy has; empty for another one. */
export function originCategories(country: string, confidence: number, evidence: string): CategoryRecord[] {
  const region = regionOf(country);
  if (region === null) return [];
  return [
    { facet: 'region', value: region, confidence, evidence },
    { facet: 'country', value: toValue(country), confidence, evidence },
  ];
}

/** What stones of a type are mostly used for. */
export function typicalUses(type: string, confidence: number): CategoryRecord[] {
  const evidence = `typical of ${type}`;
  return (TAXONOMY.usesByType[type] ?? []).map((value) => ({ facet: 'use', value, confidence, evidence }));
}

/** Where a use puts the stone: a facade is outdoors, a bathroom indoors. */
const SETTING_OF: Readonly<Record<string, string>> = {
  'interior-floor': 'indoors',
  'interior-wall': 'indoors',
  bathroom: 'indoors',
  countertop: 'indoors',
  fireplace: 'indoors',
  facade: 'outdoors',
  paving: 'outdoors',
  roofing: 'outdoors',
  bridge: 'outdoors',
  monument: 'outdoors',
};
/** How sure-footed a finish leaves a floor: what EN 14231 measures, in two steps. */
const SLIP_OF: Readonly<Record<string, string>> = {
  polished: 'slippery-when-wet',
  flamed: 'slip-resistant',
  'bush-hammered': 'slip-resistant',
  sandblasted: 'slip-resistant',
  split: 'slip-resistant',
};

/** What follows from the uses and finishes of a stone for its setting and slip, a little less sure than they are. */
export function implied(categories: readonly CategoryRecord[]): CategoryRecord[] {
  return categories.flatMap(({ facet, value, confidence }) => {
    const less = Math.round(confidence * 80) / 100;
    const setting = facet === 'use' ? SETTING_OF[value] : undefined;
    if (setting !== undefined) return [{ facet: 'setting', value: setting, confidence: less, evidence: `use: ${value}` }];
    const slip = facet === 'finish' ? SLIP_OF[value] : undefined;
    return slip === undefined ? [] : [{ facet: 'slip', value: slip, confidence: less, evidence: `finish: ${value}` }];
  });
}

/** Each value of a facet once, the surest. */
export function unique(categories: readonly CategoryRecord[]): CategoryRecord[] {
  const best = new Map<string, CategoryRecord>();
  for (const category of categories) {
    const key = `${category.facet}:${category.value}`;
    const known = best.get(key);
    if (known === undefined || known.confidence < category.confidence) best.set(key, category);
  }
  return [...best.values()];
}
