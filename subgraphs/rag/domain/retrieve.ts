import { DomainError } from '../../../platform/errors/domain-error.ts';
import { fold, spelledWordsOf } from '../../../platform/stone-query/fold.ts';
import { type ChunkFilter, passes } from './chunk-filter.ts';
import type { ChunkIndex, ChunkRecord, Embedding } from './chunk-index.ts';
import { toWords } from './embedder/words.ts';
import { createProximity } from './proximity.ts';
import { VectorStoreAwayError } from './vector-store.ts';

// Retrieval fuses two rankings of chunks by a convex combination of normalised scores (Bruch, Gai and Ingber, ACM TOIS 2023):
// the cosine, floored at 0, and BM25 divided by the best BM25 of this query. For answers the share of the cosine falls with the share of
// the query's words that the embedder has not learned. Passages are ranked twice more: the best by how near the
// query's words stand to each other, and after that by what the best of these speak of (Rocchio's feedback, 1971, on embeddings).
// Results are diversified: a passage that says nearly the same as a better one is left out, and a document's second passage counts
// less than its first. Cost: one FTS5 query, one scan of the vectors, the words of some fifty passages.

/** How much the cosine counts for a question whose words the embedder all knows. */
const DENSE_WEIGHT = 0.55;
/** Candidates that each ranking brings. */
const CANDIDATES = 1_000;
/** Passages in which it is looked how near words stand. */
const READ = 50;
/** Passages that say what is meant, each by its score, unless it falls below this share of the best; and how much all do beside the query. */
const SPEAKING = 5;
const LEAST_SPEAKING = 0.6;
const SPEAKING_SHARE = 0.5;
/** Passages that may be looked at to find enough that differ. */
const MOST_LOOKED_AT = 400;
/** Two passages whose embeddings are this near and whose words are so much the same say the same. */
const NEAR_DUPLICATE = 0.97;
const SAME_WORDS = 0.8;
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

/**
 * The words of a query that carry its meaning, or all of them when nothing else is left: in lower case with their marks, each once, single
 * letters left out.
 */
export function queryWords(query: string): string[] {
  const words = [...new Set(spelledWordsOf(query))].filter((word) => word.length > 1 || /\p{N}/u.test(word));
  const telling = words.filter((word) => !STOP_WORDS.has(fold(word)));
  return telling.length === 0 ? words : telling;
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
  candidates: Candidates,
): Promise<ScoredChunk[]> {
  const weighed = await weigh(index, embedding, query, candidates);
  return fused(weighed, DENSE_WEIGHT * embedding.knownShare(queryWords(query).join(' ')));
}

/** As {@link rankChunks}, for passages to be read: the best ranked again by how near words stand, and by what the best speak of. */
export async function rankPassages(
  index: ChunkIndex,
  embedding: Embedding,
  query: string,
  candidates: Candidates,
): Promise<ScoredChunk[]> {
  const weighed = await weigh(index, embedding, query, candidates);
  const proximity = createProximity(index, queryWords(query));
  const lexical = new Map(weighed.lexical);
  for (const { chunk } of fused(weighed, embedding.passageWeight).slice(0, READ)) {
    const score = lexical.get(chunk);
    if (score !== undefined) lexical.set(chunk, score + proximity(chunk));
  }
  const read = { ...weighed, lexical };
  const ranked = fused(read, embedding.passageWeight);
  if (weighed.vector === null) return ranked;
  const best = ranked.slice(0, MOST_LOOKED_AT).map(({ chunk }) => chunk);
  const least = LEAST_SPEAKING * (ranked[0]?.score ?? 0);
  const speaking = ranked.slice(0, SPEAKING).filter(({ score }) => score >= least);
  const meant = towards(
    weighed.vector,
    speaking.map(({ chunk, score }) => ({ vector: index.vectorOf(chunk), weight: score })),
  );
  const cosines = index.cosines(meant, best);
  return fused({ ...read, cosines: new Map(best.map((chunk, at) => [chunk, cosines[at] ?? 0])) }, embedding.passageWeight);
}

/** What is known of the chunks that may match a query. */
interface Weighed {
  /** Null where the query has none. */
  readonly vector: Float32Array | null;
  /** Of every candidate, with the query. */
  readonly cosines: ReadonlyMap<ChunkRecord, number>;
  /** BM25 of those that have a word of it. */
  readonly lexical: ReadonlyMap<ChunkRecord, number>;
}

async function weigh(
  index: ChunkIndex,
  embedding: Embedding,
  query: string,
  { filter, refine, among }: Candidates,
): Promise<Weighed> {
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
  return { vector, cosines, lexical };
}

function fused({ vector, cosines, lexical }: Weighed, weight: number): ScoredChunk[] {
  let best = 1e-9;
  for (const score of lexical.values()) best = Math.max(best, score);
  const denseWeight = vector === null ? 0 : weight;
  return [...cosines]
    .map(([chunk, cosine]) => {
      const bm25 = (lexical.get(chunk) ?? 0) / best;
      return { chunk, score: denseWeight * Math.max(0, cosine) + (1 - denseWeight) * bm25 };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.chunk.id < b.chunk.id ? -1 : 1));
}

/** A query's vector moved towards the weighted mean of passages' vectors, normalised. */
function towards(
  query: Float32Array,
  passages: readonly { readonly vector: Float32Array; readonly weight: number }[],
): Float32Array {
  const sum = query.map((value) => value * (1 - SPEAKING_SHARE));
  const total = passages.reduce((all, { weight }) => all + weight, 0);
  for (const { vector, weight } of passages) {
    const share = (SPEAKING_SHARE * weight) / total;
    for (let d = 0; d < sum.length; d += 1) sum[d] = (sum[d] ?? 0) + share * (vector[d] ?? 0);
  }
  const length = Math.sqrt(sum.reduce((all, value) => all + value * value, 0));
  return length < 1e-9 ? query : sum.map((value) => value / length);
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
  const repeats = createRepetitions(index);
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
    if (repeats(next.chunk, taken)) continue;
    taken.push({ chunk: next.chunk, score: best.score });
    fromSource.set(next.chunk.sourceId, (fromSource.get(next.chunk.sourceId) ?? 0) + 1);
  }
  return taken;
}

/** The best passages of these, without near-duplicates; they may all be from one document. */
export function distinctPassages(index: ChunkIndex, ranked: readonly ScoredChunk[], first: number): ScoredChunk[] {
  const taken: ScoredChunk[] = [];
  const repeats = createRepetitions(index);
  for (const candidate of ranked) {
    if (taken.length === first) break;
    if (!repeats(candidate.chunk, taken)) taken.push(candidate);
  }
  return taken;
}

/**
 * Says whether a passage says the same as one of others. Embeddings alone do not tell: texts of one matter whose own words were not learned
 * have nearly one vector.
 */
function createRepetitions(index: ChunkIndex): (chunk: ChunkRecord, others: readonly ScoredChunk[]) => boolean {
  const known = new Map<ChunkRecord, ReadonlySet<string>>();
  const wordsOf = (chunk: ChunkRecord): ReadonlySet<string> => {
    const words = known.get(chunk) ?? new Set(toWords(chunk.text));
    known.set(chunk, words);
    return words;
  };
  return (chunk, others) => {
    const cosines = index.cosines(
      index.vectorOf(chunk),
      others.map((other) => other.chunk),
    );
    return others.some((other, at) => {
      if ((cosines[at] ?? 0) < NEAR_DUPLICATE) return false;
      const [one, two] = [wordsOf(chunk), wordsOf(other.chunk)];
      const shared = [...one].filter((word) => two.has(word)).length;
      return shared >= SAME_WORDS * (one.size + two.size - shared);
    });
  };
}
