import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldName } from '../../subgraphs/content/domain/identity/name-tokens.ts';

/** A town of GeoNames; `country` is its code in ISO 3166-1. */
export interface Town {
  readonly id: string;
  readonly country: string;
  readonly names: readonly string[];
  readonly population: number;
}

/** Parts of towns and what has been left: their names say less than they confuse. */
const NO_TOWN: ReadonlySet<string> = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH', 'PPLR']);

/** People of a town of which GeoNames says none: seats of communes, mostly. */
const LEAST = 500;

/** A name with what people leave away: Canosa for Canosa di Puglia, Hinglé for Le Hinglé, Ganghwa for Ganghwa-gun. */
function withShort(name: string): string[] {
  const beforeJoint = /^(\p{Lu}\p{L}{4,})[ -](di|del|della|in|am|an|bei|ob|de|do|da|sur|sous|en|les)[ -]/u.exec(name)?.[1];
  const behindArticle = /^(?:Le|La|Les|Il|El|Los|Las|O|A|Os|As|L['’])[ -]?(\p{Lu}\p{L}{4,})$/u.exec(name)?.[1];
  const beforeKind = /^(\p{Lu}\p{L}{3,})[- ](?:gun|si|gu|shi|ken|machi|cho|mura|xian|zhen|qu)$/u.exec(name)?.[1];
  return [name, beforeJoint, behindArticle, beforeKind].filter((each) => each !== undefined);
}

/** The towns of a table of GeoNames, such as `cities500.txt`: 19 fields a line, divided by tabs. */
export function readTowns(path: string): Town[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [id = '', name = '', ascii = '', , , , , kind = '', country = '', , , , , , population = ''] = line.split('\t');
      if (name === '' || NO_TOWN.has(kind)) return [];
      return [
        { id, country, names: [...new Set([name, ascii].flatMap(withShort))], population: Math.max(LEAST, Number(population)) },
      ];
    });
}

/** The entries of a GNU `.mo` file: 32-bit words in little endian, tables of lengths and offsets, then the texts. */
function readMessages(path: string): Map<string, string> {
  const bytes = readFileSync(path);
  if (bytes.readUInt32LE(0) !== 0x950412de) throw new Error(`${path} is no .mo file in little endian.`);
  const count = bytes.readUInt32LE(8);
  const textAt = (table: number, index: number) => {
    const at = table + 8 * index;
    const start = bytes.readUInt32LE(at + 4);
    return bytes.toString('utf8', start, start + bytes.readUInt32LE(at));
  };
  const [keys, values] = [bytes.readUInt32LE(12), bytes.readUInt32LE(16)];
  return new Map(Array.from({ length: count }, (_, index) => [textAt(keys, index), textAt(values, index)] as const));
}

/**
 * What places are called in some languages, by the number of a town or the code of a subdivision (`IT.16`).
 * @param folder the `locale` folder of Debian's libgeonames-common
 */
export function readTranslations(folder: string, languages: readonly string[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const language of languages) {
    for (const [key, name] of readMessages(join(folder, language, 'LC_MESSAGES', 'geonames.mo'))) {
      if (key === '' || name === '') continue;
      const known = names.get(key);
      if (known === undefined) names.set(key, [name]);
      else if (!known.includes(name)) known.push(name);
    }
  }
  return names;
}

/** A subdivision of a country; sources have codes of their own. */
export interface Subdivision {
  readonly country: string;
  readonly code: string;
  readonly names: readonly string[];
}

/** English names of the subdivisions of CLDR with the country of each. */
export function readSubdivisions(path: string): Subdivision[] {
  const json = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly subdivisions: { readonly localeDisplayNames: { readonly subdivisions: Readonly<Record<string, string>> } };
  };
  return Object.entries(json.subdivisions.localeDisplayNames.subdivisions).map(([code, name]) => ({
    country: code.slice(0, 2).toUpperCase(),
    code,
    names: [name],
  }));
}

/** Words that are no names: those that lists write small, and nouns of German, which have a capital as names do. */
export interface OrdinaryWords {
  readonly small: ReadonlySet<string>;
  readonly nouns: ReadonlySet<string>;
}

const LEAST_TAIL = 4;
const LEAST_COMPOUNDS = 3;

/** Nouns of a German list: they have a plural or are one, or end compounds; names have a genitive and people only. */
function germanNouns(lines: readonly string[]): string[] {
  const all = new Set(lines);
  const capitals = lines.filter((word) => /^\p{Lu}/u.test(word));
  const known = new Set(capitals.map((word) => word.toLowerCase()));
  const compounds = new Map<string, number>();
  for (const word of capitals) {
    for (let at = 3; at <= word.length - LEAST_TAIL; at += 1) {
      const tail = word.slice(at);
      if (known.has(tail)) compounds.set(tail, (compounds.get(tail) ?? 0) + 1);
    }
  }
  return capitals.filter(
    (word) =>
      (compounds.get(word.toLowerCase()) ?? 0) >= LEAST_COMPOUNDS ||
      ['n', 'en', 'e', 'es', 'nen'].some(
        (end) => all.has(word + end) || (word.endsWith(end) && all.has(word.slice(0, -end.length))),
      ),
  );
}

/** Reads the lists of a folder, one word a line. */
export function readWordLists(folder: string): OrdinaryWords {
  const [small, nouns] = [new Set<string>(), new Set<string>()];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const lines = readFileSync(join(folder, entry.name), 'utf8').split('\n');
    if (entry.name.includes('german')) for (const noun of germanNouns(lines)) nouns.add(foldName(noun));
    for (const word of lines) if (/^\p{Ll}/u.test(word)) small.add(foldName(word));
  }
  return { small, nouns };
}
