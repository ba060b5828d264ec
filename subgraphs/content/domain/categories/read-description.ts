/**
 * What a description says of a stone's type, colours, origin and uses, by the words of the taxonomy and a little of their
 * context: a colour of veins or crystals is not the stone's colour, “etches in kitchens” is no use, “not a marble” no type.
 */
import { tokenizeName } from '../identity/name-tokens.ts';
import { createPhraseTable, type PhraseTable } from './phrase-table.ts';
import type { Taxonomy } from './taxonomy.ts';

/** A value with the weight of its evidence and the words it rests on. */
export interface Reading {
  readonly value: string;
  readonly weight: number;
  readonly evidence: string;
}

/** A text in folded words, with where clauses end. */
interface Words {
  readonly texts: readonly string[];
  readonly endsClause: readonly boolean[];
  readonly written: (start: number, end: number) => string;
}

function readWords(text: string): Words {
  const tokens = tokenizeName(text);
  return {
    texts: tokens.map((token) => token.text),
    endsClause: tokens.map((token, index) => /[,.;:!?()]/.test(text.slice(token.end, tokens[index + 1]?.start ?? text.length))),
    written: (start, end) => text.slice(tokens[start]?.start ?? 0, tokens[end - 1]?.end ?? 0),
  };
}

/** What is in a stone rather than the stone: its colour is not the stone's. */
const ACCENTS = new Set(
  `vein veins veining veined veinlets veinlet feldspar feldspars phenocrysts fleck flecks speck specks spots spot crystal crystals fossils fossil
   shells shell inclusions inclusion flakes flake lines line threads thread stylolites stylolite garnets garnet mica quartz calcite streaks streak
   network netting flashes flash schiller clasts fragments nodules seams seam amphibole tourmaline crinoids corals edges labradorescence glints glint
   sparkles sparkle eyes dots dot mottles patches patch swirls`.split(/\s+/),
);
const NEGATIONS = new Set(
  'not no never nor avoid without unlike unsuitable except neither isn cannot rather instead than etches etch stains'.split(
    ' ',
  ),
);
/** Shades between two families, named after the nearer; what else is known of the stone decides. */
const SHADES: Readonly<Record<string, readonly string[]>> = {
  buff: ['beige', 'brown'],
  tan: ['beige', 'brown'],
  honey: ['yellow', 'brown'],
  ochre: ['yellow', 'brown'],
  rust: ['orange', 'brown', 'red'],
  rusty: ['orange', 'yellow', 'brown'],
  salmon: ['pink', 'orange'],
  peach: ['pink', 'orange'],
  silver: ['silver', 'grey'],
  silvery: ['silver', 'grey'],
  burgundy: ['red', 'purple'],
  cherry: ['red'],
  ivory: ['cream', 'white'],
  pale: ['white', 'cream', 'beige'],
  dark: ['black', 'brown', 'grey'],
};

export interface DescriptionReader {
  types(text: string): readonly Reading[];
  colors(text: string, known: readonly string[]): readonly Reading[];
  countries(text: string): readonly Reading[];
  /** Continents named as such, for texts that name no country. */
  continents(text: string): readonly Reading[];
  uses(text: string): readonly Reading[];
  finishes(text: string): readonly Reading[];
}

function isNegated({ texts, endsClause }: Words, start: number): boolean {
  for (let back = start - 1; back >= 0 && back >= start - 4; back -= 1) {
    if (endsClause[back]) return false;
    if (NEGATIONS.has(texts[back] ?? '')) return true;
  }
  return false;
}

function sum(readings: readonly Reading[]): Reading[] {
  const best = new Map<string, Reading>();
  for (const reading of readings) {
    const known = best.get(reading.value);
    if (known === undefined) best.set(reading.value, reading);
    else best.set(reading.value, { ...known, weight: known.weight + reading.weight * 0.5 });
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight);
}

/** Makes a reader for a taxonomy; do it once. */
export function createDescriptionReader(taxonomy: Taxonomy): DescriptionReader {
  const types = createPhraseTable<{ readonly value: string; readonly weight: number }>([
    ...taxonomy.types.flatMap((type) => type.petrography.map((phrase) => [phrase, { value: type.value, weight: 2 }] as const)),
    ...taxonomy.types.flatMap((type) => type.words.map((word) => [word, { value: type.value, weight: 3 }] as const)),
  ]);
  const colors = createPhraseTable([
    ...taxonomy.colorFamilies.flatMap((family) => family.words.map((word) => [word, family.value] as const)),
  ]);
  const countries = createPhraseTable(
    taxonomy.regions.flatMap((region) =>
      region.countries.flatMap((country) =>
        [country.name, ...country.words, ...country.places].map((word) => [word, country.name] as const),
      ),
    ),
  );
  const continents = createPhraseTable(
    taxonomy.regions.flatMap((region) => region.words.map((word) => [word, region.value] as const)),
  );
  // A phrase may stand for several uses: the table keeps them together.
  const byPhrase = new Map<string, string[]>();
  for (const use of taxonomy.uses)
    for (const phrase of use.phrases) byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), use.value]);
  const uses: PhraseTable<readonly string[]> = createPhraseTable(byPhrase);
  const finishes = createPhraseTable(
    taxonomy.finishes.flatMap((finish) => finish.words.map((word) => [word, finish.value] as const)),
  );

  const readAll = <Value>(
    text: string,
    table: PhraseTable<Value>,
    toReadings: (value: Value, words: Words, start: number, end: number) => readonly Reading[],
  ) => {
    const words = readWords(text);
    return sum(table.findIn(words.texts).flatMap(({ start, end, value }) => toReadings(value, words, start, end)));
  };

  return {
    types: (text) =>
      readAll(text, types, ({ value, weight }, words, start, end) =>
        isNegated(words, start) ? [] : [{ value, weight, evidence: words.written(start, end) }],
      ),
    colors: (text, known) =>
      readAll(text, colors, (family, words, start, end) => {
        for (let ahead = end; ahead < Math.min(words.texts.length, end + 4); ahead += 1) {
          if (words.endsClause[ahead - 1]) break;
          if (ACCENTS.has(words.texts[ahead] ?? '')) return [];
          if (['ground', 'rock', 'stone', 'with', 'from'].includes(words.texts[ahead] ?? '')) break;
        }
        if (isNegated(words, start)) return [];
        const evidence = words.written(start, end);
        const shades = SHADES[words.texts[start] ?? ''] ?? [family];
        const agreed = shades.filter((shade) => known.includes(shade));
        return (agreed.length > 0 ? agreed : [family]).map((value) => ({ value, weight: 1, evidence }));
      }),
    countries: (text) =>
      readAll(text, countries, (value, words, start, end) =>
        isNegated(words, start) || !/^[\p{Lu}\p{Lo}]/u.test(words.written(start, end))
          ? []
          : [{ value, weight: end - start, evidence: words.written(start, end) }],
      ),
    continents: (text) =>
      readAll(text, continents, (value, words, start, end) => [{ value, weight: 1, evidence: words.written(start, end) }]),
    uses: (text) =>
      readAll(text, uses, (values, words, start, end) =>
        isNegated(words, start) ? [] : values.map((value) => ({ value, weight: 1, evidence: words.written(start, end) })),
      ),
    finishes: (text) =>
      readAll(text, finishes, (value, words, start, end) => [{ value, weight: 1, evidence: words.written(start, end) }]),
  };
}
