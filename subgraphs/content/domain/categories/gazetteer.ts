/**
 * Towns and subdivisions of the world by their folded names, from `data/gazetteer.txt.gz`. The file is sorted and stays one text in
 * memory: a name is found by halving it, some 17 steps, so that nothing is built at the start.
 */

import { foldWords } from '../identity/name-tokens.ts';

/** A country that a name may stand for. */
export interface PlaceMeant {
  readonly country: string;
  /** In (0, 1]: of the people who live at places of this name, those who live there; the shares of small ones are left out. */
  readonly share: number;
}

/** What a name is known for. */
export interface KnownPlace {
  /** From 0 (1,000 people) to 8 (ten millions), half a power of ten a step; 9 is a subdivision, 10 what was added by hand. */
  readonly size: number;
  /** Whether it is an ordinary word as well. */
  readonly isWord: boolean;
  /** The likeliest first. */
  readonly countries: readonly PlaceMeant[];
}

export interface Gazetteer {
  /** @param key as `placeKey` makes it */
  find(key: string): KnownPlace | null;
}

export const SUBDIVISION = 9;
export const BY_HAND = 10;

/** A file of places cannot be used; `message` says where it is wrong and what to do. */
export class PlaceFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PlaceFileError';
  }
}

/** Small words within names of places, in which their spellings differ: Serra de Aire, Serra d'Aire. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  foldWords(
    'de da do das dos d di del della dello dei delle degli du des la le les el los las l lo the of and e y et im in am bei',
  ),
);

export const isSmallWord = (word: string): boolean => SMALL_WORDS.has(word);

/** Words for landforms, which may stand before or behind their name: valle Soana, Soana valley. */
const LANDFORMS: ReadonlySet<string> = new Set(
  foldWords(`
  val valle valley valleys vallee vale tal sierra serra serranía range mountain mountains mount hill hills monte monti monts montes mont montagne
  montagnes montaña montañas berge gebirge dağı dağları massif massiccio maciço macizo alpi alpes colli colline collines plateau altopiano altiplano
  meseta chapada planalto lake lago lac gölü see island isola isole isla islas ilha ilhas île îles insel inseln adası isle islands peninsula penisola
  península yarımadası halbinsel basin bacino bassin cuenca bacia desert deserto désert desierto wüste forest forêt foresta wald district
  distretto pays land comarca region river fiume rio río fleuve`),
);

export const isLandform = (word: string): boolean => LANDFORMS.has(word);

/** The folded words of a place's name as it is looked up: without the small words behind the first. */
export function placeKey(words: readonly string[]): string {
  return words.filter((word, at) => at === 0 || !SMALL_WORDS.has(word)).join(' ');
}

const MEANT = /^([A-Z]{2})(s?)(\d)$/;
const REMEDY = 'Restore it, or make it anew with tools/pack-gazetteer.ts.';

function readCountries(header: string): ReadonlyMap<string, string> {
  const pairs = header
    .replace(/^# /, '')
    .split(';')
    .map((pair) => pair.split('='));
  const countries = new Map(pairs.flatMap(([code = '', name = '']) => (name === '' ? [] : [[code, name] as const])));
  if (countries.size === 0)
    throw new PlaceFileError(`data/gazetteer.txt.gz: line 4 must say the countries, as IT=Italy;ES=Spain. ${REMEDY}`);
  return countries;
}

/**
 * @param text of `data/gazetteer.txt.gz`: four lines of comment, then `folded name<TAB>IT7 US1`, sorted by UTF-16 code units
 * @throws {PlaceFileError} where the head or the end of the file is not as it should be; a line that cannot be read throws once it is met
 */
export function createGazetteer(text: string): Gazetteer {
  const head = text.split('\n', 5);
  if (head.slice(0, 4).some((line) => !line.startsWith('# ')) || head.length < 5 || !text.endsWith('\n')) {
    throw new PlaceFileError(
      `data/gazetteer.txt.gz must begin with four lines of comment and end with a line's end. ${REMEDY}`,
    );
  }
  const names = readCountries(head[3] ?? '');
  const first = head.slice(0, 4).reduce((length, line) => length + line.length + 1, 0);

  function parse(line: string, tab: number): KnownPlace {
    const isWord = line[tab + 1] === '?';
    const meant = line
      .slice(tab + (isWord ? 2 : 1))
      .split(' ')
      .map((entry) => {
        const [, code = '', subdivision, step = ''] = MEANT.exec(entry) ?? [];
        const country = names.get(code);
        if (country === undefined)
          throw new PlaceFileError(`data/gazetteer.txt.gz: "${line}" does not say its country. ${REMEDY}`);
        return { country, size: subdivision === 's' ? SUBDIVISION : Number(step), people: 10 ** (Number(step) / 2) };
      });
    const all = meant.reduce((sum, { people }) => sum + people, 0);
    const sorted = meant.toSorted((a, b) => b.people - a.people);
    return {
      size: sorted[0]?.size ?? 0,
      isWord,
      countries: sorted.map(({ country, people }) => ({ country, share: people / all })),
    };
  }

  return {
    find(key) {
      let [low, high] = [first, text.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        const start = Math.max(first, text.lastIndexOf('\n', middle - 1) + 1);
        const end = text.indexOf('\n', middle);
        const line = text.slice(start, end);
        const tab = line.indexOf('\t');
        const name = tab < 0 ? line : line.slice(0, tab);
        if (name === key) return parse(line, tab);
        if (name < key) low = end + 1;
        else high = start;
      }
      return null;
    },
  };
}
