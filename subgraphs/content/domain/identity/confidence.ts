/**
 * How often matches of a raw score are right, in [0, 1] both: knots of an isotonic curve, straight lines between them. Fitted by
 * `node tools/fit-confidence.ts`, which says on what; `npm run eval` shows how well it holds on names that it was not fitted on.
 */
const KNOTS: readonly (readonly [raw: number, share: number])[] = [
  [0, 0.5],
  [0.6, 0.866],
  [0.7, 0.918],
  [0.8, 0.918],
  [0.85, 0.993],
  [0.9, 0.994],
  [0.95, 0.996],
  [1, 0.999],
];

/** The probability that a match of this raw score is right, to three decimals. */
export function calibrated(raw: number): number {
  const score = Math.min(1, Math.max(0, raw));
  const at = KNOTS.findIndex(([place]) => place >= score);
  const [right, high] = KNOTS[at] ?? [1, 0.999];
  const [left, low] = KNOTS[at - 1] ?? [0, high];
  const share = right === left ? high : low + ((high - low) * (score - left)) / (right - left);
  return Math.round(share * 1000) / 1000;
}
