/**
 * Whether one of two kinds of requests takes longer. Times of requests are skewed and have far outliers, so ranks and medians are compared
 * and not means: the rank-sum test with the normal approximation, ties counted (Mann and Whitney, Annals of Mathematical Statistics 18,
 * 1947), and the percentile bootstrap for the difference of the medians (Efron, Annals of Statistics 7, 1979).
 * Cost: O(n log n) for the test, 2,000 × O(n log n) for the interval.
 */
export interface TimingDifference {
  readonly medianMsOfFirst: number;
  readonly medianMsOfSecond: number;
  /** 95 % interval of the first's median less the second's, milliseconds. */
  readonly differenceMs: readonly [low: number, high: number];
  /** In [0, 1]: how often one of the first takes longer than one of the second, ties half; 0.5 where nothing can be told. */
  readonly shareLonger: number;
  /** Two-sided: how likely ranks at least so far apart are where both come from one distribution. */
  readonly pValue: number;
}

const RESAMPLES = 2_000;

/**
 * @param first  milliseconds, at least 20
 * @param second milliseconds, at least 20
 * @param random in [0, 1)
 * @throws {RangeError} for too few
 */
export function compareTimings(first: readonly number[], second: readonly number[], random: () => number): TimingDifference {
  if (first.length < 20 || second.length < 20) throw new RangeError('At least 20 of each are needed.');
  const differences = Array.from(
    { length: RESAMPLES },
    () => medianOf(resample(first, random)) - medianOf(resample(second, random)),
  );
  differences.sort((a, b) => a - b);
  const at = (share: number) => differences[Math.floor(share * (RESAMPLES - 1))] ?? 0;
  const { shareLonger, pValue } = rankSum(first, second);
  return {
    medianMsOfFirst: medianOf(first),
    medianMsOfSecond: medianOf(second),
    differenceMs: [at(0.025), at(0.975)],
    shareLonger,
    pValue,
  };
}

function rankSum(first: readonly number[], second: readonly number[]): Pick<TimingDifference, 'shareLonger' | 'pValue'> {
  const all = [...first.map((value) => ({ value, isFirst: true })), ...second.map((value) => ({ value, isFirst: false }))];
  all.sort((a, b) => a.value - b.value);
  let rankSumOfFirst = 0;
  let tied = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1;
    const count = to - from;
    // Ranks from 1; equal values share the mean of theirs.
    const rank = (from + 1 + to) / 2;
    for (let index = from; index < to; index += 1) if (all[index]?.isFirst === true) rankSumOfFirst += rank;
    tied += count ** 3 - count;
    from = to;
  }
  const [n, m] = [first.length, second.length];
  const u = rankSumOfFirst - (n * (n + 1)) / 2;
  const variance = ((n * m) / 12) * (n + m + 1 - tied / ((n + m) * (n + m - 1)));
  const z = variance === 0 ? 0 : Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / Math.sqrt(variance);
  return { shareLonger: u / (n * m), pValue: Math.min(1, 2 * (1 - normal(z))) };
}

/** The standard normal distribution at z ≥ 0, to 8 × 10⁻⁸ (Abramowitz and Stegun, 26.2.17). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

function resample(values: readonly number[], random: () => number): number[] {
  return values.map(() => values[Math.floor(random() * values.length)] ?? 0);
}
