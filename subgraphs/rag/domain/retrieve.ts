import { DomainError } from '../../../platform/errors/domain-error.ts';
import { type ChunkFilter, passes } from './chunk-filter.ts';
import type { ChunkIndex, ChunkRecord, Embedding } from './chunk-index.ts';
import { toWords } from './embedder/words.ts';
import { VectorStoreAwayError } from './vector-store.ts';

// Retrieval fuses two rankings of chunks by a convex combination of normalised scores (Bruch, Gai and Ingber, ACM TOIS 2023):
// the cosine, floored at 0, and BM25 divided by the best BM25 of this query. What the embedder has not learned it cannot weigh,
// so its share falls with the share of the query's words that it knows. Results are then diversified: a passage that says nearly
// the same as a better one is left out, and a document's second passage counts less than its first. Cost: one FTS5 query, one
// scan of the vectors.

/** How much the cosine counts for a query whose words the embedder all knows. */
const DENSE_WEIGHT = 0.55;
/** Candidates that each ranking brings. */
const CANDIDATES = 1_000;
/** Passages that may be looked at to find enough that differ. */
const MOST_LOOKED_AT = 400;
/** Two passages whose embeddings are this near say the same. */
const NEAR_DUPLICATE = 0.97;
/** What a document's second passage counts, its third that again. */
const REPEATED_SOURCE = 0.6;
/** Words that say nothing of what is looked for. */
const STOP_WORDS = new Set(
  (
    'a about above after again against all also am an and any are as at be because been before being below between both but by ' +
    'can cannot could did do does doing down during each few for from further had has have having he her here hers him his how i ' +
    'if in into is it its itself let me more most my myself no nor not of off on once only or other ought our ours out over own ' +
    'same shall she should so some such than that the their theirs them then there these they this those through to too under ' +
    'until up upon us use used very was we were what when where which while who whom why will with would you your yours tell give ' +
    'know please anyone anybody one ones'
  ).split(' '),
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

/** The words of a query that carry its meaning, or all of them when nothing else is left. */
export function queryWords(query: string): string[] {
  const telling = tellingWords(query);
  return telling.length === 0 ? [...new Set(toWords(query))] : telling;
}

/** The words of a query that carry its meaning; empty where none does. */
export function tellingWords(query: string): string[] {
  return [...new Set(toWords(query))].filter((word) => !STOP_WORDS.has(word));
}

/** How the chunks of a ranking are chosen. */
export interface Candidates {
  readonly filter: ChunkFilter;
  /** What the filter cannot say. */
  readonly refine?: (chunk: ChunkRecord) => boolean;
  /** Only these; left out: all. */
  readonly among?: readonly ChunkRecord[];
}

/**
 * The chunks that best match a query, best first, ties by id; those that match in nothing are left out. While the vectors are away
 * their nearest are missing, and what has the query's words is ranked as ever; without a model of the query by words alone.
 */
export async function rankChunks(
  index: ChunkIndex,
  embedding: Embedding,
  query: string,
  { filter, refine, among }: Candidates,
): Promise<ScoredChunk[]> {
  const words = queryWords(query);
  const admitted = (chunk: ChunkRecord) => passes(filter, chunk) && (refine === undefined || refine(chunk));
  // Vectors of two models are never compared.
  const isComparable = embedding.model === index.embedderVersion;
  const vector = isComparable ? await unlessAway(() => embedding.embedQuery(query)) : null;
  const found =
    vector === null || among !== undefined ? null : await unlessAway(() => index.nearest(vector, CANDIDATES, filter, refine));
  const cosines = new Map<ChunkRecord, number>();
  for (const { chunk, cosine } of found?.near ?? []) cosines.set(chunk, cosine);
  const lexical = lexicalScores(index, words, admitted, among ?? null);
  const unknown = [...lexical.keys(), ...(among ?? [])].filter((chunk) => !cosines.has(chunk) && admitted(chunk));
  const others = vector === null ? null : index.cosines(vector, unknown);
  for (const [at, chunk] of unknown.entries()) cosines.set(chunk, others?.[at] ?? 0);
  const best = Math.max(1e-9, ...lexical.values());
  const denseWeight = vector === null ? 0 : DENSE_WEIGHT * embedding.knownShare(words.join(' '));
  return [...cosines]
    .map(([chunk, cosine]) => {
      const bm25 = (lexical.get(chunk) ?? 0) / best;
      return { chunk, score: denseWeight * Math.max(0, cosine) + (1 - denseWeight) * bm25 };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.chunk.id < b.chunk.id ? -1 : 1));
}

/** Null where an engine elsewhere is away. */
async function unlessAway<Result>(ask: () => Promise<Result>): Promise<Result | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof VectorStoreAwayError) return null;
    if (error instanceof DomainError && error.code === 'ENGINE_UNAVAILABLE') return null;
    throw error;
  }
}

/** A filter may leave few of the best; then all that match are asked for. */
function lexicalScores(
  index: ChunkIndex,
  words: readonly string[],
  admitted: (chunk: ChunkRecord) => boolean,
  among: readonly ChunkRecord[] | null,
): ReadonlyMap<ChunkRecord, number> {
  if (among !== null) return index.lexical(words, among.length, among.filter(admitted));
  const some = index.lexical(words, CANDIDATES, null);
  const admittedOnes = new Map([...some].filter(([chunk]) => admitted(chunk)));
  if (some.size < CANDIDATES || admittedOnes.size >= CANDIDATES / 4) return admittedOnes;
  return new Map([...index.lexical(words, index.size, null)].filter(([chunk]) => admitted(chunk)));
}

/**
 * Takes the best passages that do not repeat each other. Scores are lowered for documents that are there already, so they
 * fall along the list.
 */
export function diversify(index: ChunkIndex, ranked: readonly ScoredChunk[], first: number): ScoredChunk[] {
  const taken: ScoredChunk[] = [];
  const waiting = ranked.slice(0, MOST_LOOKED_AT);
  const fromSource = new Map<string, number>();
  while (taken.length < first) {
    let best: { readonly at: number; readonly score: number } | null = null;
    for (const [at, { chunk, score }] of waiting.entries()) {
      if (best !== null && score <= best.score) break;
      const lowered = score * REPEATED_SOURCE ** (fromSource.get(chunk.sourceId) ?? 0);
      if (best === null || lowered > best.score) best = { at, score: lowered };
    }
    const next = best === null ? undefined : waiting.splice(best.at, 1)[0];
    if (best === null || next === undefined) break;
    const cosines = index.cosines(
      index.vectorOf(next.chunk),
      taken.map(({ chunk }) => chunk),
    );
    if (cosines.some((cosine) => cosine >= NEAR_DUPLICATE)) continue;
    taken.push({ chunk: next.chunk, score: best.score });
    fromSource.set(next.chunk.sourceId, (fromSource.get(next.chunk.sourceId) ?? 0) + 1);
  }
  return taken;
}

/** The best passages of these, without near-duplicates; they may all be from one document. */
export function distinctPassages(index: ChunkIndex, ranked: readonly ScoredChunk[], first: number): ScoredChunk[] {
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
