/**
 * The countries of places that a description names and the taxonomy does not: towns and subdivisions by `data/gazetteer.txt.gz`, what was
 * added by hand by `data/places.txt`, and adjectives made of both. A place counts by its size, and by whether the words around it
 * say that the stone comes from there or went there. O(words), a few hundred look-ups for a long description.
 */

import type { Language } from '../linking/language.ts';
import { type Reading, readWords, type Words, wayOf } from './description-text.ts';
import { COMING_FROM, LINKS, PLACING } from './description-words.ts';
import {
  BY_HAND,
  type Gazetteer,
  isLandform,
  isSmallWord,
  type KnownPlace,
  type PlaceMeant,
  placeKey,
  SUBDIVISION,
} from './gazetteer.ts';
import { placeOfAdjective } from './place-adjectives.ts';
import type { PlaceList } from './place-list.ts';

/** A span of words that names a place. */
export interface NamedPlace {
  readonly start: number;
  readonly end: number;
  readonly place: KnownPlace;
  readonly isAdjective: boolean;
}

export interface PlaceReader {
  /** The places that a text names, in order, no two overlapping. */
  findIn(words: Words): readonly NamedPlace[];
  /** Whether a name is that of a place and no ordinary word. */
  isPlace(name: string): boolean;
}

/** Words of the longest name looked for. */
const LONGEST = 6;
/** From towns of so many on (some 30,000), a capital at the start of a sentence is enough. */
const KNOWN_SIZE = 3;

const isCapitalAt = ({ written }: Words, at: number) => /^\p{Lu}/u.test(written(at, at + 1));

const isSmallAt = ({ written }: Words, at: number) => /^\p{Ll}/u.test(written(at, at + 1));

/** Whether the words around what has a capital say a place rather than a person, a firm or a hotel: “near Bristol”, “Bristol granite”. */
function isPlaced(words: Words, start: number, end: number): boolean {
  const before = words.texts[start - 1] ?? '';
  if (!words.endsClause[start - 1] && (PLACING.has(before) || COMING_FROM.has(before) || LINKS.has(before))) return true;
  const isListed = words.endsClause[start - 1] === true && !words.startsSentence[start];
  return isListed || (end < words.texts.length && !words.endsClause[end - 1] && isSmallAt(words, end));
}

/** Whether what has a capital may be no name of a place: an ordinary word, a village, a town that nothing around says is one. */
function isDoubtful(words: Words, start: number, end: number, { isWord, size }: KnownPlace): boolean {
  if (isWord || size === 0) return !PLACING.has(words.texts[start - 1] ?? '') || words.endsClause[start - 1] === true;
  if (size >= SUBDIVISION) return false;
  return !isPlaced(words, start, end) || (end === start + 1 && words.startsSentence[start] === true && size < KNOWN_SIZE);
}

/** Of homonyms one in a country of the text's own language is likelier, by so much. */
const AT_HOME = 20;
const HOMES: Partial<Readonly<Record<Language, readonly string[]>>> = {
  it: ['Italy'],
  es: ['Spain'],
  pt: ['Portugal', 'Brazil'],
  fr: ['France'],
  de: ['Germany', 'Austria', 'Switzerland'],
  tr: ['Turkey'],
};

/** The shares of homonyms in a text of this language. */
function sharesIn(countries: readonly PlaceMeant[], language: Language): readonly PlaceMeant[] {
  const homes = HOMES[language] ?? [];
  if (countries.length < 2 || homes.length === 0) return countries;
  const weighed = countries.map(({ country, share }) => ({
    country,
    share: homes.includes(country) ? share * AT_HOME : share,
  }));
  const all = weighed.reduce((sum, { share }) => sum + share, 0);
  return weighed.map(({ country, share }) => ({ country, share: share / all }));
}

/** A town counts less than a country or a place of the taxonomy, whatever stands before it. */
const MOST_OF_TOWN = 0.95;

/** The countries that a place may be in, weighed by its size, the text's language and the way that the words around it speak of. */
export function toReadings({ start, end, place, isAdjective }: NamedPlace, words: Words, language: Language): Reading[] {
  const { size } = place;
  const weight = size === BY_HAND ? 0.9 : size === SUBDIVISION ? 0.8 : 0.35 + 0.05 * size;
  const said = weight * (place.isWord ? 0.6 : 1) * (isAdjective ? 0.9 : 1) * wayOf(words, start, end);
  const most = size < SUBDIVISION ? MOST_OF_TOWN : Number.POSITIVE_INFINITY;
  const evidence = words.written(start, end);
  return sharesIn(place.countries, language).map(({ country, share }) => ({
    value: country,
    weight: Math.min(said, most) * share,
    evidence,
  }));
}

/** Makes a reader for the places by hand and those of the sources; the former go first. */
export function createPlaceReader(byHand: PlaceList, gazetteer: Gazetteer): PlaceReader {
  const gazetteers = [byHand, gazetteer];
  const find = (key: string) => byHand.find(key) ?? gazetteer.find(key);

  /** What a span of words names; `null` for one that has no capital where its name has one. */
  function placeOf(words: Words, start: number, end: number): KnownPlace | null {
    const texts = words.texts.slice(start, end);
    const key = placeKey(texts);
    if (isSmallWord(texts[0] ?? '') && !isCapitalAt(words, start)) return null;
    if (!isCapitalAt(words, start) && !isCapitalAt(words, end - 1)) return byHand.findSmall(key);
    const isName = texts.every((word, at) => isSmallWord(word) || isCapitalAt(words, start + at));
    const named = byHand.find(key) ?? (isName ? gazetteer.find(key) : null) ?? byHand.findSmall(key);
    if (named !== null || texts.length === 1) return named;
    if (isLandform(texts[0] ?? '')) return byHand.findLandform(placeKey(texts.slice(1).filter((word) => !isSmallWord(word))));
    return isLandform(texts.at(-1) ?? '') ? byHand.findLandform(placeKey(texts.slice(0, -1))) : null;
  }

  /** The name that begins at a word, the longest first, or else the place whose adjective the word is. */
  function nameAt(words: Words, start: number): NamedPlace | null {
    const { texts, endsClause } = words;
    let last = start + 1;
    while (last < texts.length && last < start + LONGEST && !endsClause[last - 1]) last += 1;
    for (let end = last; end > start; end -= 1) {
      if (end > start + 1 && isSmallWord(texts[end - 1] ?? '')) continue;
      const place = placeOf(words, start, end);
      if (place === null) continue;
      if (!isDoubtful(words, start, end, place)) return { start, end, place, isAdjective: false };
    }
    const place = placeOfAdjective(words.written(start, start + 1), gazetteers);
    return place === null ? null : { start, end: start + 1, place, isAdjective: true };
  }

  return {
    findIn(words) {
      const found: NamedPlace[] = [];
      for (let at = 0; at < words.texts.length; ) {
        const named = nameAt(words, at);
        if (named !== null) found.push(named);
        at = named?.end ?? at + 1;
      }
      return found;
    },
    isPlace(name) {
      const place = find(placeKey(readWords(name).texts));
      return place !== null && !place.isWord;
    },
  };
}
