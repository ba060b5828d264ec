import { canSee, type Viewer } from '../../../platform/identity/viewer.ts';
import type { Language } from '../../../platform/language/stems.ts';
import type { DocumentFilter } from '../../../platform/ports/retrieval.ts';
import { toFacetValue } from '../../../platform/stone-query/fold.ts';
import {
  type DocumentFeatures,
  type FilterValue,
  type IndexedDocument,
  languageOfDocument,
} from '../domain/indexed-document.ts';
import type { FacetRecord } from '../domain/lexical-index.ts';

/** What filters and facets know of a document. */
export type DocumentEntry = Pick<IndexedDocument, 'features' | 'stoneId' | 'articleType' | 'values'>;

/**
 * All documents in memory, so that a search need not join the matches of its words with what they are: thousands of rows would each
 * cost more than their score.
 */
export interface DocumentEntries {
  readonly features: ReadonlyMap<string, DocumentFeatures>;
  put(number: number, entry: DocumentEntry): void;
  remove(id: string): void;
  byNumber(number: number): DocumentEntry | undefined;
  /** The languages that there are texts of. */
  languages(): readonly Language[];
  /** A test that the viewer may see a document and that it passes the filter. */
  admits(viewer: Viewer, filter: DocumentFilter): (entry: DocumentEntry) => boolean;
  entry(id: string): DocumentEntry | undefined;
  facets(ids: readonly string[]): readonly FacetRecord[];
}

const STONE_FACETS = ['type', 'colorFamily', 'color', 'region', 'country'] as const satisfies readonly FilterValue['field'][];

export function createDocumentEntries(): DocumentEntries {
  const entries = new Map<string, DocumentEntry>();
  const features = new Map<string, DocumentFeatures>();
  const numbers = new Map<number, DocumentEntry>();
  const numberOf = new Map<string, number>();
  const byLanguage = new Map<Language, number>();

  function count(entry: DocumentEntry, change: number): void {
    const language = languageOfDocument(entry.features);
    byLanguage.set(language, (byLanguage.get(language) ?? 0) + change);
  }

  function remove(id: string): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    count(entry, -1);
    numbers.delete(numberOf.get(id) ?? 0);
    for (const map of [entries, features, numberOf]) map.delete(id);
  }

  /** The stones that pass a filter; null where it asks nothing of stones. */
  function stonesPassing({ stoneTypes, countries, colors }: DocumentFilter): ReadonlySet<string> | null {
    const asked = [
      ['type', stoneTypes],
      ['country', countries],
      ['color', colors],
    ] as const;
    const wanted = asked.flatMap(([field, values]) =>
      values.length === 0 ? [] : [{ field, values: new Set(values.map(toFacetValue)) }],
    );
    if (wanted.length === 0) return null;
    const passing = new Set<string>();
    for (const entry of entries.values()) {
      if (entry.features.kind !== 'STONE') continue;
      const passes = wanted.every(({ field, values }) =>
        entry.values.some((own) => own.field === field && values.has(own.value)),
      );
      if (passes) passing.add(entry.features.id);
    }
    return passing;
  }

  return {
    features,
    put(number, entry) {
      const { id } = entry.features;
      remove(id);
      entries.set(id, entry);
      features.set(id, entry.features);
      numbers.set(number, entry);
      numberOf.set(id, number);
      count(entry, 1);
    },
    remove,
    byNumber: (number) => numbers.get(number),
    languages: () => [...byLanguage].flatMap(([language, documents]) => (documents > 0 ? [language] : [])),
    admits(viewer, filter) {
      const stones = stonesPassing(filter);
      const types = new Set<string | null>(filter.articleTypes);
      return ({ features: of, stoneId, articleType }) =>
        canSee(viewer, of) &&
        (types.size === 0 || types.has(articleType)) &&
        (stones === null || (stoneId !== null && stones.has(stoneId)));
    },
    entry: (id) => entries.get(id),
    facets(ids) {
      const stones = new Map<string, number>();
      const types = new Map<string, number>();
      for (const id of ids) {
        const entry = entries.get(id);
        if (entry === undefined) continue;
        const { stoneId, articleType } = entry;
        if (stoneId !== null) stones.set(stoneId, (stones.get(stoneId) ?? 0) + 1);
        if (articleType !== null) types.set(articleType, (types.get(articleType) ?? 0) + 1);
      }
      const counts = new Map<string, Map<string, number>>(STONE_FACETS.map((facet) => [facet, new Map()]));
      for (const [stoneId, documents] of stones) {
        for (const { field, value } of entries.get(stoneId)?.values ?? []) {
          const ofFacet = counts.get(field);
          ofFacet?.set(value, (ofFacet.get(value) ?? 0) + documents);
        }
      }
      counts.set('articleType', new Map([...types].map(([type, documents]) => [toFacetValue(type), documents])));
      return [...counts].flatMap(([facet, values]) => (values.size === 0 ? [] : [{ facet, buckets: toBuckets(values) }]));
    },
  };
}

function toBuckets(values: ReadonlyMap<string, number>): FacetRecord['buckets'] {
  return [...values]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
