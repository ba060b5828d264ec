// Fuses rankings whose scores have different units. Method: convex combination of scores normalised by their theoretical
// least and the query's greatest value ("TM2C2"), S. Bruch, S. Gai, A. Ingber, "An Analysis of Fusion Functions for Hybrid
// Retrieval", ACM TOIS 42:1 (2023); with few judged queries it is both better and easier to tune than reciprocal ranks, and its
// parts add up. Cost: O(n log n) time and O(n) memory for n hits in all.

export type Leg = 'TEXT' | 'VECTOR' | 'IDENTITY';

/** The order in which a result lists its parts. */
export const LEGS: readonly Leg[] = ['TEXT', 'VECTOR', 'IDENTITY'];

export interface LegHit {
  readonly id: string;
  /** In the leg's own unit; greater is better. */
  readonly rawScore: number;
}

export interface LegRanking {
  readonly leg: Leg;
  /** Each id once, in any order. */
  readonly hits: readonly LegHit[];
  /** Relative weight, ≥ 0; not all of a fusion's weights are 0. */
  readonly weight: number;
  /** The raw score that becomes 1; null: the best of these hits. The raw score 0 becomes 0. */
  readonly ceiling: number | null;
}

export interface ScorePart {
  readonly leg: Leg;
  /** From 1, ties by id. */
  readonly rank: number;
  readonly rawScore: number;
  /** weight / Σ weights × rawScore / ceiling, in [0, 1]. */
  readonly contribution: number;
}

export interface FusedHit {
  readonly id: string;
  /** The sum of the parts' contributions, added in their order. */
  readonly score: number;
  /** In the order of {@link LEGS}; a leg that did not find the id, or whose weight is 0, has no part. */
  readonly parts: readonly ScorePart[];
}

/**
 * Joins rankings into one.
 * @returns every id of a leg with a weight above 0, highest score first, ties by id; empty for no hits
 * @throws {RangeError} if a weight is negative or not finite, or all are 0
 */
export function fuse(rankings: readonly LegRanking[]): readonly FusedHit[] {
  if (rankings.some(({ weight }) => !(weight >= 0 && Number.isFinite(weight)))) throw new RangeError('A weight must be ≥ 0.');
  // Floating sums depend on their order; so this one is fixed.
  const ordered = LEGS.flatMap((leg) => rankings.filter((ranking) => ranking.leg === leg && ranking.weight > 0));
  const sum = ordered.reduce((total, { weight }) => total + weight, 0);
  if (sum === 0) throw new RangeError('At least one weight must be above 0.');
  const parts = new Map<string, ScorePart[]>();
  for (const { leg, hits, weight, ceiling } of ordered) {
    const sorted = hits.toSorted(byScore);
    const greatest = ceiling ?? sorted[0]?.rawScore ?? 1;
    for (const [index, { id, rawScore }] of sorted.entries()) {
      const normalised = greatest > 0 ? Math.min(1, Math.max(0, rawScore / greatest)) : 0;
      const part = { leg, rank: index + 1, rawScore, contribution: (weight / sum) * normalised };
      const ofId = parts.get(id);
      if (ofId === undefined) parts.set(id, [part]);
      else ofId.push(part);
    }
  }
  return [...parts]
    .map(([id, ofId]) => ({ id, score: ofId.reduce((total, part) => total + part.contribution, 0), parts: ofId }))
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function byScore(a: LegHit, b: LegHit): number {
  return b.rawScore - a.rawScore || (a.id < b.id ? -1 : 1);
}
