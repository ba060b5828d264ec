import { canSee, type Viewer } from '../../../platform/identity/viewer.ts';
import type { Language } from '../../../platform/language/stems.ts';
import type { DocumentFilter } from '../../../platform/ports/retrieval.ts';
import { toFacetValue } from '../../../platform/stone-query/fold.ts';
import {
  type DocumentEntry,
  type DocumentFeatures,
  type FilterValue,
  languageOfDocument,
  type StoneFeatures,
} from '../domain/indexed-document.ts';
import type { FacetRecord, FoundDocument } from '../domain/lexical-index.ts';

/**
 * All documents in memory, so that a search need not join the matches of its words with what they are: thousands of rows would each
 * cost more than their score.
 */
export interface DocumentEntries {
  readonly features: ReadonlyMap<string, DocumentFeatures>;
  /** Those of stones, which are few among many articles. */
  readonly stones: ReadonlyMap<string, StoneFeatures>;
  put(number: number, entry: DocumentEntry): void;
  remove(id: string): void;
  byNumber(number: number): DocumentEntry | undefined;
  numberOf(id: string): number | undefined;
  /** The languages that there are texts of. */
  languages(): readonly Language[];
  /** A test that the viewer may see a document and that it passes the filter. */
  admits(viewer: Viewer, filter: DocumentFilter): (entry: DocumentEntry) => boolean;
  entry(id: string): DocumentEntry | undefined;
  /** @param found each with its entry where it is at hand: looking them up costs more than counting */
  facets(found: Iterable<FoundDocument>): readonly FacetRecord[];
}

const STONE_FACETS = ['type', 'colorFamily', 'color', 'region', 'country'] as const satisfies readonly FilterValue['field'][];

export function createDocumentEntries(): DocumentEntries {
  const entries = new Map<string, DocumentEntry>();
  const features = new Map<string, DocumentFeatures>();
  const stones = new Map<string, StoneFeatures>();
  /** By number: a search looks up each match of its words. */
  const numbered: (DocumentEntry | undefined)[] = [];
  const numberOf = new Map<string, number>();
  /** Every value that a stone has had, and of each stone which: counting reads a few numbers instead of as many objects. */
  const known: FilterValue[] = [];
  const placeOf = new Map<string, number>();
  const placesOf = new Map<string, Uint32Array>();
  const byLanguage = new Map<Language, number>();

  function count(entry: DocumentEntry, change: number): void {
    const language = languageOfDocument(entry.features);
    byLanguage.set(language, (byLanguage.get(language) ?? 0) + change);
  }

  function remove(id: string): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    count(entry, -1);
    numbered[numberOf.get(id) ?? 0] = undefined;
    for (const map of [entries, features, stones, numberOf, placesOf]) map.delete(id);
  }

  function placeOfValue({ field, value }: FilterValue): number {
    const key = `${field} ${value}`;
    const place = placeOf.get(key) ?? known.push({ field, value }) - 1;
    placeOf.set(key, place);
    return place;
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
    for (const id of stones.keys()) {
      const own = entries.get(id)?.values ?? [];
      if (wanted.every((asked) => own.some(({ field, value }) => field === asked.field && asked.values.has(value))))
        passing.add(id);
    }
    return passing;
  }

  return {
    features,
    stones,
    put(number, entry) {
      const { id } = entry.features;
      remove(id);
      entries.set(id, entry);
      features.set(id, entry.features);
      if (entry.features.kind === 'STONE') stones.set(id, entry.features);
      if (entry.values.length > 0) placesOf.set(id, Uint32Array.from(entry.values, placeOfValue));
      numbered[number] = entry;
      numberOf.set(id, number);
      count(entry, 1);
    },
    remove,
    byNumber: (number) => numbered[number],
    numberOf: (id) => numberOf.get(id),
    languages: () => [...byLanguage].flatMap(([language, documents]) => (documents > 0 ? [language] : [])),
    admits(viewer, filter) {
      const passing = stonesPassing(filter);
      const types = new Set<string | null>(filter.articleTypes);
      return ({ features: of, stoneId, articleType }) =>
        canSee(viewer, of) &&
        (types.size === 0 || types.has(articleType)) &&
        (passing === null || (stoneId !== null && passing.has(stoneId)));
    },
    entry: (id) => entries.get(id),
    facets(found) {
      const about = new Map<string, number>();
      const types = new Map<string, number>();
      for (const { id, entry = entries.get(id) } of found) {
        if (entry === undefined) continue;
        const { stoneId, articleType } = entry;
        if (stoneId !== null) about.set(stoneId, (about.get(stoneId) ?? 0) + 1);
        if (articleType !== null) types.set(articleType, (types.get(articleType) ?? 0) + 1);
      }
      const counts = new Uint32Array(known.length);
      for (const [stoneId, documents] of about) {
        for (const place of placesOf.get(stoneId) ?? []) counts[place] = (counts[place] ?? 0) + documents;
      }
      const values = new Map<string, Map<string, number>>(STONE_FACETS.map((facet) => [facet, new Map()]));
      for (const [place, { field, value }] of known.entries()) {
        const documents = counts[place] ?? 0;
        if (documents > 0) values.get(field)?.set(value, documents);
      }
      values.set('articleType', new Map([...types].map(([type, documents]) => [toFacetValue(type), documents])));
      return [...values].flatMap(([facet, ofFacet]) => (ofFacet.size === 0 ? [] : [{ facet, buckets: toBuckets(ofFacet) }]));
    },
  };
}

function toBuckets(values: ReadonlyMap<string, number>): FacetRecord['buckets'] {
  return [...values]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
