/**
 * Durations in logarithmic buckets, so that percentiles of any window come from merged counts. Bucket i holds the durations in
 * (γ^(i-1), γ^i] and stands for 2γ^i / (γ + 1), which is at most (γ - 1) / (γ + 1) away from each of them, relatively: 4.8 % with
 * γ = 1.1. Adding costs one logarithm, merging and reading one pass over at most 192 counts of 4 bytes. Source: Masson, Rim, Lee,
 * "DDSketch", VLDB 2019, sections 2.1 and 2.2.
 */

const GAMMA = 1.1;
/** Bucket of the shortest duration told apart, 1.1^-48 = 0.0103 ms; shorter ones count as that. */
const LOWEST = -48;
/** 1.1^143 ms is 13 minutes; longer ones count as that. */
const BUCKETS = 192;
const LOG_GAMMA = Math.log(GAMMA);

/** The greatest relative error of a percentile between 0.011 ms and 13 minutes. */
export const RELATIVE_ERROR = (GAMMA - 1) / (GAMMA + 1);

/** Counts of durations by bucket; all zero when nothing was added. Changed in place by {@link addDuration}. */
export type Histogram = Uint32Array;

/** Pairs of a bucket and its count, for storage: only buckets that hold something, rising. */
export type HistogramPairs = readonly (readonly [bucket: number, count: number])[];

export function createHistogram(): Histogram {
  return new Uint32Array(BUCKETS);
}

/** @param durationMs ≥ 0; what is not a number counts as 0 */
export function addDuration(histogram: Histogram, durationMs: number): void {
  const exponent = durationMs > 0 ? Math.ceil(Math.log(durationMs) / LOG_GAMMA) : LOWEST;
  const bucket = Math.min(Math.max(exponent - LOWEST, 0), BUCKETS - 1);
  histogram[bucket] = (histogram[bucket] ?? 0) + 1;
}

/** Adds pairs that {@link toPairs} made; a bucket out of range is ignored, since it can only come from a damaged row. */
export function addPairs(histogram: Histogram, pairs: HistogramPairs): void {
  for (const [bucket, count] of pairs) if (bucket < BUCKETS) histogram[bucket] = (histogram[bucket] ?? 0) + count;
}

export function mergeHistogram(into: Histogram, from: Histogram): void {
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) into[bucket] = (into[bucket] ?? 0) + (from[bucket] ?? 0);
}

export function toPairs(histogram: Histogram): [bucket: number, count: number][] {
  const pairs: [number, number][] = [];
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    const count = histogram[bucket] ?? 0;
    if (count > 0) pairs.push([bucket, count]);
  }
  return pairs;
}

/**
 * The duration that at least the share `quantile` of all does not exceed (nearest rank), within {@link RELATIVE_ERROR}.
 * @param quantile in (0, 1]
 * @returns milliseconds; null when nothing was added
 */
export function quantileMs(histogram: Histogram, quantile: number): number | null {
  let total = 0;
  for (const count of histogram) total += count;
  if (total === 0) return null;
  // 0.95 × 20 is a hair above 19 in floating point, and would ask for rank 20.
  const rank = Math.max(1, Math.ceil(quantile * total - 1e-9));
  let below = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    below += histogram[bucket] ?? 0;
    if (below >= rank) return (2 * GAMMA ** (bucket + LOWEST)) / (GAMMA + 1);
  }
  return null;
}
