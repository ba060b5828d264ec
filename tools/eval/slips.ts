import { buildNameIndex, type NamedStone } from '../../subgraphs/content/domain/identity/name-index.ts';
import { foldName } from '../../subgraphs/content/domain/identity/name-tokens.ts';

/** The stream of a linear congruential generator (Numerical Recipes): the same for a seed on every machine; values in [0, 1). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const SCANNED: readonly (readonly [string, string])[] = [
  ['o', '0'],
  ['l', '1'],
  ['i', '1'],
  ['s', '5'],
  ['b', '8'],
  ['e', 'c'],
  ['m', 'rn'],
  ['d', 'cl'],
  ['u', 'ii'],
  ['t', 'f'],
  ['n', 'ri'],
];
const HEARD: readonly (readonly [RegExp, string])[] = [
  [/c(?=[aou])/, 'k'],
  [/qu/, 'k'],
  [/ph/, 'f'],
  [/v/, 'b'],
  [/z/, 's'],
  [/tt/, 't'],
  [/ll/, 'l'],
  [/i(?=[a-z])/, 'y'],
  [/th/, 't'],
  [/gi/, 'ji'],
  [/ch/, 'k'],
];

/** What happens to a word that is typed, scanned or heard; null where the word gives no occasion. */
export type Slip = (word: string, random: () => number) => string | null;

const pick = <Item>(items: readonly Item[], random: () => number): Item | undefined =>
  items[Math.floor(random() * items.length)];
/** A place in the word that is not its first letter: few mistype that. */
const inside = (word: string, random: () => number) => 1 + Math.floor(random() * (word.length - 1));

function besideOf(key: string): readonly string[] {
  const row = KEYBOARD.findIndex((keys) => keys.includes(key));
  const column = KEYBOARD[row]?.indexOf(key) ?? -1;
  if (column < 0) return [];
  return [
    KEYBOARD[row]?.[column - 1],
    KEYBOARD[row]?.[column + 1],
    KEYBOARD[row - 1]?.[column],
    KEYBOARD[row + 1]?.[column],
  ].filter((near) => near !== undefined);
}

export const SLIPS: Readonly<Record<string, Slip>> = {
  dropped(word, random) {
    const at = inside(word, random);
    return word.slice(0, at) + word.slice(at + 1);
  },
  doubled(word, random) {
    const at = inside(word, random);
    return word.slice(0, at) + word.charAt(at) + word.slice(at);
  },
  exchanged(word, random) {
    const at = 1 + Math.floor(random() * (word.length - 2));
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  },
  keyboard(word, random) {
    const at = inside(word, random);
    const near = pick(besideOf(word.charAt(at)), random);
    return near === undefined ? null : word.slice(0, at) + near + word.slice(at + 1);
  },
  vowel(word, random) {
    const places = [...word].flatMap((letter, at) => (at > 0 && 'aeiou'.includes(letter) ? [at] : []));
    const at = pick(places, random);
    const other = pick(
      [...'aeiou'].filter((vowel) => vowel !== word.charAt(at ?? 0)),
      random,
    );
    return at === undefined || other === undefined ? null : word.slice(0, at) + other + word.slice(at + 1);
  },
  scanned(word, random) {
    const slip = pick(
      SCANNED.filter(([letter]) => word.includes(letter)),
      random,
    );
    return slip === undefined ? null : word.replace(slip[0], slip[1]);
  },
  heard(word, random) {
    const slip = pick(
      HEARD.filter(([letters]) => letters.test(word)),
      random,
    );
    return slip === undefined ? null : word.replace(slip[0], slip[1]);
  },
};

/** A query with the stone that it stands for; null: none of the catalogue. */
export interface MadeQuery {
  readonly query: string;
  readonly stoneId: string | null;
}

/**
 * Names of the catalogue with one slip in one word of five letters or more. Names of several stones, names in other scripts and
 * slips that give another name are left out.
 */
export function slippedNames(stones: readonly NamedStone[], slip: Slip, random: () => number): MadeQuery[] {
  const index = buildNameIndex(stones);
  return index.entries.flatMap(({ key, owners }) => {
    const words = key.split(' ');
    const word = pick(
      words.filter((one) => /^[a-z]{5,}$/.test(one)),
      random,
    );
    const [first, second] = owners;
    if (word === undefined || first === undefined || (second !== undefined && !first.canonical)) return [];
    const slipped = slip(word, random);
    if (slipped === null || slipped === word) return [];
    const query = words.map((one) => (one === word ? slipped : one)).join(' ');
    return index.byKey.has(query) ? [] : [{ query, stoneId: first.stone.id }];
  });
}

/** Every name of a stone, for a catalogue that lacks this stone: what is absent though its kin are there. */
export function absentNames(stones: readonly NamedStone[], left: NamedStone): readonly MadeQuery[] {
  const others = stones.filter((stone) => stone !== left);
  const known = new Set(others.flatMap(({ data }) => [data.name, ...data.aliases.map(({ name }) => name)].map(foldName)));
  return [left.data.name, ...left.data.aliases.map(({ name }) => name)]
    .filter((name) => !known.has(foldName(name)))
    .map((query) => ({ query, stoneId: null }));
}
