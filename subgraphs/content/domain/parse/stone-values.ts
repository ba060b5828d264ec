import { invalidInput } from '../../../../platform/errors/domain-error.ts';
import type {
  AliasKindName,
  GapTopicName,
  MeasureRecord,
  StoneAliasRecord,
  StoneData,
  StoneFactRecord,
  StoneTypeName,
  TechnicalKey,
} from '../../../../platform/ports/catalogue.ts';
import { toSortKey } from '../stone.ts';
import { checkAmount, checkList, checkOptionalText, checkText } from './check-values.ts';

/** Greatest lengths in UTF-16 code units, and greatest numbers of items. */
export const STONE_LIMITS = {
  name: 120,
  aliases: 100,
  colors: 20,
  color: 20,
  facts: 200,
  factValue: 2_000,
  unit: 20,
  note: 500,
} as const;

export const STONE_TYPES = [
  'MARBLE',
  'DOLOMITE',
  'LIMESTONE',
  'TRAVERTINE',
  'ONYX',
  'ALABASTER',
  'GRANITE',
  'GNEISS',
  'BASALT',
  'PORPHYRY',
  'TUFF',
  'QUARTZITE',
  'SANDSTONE',
  'SLATE',
  'SCHIST',
  'SERPENTINITE',
  'SOAPSTONE',
  'BRECCIA',
  'CONGLOMERATE',
  'OTHER',
] as const satisfies readonly StoneTypeName[];

export const ALIAS_KINDS = [
  'COMMERCIAL',
  'REGIONAL',
  'MARKETING',
  'HISTORICAL',
  'TRANSLATION',
  'DECEPTIVE',
] as const satisfies readonly AliasKindName[];

/** The units in which each figure is kept; the first is what the API names. */
const UNITS: Readonly<Record<TechnicalKey, readonly string[]>> = {
  compressiveStrength: ['MPa'],
  flexuralStrength: ['MPa'],
  waterAbsorption: ['%'],
  openPorosity: ['%'],
  apparentDensity: ['kg/m³'],
  abrasionResistance: ['mm', 'Ha'],
  mohsHardness: ['Mohs'],
  frostResistance: ['cycles'],
  modulusOfRupture: ['MPa'],
};

/** Other spellings of the same units. */
const SPELLINGS: Readonly<Record<string, string>> = {
  mpa: 'MPa',
  'n/mm²': 'MPa',
  'n/mm2': 'MPa',
  '%': '%',
  percent: '%',
  'kg/m³': 'kg/m³',
  'kg/m3': 'kg/m³',
  mm: 'mm',
  ha: 'Ha',
  mohs: 'Mohs',
  '1': 'Mohs',
  cycles: 'cycles',
};

const GREATEST: { readonly [Unit in string]?: number } = { '%': 100, Mohs: 10 };

/** The unit in which a figure is kept. */
export function unitOf(key: TechnicalKey): string {
  return UNITS[key][0] ?? '';
}

/**
 * Colours as they are kept: lower case, each once, in the order of importance.
 * @throws {DomainError} INVALID_INPUT for none, too many, or what is no word
 */
export function parseColors(value: unknown, path: string): readonly string[] {
  const colors = checkList(value, path, STONE_LIMITS.colors, (item, itemPath) => {
    const color = checkText(item, itemPath, STONE_LIMITS.color).toLowerCase();
    if (!/^\p{Ll}+([ -]\p{Ll}+)*$/u.test(color))
      throw invalidInput(itemPath, 'is not a colour word.', 'Send words such as `dark grey`.');
    return color;
  });
  if (colors.length === 0) throw invalidInput(path, 'names no colour.', `Send 1 to ${STONE_LIMITS.colors} colours.`);
  return [...new Set(colors)];
}

export function parseOrigin(value: Readonly<Record<string, unknown>>, path: string): StoneData['origin'] {
  return {
    country: checkText(value.country, `${path}.country`, STONE_LIMITS.name),
    region: checkOptionalText(value.region, `${path}.region`, STONE_LIMITS.name),
    locality: checkOptionalText(value.locality, `${path}.locality`, STONE_LIMITS.name),
  };
}

export function parseAlias(value: Readonly<Record<string, unknown>>, kind: AliasKindName, path: string): StoneAliasRecord {
  const locale = checkOptionalText(value.locale, `${path}.locale`, 2);
  if (locale !== null && !/^[a-z]{2}$/.test(locale))
    throw invalidInput(`${path}.locale`, 'is not an ISO 639-1 code.', 'Send two letters such as `it`.');
  return {
    name: checkText(value.name, `${path}.name`, STONE_LIMITS.name),
    kind,
    locale,
    note: checkOptionalText(value.note, `${path}.note`, STONE_LIMITS.note),
  };
}

/** @throws {DomainError} INVALID_INPUT where two aliases, or an alias and the first name, are the same text */
export function checkNamesOnce(name: string, aliases: readonly StoneAliasRecord[], path: string): void {
  const seen = new Set([name]);
  for (const [index, alias] of aliases.entries()) {
    if (seen.has(alias.name))
      throw invalidInput(`${path}.${index}.name`, `"${alias.name}" is there twice.`, 'Send each name once.');
    seen.add(alias.name);
  }
}

/**
 * A figure for one field.
 * @throws {DomainError} INVALID_INPUT for another unit, a negative or impossible figure, or ends that do not hold the value
 */
export function parseMeasure(key: TechnicalKey, value: Readonly<Record<string, unknown>>, path: string): MeasureRecord {
  const sentUnit = checkText(value.unit, `${path}.unit`, STONE_LIMITS.unit);
  const unit = SPELLINGS[sentUnit.toLowerCase()] ?? sentUnit;
  if (!UNITS[key].includes(unit))
    throw invalidInput(
      `${path}.unit`,
      `"${sentUnit}" is not a unit of this figure.`,
      `Convert it to ${UNITS[key].join(' or ')}.`,
    );
  const amount = checkAmount(value.value, `${path}.value`);
  const low = value.low === null || value.low === undefined ? null : checkAmount(value.low, `${path}.low`);
  const high = value.high === null || value.high === undefined ? null : checkAmount(value.high, `${path}.high`);
  if (low !== null && low > amount)
    throw invalidInput(`${path}.low`, `${low} is above the value ${amount}.`, 'Send low ≤ value ≤ high.');
  if (high !== null && high < amount)
    throw invalidInput(`${path}.high`, `${high} is below the value ${amount}.`, 'Send low ≤ value ≤ high.');
  const greatest = GREATEST[unit];
  if (greatest !== undefined && Math.max(amount, high ?? 0) > greatest) {
    throw invalidInput(`${path}.value`, `is more than ${greatest} ${unit}.`, 'Check the unit.');
  }
  return {
    value: amount,
    low,
    high,
    unit,
    standard: checkOptionalText(value.standard, `${path}.standard`, STONE_LIMITS.name),
    source: checkOptionalText(value.source, `${path}.source`, STONE_LIMITS.note),
  };
}

/** @param confidence what is known of who states it, in [0, 1] */
export function parseFact(
  value: Readonly<Record<string, unknown>>,
  topic: GapTopicName,
  confidence: number,
  path: string,
): StoneFactRecord {
  return {
    topic,
    name: checkText(value.name, `${path}.name`, STONE_LIMITS.name),
    value: checkText(value.value, `${path}.value`, STONE_LIMITS.factValue),
    unit: checkOptionalText(value.unit, `${path}.unit`, STONE_LIMITS.unit),
    source: checkOptionalText(value.source, `${path}.source`, STONE_LIMITS.note),
    confidence,
  };
}

/** @throws {DomainError} INVALID_INPUT where two facts have the same topic and name */
export function checkFactsOnce(facts: readonly StoneFactRecord[], path: string): void {
  const seen = new Set<string>();
  for (const [index, fact] of facts.entries()) {
    const key = `${fact.topic}:${toSortKey(fact.name)}`;
    if (seen.has(key))
      throw invalidInput(`${path}.${index}.name`, `"${fact.name}" is there twice for ${fact.topic}.`, 'Send each fact once.');
    seen.add(key);
  }
}
