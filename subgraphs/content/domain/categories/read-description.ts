/**
 * What a description says of a stone's type, colours, origin, uses and the rest, by the words of the taxonomy and a little of
 * their context: a colour of veins or crystals is not the stone's colour, the black of Ouro Preto is no colour, “etches in
 * kitchens” is no use, “not a marble” no type, and the floor of a courtyard is paving. One pass for each facet, O(words).
 */

import { foldWords, tokenizeName } from '../identity/name-tokens.ts';
import { listedForms } from '../identity/word-forms.ts';
import {
  FORMERLY,
  HEADS,
  MINERALS,
  NEGATIONS,
  ONLY,
  OPEN_AIR,
  STRUCTURES,
  STRUCTURES_BEFORE,
  WITH,
} from './description-words.ts';
import { createPhraseTable, type PhraseTable } from './phrase-table.ts';
import type { Taxonomy } from './taxonomy.ts';

/** A value with the weight of its evidence and the words it rests on. */
export interface Reading {
  readonly value: string;
  readonly weight: number;
  readonly evidence: string;
}

/** Facets whose values are read by their words alone. */
export type WordFacet = 'finishes' | 'frost' | 'slip' | 'settings' | 'rarity';

export interface DescriptionReader {
  types(text: string): readonly Reading[];
  /** The same by the words of geologists only, for `petrography`. */
  petrographies(text: string): readonly Reading[];
  /** @param known families of the stone's colours, where it is known: they decide what a shade between two families is */
  colors(text: string, known: readonly string[]): readonly Reading[];
  countries(text: string): readonly Reading[];
  /** Continents named as such, for texts that name no country. */
  continents(text: string): readonly Reading[];
  uses(text: string): readonly Reading[];
  /** The values of a facet that the text names, those it denies left out. */
  valuesOf(facet: WordFacet, text: string): readonly Reading[];
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

/** Whether one of `words` stands up to `reach` words before `start` in the same clause. */
function stands(before: ReadonlySet<string>, { texts, endsClause }: Words, start: number, reach: number): boolean {
  for (let back = start - 1; back >= 0 && back >= start - reach; back -= 1) {
    if (endsClause[back]) return false;
    if (before.has(texts[back] ?? '')) return true;
  }
  return false;
}

/** Whether one of `words` stands up to `reach` words behind `end` in the same clause. */
function follows(words: ReadonlySet<string>, { texts, endsClause }: Words, end: number, reach: number): boolean {
  for (let ahead = end; ahead < texts.length && ahead < end + reach; ahead += 1) {
    if (endsClause[ahead - 1]) return false;
    if (words.has(texts[ahead] ?? '')) return true;
  }
  return false;
}

const isNegated = (words: Words, start: number) => stands(NEGATIONS, words, start, 4);

function sum(readings: readonly Reading[]): Reading[] {
  const best = new Map<string, Reading>();
  for (const reading of readings) {
    const known = best.get(reading.value);
    if (known === undefined) best.set(reading.value, reading);
    else best.set(reading.value, { ...known, weight: known.weight + reading.weight * 0.5 });
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight);
}

/** Whether the colour at a place is that of veins, flecks or grains. */
function isAccent(words: Words, start: number, end: number, isNamed: boolean, isType: (text: string) => boolean): boolean {
  const { texts, endsClause } = words;
  if (stands(STRUCTURES_BEFORE, words, start, 2)) return true;
  for (let ahead = end; ahead < Math.min(texts.length, end + 4); ahead += 1) {
    if (endsClause[ahead - 1]) return false;
    const text = texts[ahead] ?? '';
    if (STRUCTURES.has(text)) return true;
    // “Red quartz porphyry”: the mineral belongs to the name of the rock.
    if (MINERALS.has(text))
      return !(isType(texts[ahead + 1] ?? '') && !endsClause[ahead]) && (isNamed || stands(WITH, words, start, 3));
    // “Pink limestone of crinoids”: the colour is the rock's.
    if (HEADS.has(text) || isType(text)) return false;
  }
  return false;
}

/** German puts how strong a colour is before it: hellgrün, tiefrot. */
const SHADE_PREFIX = /^(hell|dunkel|tief|licht|blass|kraftig|leucht|zart|mittel)(?=\p{L}{3})/u;

/** Several words that stand in one text in any order, as `banded & calcite` asks for. */
interface Sign {
  readonly words: readonly string[];
  readonly value: string;
}

/** A type with the weight of the word that says so. */
interface TypeSaid {
  readonly value: string;
  readonly weight: number;
}

const TYPE_WEIGHT = { word: 3, petrography: 2, sign: 1.5 } as const;

function findSigns(signs: readonly Sign[], { texts }: Words): Reading[] {
  const present = new Set(texts);
  return signs.flatMap(({ words, value }) =>
    words.every((word) => present.has(word)) ? [{ value, weight: TYPE_WEIGHT.sign, evidence: words.join(', ') }] : [],
  );
}

/** The use in its place: a floor in the open is paving, a wall in the open a facade, and a garden wall neither. */
function placeOf(use: string, words: Words, start: number, end: number): string | null {
  if (use === 'interior-floor') return follows(OPEN_AIR, words, end, 3) ? 'paving' : use;
  if (use !== 'interior-wall') return use;
  if (stands(OPEN_AIR, words, start, 1)) return null;
  return follows(OPEN_AIR, words, end, 3) ? 'facade' : use;
}

/** Makes a reader for a taxonomy; do it once. */
export function createDescriptionReader(taxonomy: Taxonomy): DescriptionReader {
  const isSign = (phrase: string) => phrase.includes('&');
  const signs = taxonomy.types.flatMap(({ petrography, value }) =>
    petrography.filter(isSign).map((phrase): Sign => ({ words: foldWords(phrase.replaceAll('&', ' ')), value })),
  );
  const petrographic = taxonomy.types.flatMap(({ petrography, value }) =>
    petrography
      .filter((phrase) => !isSign(phrase))
      .map((phrase): readonly [string, TypeSaid] => [phrase, { value, weight: TYPE_WEIGHT.petrography }]),
  );
  const typeWords = taxonomy.types.flatMap(({ words, value }) =>
    words.map((word): readonly [string, TypeSaid] => [word, { value, weight: TYPE_WEIGHT.word }]),
  );
  const types = createPhraseTable([...petrographic, ...typeWords]);
  const petrographies = createPhraseTable(petrographic);
  const colors = createPhraseTable(
    taxonomy.colorFamilies.flatMap(({ words, described, value }) =>
      [...words, ...described].map((word) => [word, value] as const),
    ),
  );
  const shades = createPhraseTable(taxonomy.shades.flatMap((shade) => shade.words.map((word) => [word, shade] as const)));
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
  const tableOf = (facet: WordFacet) =>
    createPhraseTable(taxonomy[facet].flatMap(({ words, value }) => words.map((word) => [word, value] as const)));
  const byFacet = {
    finishes: tableOf('finishes'),
    frost: tableOf('frost'),
    slip: tableOf('slip'),
    settings: tableOf('settings'),
    rarity: tableOf('rarity'),
  };

  /** A colour word in another form or a compound of two: dorée, schwarzen, graugrün. */
  function colorsOfWord(word: string): readonly string[] {
    const plain = familyOf(word) ?? familyOf(word.replace(SHADE_PREFIX, ''));
    if (plain !== null) return [plain];
    for (let cut = 3; cut <= word.length - 3; cut += 1) {
      const [first, second] = [familyOf(word.slice(0, cut)), familyOf(word.slice(cut))];
      if (first !== null && second !== null) return first === second ? [first] : [first, second];
    }
    return [];
  }

  function familyOf(word: string): string | null {
    for (const form of listedForms(word)) {
      const [found] = colors.findIn([form]);
      if (found !== undefined) return found.value;
    }
    return null;
  }

  function readColors(text: string, known: readonly string[]): Reading[] {
    const words = readWords(text);
    const { texts } = words;
    const isPlace = new Set<number>();
    for (const { start, end } of countries.findIn(texts)) {
      if (end - start > 1 && isCapital(words, start, end)) for (let at = start; at < end; at += 1) isPlace.add(at);
    }
    const isNamed = types.findIn(texts).some(({ value }) => value.weight === TYPE_WEIGHT.word);
    const isType = (word: string) => types.findIn([word]).length > 0;
    const found = [...colors.findIn(texts)];
    const taken = new Set(found.flatMap(({ start, end }) => texts.slice(start, end).map((_, index) => start + index)));
    for (const [at, word] of texts.entries()) {
      if (!taken.has(at)) for (const value of colorsOfWord(word)) found.push({ start: at, end: at + 1, value });
    }
    return sum(
      found
        .sort((a, b) => a.start - b.start)
        .flatMap(({ start, end, value }) => {
          if (isPlace.has(start) || isAccent(words, start, end, isNamed, isType) || isNegated(words, start)) return [];
          const [shade] = shades.findIn(texts.slice(start, end));
          const agreed = shade?.value.between.filter((family) => known.includes(family)) ?? [];
          const families = agreed.length > 0 ? agreed : shade === undefined || !shade.value.all ? [value] : shade.value.between;
          return families.map((family) => ({ value: family, weight: 1, evidence: words.written(start, end) }));
        }),
    );
  }

  function readUses(text: string): Reading[] {
    const words = readWords(text);
    const found = uses
      .findIn(words.texts)
      .filter(({ start }) => !isNegated(words, start) && !stands(FORMERLY, words, start, 4));
    const onlyThese = found.filter(({ start, end }) => stands(ONLY, words, start, 3) || follows(ONLY, words, end, 1));
    return sum(
      (onlyThese.length > 0 ? onlyThese : found).flatMap(({ start, end, value }) =>
        value.flatMap((use) => {
          const place = placeOf(use, words, start, end);
          return place === null ? [] : [{ value: place, weight: 1, evidence: words.written(start, end) }];
        }),
      ),
    );
  }

  function readTypes(text: string, table: typeof types): Reading[] {
    const words = readWords(text);
    const named = table
      .findIn(words.texts)
      .flatMap(({ start, end, value: { value, weight } }) =>
        isNegated(words, start) ? [] : [{ value, weight, evidence: words.written(start, end) }],
      );
    return sum([...named, ...findSigns(signs, words)]);
  }

  return {
    types: (text) => readTypes(text, types),
    petrographies: (text) => readTypes(text, petrographies),
    colors: readColors,
    countries(text) {
      const words = readWords(text);
      return sum(
        countries
          .findIn(words.texts)
          .flatMap(({ start, end, value }) =>
            isNegated(words, start) || !isCapital(words, start, end)
              ? []
              : [{ value, weight: end - start, evidence: words.written(start, end) }],
          ),
      );
    },
    continents(text) {
      const words = readWords(text);
      return sum(
        continents
          .findIn(words.texts)
          .map(({ start, end, value }) => ({ value, weight: 1, evidence: words.written(start, end) })),
      );
    },
    uses: readUses,
    valuesOf(facet, text) {
      const words = readWords(text);
      return sum(
        byFacet[facet]
          .findIn(words.texts)
          .flatMap(({ start, end, value }) =>
            isNegated(words, start) ? [] : [{ value, weight: 1, evidence: words.written(start, end) }],
          ),
      );
    },
  };
}

/** Names of places are written with a capital, in scripts that have one. */
function isCapital(words: Words, start: number, end: number): boolean {
  return /(^|[^\p{L}])[\p{Lu}\p{Lo}]/u.test(words.written(start, end));
}
