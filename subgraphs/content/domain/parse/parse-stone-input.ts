import { invalidInput } from '../../../../platform/errors/domain-error.ts';
import {
  type MeasureRecord,
  type StoneData,
  type StoneFactRecord,
  TECHNICAL_KEYS,
  type TechnicalKey,
  type TechnicalRecord,
} from '../../../../platform/ports/catalogue.ts';
import type { CreateStoneInput, StoneFactInput, TechnicalProfileInput, UpdateStoneInput } from '../../schema.generated.ts';
import { toSlug } from '../stone.ts';
import { checkList, checkOptionalText, checkText } from './check-values.ts';
import {
  checkFactsOnce,
  checkNamesOnce,
  parseAlias,
  parseColors,
  parseFact,
  parseMeasure,
  parseOrigin,
  STONE_LIMITS,
} from './stone-values.ts';

/** What someone with `content:write` states is taken as certain; verified answers bring their own confidence. */
const EDITOR_CONFIDENCE = 1;

/** @throws {DomainError} INVALID_INPUT naming the field */
export function parseCreateStone(input: CreateStoneInput): StoneData {
  const name = checkText(input.name, 'input.name', STONE_LIMITS.name);
  const slug = toSlug(name);
  if (slug === '')
    throw invalidInput(
      'input.name',
      'has no letter or digit of the Latin script.',
      'Give a Latin name and this one as an alias.',
    );
  const aliases = parseAliases(input.aliases ?? []);
  checkNamesOnce(name, aliases, 'input.aliases');
  return {
    slug,
    name,
    type: input.type,
    petrography: checkOptionalText(input.petrography, 'input.petrography', STONE_LIMITS.name),
    family: checkOptionalText(input.family, 'input.family', STONE_LIMITS.name),
    origin: parseOrigin({ ...input.origin }, 'input.origin'),
    colors: parseColors(input.colors, 'input.colors'),
    aliases,
    technical: parseTechnical(input.technical),
    facts: parseFacts(input.facts, []),
  };
}

/**
 * The stone after the change; a field left out stays as it is.
 * @throws {DomainError} INVALID_INPUT naming the field, also where one that every stone has is to be taken away
 */
export function parseUpdateStone(before: StoneData, input: UpdateStoneInput): StoneData {
  for (const field of ['name', 'type', 'origin', 'colors'] as const) {
    if (input[field] === null)
      throw invalidInput(`input.${field}`, 'cannot be taken away.', 'Leave it out to keep it as it is.');
  }
  const data: StoneData = {
    slug: before.slug,
    name:
      input.name === undefined || input.name === null ? before.name : checkText(input.name, 'input.name', STONE_LIMITS.name),
    type: input.type ?? before.type,
    petrography:
      input.petrography === undefined
        ? before.petrography
        : checkOptionalText(input.petrography, 'input.petrography', STONE_LIMITS.name),
    family: input.family === undefined ? before.family : checkOptionalText(input.family, 'input.family', STONE_LIMITS.name),
    origin: input.origin ? parseOrigin({ ...input.origin }, 'input.origin') : before.origin,
    colors: input.colors ? parseColors(input.colors, 'input.colors') : before.colors,
    aliases: input.aliases === undefined ? before.aliases : parseAliases(input.aliases ?? []),
    technical: input.technical === undefined ? before.technical : parseTechnical(input.technical),
    facts: input.facts === undefined ? before.facts : parseFacts(input.facts, before.facts),
  };
  // The clash may come from a name alone, so it is looked for whatever was sent.
  checkNamesOnce(data.name, data.aliases, 'input.aliases');
  return data;
}

function parseAliases(aliases: NonNullable<CreateStoneInput['aliases']>): StoneData['aliases'] {
  if (aliases.length > STONE_LIMITS.aliases) {
    throw invalidInput('input.aliases', `has ${aliases.length} items.`, `Send at most ${STONE_LIMITS.aliases}.`);
  }
  return aliases.map((alias, index) => parseAlias({ ...alias }, alias.kind, `input.aliases.${index}`));
}

function parseTechnical(input: TechnicalProfileInput | null | undefined): TechnicalRecord {
  const figures: { [Key in TechnicalKey]?: MeasureRecord } = {};
  for (const key of TECHNICAL_KEYS) {
    const measure = input?.[key];
    if (measure) figures[key] = parseMeasure(key, { ...measure }, `input.technical.${key}`);
  }
  return figures;
}

function parseFacts(
  input: readonly StoneFactInput[] | null | undefined,
  before: readonly StoneFactRecord[],
): readonly StoneFactRecord[] {
  const facts = checkList(input, 'input.facts', STONE_LIMITS.facts, (item, path) => {
    // GraphQL has checked the types of what it hands over.
    const sent = item as StoneFactInput;
    const fact = parseFact({ ...sent }, sent.topic, EDITOR_CONFIDENCE, path);
    const kept = before.find((known) => isSameStatement(known, fact));
    return kept ?? fact;
  });
  checkFactsOnce(facts, 'input.facts');
  return facts;
}

/** Sent back unchanged, a fact keeps the confidence it came with. */
function isSameStatement(a: StoneFactRecord, b: StoneFactRecord): boolean {
  return a.topic === b.topic && a.name === b.name && a.value === b.value && a.unit === b.unit && a.source === b.source;
}
