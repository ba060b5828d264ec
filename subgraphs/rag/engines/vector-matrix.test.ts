import { expect, it } from 'vitest';
import { createSeededRandom } from '../domain/embedder/seeded-random.ts';
import { createVectorMatrix, type VectorMatrix } from './vector-matrix.ts';

const DIMENSIONS = 384;
const ROWS = 6_000;

/** Two matrices of the same vectors around a few centres: one that compares all exactly, one that scans codes first. */
function twoMatrices(): { exact: VectorMatrix; coded: VectorMatrix; random: () => number; vectors: Float32Array[] } {
  const random = createSeededRandom(7);
  // Texts of one matter have a cosine of some 0.8.
  const near = (centre: Float32Array | null): Float32Array => {
    const vector = Float32Array.from({ length: DIMENSIONS }, (_, d) => (centre?.[d] ?? 0) + (random() - 0.5) * 0.1);
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    return vector.map((value) => value / length);
  };
  const centres = Array.from({ length: 40 }, () => near(null));
  const vectors = Array.from({ length: ROWS }, (_, n) => near(centres[n % centres.length] ?? null));
  const exact = createVectorMatrix(DIMENSIONS, { codesFrom: Number.POSITIVE_INFINITY });
  const coded = createVectorMatrix(DIMENSIONS, { codesFrom: 0 });
  for (const [number, vector] of vectors.entries()) for (const matrix of [exact, coded]) matrix.set(number, vector);
  return { exact, coded, random, vectors };
}

it('finds by codes nearly all that comparing everything finds, whatever the filter', () => {
  const { exact, coded, random, vectors } = twoMatrices();
  for (const admits of [() => true, (number: number) => number % 3 === 0, (number: number) => number % 200 === 0]) {
    let [found, wanted] = [0, 0];
    for (let n = 0; n < 20; n += 1) {
      const query = vectors[Math.floor(random() * ROWS)] ?? new Float32Array(DIMENSIONS);
      const numbers = new Set(coded.nearest(query, 50, admits).map(({ number }) => number));
      for (const { number } of exact.nearest(query, 50, admits)) {
        wanted += 1;
        if (numbers.has(number)) found += 1;
      }
    }
    expect(wanted).toBe(20 * Math.min(50, vectors.filter((_, number) => admits(number)).length));
    expect(found / wanted).toBeGreaterThan(0.97);
  }
});

it('gives a row up and uses it again, in whatever block it lies', () => {
  const { exact, coded, vectors } = twoMatrices();
  const [first, last] = [vectors[0] ?? new Float32Array(), vectors[ROWS - 1] ?? new Float32Array()];
  for (const matrix of [exact, coded]) {
    matrix.delete(ROWS - 1);
    expect([matrix.has(ROWS - 1), ...matrix.get(ROWS - 1)]).toEqual([false, ...new Float32Array(DIMENSIONS)]);
    matrix.set(ROWS, first);
    expect([...matrix.get(ROWS)]).toEqual([...first]);
    expect(matrix.nearest(first, 2, () => true).map(({ number }) => number)).toEqual([0, ROWS]);
    expect(matrix.nearest(last, ROWS, () => true).map(({ number }) => number)).not.toContain(ROWS - 1);
    expect([...matrix.products(first, [ROWS, ROWS - 1])].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([1, 0]);
  }
});
