import { canSee, type Viewer } from '../../../platform/identity/viewer.ts';
import type { DocumentFilter } from '../../../platform/ports/retrieval.ts';
import type { ChunkIndex, ChunkRecord } from './chunk-index.ts';
import type { Embedder } from './embedder/static-embedder.ts';
import { toWords } from './embedder/words.ts';

// Retrieval fuses two rankings of chunks by a convex combination of normalised scores (Bruch, Gai and Ingber, ACM TOIS 2023):
// the cosine, floored at 0, and BM25 divided by the best BM25 of this query. Results are then diversified: a passage that says
// nearly the same as a better one is left out. One pass over the vectors, O(chunks · dimensions).

const DENSE_WEIGHT = 0.5;
/** Two passages whose embeddings are this near say the same. */
const NEAR_DUPLICATE = 0.97;
/** Words that say nothing of what is looked for. */
const STOP_WORDS = new Set(
  'a an and are as at be been by can do does for from has have how i in is it its of on or should than that the their there they this to use used was were what when where which who why will with would you'.split(
    ' ',
  ),
);

/** A chunk as a passage: how well it matches, in [0, 1], null where nothing was asked. */
export interface PassageRecord {
  readonly chunk: ChunkRecord;
  readonly score: number | null;
}

/** A chunk with its fused score in [0, 1]. */
export interface ScoredChunk extends PassageRecord {
  readonly score: number;
}

export const NO_FILTER: DocumentFilter = { stoneTypes: [], countries: [], colors: [], articleTypes: [] };

/** The words of a query that carry its meaning, or all of them when nothing else is left. */
export function queryWords(query: string): string[] {
  const words = [...new Set(toWords(query))];
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  return telling.length === 0 ? words : telling;
}

/** A test that a viewer may see a chunk and that it passes the filter. */
export function admits(index: ChunkIndex, viewer: Viewer, filter: DocumentFilter): (chunk: ChunkRecord) => boolean {
  const { articleTypes } = filter;
  return (chunk) =>
    canSee(viewer, chunk) &&
    (articleTypes.length === 0 || articleTypes.some((type) => type === chunk.articleType)) &&
    admitsStone(index, chunk.stoneId, filter);
}

/** True when the stone passes the filter; no stone passes one that asks nothing of stones. */
export function admitsStone(
  index: ChunkIndex,
  stoneId: string | null,
  { stoneTypes, countries, colors }: DocumentFilter,
): boolean {
  if (stoneTypes.length + countries.length + colors.length === 0) return true;
  const traits = stoneId === null ? null : index.traitsOf(stoneId);
  if (traits === null) return false;
  if (stoneTypes.length > 0 && !stoneTypes.some((type) => type === traits.type)) return false;
  const country = traits.country.toLowerCase();
  if (countries.length > 0 && !countries.some((name) => name.toLowerCase() === country)) return false;
  return colors.length === 0 || colors.some((color) => traits.colors.includes(color.toLowerCase()));
}

/** The chunks that best match a query, best first, ties by id; those that match in nothing are left out. */
export function rankChunks(
  index: ChunkIndex,
  embedder: Embedder,
  query: string,
  candidates: readonly ChunkRecord[],
): ScoredChunk[] {
  const cosines = index.cosines(embedder.embed(query), candidates);
  const lexical = index.lexical(queryWords(query));
  const best = Math.max(1e-9, ...lexical.values());
  return candidates
    .map((chunk, position) => {
      const cosine = Math.max(0, cosines[position] ?? 0);
      const bm25 = (lexical.get(chunk.id) ?? 0) / best;
      return { chunk, score: DENSE_WEIGHT * cosine + (1 - DENSE_WEIGHT) * bm25 };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.chunk.id < b.chunk.id ? -1 : 1));
}

/** Takes the best passages that do not repeat each other. */
export function diversify(index: ChunkIndex, ranked: readonly ScoredChunk[], first: number): ScoredChunk[] {
  const taken: ScoredChunk[] = [];
  for (const candidate of ranked) {
    if (taken.length === first) break;
    const cosines = index.cosines(
      index.vectorOf(candidate.chunk),
      taken.map(({ chunk }) => chunk),
    );
    if (cosines.every((cosine) => cosine < NEAR_DUPLICATE)) taken.push(candidate);
  }
  return taken;
}
