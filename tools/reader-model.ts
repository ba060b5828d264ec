// Fits the two models of the reader: which section is the likeliest, by a conditional logit over the sections of each question
// (McFadden, 1974), and whether the first two have the answer, by logistic regression.

/** A question with the evidence for each section that was looked at. */
export interface Example {
  /** How much it counts. */
  readonly count: number;
  readonly isAnswerable: boolean;
  /** Amounts in one order for all sections. */
  readonly evidence: readonly (readonly number[])[];
  readonly isRight: readonly boolean[];
}

/** Amounts of one question, and whether its first two sections have the answer. */
export interface Outcome {
  readonly amounts: readonly number[];
  readonly isRight: boolean;
  readonly count: number;
}

/** Precision of the prior, by which all weights are 0, in units of standard deviation. */
const ORDER_RIDGE = 3;
const ANSWER_RIDGE = 30;
const STEPS = 250;
const RATE = 0.05;

/** How much each amount weighs for the order of sections. */
export function fitOrder(examples: readonly Example[]): number[] {
  const known = examples.filter(({ isRight }) => isRight.includes(true));
  const scales = scalesOf(known.flatMap(({ evidence }) => evidence));
  const size = scales.length;
  const rows = known.map(({ evidence, isRight, count }) => ({
    count,
    isRight,
    evidence: evidence.map((amounts) =>
      Float64Array.from(amounts, (amount, at) => (amount - (scales[at]?.mean ?? 0)) / (scales[at]?.spread ?? 1)),
    ),
  }));
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= STEPS; step += 1) {
    const slope = Float64Array.from(weights, (weight) => (ORDER_RIDGE * weight) / rows.length);
    for (const { evidence, isRight, count } of rows) {
      const scores = evidence.map((amounts) => dot(amounts, weights));
      const greatest = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - greatest));
      const all = powers.reduce((sum, power) => sum + power, 0);
      const right = powers.reduce((sum, power, at) => sum + (isRight[at] ? power : 0), 0);
      for (const [at, amounts] of evidence.entries()) {
        const power = powers[at] ?? 0;
        const share = (count / total) * (power / all - (isRight[at] ? power / Math.max(1e-300, right) : 0));
        if (share !== 0) for (let d = 0; d < size; d += 1) slope[d] = (slope[d] ?? 0) + share * (amounts[d] ?? 0);
      }
    }
    // Adam (Kingma and Ba, 2015), with smaller steps towards the end.
    const rate = RATE * (step < 0.6 * STEPS ? 1 : 0.2);
    for (let d = 0; d < size; d += 1) {
      const by = slope[d] ?? 0;
      mean[d] = 0.9 * (mean[d] ?? 0) + 0.1 * by;
      square[d] = 0.99 * (square[d] ?? 0) + 0.01 * by * by;
      const unbiased = (mean[d] ?? 0) / (1 - 0.9 ** step);
      weights[d] = (weights[d] ?? 0) - (rate * unbiased) / (Math.sqrt((square[d] ?? 0) / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  return scales.map(({ spread }, at) => (weights[at] ?? 0) / spread);
}

/** How much each amount weighs for whether the answer is there, and what is added, by Newton's method. */
export function fitAnswer(outcomes: readonly Outcome[]): { readonly weights: readonly number[]; readonly bias: number } {
  const scales = scalesOf(outcomes.map(({ amounts }) => amounts));
  const size = scales.length + 1;
  const rows = outcomes.map(({ amounts, isRight, count }) => ({
    isRight,
    count,
    amounts: Float64Array.from([
      ...amounts.map((amount, at) => (amount - (scales[at]?.mean ?? 0)) / (scales[at]?.spread ?? 1)),
      1,
    ]),
  }));
  const weights = new Float64Array(size);
  const lossOf = (tried: Float64Array) => {
    let loss = 0;
    for (const [at, weight] of tried.entries()) loss += 0.5 * (at === size - 1 ? 1e-3 : ANSWER_RIDGE) * weight * weight;
    for (const { amounts, isRight, count } of rows) {
      const margin = dot(amounts, tried) * (isRight ? 1 : -1);
      loss += count * (Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin))));
    }
    return loss;
  };
  for (let round = 0; round < 15; round += 1) {
    const system = Array.from({ length: size }, (_, at) => {
      const line = new Float64Array(size + 1);
      const ridge = at === size - 1 ? 1e-3 : ANSWER_RIDGE;
      line[at] = ridge;
      line[size] = ridge * (weights[at] ?? 0);
      return line;
    });
    for (const { amounts, isRight, count } of rows) {
      const p = 1 / (1 + Math.exp(-dot(amounts, weights)));
      const slope = count * (p - (isRight ? 1 : 0));
      const curve = count * p * (1 - p);
      for (const [at, line] of system.entries()) {
        const amount = amounts[at] ?? 0;
        line[size] = (line[size] ?? 0) + slope * amount;
        for (let other = 0; other < size; other += 1) line[other] = (line[other] ?? 0) + curve * amount * (amounts[other] ?? 0);
      }
    }
    const step = solve(system);
    // A whole step may lead away: it is halved until it does not.
    const before = lossOf(weights);
    const from = weights.slice();
    for (let share = 1; share > 1e-4; share /= 2) {
      for (let at = 0; at < size; at += 1) weights[at] = (from[at] ?? 0) - share * (step[at] ?? 0);
      if (lossOf(weights) <= before) break;
    }
  }
  const own = scales.map(({ spread }, at) => (weights[at] ?? 0) / spread);
  const bias = (weights[size - 1] ?? 0) - scales.reduce((sum, { mean }, at) => sum + (own[at] ?? 0) * mean, 0);
  return { weights: own, bias };
}

/** What never varies has a spread of 1. */
function scalesOf(rows: readonly (readonly number[])[]): readonly { readonly mean: number; readonly spread: number }[] {
  return (rows[0] ?? []).map((_, at) => {
    const mean = rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length;
    const variance = rows.reduce((sum, row) => sum + ((row[at] ?? 0) - mean) ** 2, 0) / rows.length;
    return { mean, spread: variance < 1e-12 ? 1 : Math.sqrt(variance) };
  });
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let d = 0; d < a.length; d += 1) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}

/** Solves a system of linear equations whose last column is the right side; it is positive definite. */
function solve(system: readonly Float64Array[]): Float64Array {
  const size = system.length;
  for (const [at, line] of system.entries()) {
    for (const other of system.slice(at + 1)) {
      const factor = (other[at] ?? 0) / (line[at] ?? 1);
      for (let column = at; column <= size; column += 1) other[column] = (other[column] ?? 0) - factor * (line[column] ?? 0);
    }
  }
  const solution = new Float64Array(size);
  for (let at = size - 1; at >= 0; at -= 1) {
    const line = system[at];
    let rest = line?.[size] ?? 0;
    for (let column = at + 1; column < size; column += 1) rest -= (line?.[column] ?? 0) * (solution[column] ?? 0);
    solution[at] = rest / (line?.[at] ?? 1);
  }
  return solution;
}
