import type { Guarded } from '../../../platform/identity/viewer.ts';
import { type Language, languageOf } from '../../../platform/language/stems.ts';
import type { ArticleData, ArticleTypeName, StoneData, TechnicalRecord } from '../../../platform/ports/catalogue.ts';
import { TECHNICAL_KEYS } from '../../../platform/ports/catalogue.ts';
import type { StoredDocument } from '../../../platform/ports/documents.ts';
import { type DescribedStone, foldName, toDescribedStone } from '../../../platform/stone-query/described-stone.ts';
import { fold, spelledWordsOf, toFacetValue } from '../../../platform/stone-query/fold.ts';
import { colorFamilies, continentOf } from '../../../platform/stone-query/taxonomy-facets.ts';
import { markdownToText } from './markdown-text.ts';
import { worksOf } from './notable-works.ts';
import { colorWords, originWords, typeWords } from './trade-words.ts';

/** What `related` compares stones by, and what plain-language queries ask of them. */
export interface StoneFeatures extends Guarded, DescribedStone {
  readonly kind: 'STONE';
  readonly id: string;
}

/** What `related` compares articles by, and what advice is looked for by. */
export interface ArticleFeatures extends Guarded {
  readonly kind: 'ARTICLE';
  readonly id: string;
  readonly path: string;
  readonly locale: string;
  readonly type: ArticleTypeName;
  readonly stoneId: string | null;
  /** The words of its title, keywords and tags, in lower case, each once; none of a stone's profile, which advises nobody. */
  readonly subjects: readonly string[];
}

export type DocumentFeatures = StoneFeatures | ArticleFeatures;

/** Stones are described in English. */
export function languageOfDocument(features: DocumentFeatures): Language {
  return features.kind === 'ARTICLE' ? languageOf(features.locale) : 'en';
}

/** The searchable text by weight class; `body` also serves for snippets. */
export interface TextColumns {
  /** The stone's first name or the article's title. */
  readonly title: string;
  /** Other names. */
  readonly names: string;
  /** Type, petrography, colours, family, with further words for them. */
  readonly nature: string;
  /** Country, region, locality, with further words for them. */
  readonly place: string;
  /** Running text without markup and without asterisks. */
  readonly body: string;
}

/** A value that filters and facets know: of stones, and through them of the articles about them. */
export interface FilterValue {
  readonly field: 'type' | 'country' | 'region' | 'color' | 'colorFamily';
  /** As facets show it: lower case with hyphens. */
  readonly value: string;
}

export interface IndexedName {
  readonly text: string;
  /** See {@link fold}; single spaces. */
  readonly folded: string;
  readonly isFirst: boolean;
}

/** A stone or an article as the lexical index takes it. */
export interface IndexedDocument {
  readonly features: DocumentFeatures;
  /** The stone it is (about); null for an article about none. */
  readonly stoneId: string | null;
  readonly articleType: ArticleTypeName | null;
  readonly columns: TextColumns;
  readonly values: readonly FilterValue[];
  readonly names: readonly IndexedName[];
}

/** What filters and facets know of a document. */
export type DocumentEntry = Pick<IndexedDocument, 'features' | 'stoneId' | 'articleType' | 'values'>;

/** A stone's searchable text is composed from its record: what a buyer would write about it. */
export function indexStone({ id, visibility, authorId, data }: StoredDocument<StoneData>): IndexedDocument {
  const { name, type, petrography, family, origin, colors, aliases, technical } = data;
  const kind = toWords(type);
  const described = toDescribedStone(data);
  const continent = continentOf(origin.country);
  const place = [origin.locality, origin.region, origin.country].filter((part) => part !== null).join(', ');
  const sentences = [
    `${name}: ${colors.join(', ')} ${kind}${petrography === null ? '' : ` (${petrography})`} from ${place}.`,
    family === null ? '' : `Belongs to ${family}.`,
    aliases.length === 0 ? '' : `Also called ${aliases.map((alias) => alias.name).join(', ')}.`,
    ...aliases.map(({ name: alias, kind: aliasKind, note }) => noteOf(alias, aliasKind === 'DECEPTIVE', note)),
    ...figureSentences(technical),
    ...described.facts.map(({ text }) => `${text}.`),
    ...worksOf(data.slug).map((work) => `Known from ${work}.`),
  ];
  return {
    features: { kind: 'STONE', id, visibility, authorId, ...described },
    stoneId: id,
    articleType: null,
    columns: {
      title: name,
      names: aliases.map((alias) => alias.name).join(', '),
      nature: [kind, typeWords(type), petrography ?? '', colors.join(' '), colorWords(colors), family ?? ''].join(' '),
      place: `${place} ${originWords(origin)}`,
      body: withoutAsterisks(sentences.filter((sentence) => sentence !== '').join(' ')),
    },
    values: [
      { field: 'type', value: toFacetValue(type) },
      { field: 'country', value: toFacetValue(origin.country) },
      ...(continent === null ? [] : [{ field: 'region' as const, value: toFacetValue(continent) }]),
      ...[...new Set(colors.map(toFacetValue))].map((value) => ({ field: 'color' as const, value })),
      ...colorFamilies(colors).map((value) => ({ field: 'colorFamily' as const, value })),
    ],
    names: [
      { text: name, folded: foldName(name), isFirst: true },
      ...aliases.map((alias) => ({ text: alias.name, folded: foldName(alias.name), isFirst: false })),
    ],
  };
}

/** An article is its title and its text; what its stone is made of ranks the stone, not the article. */
export function indexArticle({ id, visibility, authorId, data }: StoredDocument<ArticleData>): IndexedDocument {
  const { path, locale, type, stoneId, title, summary, source, page } = data;
  return {
    features: { kind: 'ARTICLE', id, visibility, authorId, path, locale, type, stoneId, subjects: subjectsOf(data) },
    stoneId,
    articleType: type,
    columns: {
      title,
      names: '',
      nature: toWords(type),
      place: '',
      body: withoutAsterisks([summary ?? '', ...(page?.keywords ?? []), markdownToText(source)].join('\n').trim()),
    },
    values: [],
    names: [],
  };
}

function subjectsOf({ type, title, page }: ArticleData): readonly string[] {
  if (type === 'STONE_PROFILE') return [];
  return [...new Set([title, ...(page?.keywords ?? []), ...(page?.tags ?? [])].flatMap(spelledWordsOf))];
}

function noteOf(alias: string, isDeceptive: boolean, note: string | null): string {
  if (isDeceptive) return `${alias} is a misleading name${note === null ? '' : `: ${note}`}.`;
  return note === null ? '' : `${alias}: ${note}.`;
}

function figureSentences(technical: TechnicalRecord): string[] {
  return TECHNICAL_KEYS.flatMap((key) => {
    const measure = technical[key];
    if (measure === undefined) return [];
    const label = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    return [`The ${label} is ${measure.value} ${measure.unit}${measure.standard === null ? '' : ` (${measure.standard})`}.`];
  });
}

function toWords(enumValue: string): string {
  return enumValue.toLowerCase().replaceAll('_', ' ');
}

/** Asterisks mark matches in snippets, so the text itself must have none. */
function withoutAsterisks(text: string): string {
  return text.replaceAll('*', '');
}
