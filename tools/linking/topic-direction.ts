import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, SIDES, type TopicScores } from '../../subgraphs/content/domain/linking/topic-scores.ts';
import { decodeWordVectors } from '../../subgraphs/rag/domain/embedder/packed-vectors.ts';
import { PROJECT } from '../generated-files.ts';

/** One weighed name: the words around it, what kind of name it is, and whether the annotation has it. */
export interface TopicExample {
  readonly context: Context;
  readonly kind: string;
  readonly isStone: boolean;
  /** How much it counts. */
  readonly weight: number;
}

const vectors = decodeWordVectors(readFileSync(join(PROJECT, 'data/word-vectors/pieces-192d.bin')));
const { dimensions } = vectors;

/** The sum of a word's pieces. */
function sumOf(word: string): Float64Array {
  const sum = new Float64Array(dimensions);
  for (const row of vectors.rowsOf(word)) vectors.addTo(sum, row, 1);
  return sum;
}

/** The words of the vectors up to a rank by frequency. */
export const frequentWords = (limit: number): string[] =>
  [...vectors.words()].filter((word) => (vectors.rankOf(word) ?? limit) < limit);

/** The mean length of the words' vectors. */
const meanLength = (() => {
  const words = frequentWords(Number.POSITIVE_INFINITY);
  return words.reduce((sum, word) => sum + Math.hypot(...sumOf(word)), 0) / words.length;
})();

const cache = new Map<string, Float64Array | null>();

/** A word's vector, of length 1 in the mean: the lengths weigh the words. Null for a rare word. */
function vectorOf(word: string): Float64Array | null {
  let vector = cache.get(word);
  if (vector === undefined) {
    vector = vectors.rankOf(word) === undefined ? null : sumOf(word).map((value) => value / meanLength);
    cache.set(word, vector);
  }
  return vector;
}

function featuresOf({ context, kind }: TopicExample, kinds: readonly string[]): Float64Array {
  const features = new Float64Array(SIDES.length * dimensions + kinds.length);
  for (const [block, side] of SIDES.entries()) {
    const offset = block * dimensions;
    let known = 0;
    for (const word of context[side]) {
      const vector = vectorOf(word);
      if (vector === null) continue;
      known += 1;
      for (const [d, value] of vector.entries()) features[offset + d] = (features[offset + d] ?? 0) + value;
    }
    const damping = Math.sqrt(known + 1);
    for (let d = 0; d < dimensions; d += 1) features[offset + d] = (features[offset + d] ?? 0) / damping;
  }
  const at = kinds.indexOf(kind);
  if (at >= 0) features[SIDES.length * dimensions + at] = 1;
  return features;
}

/** Solves A x = b for a symmetric positive definite A, in place, by Cholesky's decomposition. */
function solve(a: readonly Float64Array[], b: Float64Array): Float64Array {
  const n = b.length;
  const at = (i: number, j: number) => a[i]?.[j] ?? 0;
  for (let j = 0; j < n; j += 1) {
    for (let i = j; i < n; i += 1) {
      let sum = at(i, j);
      for (let k = 0; k < j; k += 1) sum -= at(i, k) * at(j, k);
      const row = a[i];
      if (row !== undefined) row[j] = i === j ? Math.sqrt(sum) : sum / at(j, j);
    }
  }
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i += 1) {
    for (let k = 0; k < i; k += 1) x[i] = (x[i] ?? 0) - at(i, k) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / at(i, i);
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < n; k += 1) x[i] = (x[i] ?? 0) - at(k, i) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / at(i, i);
  }
  return x;
}

const ROUNDS = 8;
/** A step that moves no number by more than this is the last. */
const SETTLED = 0.01;

/**
 * The direction in which the words around stones lie, by logistic regression on the sums of the vectors around names beside the
 * kind of the name (iteratively reweighted least squares).
 * @param ridge precision of the prior of each number of the direction, > 0
 * @param kinds every kind of name, in an order that all calls share
 * @param start where to begin: what was learned from nearly the same examples is near
 * @returns the direction, and behind it the bias of each kind
 */
export function learnDirection(
  examples: readonly TopicExample[],
  ridge: number,
  kinds: readonly string[],
  start?: Float64Array,
): Float64Array {
  const rows = examples.map((example) => featuresOf(example, kinds));
  const numbers = SIDES.length * dimensions;
  const size = numbers + kinds.length;
  let weights = start === undefined ? new Float64Array(size) : Float64Array.from(start);
  for (let round = 0; round < ROUNDS; round += 1) {
    const hessian = Array.from({ length: size }, (_, i) => {
      const row = new Float64Array(size);
      row[i] = i < numbers ? ridge : 0.1;
      return row;
    });
    const gradient = weights.map((weight, i) => -weight * (i < numbers ? ridge : 0.1));
    for (const [index, row] of rows.entries()) {
      let logit = 0;
      for (let i = 0; i < size; i += 1) logit += (row[i] ?? 0) * (weights[i] ?? 0);
      const p = 1 / (1 + Math.exp(-logit));
      const { isStone = false, weight = 1 } = examples[index] ?? {};
      const error = ((isStone ? 1 : 0) - p) * weight;
      const spread = Math.max(1e-4, p * (1 - p)) * weight;
      for (let i = 0; i < size; i += 1) {
        const value = row[i] ?? 0;
        if (value === 0) continue;
        gradient[i] = (gradient[i] ?? 0) + error * value;
        const [target, share] = [hessian[i], spread * value];
        if (target === undefined) continue;
        for (let j = 0; j <= i; j += 1) target[j] = (target[j] ?? 0) + share * (row[j] ?? 0);
      }
    }
    const step = solve(hessian, gradient);
    weights = weights.map((weight, i) => weight + (step[i] ?? 0));
    if (step.every((move) => Math.abs(move) < SETTLED)) break;
  }
  return weights;
}

/** How far each word lies in a direction. */
export function scoreWords(words: Iterable<string>, direction: Float64Array): TopicScores {
  const scores = { around: new Map<string, number>(), before: new Map<string, number>(), after: new Map<string, number>() };
  for (const word of words) {
    const vector = vectorOf(word);
    if (vector === null) continue;
    for (const [block, side] of SIDES.entries())
      scores[side].set(
        word,
        vector.reduce((sum, value, d) => sum + value * (direction[block * dimensions + d] ?? 0), 0),
      );
  }
  return scores;
}
