// Fuses rankings whose scores have different units. Method: convex combination of scores normalised by their theoretical
// least and the query's greatest value ("TM2C2"), S. Bruch, S. Gai, A. Ingber, "An Analysis of Fusion Functions for Hybrid
// Retrieval", ACM TOIS 42:1 (2023); with few judged queries it is both better and easier to tune than reciprocal ranks, and its
// parts add up. Cost: O(n log n) time and O(n) memory for n hits in all.

import { roughOrder } from '../../../platform/ranking/rough-order.ts';
import type { DocumentEntry } from './indexed-document.ts';

export type Leg = 'TEXT' | 'VECTOR' | 'IDENTITY';

/** The order in which a result lists its parts. */
export const LEGS: readonly Leg[] = ['TEXT', 'VECTOR', 'IDENTITY'];

export interface LegHit {
  readonly id: string;
  /** In the leg's own unit; greater is better. */
  readonly rawScore: number;
  /** What facets count of it; left out where the leg does not have it at hand. */
  readonly entry?: DocumentEntry | undefined;
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
  readonly entry?: DocumentEntry | undefined;
}

export interface Fusion {
  /** Highest score first, ties by id. */
  readonly best: readonly FusedHit[];
  /** What else was found, in no order: none of it is among the best that were wanted. */
  readonly rest: readonly LegHit[];
}

/**
 * Joins rankings into one: every id of a leg with a weight above 0 is in it once.
 * @param wanted how many of the best must be ranked; the others may be left as the rest
 * @throws {RangeError} if a weight is negative or not finite, or all are 0
 */
export function fuse(rankings: readonly LegRanking[], wanted = Number.POSITIVE_INFINITY): Fusion {
  if (rankings.some(({ weight }) => !(weight >= 0 && Number.isFinite(weight)))) throw new RangeError('A weight must be ≥ 0.');
  // Floating sums depend on their order; so this one is fixed.
  const ordered = LEGS.flatMap((leg) => rankings.filter((ranking) => ranking.leg === leg && ranking.weight > 0));
  const sum = ordered.reduce((total, { weight }) => total + weight, 0);
  if (sum === 0) throw new RangeError('At least one weight must be above 0.');
  const longest = ordered.reduce((one, other) => (other.hits.length > one.hits.length ? other : one), EMPTY);
  const elsewhere = new Set(ordered.flatMap(({ hits }) => (hits === longest.hits ? [] : hits.map(({ id }) => id))));
  const found = new Map<string, { readonly hit: LegHit; readonly parts: ScorePart[] }>();
  const rest: LegHit[] = [];
  for (const { leg, hits, weight, ceiling } of ordered) {
    const sorted = bestFirst(hits, ({ rawScore }) => rawScore);
    const greatest = ceiling ?? sorted[0]?.rawScore ?? 1;
    for (const [index, hit] of sorted.entries()) {
      const { id, rawScore } = hit;
      // So many of its own ranking come before it, and no other ranking lifts it above them.
      if (index >= wanted && hits === longest.hits && !elsewhere.has(id)) {
        rest.push(hit);
        continue;
      }
      const normalised = greatest > 0 ? Math.min(1, Math.max(0, rawScore / greatest)) : 0;
      const part = { leg, rank: index + 1, rawScore, contribution: (weight / sum) * normalised };
      const known = found.get(id);
      if (known === undefined) found.set(id, { hit, parts: [part] });
      else known.parts.push(part);
    }
  }
  const fused = [...found].map(
    ([id, { hit, parts }]): FusedHit => ({
      id,
      score: parts.reduce((total, part) => total + part.contribution, 0),
      parts,
      entry: hit.entry,
    }),
  );
  return { best: bestFirst(fused, ({ score }) => score), rest };
}

const EMPTY: LegRanking = { leg: 'TEXT', hits: [], weight: 0, ceiling: null };

/** By score, ties by id. */
function bestFirst<Item extends { readonly id: string }>(items: readonly Item[], scoreOf: (item: Item) => number): Item[] {
  const scores = new Float64Array(items.length);
  for (const [place, item] of items.entries()) scores[place] = scoreOf(item);
  const sorted: Item[] = [];
  for (const place of roughOrder(scores)) {
    const item = items[place];
    if (item !== undefined) sorted.push(item);
  }
  return sorted.sort((a, b) => scoreOf(b) - scoreOf(a) || (a.id < b.id ? -1 : 1));
}
