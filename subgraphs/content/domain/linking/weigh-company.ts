/**
 * The company that a name keeps, farther off than the words beside it: stones accepted in the text, words of the trade and of
 * other trades within twenty words, places where its stone is quarried.
 */
import { foldWords } from '../identity/name-tokens.ts';
import {
  MATERIAL_POSSESSIONS,
  MATERIAL_WORDS,
  OTHER_DOMAINS,
  STONE_GOODS,
  STONE_NOUNS_BESIDE,
  STONE_SCENES,
} from './context-words.ts';
import type { Tally } from './evidence.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import type { NamePattern } from './mention-automaton.ts';
import { isRaised, type TextView, wordAt, wordBefore } from './text-view.ts';

/** How far the company of a name is read, in words to each side. */
const REACH = 20;
const SCENE_REACH = 12;

const TRADE = [STONE_GOODS, STONE_NOUNS_BESIDE, MATERIAL_WORDS, MATERIAL_POSSESSIONS];

/** Running counts of a text's words of the trade and of other trades: `[n]` counts the words before word n. */
interface Topics {
  readonly trade: Uint32Array;
  readonly others: Uint32Array;
}

const topicsByView = new WeakMap<TextView, Topics>();

function topicsOf(view: TextView): Topics {
  let topics = topicsByView.get(view);
  if (topics === undefined) {
    const { length } = view.words;
    topics = { trade: new Uint32Array(length + 1), others: new Uint32Array(length + 1) };
    for (const [position, { text }] of view.words.entries()) {
      const isTrade = TRADE.some((words) => words.has(text));
      // “The white band in X” plays no music.
      const isBanding = /^bands?$/.test(text) && view.words[position + 1]?.text === 'in';
      const isOther = OTHER_DOMAINS.has(text) && !isBanding;
      topics.trade[position + 1] = (topics.trade[position] ?? 0) + (isTrade && !isOther ? 1 : 0);
      topics.others[position + 1] = (topics.others[position] ?? 0) + (isOther && !isTrade ? 1 : 0);
    }
    topicsByView.set(view, topics);
  }
  return topics;
}

/**
 * The company the name keeps: mentions accepted in the text, the trade and other trades around it, the places where its stone
 * is quarried.
 */
export function weighCompany(view: TextView, found: FoundName, around: Surroundings, tally: Tally): void {
  const { first, last, pattern } = found;
  const accepted = Math.min(2, around.sureStones());
  // Stones elsewhere in a text say nothing of a bonnet that “was black pearl”.
  if (accepted > 0 && !tally.found.has('before: shade, in small letters')) tally.add('company: stones', accepted / 2);
  const isSmall = view.words.slice(first, last + 1).some((word) => word.written === 'lower');
  if (!isSmall && pattern.owners.some(({ stone }) => around.namedInFull(stone.id, last - first + 1)))
    tally.add('company: named in full');
  if (isSceneNear(view, found)) tally.add('company: scene');

  const topics = topicsOf(view);
  const [from, to] = [Math.max(0, first - REACH), Math.min(view.words.length, last + REACH + 1)];
  const count = (words: Uint32Array) => (words[to] ?? 0) - (words[last + 1] ?? 0) + (words[first] ?? 0) - (words[from] ?? 0);
  const surplus = count(topics.others) - count(topics.trade);
  if (surplus > 0) {
    const isDistinct = pattern.strength === 'distinct';
    tally.add(isDistinct ? 'topic: other goods, distinct name' : 'topic: other goods', Math.min(3, surplus) / 3);
  } else if (surplus < 0) tally.add('topic: stone', Math.min(3, -surplus) / 3);
  // “in Crab Orchard, Tennessee” says where the town is.
  const isTown = tally.found.has('after: country');
  if (!isTown && pattern.strength !== 'place' && pattern.strength !== 'distinct' && isAtHome(view, found, from, to))
    tally.add(isSmall ? 'company: own place, in small letters' : 'company: own place');
}

function isSceneNear(view: TextView, { first, last }: FoundName): boolean {
  for (let step = 1; step <= SCENE_REACH; step += 1) {
    const word = wordBefore(view, first, step);
    if (word === undefined) break;
    if (STONE_SCENES.has(word.text)) return true;
  }
  for (let position = last + 1; position <= last + SCENE_REACH; position += 1) {
    const word = wordAt(view, position);
    if (word === undefined || word.startsSentence) break;
    if (STONE_SCENES.has(word.text)) return true;
  }
  return false;
}

/** Whether a place where a stone of the name comes from is named near it. */
function isAtHome(view: TextView, { first, last, pattern }: FoundName, from: number, to: number): boolean {
  const own = placesOf(pattern);
  if (own.size === 0) return false;
  for (let position = from; position < to; position += 1) {
    const word = wordAt(view, position);
    if ((position < first || position > last) && word !== undefined && own.has(word.text) && isRaised(word)) return true;
  }
  return false;
}

const placesByPattern = new WeakMap<NamePattern, ReadonlySet<string>>();

/** The words of the places where the stones of a name come from, countries and the name's own words aside. */
export function placesOf(pattern: NamePattern): ReadonlySet<string> {
  let places = placesByPattern.get(pattern);
  if (places === undefined) {
    const own = new Set(foldWords(pattern.name));
    const named = pattern.owners.flatMap(({ stone: { data } }) => [data.origin.locality, data.origin.region]);
    places = new Set(named.flatMap((place) => foldWords(place ?? '')).filter((word) => word.length > 3 && !own.has(word)));
    placesByPattern.set(pattern, places);
  }
  return places;
}
