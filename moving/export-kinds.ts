import type { Scope } from '../platform/identity/scopes.ts';
import { TECHNICAL_KEYS } from '../platform/ports/catalogue.ts';
import type { CollectionName } from '../platform/ports/documents.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type ExportRecord = { readonly [key: string]: Json };

/** What can be exported: a view of one collection, field by field, so that a field which comes later stays in. */
export interface ExportKind {
  readonly name: string;
  readonly about: string;
  readonly collection: CollectionName;
  /** What every row of it needs; null where the document's own visibility decides. */
  readonly scope: Scope | null;
  /** Paths of a record in the order of their columns, dots between keys. */
  readonly columns: readonly string[];
  /** The records of one document, in a fixed order. */
  toRecords(document: { readonly id: string; readonly updatedAt: string }, data: ExportRecord): readonly ExportRecord[];
}

const MEASURE_FIELDS = ['value', 'low', 'high', 'unit', 'standard', 'source'] as const;

export const EXPORT_KINDS: readonly ExportKind[] = [
  {
    name: 'stones',
    about: 'names, origin, colours and figures of stones; `npm run import` reads it back',
    collection: 'stones',
    scope: null,
    columns: [
      ...['slug', 'name', 'type', 'petrography', 'family', 'origin.country', 'origin.region', 'origin.locality', 'colors'],
      'aliases',
      ...TECHNICAL_KEYS.flatMap((key) => MEASURE_FIELDS.map((field) => `technical.${key}.${field}`)),
    ],
    toRecords: (_document, data) => [
      pick(data, ['slug', 'name', 'type', 'petrography', 'family', 'origin', 'colors', 'aliases', 'technical']),
    ],
  },
  {
    name: 'facts',
    about: 'what is known of stones beyond that, a row for each fact',
    collection: 'stones',
    scope: null,
    columns: ['slug', 'topic', 'name', 'value', 'unit', 'source', 'confidence'],
    toRecords: (_document, data) =>
      (data.facts as readonly ExportRecord[]).map((fact) => ({
        ...pick(data, ['slug']),
        ...pick(fact, ['topic', 'name', 'value', 'unit', 'source', 'confidence']),
      })),
  },
  {
    name: 'articles',
    about: 'articles as written; drafts only with content:draft',
    collection: 'articles',
    scope: null,
    columns: [
      ...['id', 'path', 'locale', 'type', 'status', 'title', 'summary', 'page.seoTitle', 'page.seoDescription'],
      ...['page.keywords', 'page.tags', 'stoneId', 'publishedAt', 'updatedAt', 'source'],
    ],
    toRecords: ({ id, updatedAt }, data) => [
      {
        id,
        ...pick(data, ['path', 'locale', 'type', 'status', 'title', 'summary', 'page', 'stoneId', 'publishedAt']),
        updatedAt,
        ...pick(data, ['source']),
      },
    ],
  },
  {
    name: 'gaps',
    about: 'what is not known, and how many asked',
    collection: 'gaps',
    scope: 'flywheel:read',
    columns: [
      ...['id', 'topic', 'kind', 'priority', 'status', 'subject', 'stoneSlug', 'description', 'absent', 'frequency'],
      ...['firstSeenAt', 'lastSeenAt'],
    ],
    toRecords: ({ id }, data) => [
      {
        id,
        ...pick(data, ['topic', 'kind', 'priority', 'status', 'subject', 'stoneSlug', 'description', 'absent', 'frequency']),
        ...pick(data, ['firstSeenAt', 'lastSeenAt']),
      },
    ],
  },
  {
    name: 'questions',
    about: 'questions to experts',
    collection: 'questions',
    scope: 'flywheel:read',
    columns: ['id', 'text', 'topic', 'priority', 'gapId', 'stoneId', 'answered', 'askedAt'],
    toRecords: ({ id }, data) => [
      { id, ...pick(data, ['text', 'topic', 'priority', 'gapId', 'stoneId', 'answered', 'askedAt']) },
    ],
  },
  {
    name: 'ledger',
    about: 'what calls of providers cost, without the person who caused them',
    collection: 'ledger',
    scope: 'monitoring:read',
    columns: ['id', 'at', 'service', 'provider', 'model', 'operation', 'entityIds', 'quantities', 'nanoUsd', 'priceIds'],
    toRecords: ({ id }, data) => [
      {
        id,
        ...pick(data, ['at', 'service', 'provider', 'model', 'operation', 'entityIds', 'quantities', 'nanoUsd', 'priceIds']),
      },
    ],
  },
];

/** The fields in this order; those that are absent are left out. */
function pick(data: ExportRecord, fields: readonly string[]): ExportRecord {
  return Object.fromEntries(fields.flatMap((field) => (data[field] === undefined ? [] : [[field, data[field]]])));
}

/** Texts that can be told apart again after they were joined. */
function isPlainList(value: Json): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && !item.includes(';'));
}

/** The cells of a record: lists of plain values joined by `; `, anything deeper as JSON. */
export function toCells(kind: ExportKind, record: ExportRecord): (string | number | boolean | null)[] {
  return kind.columns.map((path) => {
    let value: Json | undefined = record;
    for (const key of path.split('.')) value = (value as ExportRecord | null | undefined)?.[key];
    if (value === undefined || value === null || typeof value !== 'object') return value ?? null;
    return isPlainList(value) ? value.join('; ') : JSON.stringify(value);
  });
}
