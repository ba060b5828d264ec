// Measures search against judged queries: one JSON object a line, `{ id, query, class, relevant: { slug: grade } }`, grades 1 to
// 3. Articles in a ranking are passed over, since stones are what is judged. nDCG with gain 2^grade − 1 and discount
// log2(rank + 1), cut at 10 (Burges et al., ICML 2005), as the scorer of the development set computes it.
import { ANONYMOUS } from '../../platform/identity/viewer.ts';
import { prefixOf, seededId } from '../../platform/ids/ids.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import { fuse, LEGS, type Leg, type LegRanking } from './domain/fusion.ts';
import { askLegs, resolveQuery, type SearchDeps } from './domain/search.ts';
import { DEFAULT_WEIGHTS, parseSearchArguments } from './domain/search-request.ts';

const CUT = 10;

/** Differences of nDCG below this are rounding. */
const LEAST_GAIN = 1e-9;

export interface JudgedQuery {
  readonly id: string;
  readonly query: string;
  readonly class: string;
  /** Grade by slug. */
  readonly relevant: Readonly<Record<string, number>>;
}

/** Of one query, each in [0, 1]. */
export interface QueryQuality {
  readonly ndcg10: number;
  readonly recall10: number;
  /** Of the first stone graded 2 or more. */
  readonly mrr: number;
}

/** Means over queries. */
export interface SearchQuality extends QueryQuality {
  readonly queries: number;
}

export type Weights = Readonly<Record<Leg, number>>;

export interface SearchReport {
  /** Each ranking alone, and `HYBRID` for all with the default weights. */
  readonly rankings: Readonly<Record<Leg | 'HYBRID', SearchQuality>>;
  /** `HYBRID` by class of query. */
  readonly byClass: Readonly<Record<string, SearchQuality>>;
  /** Milliseconds that all rankings of one query took together, mean. */
  readonly meanMs: number;
}

/** A judged query with what each leg found for it. */
export interface AskedQuery {
  readonly judged: JudgedQuery;
  readonly rankings: readonly LegRanking[];
}

/** Asks every leg each query once, as a visitor; what follows from other weights can then be computed without asking again. */
export async function askJudgedQueries(
  ranking: SearchDeps,
  queries: readonly JudgedQuery[],
  log: Logger,
): Promise<readonly AskedQuery[]> {
  const asked: AskedQuery[] = [];
  for (const judged of queries) {
    const request = parseSearchArguments({ query: judged.query, weights: { text: 1, vector: 1, identity: 1 } });
    const resolve = () => resolveQuery(ranking.catalogue, judged.query);
    const { rankings } = await askLegs(ranking, request, { viewer: ANONYMOUS, readAfter: null, log }, resolve);
    asked.push({ judged, rankings });
  }
  return asked;
}

/** Measures each leg and their fusion with the default weights. */
export async function evaluateSearch(ranking: SearchDeps, queries: readonly JudgedQuery[], log: Logger): Promise<SearchReport> {
  const startedAt = performance.now();
  const asked = await askJudgedQueries(ranking, queries, log);
  const meanMs = (performance.now() - startedAt) / Math.max(1, queries.length);
  const alone = (leg: Leg) => measure(asked, { TEXT: 0, VECTOR: 0, IDENTITY: 0, [leg]: 1 });
  const classes = Map.groupBy(asked, ({ judged }) => judged.class);
  return {
    rankings: {
      TEXT: alone('TEXT'),
      VECTOR: alone('VECTOR'),
      IDENTITY: alone('IDENTITY'),
      HYBRID: measure(asked, DEFAULT_WEIGHTS),
    },
    byClass: Object.fromEntries([...classes].map(([name, ofClass]) => [name, measure(ofClass, DEFAULT_WEIGHTS)])),
    meanMs,
  };
}

/**
 * Finds weights in steps of 0.05 that sum to 1, by cross-validation: each fold is measured with the weights that are best on the
 * others, so the figure is honest although the weights are tuned. Of equally good weights those nearest to the defaults win.
 * @param folds how many parts the queries are dealt into, ≥ 2
 * @returns the best weights on all queries, and nDCG@10 over the held-out folds
 */
export function tuneWeights(asked: readonly AskedQuery[], folds = 5): { weights: Weights; heldOutNdcg10: number } {
  let total = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    const held = asked.filter((_, position) => position % folds === fold);
    const rest = asked.filter((_, position) => position % folds !== fold);
    if (held.length > 0) total += measure(held, bestWeights(rest)).ndcg10 * held.length;
  }
  return { weights: bestWeights(asked), heldOutNdcg10: asked.length === 0 ? 0 : total / asked.length };
}

function bestWeights(asked: readonly AskedQuery[]): Weights {
  let best = { weights: DEFAULT_WEIGHTS, ndcg10: measure(asked, DEFAULT_WEIGHTS).ndcg10 };
  for (let text = 0; text <= 20; text += 1) {
    for (let vector = 0; vector <= 20 - text; vector += 1) {
      const weights = { TEXT: text / 20, VECTOR: vector / 20, IDENTITY: (20 - text - vector) / 20 };
      const { ndcg10 } = measure(asked, weights);
      const gain = ndcg10 - best.ndcg10;
      if (gain > LEAST_GAIN || (gain > -LEAST_GAIN && fromDefault(weights) < fromDefault(best.weights)))
        best = { weights, ndcg10 };
    }
  }
  return best.weights;
}

function fromDefault(weights: Weights): number {
  return LEGS.reduce((sum, leg) => sum + Math.abs(weights[leg] - DEFAULT_WEIGHTS[leg]), 0);
}

/** Fuses with these weights and measures; all means are 0 for no queries. */
export function measure(asked: readonly AskedQuery[], weights: Weights): SearchQuality {
  return meanOf(measureEach(asked, weights));
}

/** The quality of each query, fused with these weights. */
export function measureEach(asked: readonly AskedQuery[], weights: Weights): readonly QueryQuality[] {
  return asked.map(({ judged, rankings }) => {
    const weighted = rankings.map((ranking) => ({ ...ranking, weight: weights[ranking.leg] }));
    const isEmpty = weighted.every(({ weight }) => weight === 0);
    const stones = isEmpty ? [] : fuse(weighted).best.flatMap(({ id }) => (prefixOf(id) === 'stone' ? [id] : []));
    return measureRanking(stones, judged.relevant);
  });
}

/**
 * The same by reciprocal ranks, Σ weight / (k + rank) (Cormack, Clarke and Büttcher, SIGIR 2009), which fusion was tried against.
 * @param k rank damping, > 0
 */
export function measureReciprocalRanks(asked: readonly AskedQuery[], weights: Weights, k = 60): SearchQuality {
  const rows = asked.map(({ judged, rankings }) => {
    const scores = new Map<string, number>();
    for (const { leg, hits } of rankings) {
      const sorted = hits.toSorted((a, b) => b.rawScore - a.rawScore || (a.id < b.id ? -1 : 1));
      for (const [at, { id }] of sorted.entries()) scores.set(id, (scores.get(id) ?? 0) + weights[leg] / (k + at + 1));
    }
    const ranking = [...scores].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
    return measureRanking(
      ranking.filter((id) => prefixOf(id) === 'stone'),
      judged.relevant,
    );
  });
  return meanOf(rows);
}

function meanOf(rows: readonly QueryQuality[]): SearchQuality {
  const mean = (key: keyof QueryQuality) => rows.reduce((sum, row) => sum + row[key], 0) / Math.max(1, rows.length);
  return { queries: rows.length, ndcg10: mean('ndcg10'), recall10: mean('recall10'), mrr: mean('mrr') };
}

/** @param ranking ids of stones, best first */
export function measureRanking(ranking: readonly string[], relevant: JudgedQuery['relevant']): QueryQuality {
  const grades = new Map(Object.entries(relevant).map(([slug, grade]) => [seededId('stone', slug), grade]));
  const found = ranking.slice(0, CUT).map((id) => grades.get(id) ?? 0);
  const ideal = [...grades.values()].toSorted((a, b) => b - a).slice(0, CUT);
  const first = ranking.findIndex((id) => (grades.get(id) ?? 0) >= 2);
  return {
    ndcg10: ideal.length === 0 ? 0 : gainOf(found) / gainOf(ideal),
    recall10: ideal.length === 0 ? 0 : found.filter((grade) => grade > 0).length / ideal.length,
    mrr: first === -1 ? 0 : 1 / (first + 1),
  };
}

function gainOf(grades: readonly number[]): number {
  return grades.reduce((sum, grade, position) => sum + (2 ** grade - 1) / Math.log2(position + 2), 0);
}

/** The lines of a report, for a person to read. */
export function printSearchReport({ rankings, byClass, meanMs }: SearchReport): string {
  const line = (name: string, { queries, ndcg10, recall10, mrr }: SearchQuality) =>
    `${name.padEnd(18)} ${String(queries).padStart(4)}  ${ndcg10.toFixed(3)}  ${recall10.toFixed(3)}  ${mrr.toFixed(3)}`;
  return [
    'ranking             n    nDCG@10 R@10  MRR',
    ...[...LEGS, 'HYBRID' as const].map((name) => line(name, rankings[name])),
    ...Object.entries(byClass).map(([name, quality]) => line(`HYBRID, ${name}`, quality)),
    `mean time of a query: ${meanMs.toFixed(1)} ms`,
  ].join('\n');
}
