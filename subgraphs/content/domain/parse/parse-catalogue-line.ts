import { DomainError, invalidInput } from '../../../../platform/errors/domain-error.ts';
import {
  type MeasureRecord,
  type StoneData,
  TECHNICAL_KEYS,
  type TechnicalKey,
  type TechnicalRecord,
} from '../../../../platform/ports/catalogue.ts';
import { checkAmount, checkList, checkObject, checkOneOf, checkOptionalText, checkText } from './check-values.ts';
import {
  ALIAS_KINDS,
  checkNamesOnce,
  parseAlias,
  parseColors,
  parseMeasure,
  parseOrigin,
  STONE_LIMITS,
  STONE_TYPES,
  unitOf,
} from './stone-values.ts';

/** A stone as a line of the catalogue states it; `undefined` is what the line leaves out. */
export interface CatalogueStone {
  readonly slug: string;
  readonly name: string;
  readonly type: StoneData['type'];
  readonly petrography: string | null | undefined;
  readonly family: string | null | undefined;
  readonly origin: StoneData['origin'];
  readonly colors: readonly string[];
  readonly aliases: StoneData['aliases'];
  readonly technical: TechnicalRecord;
}

const FIELDS = new Set(['slug', 'name', 'type', 'petrography', 'origin', 'colors', 'aliases', 'family', 'technical']);
const ORIGIN_FIELDS = new Set(['country', 'region', 'locality']);
const ALIAS_FIELDS = new Set(['name', 'kind', 'locale', 'note']);

/** Names of figures in the catalogue's short form, and the tests that can stand behind each. */
const FIGURES: Readonly<Record<string, { readonly key: TechnicalKey; readonly tests: readonly string[] }>> = {
  compressiveStrengthMPa: { key: 'compressiveStrength', tests: ['EN 1926', 'ASTM C170'] },
  flexuralStrengthMPa: { key: 'flexuralStrength', tests: ['EN 12372', 'ASTM C880'] },
  waterAbsorptionPct: { key: 'waterAbsorption', tests: ['EN 13755', 'ASTM C97'] },
  openPorosityPct: { key: 'openPorosity', tests: ['EN 1936'] },
  apparentDensityKgM3: { key: 'apparentDensity', tests: ['EN 1936', 'ASTM C97'] },
  abrasionMm: { key: 'abrasionResistance', tests: ['EN 14157'] },
  mohsHardness: { key: 'mohsHardness', tests: [] },
  frostCycles: { key: 'frostResistance', tests: ['EN 12371'] },
  modulusOfRuptureMPa: { key: 'modulusOfRupture', tests: ['ASTM C99'] },
};
const SUFFIXES = ['', 'Range', 'Min', 'Max'] as const;
const TECHNICAL_FIELDS = new Set<string>([
  ...Object.keys(FIGURES).flatMap((name) => SUFFIXES.map((suffix) => name + suffix)),
  ...TECHNICAL_KEYS,
  'source',
]);
const MEASURE_FIELDS = new Set(['value', 'low', 'high', 'unit', 'standard', 'source']);

/**
 * One line of the catalogue.
 * @throws {DomainError} INVALID_INPUT naming the field
 */
export function parseCatalogueLine(line: string): CatalogueStone {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (cause) {
    throw new DomainError('INVALID_INPUT', 'not a line of JSON.', { cause });
  }
  const stone = checkObject(json, 'line', FIELDS);
  const slug = checkText(stone.slug, 'slug', STONE_LIMITS.name);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    throw invalidInput('slug', 'has other characters than a–z, 0–9 and single hyphens between.');
  const name = checkText(stone.name, 'name', STONE_LIMITS.name);
  const aliases = checkList(stone.aliases, 'aliases', STONE_LIMITS.aliases, (item, path) => {
    const alias = checkObject(item, path, ALIAS_FIELDS);
    return parseAlias(alias, checkOneOf(upperCase(alias.kind), `${path}.kind`, ALIAS_KINDS), path);
  });
  checkNamesOnce(name, aliases, 'aliases');
  return {
    slug,
    name,
    type: checkOneOf(upperCase(stone.type), 'type', STONE_TYPES),
    petrography: ifThere(stone.petrography, 'petrography'),
    family: ifThere(stone.family, 'family'),
    origin: parseOrigin(checkObject(stone.origin, 'origin', ORIGIN_FIELDS), 'origin'),
    colors: parseColors(stone.colors, 'colors'),
    aliases,
    technical: parseFigures(stone.technical),
  };
}

/**
 * The stone after a line: optional fields that the line leaves out stay, as do facts; its figures replace those of the same
 * name only, so that what experts verified is not lost by importing the catalogue again.
 */
export function mergeCatalogueStone(before: StoneData | null, stone: CatalogueStone): StoneData {
  const { slug, name, type, origin, colors, aliases } = stone;
  return {
    slug,
    name,
    type,
    petrography: stone.petrography === undefined ? (before?.petrography ?? null) : stone.petrography,
    family: stone.family === undefined ? (before?.family ?? null) : stone.family,
    origin,
    colors,
    aliases,
    technical: { ...before?.technical, ...stone.technical },
    facts: before?.facts ?? [],
  };
}

function ifThere(value: unknown, path: string): string | null | undefined {
  return value === undefined ? undefined : checkOptionalText(value, path, STONE_LIMITS.name);
}

function upperCase(value: unknown): unknown {
  return typeof value === 'string' ? value.toUpperCase() : value;
}

function parseFigures(value: unknown): TechnicalRecord {
  if (value === undefined || value === null) return {};
  const technical = checkObject(value, 'technical', TECHNICAL_FIELDS);
  const source = checkOptionalText(technical.source, 'technical.source', STONE_LIMITS.note);
  const figures: { [Key in TechnicalKey]?: MeasureRecord } = {};
  for (const [name, { key, tests }] of Object.entries(FIGURES)) {
    const [form, ...others] = new Set(
      [key, ...SUFFIXES.map((suffix) => name + suffix)].filter((one) => technical[one] !== undefined),
    );
    if (form === undefined) continue;
    if (others.length > 0)
      throw invalidInput(`technical.${name}`, 'is given in two forms.', 'Send a value, a range, one bound or a whole measure.');
    const path = `technical.${form}`;
    const stated = technical[form];
    // Of hardness, which has no unit in its name, both forms have one name.
    const isWhole = form === key && (key !== name || typeof stated === 'object');
    const measure = isWhole
      ? checkObject(stated, path, MEASURE_FIELDS)
      : { ...toEnds(stated, form.slice(name.length), path), unit: unitOf(key), standard: standardIn(source, tests), source };
    figures[key] = parseMeasure(key, measure, path);
  }
  return figures;
}

function toEnds(value: unknown, suffix: string, path: string): { value: number; low: number | null; high: number | null } {
  if (suffix === 'Range') {
    const ends = checkList(value, path, 2, checkAmount);
    const [low, high] = ends;
    if (low === undefined || high === undefined) throw invalidInput(path, 'must be a list of two numbers.');
    if (low > high) throw invalidInput(path, `begins at ${low}, above its end ${high}.`);
    // Twelve digits: the midpoint of 0.1 and 0.3 is 0.2, not 0.20000000000000004.
    return { value: Number(((low + high) / 2).toPrecision(12)), low, high };
  }
  const amount = checkAmount(value, path);
  return { value: amount, low: suffix === 'Min' ? amount : null, high: suffix === 'Max' ? amount : null };
}

/** The test of this figure that the source names, as in `EN 1926/12372/13755` or `ASTM C170/C99`; null where it names none. */
function standardIn(source: string | null, tests: readonly string[]): string | null {
  if (source === null) return null;
  return (
    tests.find((test) => {
      const [body, number] = test.split(' ');
      return new RegExp(`\\b${body}\\s[\\w/ ,]*\\b${number}\\b`).test(source);
    }) ?? null
  );
}
