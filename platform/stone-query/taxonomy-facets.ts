import taxonomy from '../../data/taxonomy.json' with { type: 'json' };
import { fold } from './fold.ts';

const CONTINENTS: ReadonlyMap<string, string> = new Map(
  taxonomy.regions.flatMap(({ value, countries }) => countries.map(({ name }) => [fold(name), value] as const)),
);

/** The colour family of each colour word. */
const COLOR_FAMILIES: ReadonlyMap<string, string> = new Map(
  taxonomy.colorFamilies.flatMap(({ value, words }) => words.map((word) => [fold(word), value] as const)),
);

/** The taxonomy's families of some colours, without repeats, in their order. */
export function colorFamilies(colors: readonly string[]): readonly string[] {
  return [...new Set(colors.flatMap((color) => COLOR_FAMILIES.get(fold(color)) ?? []))];
}

/** The continent of a country as the taxonomy's `region` names it; null for a country that the taxonomy does not know. */
export function continentOf(country: string): string | null {
  return CONTINENTS.get(fold(country)) ?? null;
}
