import { createNormalSource, createSeededRandom } from './seeded-random.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

// The first right singular vectors of a large sparse matrix, by a random sketch that a few power steps sharpen (Halko,
// Martinsson and Tropp, SIAM Review 2011, algorithms 4.4 and 5.1). Time O(steps · nonzeros · k + (rows + columns) · k²), memory
// O((rows + columns) · k). The seed is fixed: equal input gives equal output.

/** A row of a sparse matrix: columns with their values, each column once. */
export interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

const OVERSAMPLING = 10;
const POWER_STEPS = 2;
const SEED = 20_260_101;
/** Singular values below this share of the largest are noise. */
const NEGLIGIBLE = 1e-6;

/**
 * @param rank how many singular vectors are wanted
 * @returns for each column of the matrix its coordinate on each vector, row-major, `columnCount` × `rank`; coordinates beyond the
 *   matrix's own rank are 0
 */
export function rightSingularVectors(rows: readonly SparseRow[], columnCount: number, rank: number): Float32Array {
  const width = Math.min(rank + OVERSAMPLING, rows.length, columnCount);
  const result = new Float32Array(columnCount * rank);
  if (width === 0) return result;
  let sketch: Float64Array = Float64Array.from({ length: columnCount * width }, createNormalSource(createSeededRandom(SEED)));
  for (let step = 0; step <= POWER_STEPS; step += 1) {
    const range = orthonormal(multiply(rows, sketch, width), rows.length, width);
    sketch = multiplyTransposed(rows, range, columnCount, width);
  }
  // The sketch is Aᵀ Q with Q orthonormal, so its left singular vectors are the right ones of A.
  const { values, vectors } = symmetricEigen(gram(sketch, columnCount, width), width);
  const largest = Math.sqrt(Math.max(0, values[0] ?? 0));
  const kept = Math.min(rank, width);
  const scales = Float64Array.from({ length: kept }, (_, k) => {
    const singular = Math.sqrt(Math.max(0, values[k] ?? 0));
    return singular > NEGLIGIBLE * largest ? 1 / singular : 0;
  });
  for (let column = 0; column < columnCount; column += 1) {
    const row = sketch.subarray(column * width, (column + 1) * width);
    for (let k = 0; k < kept; k += 1) {
      let sum = 0;
      for (let i = 0; i < width; i += 1) sum += (row[i] ?? 0) * (vectors[k * width + i] ?? 0);
      result[column * rank + k] = sum * (scales[k] ?? 0);
    }
  }
  return result;
}

/** A · matrix, row-major, `rows.length` × `width`. */
function multiply(rows: readonly SparseRow[], matrix: Float64Array, width: number): Float64Array {
  const out = new Float64Array(rows.length * width);
  for (const [r, { columns, values }] of rows.entries()) {
    for (let n = 0; n < columns.length; n += 1)
      addScaled(out, r * width, matrix, (columns[n] ?? 0) * width, values[n] ?? 0, width);
  }
  return out;
}

/** Aᵀ · matrix, row-major, `columnCount` × `width`. */
function multiplyTransposed(
  rows: readonly SparseRow[],
  matrix: Float64Array,
  columnCount: number,
  width: number,
): Float64Array {
  const out = new Float64Array(columnCount * width);
  for (const [r, { columns, values }] of rows.entries()) {
    for (let n = 0; n < columns.length; n += 1)
      addScaled(out, (columns[n] ?? 0) * width, matrix, r * width, values[n] ?? 0, width);
  }
  return out;
}

function addScaled(out: Float64Array, to: number, matrix: Float64Array, from: number, factor: number, width: number): void {
  for (let k = 0; k < width; k += 1) out[to + k] = (out[to + k] ?? 0) + factor * (matrix[from + k] ?? 0);
}

/** matrixᵀ · matrix. */
function gram(matrix: Float64Array, height: number, width: number): Float64Array {
  const out = new Float64Array(width * width);
  for (let row = 0; row < height; row += 1) {
    const begin = row * width;
    for (let i = 0; i < width; i += 1) addScaled(out, i * width, matrix, begin, matrix[begin + i] ?? 0, width);
  }
  return out;
}

/**
 * An orthonormal basis of the columns' span, by modified Gram–Schmidt; columns that add nothing become 0. The columns are
 * copied side by side first: walking down the columns of a row-major matrix would miss the cache at every step.
 */
function orthonormal(matrix: Float64Array, height: number, width: number): Float64Array {
  const columns = Array.from({ length: width }, (_, k) => {
    const column = new Float64Array(height);
    for (let row = 0; row < height; row += 1) column[row] = matrix[row * width + k] ?? 0;
    return column;
  });
  for (const [k, column] of columns.entries()) {
    const before = norm(column);
    for (let j = 0; j < k; j += 1) {
      const other = columns[j];
      if (other !== undefined) addScaled(column, 0, other, 0, -dot(column, other), height);
    }
    const after = norm(column);
    const factor = after > 1e-9 * before ? 1 / after : 0;
    for (let row = 0; row < height; row += 1) column[row] = (column[row] ?? 0) * factor;
  }
  const out = new Float64Array(height * width);
  for (const [k, column] of columns.entries()) {
    for (let row = 0; row < height; row += 1) out[row * width + k] = column[row] ?? 0;
  }
  return out;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
