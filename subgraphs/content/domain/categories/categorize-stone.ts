import type { StoneData, StoneFactRecord } from '../../../../platform/ports/catalogue.ts';
import { foldName } from '../identity/name-tokens.ts';
import { colorFamilyOf } from '../identity/trade-words.ts';
import { type CategoryRecord, implied, originCategories, reader, toValue, typicalUses, unique } from './category.ts';
import type { Reading } from './description-text.ts';
import type { WordFacet } from './read-description.ts';
import { TAXONOMY } from './taxonomy.ts';

/** Cycles of EN 12371 that a paving stone is tested for (EN 1341:2012, annex A names 56). */
const FROST_CYCLES = 56;

/** `yes` and `no` answer a fact that is named after its facet. */
const ANSWERS: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  frost: ['resistant', 'not-resistant'],
  slip: ['slip-resistant', 'slippery-when-wet'],
};

/** Facts whose name holds one of these words fill a facet by what they say. */
const FACT_FACETS: readonly { readonly names: RegExp; readonly facet: string; readonly read: WordFacet }[] = [
  { names: /finish/, facet: 'finish', read: 'finishes' },
  { names: /frost|freez/, facet: 'frost', read: 'frost' },
  { names: /slip/, facet: 'slip', read: 'slip' },
  { names: /rarity|availab|supply|stock/, facet: 'rarity', read: 'rarity' },
];

function readFact(facet: string, read: WordFacet, value: string): readonly Pick<Reading, 'value'>[] {
  const said = foldName(value);
  const [yes, no] = ANSWERS[facet] ?? [];
  if (yes !== undefined && /^(yes|resistant|good)$/.test(said)) return [{ value: yes }];
  if (no !== undefined && /^(no|not resistant|poor|sensitive)$/.test(said)) return [{ value: no }];
  return reader.valuesOf(read, value);
}

function factCategories(fact: StoneFactRecord): CategoryRecord[] {
  const evidence = `${fact.name}: ${fact.value}`;
  const { confidence } = fact;
  const name = foldName(fact.name);
  const of = (facet: string, readings: readonly Pick<Reading, 'value'>[]) =>
    readings.map(({ value }) => ({ facet, value, confidence, evidence }));
  const categories = FACT_FACETS.flatMap(({ names, facet, read }) =>
    names.test(name) ? of(facet, readFact(facet, read, fact.value)) : [],
  );
  if (fact.topic === 'APPLICATIONS') {
    categories.push(...of('use', reader.uses(fact.value)), ...of('setting', reader.valuesOf('settings', fact.value)));
  }
  if (fact.topic === 'PRICING' && /price|tier|range/.test(name)) {
    const said = foldName(fact.value);
    const tier = TAXONOMY.priceTiers.find(({ words }) => words.some((word) => said === foldName(word)));
    if (tier !== undefined) categories.push(...of('priceTier', [tier]));
  }
  return categories;
}

/** What the measured figures say of frost. */
function figureCategories({ technical }: StoneData): CategoryRecord[] {
  const cycles = technical.frostResistance;
  if (cycles === undefined || cycles.value < FROST_CYCLES) return [];
  return [{ facet: 'frost', value: 'resistant', confidence: 0.95, evidence: `${cycles.value} cycles withstood (EN 12371)` }];
}

/** The categories of a stone of the catalogue, from its facts; uses that no fact tells are the typical ones of its type, at 0.5. */
export function categorizeStone(data: StoneData): readonly CategoryRecord[] {
  const type = data.type.toLowerCase();
  const categories: CategoryRecord[] = [{ facet: 'type', value: type, confidence: 1, evidence: `type: ${type}` }];
  if (data.petrography !== null) {
    const [rock] = reader.types(data.petrography);
    const evidence = `petrography: ${data.petrography}`;
    if (rock !== undefined) categories.push({ facet: 'petrography', value: rock.value, confidence: 0.9, evidence });
  }
  for (const color of data.colors) {
    const family = colorFamilyOf(foldName(color));
    if (family !== null) categories.push({ facet: 'colorFamily', value: family, confidence: 1, evidence: `colour: ${color}` });
  }
  categories.push(...originCategories(data.origin.country, 1, `origin: ${data.origin.country}`));
  if (data.family !== null)
    categories.push({ facet: 'family', value: toValue(data.family), confidence: 1, evidence: `family: ${data.family}` });
  categories.push(...data.facts.flatMap(factCategories), ...figureCategories(data));
  if (!categories.some((category) => category.facet === 'use')) categories.push(...typicalUses(type, 0.5));
  return unique([...categories, ...implied(categories)]);
}
