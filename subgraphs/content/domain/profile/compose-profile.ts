import {
  type AliasKindName,
  type ArticleData,
  type MeasureRecord,
  type StoneData,
  TECHNICAL_KEYS,
} from '../../../../platform/ports/catalogue.ts';
import { type Locale, profilePath } from '../article.ts';
import { toMarkdown, toMarkdownStone } from './markdown.ts';
import { materialOf } from './material.ts';
import type { ProfilePhrases } from './phrases.ts';
import { PHRASES } from './phrases-by-locale.ts';
import { placeName } from './place-names.ts';

/** The templates' version: profiles made by another one are composed anew when the catalogue is seeded again. */
export const PROFILE_TEMPLATE = 'profile-1';

/** Names of other stones that a profile points at. */
export interface Neighbours {
  /** Of the same family, in order of their names. */
  readonly family: readonly string[];
  /** Of the same locality, or region, and none of the family. */
  readonly district: readonly string[];
}

/** What a profile says, before it becomes an article. */
export type ComposedText = Pick<ArticleData, 'title' | 'summary' | 'source'>;

const ALIAS_ORDER: readonly AliasKindName[] = ['COMMERCIAL', 'TRANSLATION', 'REGIONAL', 'HISTORICAL', 'MARKETING', 'DECEPTIVE'];

/** The parts of a profile, in order. */
const PROFILE_PARTS = ['overview', 'names', 'origin', 'appearance', 'technical', 'facts', 'use', 'similar', 'unknown'] as const;
type ProfilePart = (typeof PROFILE_PARTS)[number];

/** A profile's parts in Markdown, without their headings; null where there is nothing to say. */
export type ProfileParts = { readonly [Part in ProfilePart]: string | null };

/** What a profile says, part by part: see {@link composeProfile}. */
export function composeParts(
  stone: StoneData,
  neighbours: Neighbours,
  locale: Locale,
): { readonly title: string; readonly summary: string; readonly parts: ProfileParts } {
  const phrases = PHRASES[locale];
  const type = phrases.types[stone.type];
  const colors = listOf(
    stone.colors.map((color) => phrases.colorNames[color] ?? color),
    locale,
  );
  const shown = toMarkdownStone(stone);
  const place = placeName(shown.origin, locale);
  return {
    title: phrases.title(stone.name),
    summary: phrases.summary({ name: stone.name, type, place: placeName(stone.origin, locale), colors }).slice(0, 500),
    parts: {
      overview: overview(shown, type, place, phrases),
      names: names(shown, phrases),
      origin: origin(shown, place, phrases),
      appearance: `${phrases.colors(colors)} ${phrases.variation}`,
      technical: figures(shown, phrases),
      facts: facts(shown, phrases),
      use: use(shown, type, phrases),
      similar: similar(shown, neighbours, phrases),
      unknown: unknown(shown, phrases),
    },
  };
}

/** The Markdown of a profile. @param notice how the text came to be, said before it */
export function toProfileSource(parts: ProfileParts, notice: string, locale: Locale): string {
  const { headings } = PHRASES[locale];
  const body = PROFILE_PARTS.flatMap((part) => {
    const text = parts[part];
    return text === null ? [] : [`## ${headings[part]}\n\n${text}\n`];
  });
  return `> ${notice}\n\n${body.join('\n')}`;
}

/**
 * Writes a stone's profile from its record by templates: no fact is invented, what is general knowledge of the rock is called
 * so, and what is missing is named. The same record and neighbours give the same text.
 */
export function composeProfile(stone: StoneData, neighbours: Neighbours, locale: Locale): ComposedText {
  const { title, summary, parts } = composeParts(stone, neighbours, locale);
  return { title, summary, source: toProfileSource(parts, PHRASES[locale].notice, locale) };
}

/** The article of a composed profile, published at `at`. */
export function toProfileArticle(
  stone: { readonly id: string; readonly revision: number; readonly data: StoneData },
  neighbours: Neighbours,
  locale: Locale,
  at: string,
): ArticleData {
  return {
    path: profilePath(stone.data.slug),
    ...composeProfile(stone.data, neighbours, locale),
    type: 'STONE_PROFILE',
    status: 'PUBLISHED',
    locale,
    stoneId: stone.id,
    composedFrom: { stoneRevision: stone.revision, template: PROFILE_TEMPLATE },
    publishedAt: at,
  };
}

function overview({ name, petrography }: StoneData, type: string, place: string, phrases: ProfilePhrases): string {
  const rock = petrography === null ? phrases.noPetrography : phrases.petrography(petrography);
  return `${phrases.overview({ name, type, place })} ${rock}`;
}

function names({ aliases }: StoneData, phrases: ProfilePhrases): string {
  if (aliases.length === 0) return phrases.noNames;
  const lines = ALIAS_ORDER.flatMap((kind) => {
    const ofKind = aliases.filter((alias) => alias.kind === kind);
    if (ofKind.length === 0) return [];
    const written = ofKind.map(({ name, note }) => (note === null ? name : `${name} (${note})`));
    return [`- ${labelled(phrases.aliasKinds[kind], written.join('; '), phrases.locale)}`];
  });
  return `${phrases.names(aliases.length)}\n\n${lines.join('\n')}`;
}

function origin(stone: StoneData, place: string, phrases: ProfilePhrases): string {
  return `${phrases.quarried({ name: stone.name, place })} ${phrases.materials[materialOf(stone).material].nature}`;
}

function figures({ technical }: StoneData, phrases: ProfilePhrases): string {
  const known = TECHNICAL_KEYS.flatMap((key) => {
    const measure = technical[key];
    return measure === undefined ? [] : [{ key, measure }];
  });
  const first = known[0];
  if (first === undefined) return phrases.noFigures;
  const common = known.every(({ measure }) => measure.source === first.measure.source) ? first.measure.source : null;
  const lines = known.map(({ key, measure }) => {
    const source = measure.source === null || common !== null ? null : phrases.source(measure.source);
    const details = [measure.standard, source].filter((part) => part !== null);
    const text = `${amountOf(measure, phrases)}${details.length === 0 ? '' : ` (${details.join('; ')})`}`;
    return `- ${labelled(phrases.figures[key], text, phrases.locale)}`;
  });
  const closing = common === null ? phrases.comparing : `${phrases.oneSource(common)} ${phrases.comparing}`;
  return `${lines.join('\n')}\n\n${closing}`;
}

function amountOf({ value, low, high, unit }: MeasureRecord, phrases: ProfilePhrases): string {
  const { locale } = phrases;
  const suffix = ` ${phrases.units[unit] ?? unit}`;
  if (low !== null && high !== null) return `${numberOf(low, locale)}–${numberOf(high, locale)}${suffix}`;
  const amount = numberOf(value, locale) + suffix;
  if (low !== null) return phrases.atLeast(amount);
  return high === null ? amount : phrases.atMost(amount);
}

function facts({ facts: known }: StoneData, phrases: ProfilePhrases): string | null {
  if (known.length === 0) return null;
  return known
    .map(({ topic, name, value, unit, source }) => {
      const said = `${value}${unit === null ? '' : ` ${unit}`}${source === null ? '' : ` (${phrases.source(source)})`}`;
      return `- ${labelled(`${phrases.topics[topic]}, ${name}`, said, phrases.locale)}`;
    })
    .join('\n');
}

function use(stone: StoneData, type: string, phrases: ProfilePhrases): string {
  const { material, basis } = materialOf(stone);
  const general = phrases.materials[material];
  return [phrases.basis[basis](stone.petrography ?? type), general.use, general.care].join('\n\n');
}

function similar(
  { family, origin: { region, locality, country } }: StoneData,
  neighbours: Neighbours,
  phrases: ProfilePhrases,
): string {
  const lines = [
    neighbours.family.length > 0 && family !== null
      ? phrases.family(family, listOf(neighbours.family.map(toMarkdown), phrases.locale))
      : null,
    neighbours.district.length > 0
      ? phrases.district(locality ?? region ?? country, listOf(neighbours.district.map(toMarkdown), phrases.locale))
      : null,
  ].filter((line) => line !== null);
  return lines.length === 0 ? phrases.noSimilar : lines.join('\n\n');
}

function unknown({ technical, facts: known }: StoneData, phrases: ProfilePhrases): string | null {
  const missing = TECHNICAL_KEYS.filter((key) => technical[key] === undefined).map((key) =>
    inSentence(phrases.figures[key], phrases.locale),
  );
  const isPriced = known.some(({ topic }) => topic === 'PRICING' || topic === 'AVAILABILITY');
  const lines = [
    missing.length === 0 ? null : phrases.missing(listOf(missing, phrases.locale)),
    isPriced ? null : phrases.missingPrice,
  ];
  const said = lines.filter((line) => line !== null);
  return said.length === 0 ? null : [...said, phrases.tellUs].join(' ');
}

/** A label as it stands within a sentence: German nouns keep their capital, an adjective before one does not. */
function inSentence(label: string, locale: Locale): string {
  if (locale === 'de' && !label.includes(' ')) return label;
  return locale === 'de' && !/^\p{L}+e /u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** A label and what it labels; French sets a space before the colon. */
function labelled(label: string, text: string, locale: Locale): string {
  return `${label}${locale === 'fr' ? ' :' : ':'} ${text}`;
}

function listOf(items: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

function numberOf(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: false }).format(value);
}
