// Answers a search: asks the legs, fuses their rankings (see fusion.ts), pages over the 1,000 best. Cost: one FTS5 query, one
// call of each port, and one of SQLite for what the ports found; facets, snippets and corrections are made when asked for.

import { DomainError } from '../../../platform/errors/domain-error.ts';
import { comparePositions, encodeCursor } from '../../../platform/graphql/connection.ts';
import type { Viewer } from '../../../platform/identity/viewer.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { CataloguePort, IdentityRecord } from '../../../platform/ports/catalogue.ts';
import type { RetrievalPort } from '../../../platform/ports/retrieval.ts';
import type { Constraint, ConstraintEvidence } from '../../../platform/stone-query/constraint.ts';
import { fold, wordsOf } from '../../../platform/stone-query/fold.ts';
import type { QueryPhrases } from '../../../platform/stone-query/query-phrases.ts';
import { understandQuery, understoodShare } from '../../../platform/stone-query/understand-query.ts';
import { explainStone } from '../../../platform/stone-query/weigh-stone.ts';
import { ownTurn } from '../../../platform/time/own-turn.ts';
import type { AdviceBook } from './advice.ts';
import { describedStones } from './described-stones.ts';
import { type FusedHit, fuse, LEGS, type Leg, type LegHit, type LegRanking } from './fusion.ts';
import type { FacetRecord, LexicalIndex } from './lexical-index.ts';
import { quotedPhrases, searchWords } from './match-expression.ts';
import { normaliseQuery } from './normalise.ts';
import type { SearchModeName, SearchRequest } from './search-request.ts';
import { corrections } from './spelling.ts';

/** Results that a search pages over. */
const MAX_RESULTS = 1_000;

/** Cosine from which a document counts as found by meaning; below it two texts merely share the trade. */
export const LEAST_COSINE = 0.3;

/** Probability from which a near miss counts as a stone that the query may name. */
const LEAST_CONFIDENCE = 0.5;

/** The catalogue takes no longer names, and a longer query is none. UTF-16 code units. */
const MAX_NAME_LENGTH = 200;

const SNIPPET_LENGTH = 220;

/** What the words of a stone or its profile count where advice is asked. */
const PROFILE_SHARE = 0.5;

export interface SearchEdgeRecord {
  readonly hit: FusedHit;
  readonly cursor: string;
  /** How a stone stands to what the query asks; empty for an article. */
  readonly evidence: readonly ConstraintEvidence[];
  readonly snippet: () => Promise<string | null>;
}

export interface SearchResult {
  readonly edges: readonly SearchEdgeRecord[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
  readonly facets: () => Promise<readonly FacetRecord[]>;
  /** Null where the query names no stone. */
  readonly identity: () => Promise<IdentityRecord | null>;
  /** What the query asks of a stone in plain words; empty where it names one instead, and beyond HYBRID mode. */
  readonly constraints: readonly Constraint[];
  readonly mode: SearchModeName;
  readonly degraded: readonly Leg[];
  readonly didYouMean: () => Promise<string | null>;
  readonly tookMs: number;
}

export interface SearchDeps {
  readonly index: LexicalIndex;
  /** True once the lexical index has passed the cursor; waits up to 2 s. */
  readonly waitFor: (cursor: string | null) => Promise<boolean>;
  readonly catalogue: Pick<CataloguePort, 'resolveIdentities'>;
  readonly retrieval: Pick<RetrievalPort, 'denseSearch'>;
  /** What queries may say of stones, as the catalogue is now. */
  readonly phrases: () => QueryPhrases;
  /** What articles advise on, as they are now. */
  readonly advice: () => AdviceBook;
}

/** Who asks, and what must be seen. */
export interface Asking {
  readonly viewer: Viewer;
  readonly readAfter: string | null;
  readonly log: Logger;
}

/** What the identity leg makes of a query that names no stone. */
interface Understood {
  constraints: readonly Constraint[];
  isAdvice: boolean;
}

/** What one leg found. `stale`: it has not seen the caller's own write. */
interface LegAnswer {
  readonly ranking: LegRanking;
  readonly stale: boolean;
}

/** What all legs found, before fusion. */
export interface LegAnswers {
  readonly rankings: readonly LegRanking[];
  /** In the order of the legs: those that failed or were stale. */
  readonly degraded: readonly Leg[];
  /** By id, the passage that the dense leg matched. */
  readonly chunkTexts: ReadonlyMap<string, string>;
  /** The words that the text leg looked up, corrections included. */
  readonly words: readonly string[];
  /** What the identity leg understood. */
  readonly constraints: readonly Constraint[];
}

/**
 * Runs a search.
 * @throws {DomainError} ENGINE_UNAVAILABLE when every leg that the mode and weights use has failed
 */
export async function search(deps: SearchDeps, request: SearchRequest, asking: Asking): Promise<SearchResult> {
  const startedAt = performance.now();
  const { index } = deps;
  const resolve = once(() => resolveQuery(deps.catalogue, request.query));
  const answers = await askLegs(deps, request, asking, resolve);
  await ownTurn();
  const { best, rest } = fuse(answers.rankings, MAX_RESULTS);
  const page = toPage(best.slice(0, MAX_RESULTS), request);
  const snippets = once(async () => {
    await ownTurn();
    return index.snippets(
      page.hits.map(({ id }) => id),
      answers.words,
    );
  });
  const edges = page.hits.map((hit, position) => ({
    hit,
    cursor: page.cursors[position] ?? '',
    evidence: evidenceOf(index, hit.id, answers.constraints),
    async snippet() {
      const onlyDense = hit.parts.every(({ leg }) => leg === 'VECTOR');
      const chunkText = onlyDense ? answers.chunkTexts.get(hit.id) : undefined;
      return chunkText === undefined ? ((await snippets()).get(hit.id) ?? null) : toExcerpt(chunkText);
    },
  }));
  return {
    edges,
    pageInfo: page.info,
    totalCount: best.length + rest.length,
    facets: once(async () => {
      await ownTurn();
      return index.facets([...best, ...rest]);
    }),
    // Where the leg has failed, `degraded` says so already.
    identity: async () => (answers.degraded.includes('IDENTITY') ? null : toNamed(await resolve())),
    constraints: answers.constraints,
    mode: request.mode,
    degraded: answers.degraded,
    didYouMean: once(() => mend(index, request.query, asking.viewer)),
    tookMs: Math.round((performance.now() - startedAt) * 1_000) / 1_000,
  };
}

/** What the query as a whole names; null where it is too long for a name. */
export async function resolveQuery(catalogue: SearchDeps['catalogue'], query: string): Promise<IdentityRecord | null> {
  if (query.length > MAX_NAME_LENGTH) return null;
  return (await catalogue.resolveIdentities([query]))[0] ?? null;
}

/**
 * Asks every leg that has a weight, at the same time.
 * @returns a ranking for each leg that answered, of documents that the viewer may see and the filter lets pass
 * @throws {DomainError} ENGINE_UNAVAILABLE when none did
 */
export async function askLegs(
  deps: SearchDeps,
  request: SearchRequest,
  asking: Asking,
  resolve: () => Promise<IdentityRecord | null>,
): Promise<LegAnswers> {
  // All legs read the lexical index, if only to check what they found, so all wait for it.
  const hasPassed = deps.waitFor(asking.readAfter);
  const chunkTexts = new Map<string, string>();
  const words: string[] = [];
  const understood: Understood = { constraints: [], isAdvice: false };
  const ask: Readonly<Record<Leg, (weight: number) => Promise<LegAnswer>>> = {
    TEXT: async (weight) => askText(deps.index, request, asking, weight, words, await hasPassed),
    VECTOR: async (weight) => askVector(deps, request, asking, weight, chunkTexts, hasPassed),
    IDENTITY: async (weight) => askIdentity(deps, request, asking, weight, resolve(), hasPassed, understood),
  };
  const legs = LEGS.filter((leg) => request.weights.has(leg));
  const settled = await Promise.allSettled(legs.map((leg) => ask[leg](request.weights.get(leg) ?? 0)));
  const rankings: LegRanking[] = [];
  const degraded: Leg[] = [];
  for (const [position, leg] of legs.entries()) {
    const result = settled[position];
    if (result?.status === 'fulfilled') {
      rankings.push(result.value.ranking);
      if (result.value.stale) degraded.push(leg);
    } else {
      asking.log.warn({ err: result?.reason, leg }, 'search: a leg failed');
      degraded.push(leg);
    }
  }
  if (rankings.length === 0)
    throw new DomainError('ENGINE_UNAVAILABLE', 'None of the rankings that this search needs can answer.');
  const shown = understood.isAdvice ? rankings.map((ranking) => forAdvice(deps.index, ranking)) : rankings;
  const { constraints } = understood;
  return { rankings: await withPhrases(deps.index, request.query, shown), degraded, chunkTexts, words, constraints };
}

/** The words of a stone's material and use are in every profile of it, where whoever asks for advice looks for a guide. */
function forAdvice(index: LexicalIndex, ranking: LegRanking): LegRanking {
  if (ranking.leg !== 'TEXT') return ranking;
  const isOfStone = (id: string) => {
    const features = index.features.get(id);
    return features?.kind === 'STONE' || features?.type === 'STONE_PROFILE';
  };
  const hits = ranking.hits.map((hit) => (isOfStone(hit.id) ? { ...hit, rawScore: hit.rawScore * PROFILE_SHARE } : hit));
  return { ...ranking, hits };
}

/** Whatever a ranking found: words in quotation marks must stand side by side in it. */
async function withPhrases(index: LexicalIndex, query: string, rankings: readonly LegRanking[]): Promise<LegRanking[]> {
  const phrases = quotedPhrases(query);
  if (phrases.length === 0) return [...rankings];
  const holding = await index.holding(phrases);
  return rankings.map((ranking) => ({ ...ranking, hits: ranking.hits.filter(({ id }) => holding.has(id)) }));
}

async function askText(
  index: LexicalIndex,
  { query, filter }: SearchRequest,
  { viewer }: Asking,
  weight: number,
  words: string[],
  hasPassed: boolean,
): Promise<LegAnswer> {
  const asked = searchWords(query);
  const unknown = await index.unknownWords(asked, viewer);
  const near = unknown.length === 0 ? new Map<string, string>() : corrections(unknown.map(fold), await index.vocabulary());
  words.push(...new Set([...asked, ...near.values()]));
  await ownTurn();
  const hits = await index.match(words, viewer, filter);
  return { ranking: { leg: 'TEXT', hits, weight, ceiling: null }, stale: !hasPassed };
}

async function askVector(
  { index, retrieval }: SearchDeps,
  { query, filter }: SearchRequest,
  { viewer, readAfter }: Asking,
  weight: number,
  chunkTexts: Map<string, string>,
  hasPassed: Promise<boolean>,
): Promise<LegAnswer> {
  const answer = await retrieval.denseSearch({ query, viewer, filter, limit: MAX_RESULTS, readAfter });
  const near = answer.hits.filter((hit) => hit.score >= LEAST_COSINE);
  await hasPassed;
  const shown = await index.restrict(
    near.map((hit) => hit.nodeId),
    viewer,
    filter,
  );
  const hits: LegHit[] = [];
  for (const { nodeId, score, chunkText } of near) {
    const entry = shown.get(nodeId);
    if (entry === undefined) continue;
    hits.push({ id: nodeId, rawScore: score, entry });
    chunkTexts.set(nodeId, chunkText);
  }
  return { ranking: { leg: 'VECTOR', hits, weight, ceiling: null }, stale: answer.stale };
}

/**
 * The stones that the query names; where it names none, those whose records meet what it describes, or the articles about what it
 * asks advice on.
 */
async function askIdentity(
  { index, phrases, advice }: SearchDeps,
  { query, filter }: SearchRequest,
  { viewer }: Asking,
  weight: number,
  resolving: Promise<IdentityRecord | null>,
  hasPassed: Promise<boolean>,
  understood: Understood,
): Promise<LegAnswer> {
  const identity = await resolving;
  await hasPassed;
  const named = identity === null ? [] : stonesNamed(identity);
  const shown = await index.restrict(
    named.map(({ id }) => id),
    viewer,
    filter,
  );
  const hits = new Map(named.flatMap(({ id, rawScore }) => (shown.has(id) ? [[id, rawScore] as const] : [])));
  if (toNamed(identity) === null) {
    await ownTurn();
    const constraints = understandQuery(query, phrases());
    understood.constraints = constraints;
    // Squared: where half of a query is about something else, an article may answer it better than any stone.
    const isAdvice = advice().isAsked(query, constraints);
    understood.isAdvice = isAdvice;
    const share = isAdvice ? 0 : understoodShare(constraints, searchWords(query).map(fold)) ** 2;
    if (isAdvice) await addGuides(index, advice().guides(query, constraints), hits, viewer, filter);
    for (const { id, rawScore } of describedStones(index, constraints, viewer, filter, MAX_RESULTS)) {
      if (share > 0) hits.set(id, Math.max(rawScore * share, hits.get(id) ?? 0));
    }
  }
  // A probability needs no normalising: half sure is half.
  const ranking = {
    leg: 'IDENTITY' as const,
    hits: [...hits].map(([id, rawScore]) => ({ id, rawScore })),
    weight,
    ceiling: 1,
  };
  return { ranking, stale: false };
}

async function addGuides(
  index: LexicalIndex,
  guides: readonly LegHit[],
  hits: Map<string, number>,
  viewer: Viewer,
  filter: SearchRequest['filter'],
): Promise<void> {
  const shown = await index.restrict(
    guides.map(({ id }) => id),
    viewer,
    filter,
  );
  for (const { id, rawScore } of guides) if (shown.has(id)) hits.set(id, rawScore);
}

function evidenceOf(index: LexicalIndex, id: string, constraints: readonly Constraint[]): readonly ConstraintEvidence[] {
  const features = index.features.get(id);
  return features?.kind === 'STONE' ? explainStone(features, constraints) : [];
}

function stonesNamed({ status, stoneId, confidence, candidates }: IdentityRecord): readonly LegHit[] {
  const hits = new Map<string, number>();
  if (status === 'RESOLVED' && stoneId !== null) hits.set(stoneId, confidence);
  const least = status === 'AMBIGUOUS' ? 0 : LEAST_CONFIDENCE;
  for (const candidate of candidates) {
    if (candidate.confidence > least && !hits.has(candidate.stoneId)) hits.set(candidate.stoneId, candidate.confidence);
  }
  return [...hits].map(([id, rawScore]) => ({ id, rawScore }));
}

function toNamed(identity: IdentityRecord | null): IdentityRecord | null {
  return identity === null || identity.status === 'UNRESOLVED' ? null : identity;
}

function toPage(fused: readonly FusedHit[], { after, first, hash }: SearchRequest) {
  const positionOf = (hit: FusedHit) => ({ keys: [hit.score], id: hit.id });
  const begin = after === null ? 0 : fused.findIndex((hit) => comparePositions(positionOf(hit), after, [-1]) > 0);
  const hits = begin === -1 ? [] : fused.slice(begin, begin + first);
  const cursors = hits.map((hit) => encodeCursor(hash, positionOf(hit)));
  return {
    hits,
    cursors,
    info: {
      hasNextPage: begin !== -1 && begin + first < fused.length,
      hasPreviousPage: after !== null,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
  };
}

/** The query in normal spelling with each word that occurs nowhere replaced by the nearest that does; null: nothing to mend. */
async function mend(index: LexicalIndex, query: string, viewer: Viewer): Promise<string | null> {
  const unknown = await index.unknownWords(searchWords(query), viewer);
  if (unknown.length === 0) return null;
  const near = corrections(unknown.map(fold), await index.vocabulary());
  if (near.size === 0) return null;
  const mended = wordsOf(query)
    .map((word) => near.get(word) ?? word)
    .join(' ');
  return mended === normaliseQuery(query) ? null : mended;
}

function toExcerpt(text: string): string | null {
  const plain = text.replaceAll('*', '').replace(/\s+/g, ' ').trim();
  if (plain === '') return null;
  return plain.length <= SNIPPET_LENGTH ? plain : `${plain.slice(0, plain.lastIndexOf(' ', SNIPPET_LENGTH))}…`;
}

/** Calls `make` at most once. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
