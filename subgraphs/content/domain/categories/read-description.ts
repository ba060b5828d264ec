/**
 * What a description says of a stone's type, colours, origin, uses and the rest, by the words of the taxonomy and a little of
 * their context: a colour of veins or crystals is not the stone's colour, the black of Ouro Preto is no colour, “etches in
 * kitchens” is no use, “not a marble” no type, and the floor of a courtyard is paving. One pass for each facet, O(words).
 */

import { languageOf } from '../linking/language.ts';
import { follows, isCapital, isDenied, type Reading, readWords, stands, sum, type Words, wayOf } from './description-text.ts';
import { BUILDINGS, FORMERLY, LINKS, OF, ONLY, OPEN_AIR, ORDINARY_DEMONYMS, REGIONAL, ROOMS } from './description-words.ts';
import { SUBDIVISION } from './gazetteer.ts';
import { createPhraseTable, type PhraseTable } from './phrase-table.ts';
import { createColorReader } from './read-colors.ts';
import { type NamedPlace, type PlaceReader, toReadings } from './read-places.ts';
import { createTypeReader } from './read-types.ts';
import type { Taxonomy } from './taxonomy.ts';

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

/** The country that a word names or in which the place lies that it names. */
interface PlaceSaid {
  readonly country: string;
  readonly isNation: boolean;
}

/** The use in its place: a floor in the open is paving, a wall in the open a facade, and a garden wall neither. */
function placeOf(use: string, words: Words, start: number, end: number): string | null {
  const isJoined = follows(LINKS, words, end, 1);
  if (use === 'interior-floor') return !isJoined && follows(OPEN_AIR, words, end, 3) ? 'paving' : use;
  if (use !== 'interior-wall') return use;
  if (stands(OPEN_AIR, words, start, 1)) return null;
  return follows(OPEN_AIR, words, end, 3) ? 'facade' : use;
}

/** Whether what has no capital may still be a place: the word of a nation in most languages, and all in a text without any. */
function isSaidSmall(words: Words, start: number, end: number, isNation: boolean): boolean {
  const only = end - start === 1 ? (words.texts[start] ?? '') : null;
  if (only !== null && (only.length < 4 || ORDINARY_DEMONYMS.has(only))) return false;
  return isNation || !words.hasCapitals || (only !== null && REGIONAL.has(only));
}

/** Whether the words at a place are a building or a room that only says whose floor or wall is meant: “church floors”, “sols des palais”. */
function isOnlyWhose(words: Words, found: readonly { readonly start: number; readonly end: number }[], at: number): boolean {
  const one = found[at];
  const only = one === undefined || one.end - one.start > 1 ? '' : (words.texts[one.start] ?? '');
  if (one === undefined || !(BUILDINGS.has(only) || ROOMS.has(only))) return false;
  const [before, after] = [found[at - 1], found[at + 1]];
  if (after !== undefined && after.start === one.end && !words.endsClause[one.end - 1]) return true;
  if (before === undefined || words.endsClause[before.end - 1] || one.start - before.end > 4) return false;
  const between = words.texts.slice(before.end, one.start);
  const [first = ''] = between;
  return OF.has(first) && !LINKS.has(first) && between.every((word) => OF.has(word) || BUILDINGS.has(word));
}

const GERMAN_SPEAKING: ReadonlySet<string> = new Set(['Germany', 'Austria', 'Switzerland']);
const ofPlace = (place: string) =>
  /^\p{L}{4,}$/u.test(place) ? [`${place}er`, place.replace(/(el|en|e)$/u, (end) => (end === 'el' ? 'ler' : 'er'))] : [];

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Places of the taxonomy go before others that share a word with them, but for a longer name of a subdivision: Karelia, South Karelia. */
function joinPlaces<Said extends Span>(said: readonly Said[], named: readonly NamedPlace[]) {
  const overlap = (one: Span, other: Span) => one.start < other.end && other.start < one.end;
  const longer = named.filter(({ place, start, end }) =>
    said.every((one) => !overlap(one, { start, end }) || (place.size >= SUBDIVISION && one.end - one.start < end - start)),
  );
  return { known: said.filter((one) => !longer.some((other) => overlap(one, other))), others: longer };
}

/** Makes a reader for a taxonomy and the places that it does not have; do it once. */
export function createDescriptionReader(taxonomy: Taxonomy, places: PlaceReader): DescriptionReader {
  const typeReader = createTypeReader(taxonomy);
  const placeWords = (country: string, words: readonly string[], isNation: boolean) =>
    words.map((word): readonly [string, PlaceSaid] => [word, { country, isNation }]);
  const everyCountry = taxonomy.regions.flatMap((region) => region.countries);
  const countries = createPhraseTable([
    ...everyCountry.flatMap(({ name, words, derived }) => placeWords(name, [name, ...words, ...derived], true)),
    ...everyCountry.flatMap(({ name, places, described }) => placeWords(name, [...places, ...described], false)),
    // German makes what comes from a place of its name: Wunsiedler, Soester.
    ...everyCountry
      .filter(({ name }) => GERMAN_SPEAKING.has(name))
      .flatMap(({ name, places, described }) => placeWords(name, [...places, ...described].flatMap(ofPlace), false)),
  ]);
  const continents = createPhraseTable(
    taxonomy.regions.flatMap(({ words, described, value }) => [...words, ...described].map((word) => [word, value] as const)),
  );
  // A phrase may stand for several uses: the table keeps them together.
  const byPhrase = new Map<string, string[]>();
  for (const use of taxonomy.uses)
    for (const phrase of [...use.phrases, ...use.described]) byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), use.value]);
  // English, French, Spanish and Portuguese make the plural by an s.
  const plurals = [...byPhrase].flatMap(([phrase, values]) => {
    const plural = `${phrase}s`;
    return /[a-z]$/.test(phrase) && !phrase.endsWith('s') && !byPhrase.has(plural) ? [[plural, values] as const] : [];
  });
  const uses: PhraseTable<readonly string[]> = createPhraseTable([...byPhrase, ...plurals]);
  const tableOf = (facet: WordFacet) =>
    createPhraseTable(taxonomy[facet].flatMap(({ words, value }) => words.map((word) => [word, value] as const)));
  const byFacet = {
    finishes: tableOf('finishes'),
    frost: tableOf('frost'),
    slip: tableOf('slip'),
    settings: tableOf('settings'),
    rarity: tableOf('rarity'),
  };

  const readColors = createColorReader(taxonomy, {
    namesRock: typeReader.namesRock,
    isRock: typeReader.isRock,
    placesOf(words) {
      const named = [
        ...countries.findIn(words.texts).filter(({ start, end }) => isCapital(words, start, end)),
        ...places.findIn(words),
      ];
      const several = named.filter(({ start, end }) => end - start > 1);
      return new Set(several.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)));
    },
  });

  function readUses(text: string): Reading[] {
    const words = readWords(text);
    const found = uses
      .findIn(words.texts)
      .filter(({ start, end }) => !isDenied(words, start, end) && !stands(FORMERLY, words, start, 4));
    const onlyThese = found.filter(({ start, end }) => stands(ONLY, words, start, 3) || follows(ONLY, words, end, 1));
    return sum(
      (onlyThese.length > 0 ? onlyThese : found.filter((_, at) => !isOnlyWhose(words, found, at))).flatMap(
        ({ start, end, value }) =>
          value.flatMap((use) => {
            const place = placeOf(use, words, start, end);
            return place === null ? [] : [{ value: place, weight: 1, evidence: words.written(start, end) }];
          }),
      ),
    );
  }

  return {
    types: typeReader.types,
    petrographies: typeReader.petrographies,
    colors: readColors,
    countries(text) {
      const words = readWords(text);
      const said = countries
        .findIn(words.texts)
        .filter(({ start, end, value }) => isCapital(words, start, end) || isSaidSmall(words, start, end, value.isNation));
      const language = languageOf(words.texts);
      const { known, others } = joinPlaces(said, places.findIn(words));
      return sum([
        ...known
          .filter(({ start, end }) => !isDenied(words, start, end))
          .map(({ start, end, value }) => ({
            value: value.country,
            weight: (end - start) * wayOf(words, start, end),
            evidence: words.written(start, end),
          })),
        ...others
          .filter(({ start, end }) => !isDenied(words, start, end))
          .flatMap((place) => toReadings(place, words, language)),
      ]);
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
            isDenied(words, start, end) ? [] : [{ value, weight: 1, evidence: words.written(start, end) }],
          ),
      );
    },
  };
}
