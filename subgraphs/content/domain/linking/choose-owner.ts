import type { NamedStone, NameOwner } from '../identity/name-index.ts';
import { foldWords } from '../identity/name-tokens.ts';
import { colorFamilyOf, countryOf } from '../identity/trade-words.ts';
import type { FoundName, Surroundings } from './found-name.ts';
import type { MentionAutomaton } from './mention-automaton.ts';
import type { TextView } from './text-view.ts';

/** How many words to each side are read for a hint of the origin. */
const REACH = 60;

interface Hints {
  readonly families: ReadonlySet<string>;
  /** Weight by folded word. */
  readonly words: ReadonlyMap<string, number>;
  readonly country: string;
}

/** The words that speak for one stone among those that share a name: its places, its rock, what its other names are made of. */
function hintsOf({ data }: NamedStone, name: ReadonlySet<string>): Hints {
  const words = new Map<string, number>();
  const add = (text: string | null, weight: number) => {
    for (const word of foldWords(text ?? ''))
      if (word.length > 2 && !name.has(word)) words.set(word, Math.max(weight, words.get(word) ?? 0));
  };
  for (const color of data.colors) add(color, 0.4);
  add(data.petrography, 1.5);
  add(data.type.toLowerCase(), 1.5);
  for (const alias of data.aliases) add(alias.name, 1.5);
  add(data.name, 1.5);
  add(data.origin.region, 3);
  add(data.origin.locality, 3);
  add(data.origin.country, 3);
  const families = new Set(data.colors.map(colorFamilyOf).filter((family) => family !== null));
  return { words, families, country: data.origin.country };
}

function* byDistance({ first, last }: FoundName, from: number, to: number): Generator<number> {
  for (let step = 1; first - step >= from || last + step <= to; step += 1) {
    if (first - step >= from) yield first - step;
    if (last + step <= to) yield last + step;
  }
}

/** 1 within the clause, less within the sentence, least beyond. */
function nearnessOf(view: TextView, { first, last }: FoundName, position: number): number {
  const [low, high] = position < first ? [position + 1, first] : [last + 1, position];
  // “Imperial Red of southern Sweden”: what follows at once is said of it.
  let nearness = position > last && position <= last + 4 ? 1.5 : 1;
  for (let word = low; word <= high; word += 1) {
    if (view.words[word]?.startsSentence === true) return 0.4;
    if (view.words[word]?.startsClause === true) nearness = 0.7;
  }
  return nearness;
}

/**
 * Which of the stones that share a name is meant: the one whose own name it is unless the context speaks for another, else the
 * one for which the words around, the nearer the more, speak clearly.
 * @returns null where the context does not decide
 */
export function chooseOwner(
  view: TextView,
  automaton: MentionAutomaton,
  found: FoundName,
  around: Surroundings,
): NameOwner | null {
  const { owners } = found.pattern;
  const [first] = owners;
  if (first === undefined || owners.length === 1) return first ?? null;
  const name = new Set(view.words.slice(found.first, found.last + 1).map((word) => word.text));
  const hints = owners.map((owner) => hintsOf(owner.stone, name));
  const scores: number[] = owners.map((owner) => (owner.canonical ? 1.5 : 0));
  const from = Math.max(0, found.first - REACH);
  const to = Math.min(view.words.length - 1, found.last + REACH);
  const counted = new Set<string>();
  const hasOwn = first.canonical;
  // Beside a stone's own name another name is another stone: “Nero Zimbabwe or Absolute Black”.
  const named = new Set<number>();
  for (let position = from; hasOwn && position <= to; position += 1)
    for (let word = position; word <= around.nameEnd(position); word += 1) named.add(word);
  for (const position of byDistance(found, from, to)) {
    const word = view.words[position];
    if (word === undefined || counted.has(word.text) || named.has(position)) continue;
    const nearness = nearnessOf(view, found, position);
    const mentioned = around.stoneAt(position);
    if (mentioned !== null) {
      // Another stone beside it says nothing; one of those that share the name, named in full before, may be taken up again.
      const taken = hasOwn || position > found.first ? -1 : owners.findIndex((owner) => owner.stone.id === mentioned);
      if (taken >= 0 && !counted.has(mentioned)) scores[taken] = (scores[taken] ?? 0) + 2;
      counted.add(mentioned);
      continue;
    }
    counted.add(word.text);
    const next = view.words[position + 1];
    const country =
      word.written === 'lower'
        ? null
        : (automaton.placeCountry.get(next === undefined ? '' : `${word.text} ${next.text}`) ??
          automaton.placeCountry.get(word.text) ??
          countryOf(word.text));
    const family = colorFamilyOf(word.text);
    for (const [index, hint] of hints.entries()) {
      const weight = Math.max(hint.words.get(word.text) ?? 0, country === hint.country ? 2.5 : 0);
      const colored = weight === 0 && family !== null && hint.families.has(family) ? 0.4 : 0;
      scores[index] = (scores[index] ?? 0) + (weight + colored) * nearness;
    }
  }
  const ranked = scores.map((score, index) => ({ score, index })).sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  const lead = best === undefined ? 0 : best.score - (second?.score ?? 0);
  // Whose own name it is needs less.
  const isOwn = best !== undefined && owners[best.index]?.canonical === true;
  if (best === undefined || best.score < 1.5 || lead < (isOwn ? 0.5 : 1)) return null;
  return owners[best.index] ?? null;
}
