import { canSee, type Viewer } from '../../../platform/identity/viewer.ts';
import type { DocumentFilter } from '../../../platform/ports/retrieval.ts';
import { toFacetValue } from '../../../platform/stone-query/fold.ts';
import type { ChunkIndex, ChunkRecord } from './chunk-index.ts';

/** What is known of a chunk beside its text, and may be asked for. */
export type ChunkFacts = Pick<ChunkRecord, 'kind' | 'articleType' | 'stoneId' | 'locale' | 'visibility' | 'authorId'>;

/** Which chunks a query is about, as data, so that an engine elsewhere can apply it too. */
export interface ChunkFilter {
  /** Only what they may see. */
  readonly viewer: Viewer;
  /** Null: articles and uploads. */
  readonly kind: 'article' | null;
  /** Empty: every type, and none. */
  readonly articleTypes: readonly string[];
  /** Null: every language. */
  readonly locale: string | null;
  /** Null: whatever stone a chunk is about, or none. `orNone` lets chunks pass that are about no stone. */
  readonly stones: { readonly ids: ReadonlySet<string>; readonly orNone: boolean } | null;
}

export const NO_FILTER: DocumentFilter = { stoneTypes: [], countries: [], colors: [], articleTypes: [] };

/** True when the chunk is one of those that the filter is about. */
export function passes({ viewer, kind, articleTypes, locale, stones }: ChunkFilter, chunk: ChunkFacts): boolean {
  return (
    canSee(viewer, chunk) &&
    (kind === null || chunk.kind === kind) &&
    (articleTypes.length === 0 || (chunk.articleType !== null && articleTypes.includes(chunk.articleType))) &&
    (locale === null || chunk.locale === locale) &&
    (stones === null || (chunk.stoneId === null ? stones.orNone : stones.ids.has(chunk.stoneId)))
  );
}

/** A client's filter for a viewer. What it asks of stones becomes the ids of those that meet it now. */
export function toChunkFilter(
  index: Pick<ChunkIndex, 'stones'>,
  viewer: Viewer,
  filter: DocumentFilter,
  kind: 'article' | null = null,
): ChunkFilter {
  return { viewer, kind, articleTypes: filter.articleTypes, locale: null, stones: stonesOf(index, filter) };
}

function stonesOf(index: Pick<ChunkIndex, 'stones'>, { stoneTypes, countries, colors }: DocumentFilter): ChunkFilter['stones'] {
  if (stoneTypes.length + countries.length + colors.length === 0) return null;
  const ids = new Set<string>();
  const [inCountries, inColors] = [new Set(countries.map(toFacetValue)), new Set(colors.map(toFacetValue))];
  for (const { id, described } of index.stones()) {
    if (stoneTypes.length > 0 && !stoneTypes.some((type) => type === described.type)) continue;
    if (inCountries.size > 0 && !inCountries.has(toFacetValue(described.origin.country))) continue;
    if (inColors.size > 0 && !described.colors.some((color) => inColors.has(toFacetValue(color)))) continue;
    ids.add(id);
  }
  return { ids, orNone: false };
}
