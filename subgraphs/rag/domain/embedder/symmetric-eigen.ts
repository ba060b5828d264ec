// Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations: each rotation makes one element outside the
// diagonal zero; sweeps over all of them converge quadratically. O(n³) per sweep, six to ten sweeps, O(n²) memory; chosen
// over faster methods because it is short, needs no special cases and is accurate to the last digits.
// Golub and Van Loan, Matrix Computations, 4th ed., §8.5.

const MAX_SWEEPS = 60;

export interface Eigen {
  /** Largest first. */
  readonly values: Float64Array;
  /** Row `r` is the unit eigenvector of `values[r]`; row-major, `size` × `size`. */
  readonly vectors: Float64Array;
}

/**
 * @param matrix row-major, `size` × `size`, symmetric; left unchanged
 * @param size ≥ 0
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) v[i * size + i] = 1;
  const total = a.reduce((sum, x) => sum + x * x, 0);
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep += 1) {
    let outside = 0;
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) outside += at(a, p * size + q) ** 2;
    if (outside <= 1e-24 * total) break;
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(a, v, size, p, q);
  }
  const order = Array.from({ length: size }, (_, i) => i).sort((x, y) => at(a, y * size + y) - at(a, x * size + x));
  const vectors = new Float64Array(size * size);
  for (const [row, from] of order.entries()) vectors.set(v.subarray(from * size, (from + 1) * size), row * size);
  return { values: Float64Array.from(order, (i) => at(a, i * size + i)), vectors };
}

function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = at(a, p * size + q);
  if (apq === 0) return;
  const theta = (at(a, q * size + q) - at(a, p * size + p)) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k += 1) {
    const kp = k * size + p;
    const kq = k * size + q;
    const x = at(a, kp);
    const y = at(a, kq);
    a[kp] = c * x - s * y;
    a[kq] = s * x + c * y;
  }
  rotateRows(a, p * size, q * size, size, c, s);
  rotateRows(v, p * size, q * size, size, c, s);
}

function rotateRows(m: Float64Array, p: number, q: number, size: number, c: number, s: number): void {
  for (let k = 0; k < size; k += 1) {
    const x = at(m, p + k);
    const y = at(m, q + k);
    m[p + k] = c * x - s * y;
    m[q + k] = s * x + c * y;
  }
}

/** Reads within bounds that the caller has counted. */
function at(array: Float64Array, index: number): number {
  return array[index] ?? 0;
}
