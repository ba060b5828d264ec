import type { StoneData, StoneFactRecord } from '../../../../platform/ports/catalogue.ts';
import type { NameIndex } from '../identity/name-index.ts';
import { foldName } from '../identity/name-tokens.ts';
import { resolveIdentity } from '../identity/resolve-identity.ts';
import { colorFamilyOf } from '../identity/trade-words.ts';
import { createDescriptionReader, type Reading } from './read-description.ts';
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

const reader = createDescriptionReader(TAXONOMY);
const REGION_OF: ReadonlyMap<string, string> = new Map(
  TAXONOMY.regions.flatMap((region) => region.countries.map((country) => [foldName(country.name), region.value] as const)),
);
const TYPES = new Set(TAXONOMY.types.map((type) => type.value));

const toValue = (name: string) => foldName(name).replaceAll(' ', '-');

/** The taxonomy's facets whose values are fixed, in the order in which they are shown. Families are open and not listed. */
export function taxonomy(): readonly { readonly facet: string; readonly values: readonly string[] }[] {
  const types = [...TAXONOMY.types.map((type) => type.value), 'other'];
  return [
    { facet: 'type', values: types },
    { facet: 'petrography', values: TAXONOMY.types.map((type) => type.value) },
    { facet: 'colorFamily', values: TAXONOMY.colorFamilies.map((family) => family.value) },
    { facet: 'region', values: TAXONOMY.regions.map((region) => region.value) },
    {
      facet: 'country',
      values: TAXONOMY.regions.flatMap((region) => region.countries.map((country) => toValue(country.name))),
    },
    { facet: 'use', values: TAXONOMY.uses.map((use) => use.value) },
    { facet: 'finish', values: TAXONOMY.finishes.map((finish) => finish.value) },
    { facet: 'frost', values: Object.keys(TAXONOMY.frost) },
    { facet: 'priceTier', values: TAXONOMY.priceTiers.map((tier) => tier.value) },
  ];
}

function originCategories(country: string, confidence: number, evidence: string): CategoryRecord[] {
  const region = REGION_OF.get(foldName(country));
  const value = toValue(country);
  return [
    ...(region === undefined ? [] : [{ facet: 'region', value: region, confidence, evidence }]),
    ...(region === undefined || value === '' ? [] : [{ facet: 'country', value, confidence, evidence }]),
  ];
}

function typicalUses(type: string, confidence: number): CategoryRecord[] {
  return (TAXONOMY.usesByType[type] ?? []).map((value) => ({
    facet: 'use',
    value,
    confidence,
    evidence: `typical of ${type}`,
  }));
}

function unique(categories: readonly CategoryRecord[]): CategoryRecord[] {
  const best = new Map<string, CategoryRecord>();
  for (const category of categories) {
    const key = `${category.facet}:${category.value}`;
    const known = best.get(key);
    if (known === undefined || known.confidence < category.confidence) best.set(key, category);
  }
  return [...best.values()];
}

function frostOf(text: string): 'resistant' | 'not-resistant' | null {
  const said = foldName(text);
  if (
    TAXONOMY.frost['not-resistant'].some(
      (phrase) => said === foldName(phrase) || (phrase.includes(' ') && said.includes(foldName(phrase))),
    )
  ) {
    return 'not-resistant';
  }
  return TAXONOMY.frost.resistant.some(
    (phrase) => said === foldName(phrase) || (phrase.includes(' ') && said.includes(foldName(phrase))),
  )
    ? 'resistant'
    : null;
}

function factCategories(fact: StoneFactRecord): CategoryRecord[] {
  const evidence = `${fact.name}: ${fact.value}`;
  const { confidence } = fact;
  const name = foldName(fact.name);
  if (name.includes('finish'))
    return reader.finishes(fact.value).map(({ value }) => ({ facet: 'finish', value, confidence, evidence }));
  if (name.includes('frost')) {
    const value = frostOf(fact.value);
    return value === null ? [] : [{ facet: 'frost', value, confidence, evidence }];
  }
  if (fact.topic === 'APPLICATIONS')
    return reader.uses(fact.value).map(({ value }) => ({ facet: 'use', value, confidence, evidence }));
  if (fact.topic === 'PRICING' && /price|tier|range/.test(name)) {
    const said = foldName(fact.value);
    const tier = TAXONOMY.priceTiers.find(({ words }) => words.some((word) => said === foldName(word)));
    return tier === undefined ? [] : [{ facet: 'priceTier', value: tier.value, confidence, evidence }];
  }
  return [];
}

/** The categories of a stone of the catalogue, from its facts; uses that no fact tells are the typical ones of its type, at 0.5. */
export function categorizeStone(data: StoneData): readonly CategoryRecord[] {
  const type = data.type.toLowerCase();
  const categories: CategoryRecord[] = [{ facet: 'type', value: type, confidence: 1, evidence: `type: ${type}` }];
  if (data.petrography !== null) {
    const [rock] = reader.types(data.petrography);
    if (rock !== undefined)
      categories.push({
        facet: 'petrography',
        value: rock.value,
        confidence: 0.9,
        evidence: `petrography: ${data.petrography}`,
      });
  }
  for (const color of data.colors) {
    const family = colorFamilyOf(foldName(color));
    if (family !== null) categories.push({ facet: 'colorFamily', value: family, confidence: 1, evidence: `colour: ${color}` });
  }
  categories.push(...originCategories(data.origin.country, 1, `origin: ${data.origin.country}`));
  if (data.family !== null)
    categories.push({ facet: 'family', value: toValue(data.family), confidence: 1, evidence: `family: ${data.family}` });
  categories.push(...data.facts.flatMap(factCategories));
  if (!categories.some((category) => category.facet === 'use')) categories.push(...typicalUses(type, 0.5));
  return unique(categories);
}

/** The stone of the catalogue that the text is about, where its name says so clearly. */
function knownStone(name: string | null, catalogue: NameIndex | null): StoneData | null {
  if (name === null || catalogue === null) return null;
  const { stoneId, confidence } = resolveIdentity(catalogue, name);
  return stoneId === null || confidence < 0.8 ? null : (catalogue.stoneById.get(stoneId)?.data ?? null);
}

const confidenceOf = ({ weight }: Reading, share: number) =>
  Math.round(Math.min(0.95, 0.55 + 0.1 * weight) * share * 100) / 100;

function typeCategory(name: string | null, description: string, known: StoneData | null): CategoryRecord | null {
  if (known !== null) {
    const type = known.type.toLowerCase();
    return { facet: 'type', value: type, confidence: 0.95, evidence: `the catalogue's ${known.name}` };
  }
  const told = reader.types(description).filter(({ value }) => TYPES.has(value));
  const named = reader.types(name ?? '').filter(({ value }) => TYPES.has(value));
  const [first, second] = told;
  const [byName] = named;
  if (first === undefined) {
    return byName === undefined
      ? null
      : { facet: 'type', value: byName.value, confidence: 0.6, evidence: `name: ${byName.evidence}` };
  }
  const agreed = byName === undefined ? undefined : told.find(({ value }) => value === byName.value);
  const chosen = agreed !== undefined && second !== undefined && agreed.weight >= first.weight ? agreed : first;
  return {
    facet: 'type',
    value: chosen.value,
    confidence: confidenceOf(chosen, second === undefined ? 1 : 0.9),
    evidence: `“${chosen.evidence}”`,
  };
}

function colorCategories(name: string | null, description: string, known: StoneData | null): CategoryRecord[] {
  const families = (known?.colors ?? []).map((color) => colorFamilyOf(foldName(color))).filter((family) => family !== null);
  const told = reader.colors(description, families);
  if (told.length > 0) {
    return told.map((reading) => ({
      facet: 'colorFamily',
      value: reading.value,
      confidence: 0.9,
      evidence: `“${reading.evidence}”`,
    }));
  }
  if (families[0] !== undefined && known !== null) {
    return [{ facet: 'colorFamily', value: families[0], confidence: 0.8, evidence: `the catalogue's ${known.name}` }];
  }
  return reader
    .colors(name ?? '', [])
    .map((reading) => ({ facet: 'colorFamily', value: reading.value, confidence: 0.6, evidence: `name: ${reading.evidence}` }));
}

function originOf(name: string | null, description: string, known: StoneData | null): CategoryRecord[] {
  if (known !== null) return originCategories(known.origin.country, 0.95, `the catalogue's ${known.name}`);
  const [told] = reader.countries(description);
  if (told !== undefined) return originCategories(told.value, confidenceOf(told, 1), `“${told.evidence}”`);
  const [continent] = reader.continents(`${description} ${name ?? ''}`);
  if (continent !== undefined)
    return [{ facet: 'region', value: continent.value, confidence: 0.8, evidence: `“${continent.evidence}”` }];
  const [named] = reader.countries(name ?? '');
  return named === undefined ? [] : originCategories(named.value, 0.5, `name: ${named.evidence}`);
}

function useCategories(description: string, type: string | null): CategoryRecord[] {
  const told = reader
    .uses(description)
    .map((reading) => ({ facet: 'use', value: reading.value, confidence: 0.85, evidence: `“${reading.evidence}”` }));
  return told.length > 0 || type === null ? told : typicalUses(type, 0.4);
}

/**
 * The categories of a stone that need not be in the catalogue.
 * @param name as the trade writes it, null where it is not known; what the description says goes before it
 * @param catalogue where given, a name that it knows clearly tells type and origin, which descriptions often leave out
 * @returns at most one type and one region; uses that the description does not name are the typical ones of the type, at 0.4
 */
export function categorizeText(
  name: string | null,
  description: string,
  catalogue: NameIndex | null = null,
): readonly CategoryRecord[] {
  const known = knownStone(name, catalogue);
  const type = typeCategory(name, description, known);
  return unique([
    ...(type === null ? [] : [type]),
    ...colorCategories(name, description, known),
    ...originOf(name, description, known),
    ...useCategories(description, type?.value ?? null),
    ...reader
      .finishes(description)
      .map((reading) => ({ facet: 'finish', value: reading.value, confidence: 0.8, evidence: `“${reading.evidence}”` })),
  ]);
}
