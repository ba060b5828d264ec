/**
 * Every name of the catalogue as one trie over folded words, so that a text is searched for all names at once: from each word
 * of the text the trie is walked as long as names go on, which is at most the longest name. Time O(words × longest name),
 * whatever the number of names; memory O(all names). Offsets come from the words, so the text itself is never rewritten.
 */

import { TAXONOMY } from '../categories/taxonomy.ts';
import {
  buildNameIndex,
  describeWord,
  type NamedStone,
  type NameEntry,
  type NameIndex,
  type NameOwner,
  type NameWord,
} from '../identity/name-index.ts';
import { foldName, foldWords, tokenizeName } from '../identity/name-tokens.ts';
import { ORDINARY_WORDS } from '../identity/ordinary-words.ts';
import { CONNECTORS } from '../identity/trade-words.ts';
import { ALSO_PLACES, ALSO_THINGS } from './also-means.ts';
import { ENGLISH_COLORS, ORDINARY_PHRASES, OTHER_MEANINGS, OTHER_PLACES } from './context-words.ts';

/**
 * How much a name needs from its context:
 * `distinct` means a stone wherever it stands; `plain` consists of ordinary words and means one when it is written as a name;
 * `generic` describes (“Green Marble”); `place` is a place too; `ordinary` is a word or phrase with a commoner meaning.
 */
export type NameStrength = 'distinct' | 'plain' | 'generic' | 'place' | 'ordinary';

/** A name as the automaton finds it. */
export interface NamePattern {
  readonly name: string;
  /** Best first: the stone whose own name it is, then the catalogue's order. */
  readonly owners: readonly NameOwner[];
  readonly strength: NameStrength;
  /** What a distinct name means besides, though rarely in texts about stone. */
  readonly alsoMeans: 'place' | 'thing' | null;
}

export interface TrieNode {
  readonly next: Map<string, TrieNode>;
  pattern: NamePattern | null;
}

/** Built once for a catalogue and never changed after. */
export interface MentionAutomaton {
  readonly root: TrieNode;
  readonly stoneById: ReadonlyMap<string, NamedStone>;
  /** Country of a folded place of the catalogue or the taxonomy. */
  readonly placeCountry: ReadonlyMap<string, string>;
  /** Folded words that occur in some name of the catalogue. */
  readonly nameWords: ReadonlySet<string>;
  /** What stands between two words of some name besides blanks, hyphens and apostrophes. */
  readonly gaps: ReadonlySet<string>;
}

function gatherPlaces(stones: readonly NamedStone[]): Map<string, string> {
  const places = new Map<string, string>();
  for (const { countries } of TAXONOMY.regions) {
    for (const country of countries) {
      for (const place of [country.name, ...country.words, ...country.places]) {
        const key = foldName(place);
        if (key !== '' && !places.has(key)) places.set(key, country.name);
      }
    }
  }
  for (const { data } of stones) {
    for (const place of [data.origin.region, data.origin.locality]) {
      const key = foldName(place ?? '');
      if (key !== '' && !places.has(key)) places.set(key, data.origin.country);
    }
  }
  return places;
}

/** A place may be spelt a little differently from the name made of it: Thassos from Thasos, Pentelic from Pentelicus. */
function isNearly(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 5 && long.length - short.length <= 2 && (long.startsWith(short) || squeeze(long) === squeeze(short));
}

const squeeze = (word: string) => word.replace(/(.)\1/g, '$1');

function strengthOf(
  entry: NameEntry,
  places: ReadonlyMap<string, string>,
  hasNote: (owner: NameOwner) => boolean,
): NameStrength {
  const all = entry.key.split(' ');
  if (all.some((word) => /\d/.test(word))) return 'distinct';
  if (entry.owners.some(hasNote) || ORDINARY_PHRASES.has(entry.key)) return 'ordinary';
  const words = all.map(describeWord);
  if (all.length === 1) {
    if (ORDINARY_WORDS.has(entry.key) || OTHER_MEANINGS.has(entry.key) || words[0]?.color != null) return 'ordinary';
  }
  const localities = entry.owners.flatMap(({ stone: { data } }) =>
    [data.origin.locality, data.origin.region].flatMap((place) => {
      const folded = foldWords(place ?? '');
      return [folded.join(' '), folded.at(-1) ?? ''];
    }),
  );
  if (
    places.has(entry.key) ||
    OTHER_PLACES.has(entry.key) ||
    localities.some((place) => place !== '' && isNearly(place, entry.key))
  ) {
    return 'place';
  }
  const telling = words.filter((word) => !CONNECTORS.has(word.text));
  const describes = telling.every((word) => word.rock !== null || word.color !== null || word.country !== null);
  if (describes) {
    if (all.length === 1) return 'ordinary';
    const hasRock = telling.some((word) => word.rock !== null);
    if (hasRock) return telling.some((word) => word.country !== null) ? 'plain' : 'generic';
    return telling.every((word) => word.country !== null || ENGLISH_COLORS.has(word.text)) ? 'plain' : 'distinct';
  }
  const isOrdinary = (word: NameWord) => ORDINARY_WORDS.has(word.text) || ENGLISH_COLORS.has(word.text) || word.rock !== null;
  if (telling.every(isOrdinary)) return 'plain';
  return 'distinct';
}

const alsoMeansOf = (key: string): NamePattern['alsoMeans'] =>
  ALSO_PLACES.has(key) ? 'place' : ALSO_THINGS.has(key) ? 'thing' : null;

/** German and Scandinavian ways of writing a name without its dots and strokes. */
function respellings(name: string): string[] {
  if (!/[äöüåøæ]/i.test(name)) return [];
  const written: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe', æ: 'ae' };
  return [
    foldName(
      name
        .normalize('NFC')
        .toLowerCase()
        .replace(/[äöüåøæ]/g, (letter) => written[letter] ?? letter),
    ),
  ];
}

/** The word sequences under which a name is found: as written, joined, parted, respelt. */
export function spellingsOf(name: string): string[][] {
  const words = foldWords(name);
  const key = words.join(' ');
  const variants = [words, ...respellings(name).map((key) => key.split(' '))];
  const code = words.length === 1 ? /^([a-z]+)(\d+)$/.exec(key) : null;
  if (code !== null) variants.push([code[1] ?? '', code[2] ?? '']);
  // “Tajmahal”, “Yorkstone”; short ones would meet ordinary words.
  if (words.length === 2 && key.length >= 9) variants.push([words.join('')]);
  for (const [position, word] of words.entries()) {
    const stone = /^([a-z]{3,})stone$/.exec(word)?.[1];
    if (stone !== undefined && !['lime', 'sand', 'free'].includes(stone))
      variants.push([...words.slice(0, position), stone, 'stone', ...words.slice(position + 1)]);
    if (words[position + 1] === 'stone')
      variants.push([...words.slice(0, position), `${word}stone`, ...words.slice(position + 2)]);
  }
  return variants;
}

/** The text between the words of a name. */
function gapsOf(name: string): string[] {
  const tokens = tokenizeName(name);
  return tokens.slice(1).map((token, position) => name.slice(tokens[position]?.end ?? 0, token.start));
}

/**
 * Builds the automaton; 545 stones with 2,200 names take some 50 ms.
 * @param index of the same stones, where there is one already
 */
export function buildMentionAutomaton(
  stones: readonly NamedStone[],
  index: NameIndex = buildNameIndex(stones),
): MentionAutomaton {
  const placeCountry = gatherPlaces(stones);
  const root: TrieNode = { next: new Map(), pattern: null };
  const nameWords = new Set<string>();
  const gaps = new Set<string>();
  const isOrdinaryByNote = (owner: NameOwner) => /ordinary|place name|homonym of|trade word/.test(owner.note ?? '');
  const insert = (words: readonly string[], pattern: NamePattern) => {
    let node = root;
    for (const word of words) {
      let next = node.next.get(word);
      if (next === undefined) {
        next = { next: new Map(), pattern: null };
        node.next.set(word, next);
      }
      node = next;
    }
    node.pattern ??= pattern;
  };
  const patterns = index.entries.map((entry) => ({
    entry,
    pattern: {
      name: entry.name,
      owners: entry.owners,
      strength: strengthOf(entry, placeCountry, isOrdinaryByNote),
      alsoMeans: alsoMeansOf(entry.key),
    },
  }));
  // Names as written come first, so that no variant of one name hides another name.
  for (const { entry, pattern } of patterns) {
    insert(entry.key.split(' '), pattern);
    for (const word of entry.key.split(' ')) nameWords.add(word);
    for (const gap of gapsOf(entry.name)) gaps.add(gap);
  }
  for (const { entry, pattern } of patterns) for (const words of spellingsOf(entry.name).slice(1)) insert(words, pattern);
  return { root, stoneById: index.stoneById, placeCountry, nameWords, gaps };
}
