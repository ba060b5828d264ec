/** An answer with how sure it was of itself. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

/** Answers of like confidence: what they said of themselves on average, and how often they were right. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly confidence: number;
  readonly accuracy: number;
}

const EDGES = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.000001];

/** Reliability diagram as rows; bins without an answer are left out. Edges are ours, closer where most answers lie. */
export function reliabilityBins(answers: readonly Judged[]): ReliabilityBin[] {
  return EDGES.slice(1).flatMap((to, at) => {
    const from = EDGES[at] ?? 0;
    const inside = answers.filter(({ confidence }) => confidence >= from && confidence < to);
    if (inside.length === 0) return [];
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return [
      {
        from,
        to: Math.min(1, to),
        count: inside.length,
        confidence: mean(inside.map(({ confidence }) => confidence)),
        accuracy: mean(inside.map(({ right }) => Number(right))),
      },
    ];
  });
}

/** Expected calibration error over these bins (Naeini et al., AAAI 2015), in [0, 1]; 0 without answers. */
export function expectedCalibrationError(answers: readonly Judged[]): number {
  return reliabilityBins(answers).reduce(
    (sum, { count, confidence, accuracy }) => sum + (count / answers.length) * Math.abs(confidence - accuracy),
    0,
  );
}

/** Mean squared error of the confidences (Brier, Monthly Weather Review 78, 1950), in [0, 1]; 0 without answers. */
export function brierScore(answers: readonly Judged[]): number {
  if (answers.length === 0) return 0;
  return answers.reduce((sum, { confidence, right }) => sum + (confidence - Number(right)) ** 2, 0) / answers.length;
}
