import type { StoneData } from '../../../../platform/ports/catalogue.ts';
import type { NameIndex } from '../identity/name-index.ts';
import { foldName } from '../identity/name-tokens.ts';
import { resolveIdentity } from '../identity/resolve-identity.ts';
import { colorFamilyOf } from '../identity/trade-words.ts';
import { type CategoryRecord, implied, originCategories, reader, regionOf, toValue, typicalUses, unique } from './category.ts';
import type { Reading } from './description-text.ts';
import { inferType } from './infer-type.ts';
import { TAXONOMY } from './taxonomy.ts';

const TYPES = new Set(TAXONOMY.types.map((type) => type.value));

/** Weight from which words say a type; what is below only hints at it. A rock's name weighs 6, a geologist's phrase 2. */
const LEAST_TOLD = 1.4;
/** Weight from which a place in a stone's name says where it is from: that of a subdivision, for towns are called like anything. */
const LEAST_IN_NAME = 0.7;
/** What the trade calls rocks that it has no word of its own for. */
const TRADED_AS: Readonly<Record<string, string>> = { breccia: 'marble' };

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
  const told = reader.types(description).filter(({ value, weight }) => TYPES.has(value) && weight >= LEAST_TOLD);
  const named = reader.types(name ?? '').filter(({ value, weight }) => TYPES.has(value) && weight > 0);
  // A breccia is a make of many rocks: another word tells which.
  const [first, second] = told.toSorted((a, b) => Number(a.value in TRADED_AS) - Number(b.value in TRADED_AS));
  const [byName] = named;
  if (first === undefined) {
    return byName === undefined
      ? null
      : { facet: 'type', value: byName.value, confidence: 0.6, evidence: `name: ${byName.evidence}` };
  }
  const agreed = byName === undefined ? undefined : told.find(({ value }) => value === byName.value);
  const chosen = agreed !== undefined && second !== undefined && agreed.weight >= first.weight ? agreed : first;
  const trade = TRADED_AS[chosen.value];
  return {
    facet: 'type',
    value: trade ?? chosen.value,
    confidence: confidenceOf({ ...chosen, weight: chosen.weight / 2 }, second === undefined && trade === undefined ? 1 : 0.9),
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
  const [continent] = reader.continents(`${description} ${name ?? ''}`);
  const countries = reader.countries(description);
  const [likeliest] = countries;
  // A town of the gazetteer is meant in the continent that the text names.
  const told =
    likeliest === undefined || likeliest.weight >= 1 || continent === undefined
      ? likeliest
      : countries.find(({ value }) => regionOf(value) === continent.value);
  if (told !== undefined) return originCategories(told.value, confidenceOf(told, 1), `“${told.evidence}”`);
  if (continent !== undefined)
    return [{ facet: 'region', value: continent.value, confidence: 0.8, evidence: `“${continent.evidence}”` }];
  const [named] = reader.countries(name ?? '').filter(({ weight }) => weight >= LEAST_IN_NAME);
  return named === undefined ? [] : originCategories(named.value, 0.5, `name: ${named.evidence}`);
}

function useCategories(description: string, type: string | null): CategoryRecord[] {
  const told = reader
    .uses(description)
    .map((reading) => ({ facet: 'use', value: reading.value, confidence: 0.85, evidence: `“${reading.evidence}”` }));
  return told.length > 0 || type === null ? told : typicalUses(type, 0.4);
}

/** The type by the catalogue's stones from there, never as sure as a word. */
function guessedType(
  description: string,
  colors: readonly CategoryRecord[],
  origin: readonly CategoryRecord[],
  catalogue: NameIndex | null,
): CategoryRecord | null {
  const hints = reader.types(description).filter(({ value }) => TYPES.has(value));
  const [hint] = hints;
  if (catalogue === null) {
    return hint === undefined || hint.weight <= 0
      ? null
      : { facet: 'type', value: hint.value, confidence: 0.3, evidence: `“${hint.evidence}”` };
  }
  const country = origin.find(({ facet }) => facet === 'country')?.value.replaceAll('-', ' ') ?? null;
  const uses = reader.uses(description).map(({ value }) => value);
  const guess = inferType(description, { country, colors: colors.map(({ value }) => value), uses, hints }, catalogue);
  if (guess === null) return null;
  return { facet: 'type', value: guess.value, confidence: Math.round(guess.share * 50) / 100, evidence: guess.evidence };
}

/** Facets that are read by their words alone, with the confidence that the word is meant so. */
const SAID = [
  { facet: 'finish', read: 'finishes', confidence: 0.8 },
  { facet: 'frost', read: 'frost', confidence: 0.85 },
  { facet: 'slip', read: 'slip', confidence: 0.8 },
  { facet: 'setting', read: 'settings', confidence: 0.8 },
  { facet: 'rarity', read: 'rarity', confidence: 0.7 },
] as const;

function saidCategories(description: string): CategoryRecord[] {
  return SAID.flatMap(({ facet, read, confidence }) =>
    reader.valuesOf(read, description).map(({ value, evidence }) => ({ facet, value, confidence, evidence: `“${evidence}”` })),
  );
}

function petrographyCategories(description: string, known: StoneData | null): CategoryRecord[] {
  const [told] = reader.petrographies(description);
  if (told !== undefined) {
    return [{ facet: 'petrography', value: told.value, confidence: confidenceOf(told, 0.9), evidence: `“${told.evidence}”` }];
  }
  const [rock] = known?.petrography ? reader.types(known.petrography) : [];
  if (rock === undefined) return [];
  return [{ facet: 'petrography', value: rock.value, confidence: 0.8, evidence: `the catalogue's ${known?.name}` }];
}

/**
 * The categories of a stone that need not be in the catalogue.
 * @param name as the trade writes it, null where it is not known; what the description says goes before it
 * @param catalogue where given, a name that it knows clearly tells type and origin, which descriptions often leave out
 * @returns at most one type and one region; a type that nothing says is guessed from the catalogue's stones of the place, at 0.5
 *   at most; uses that the description does not name are the typical ones of the type, at 0.4
 */
export function categorizeText(
  name: string | null,
  description: string,
  catalogue: NameIndex | null = null,
): readonly CategoryRecord[] {
  const known = knownStone(name, catalogue);
  const colors = colorCategories(name, description, known);
  const origin = originOf(name, description, known);
  const told = typeCategory(name, description, known);
  const type = told ?? guessedType(description, colors, origin, catalogue);
  const family = known?.family ?? null;
  const categories = [
    ...(type === null ? [] : [type]),
    ...petrographyCategories(description, known),
    ...colors,
    ...origin,
    ...(family === null
      ? []
      : [{ facet: 'family', value: toValue(family), confidence: 0.9, evidence: `the catalogue's ${known?.name}` }]),
    ...useCategories(description, type?.value ?? null),
    ...saidCategories(description),
  ];
  return unique([...categories, ...implied(categories)]);
}
