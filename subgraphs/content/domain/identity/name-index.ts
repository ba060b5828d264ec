import type { AliasKindName, StoneData } from '../../../../platform/ports/catalogue.ts';
import { foldName, foldWords } from './name-tokens.ts';
import { CONNECTORS, colorFamilyOf, conceptOf, countryOf, rockTypeOf, STONE_NOUNS } from './trade-words.ts';
import { isHan, toLatin } from './transliterate.ts';
import { createWordsAlike, type WordsAlike } from './words-alike.ts';

/** A stone as the name index reads it. */
export interface NamedStone {
  readonly id: string;
  readonly data: StoneData;
}

/** One stone that goes by a name. */
export interface NameOwner {
  readonly stone: NamedStone;
  /** True for the stone's own name; `kind` is null then. */
  readonly canonical: boolean;
  readonly kind: AliasKindName | null;
  readonly note: string | null;
}

/** A word of a name, and what the trade's vocabulary knows of it. */
export interface NameWord {
  readonly text: string;
  /** The word that stands for it and its translations. */
  readonly concept: string;
  /** The type a rock word names; `stone` for the nouns stone and rock; null for other words. */
  readonly rock: string | null;
  readonly color: string | null;
  readonly country: string | null;
}

/** A name of the catalogue, with every stone that bears it. */
export interface NameEntry {
  readonly name: string;
  /** Its folded words joined by spaces. */
  readonly key: string;
  /** Its words without connectors, in order. */
  readonly words: readonly NameWord[];
  /** Best first: the stone whose own name it is, then by the order of the catalogue. */
  readonly owners: readonly NameOwner[];
}

/** Every name of the catalogue, made for looking up; never changed after it is built. */
export interface NameIndex {
  readonly stones: readonly NamedStone[];
  readonly stoneById: ReadonlyMap<string, NamedStone>;
  readonly entries: readonly NameEntry[];
  /** By folded name. */
  readonly byKey: ReadonlyMap<string, NameEntry>;
  /** By the concept of a word: the entries with that word. */
  readonly byConcept: ReadonlyMap<string, readonly NameEntry[]>;
  /** By the concept of the word that fewest names have, of those that a query must have: each entry once. */
  readonly byRarest: ReadonlyMap<string, readonly NameEntry[]>;
  /** Two neighbouring words of a name written as one, to the two words. */
  readonly joined: ReadonlyMap<string, readonly [string, string]>;
  /** Every word of a name. */
  readonly vocabulary: WordsAlike;
}

/** What the vocabulary knows of a folded word. */
export function describeWord(text: string): NameWord {
  const rock = rockTypeOf(text) ?? (STONE_NOUNS.has(text) ? 'stone' : null);
  const color = colorFamilyOf(text);
  const country = countryOf(text) ?? countryOf(conceptOf(text));
  return { text, concept: rock === null || rock === 'stone' ? conceptOf(text) : `rock:${rock}`, rock, color, country };
}

/** Whether the trade's vocabulary has the word: a rock, a colour, a country, or the translation of a word of names. */
export function isVocabulary({ text, concept, rock, color, country }: NameWord): boolean {
  return rock !== null || color !== null || country !== null || concept !== text;
}

/**
 * Builds the index; about 2,200 names take some 20 ms.
 * @param stones in the order in which equal candidates are ranked
 */
export function buildNameIndex(stones: readonly NamedStone[]): NameIndex {
  const drafts = new Map<string, { name: string; words: NameWord[]; owners: NameOwner[] }>();
  const add = (name: string, owner: NameOwner, spelling = name) => {
    const key = foldName(spelling);
    if (key === '') return;
    let draft = drafts.get(key);
    if (draft === undefined) {
      const all = foldWords(spelling);
      const kept = all.filter((word) => !CONNECTORS.has(word));
      draft = { name, words: (kept.length > 0 ? kept : all).map(describeWord), owners: [] };
      drafts.set(key, draft);
    }
    const same = draft.owners.findIndex((known) => known.stone.id === owner.stone.id);
    if (same >= 0) return;
    if (owner.canonical) {
      draft.name = name;
      draft.owners.unshift(owner);
    } else draft.owners.push(owner);
  };
  for (const stone of stones) add(stone.data.name, { stone, canonical: true, kind: null, note: null });
  for (const stone of stones) {
    for (const alias of stone.data.aliases) {
      add(alias.name, { stone, canonical: false, kind: alias.kind, note: alias.note });
    }
  }
  // Names in other scripts are looked up as they are romanised too.
  for (const stone of stones) {
    for (const { name, kind, note } of stone.data.aliases) {
      const latin = isHan(name) ? null : toLatin(name);
      if (latin !== null && !drafts.has(foldName(latin))) add(name, { stone, canonical: false, kind, note }, latin);
    }
  }

  const entries = [...drafts].map(([key, draft]): NameEntry => ({ key, ...draft }));
  const byConcept = new Map<string, NameEntry[]>();
  const joined = new Map<string, readonly [string, string]>();
  const texts = new Set<string>();
  for (const entry of entries) {
    for (const concept of new Set(entry.words.map((word) => word.concept))) {
      const list = byConcept.get(concept);
      if (list === undefined) byConcept.set(concept, [entry]);
      else list.push(entry);
    }
    for (const [position, word] of entry.words.entries()) {
      texts.add(word.text);
      const next = entry.words[position + 1];
      if (next !== undefined && word.text.length + next.text.length >= 6)
        joined.set(word.text + next.text, [word.text, next.text]);
    }
  }
  const frequency = (word: NameWord) => byConcept.get(word.concept)?.length ?? 0;
  const byRarest = new Map<string, NameEntry[]>();
  for (const entry of entries) {
    // A query may leave a rock word out, so only names of nothing else are found by theirs.
    const needed = entry.words.filter(({ rock }) => rock === null);
    const [rarest] = (needed.length > 0 ? needed : entry.words).toSorted((a, b) => frequency(a) - frequency(b));
    if (rarest === undefined) continue;
    const list = byRarest.get(rarest.concept);
    if (list === undefined) byRarest.set(rarest.concept, [entry]);
    else list.push(entry);
  }
  return {
    stones,
    stoneById: new Map(stones.map((stone) => [stone.id, stone])),
    entries,
    byKey: new Map(entries.map((entry) => [entry.key, entry])),
    byConcept,
    byRarest,
    joined,
    vocabulary: createWordsAlike(texts),
  };
}
