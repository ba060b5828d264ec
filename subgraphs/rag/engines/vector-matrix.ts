// Vectors of all chunks in one matrix, so that a search is one pass over memory in order: exact, O(rows · dimensions) time, 4
// bytes a number. Rows that are given up are used again.

/** L2-normalised vectors by the number of their chunk. */
export interface VectorMatrix {
  set(number: number, vector: Float32Array): void;
  delete(number: number): void;
  /** A copy; all 0 for a number without a vector. */
  get(number: number): Float32Array;
  /** Dot products, which are cosines, in the order of `numbers`; 0 for a number without a vector. */
  products(query: Float32Array, numbers: readonly number[]): Float32Array;
  /** Takes these in place of all. */
  replace(vectors: ReadonlyMap<number, Float32Array>): void;
}

const FIRST_ROWS = 1_024;

export function createVectorMatrix(dimensions: number): VectorMatrix {
  let values = new Float32Array(FIRST_ROWS * dimensions);
  let rows = new Map<number, number>();
  let free: number[] = [];
  let used = 0;

  function takeRow(): number {
    const again = free.pop();
    if (again !== undefined) return again;
    if ((used + 1) * dimensions > values.length) {
      const larger = new Float32Array(values.length * 2);
      larger.set(values);
      values = larger;
    }
    used += 1;
    return used - 1;
  }

  function set(number: number, vector: Float32Array): void {
    const row = rows.get(number) ?? takeRow();
    rows.set(number, row);
    values.set(vector, row * dimensions);
  }

  return {
    set,
    delete(number) {
      const row = rows.get(number);
      if (row === undefined) return;
      rows.delete(number);
      free.push(row);
    },
    get(number) {
      const row = rows.get(number);
      return row === undefined ? new Float32Array(dimensions) : values.slice(row * dimensions, (row + 1) * dimensions);
    },
    products(query, numbers) {
      const out = new Float32Array(numbers.length);
      for (const [at, number] of numbers.entries()) {
        const row = rows.get(number);
        if (row !== undefined) out[at] = dotAt(query, values, row * dimensions);
      }
      return out;
    },
    replace(vectors) {
      rows = new Map();
      free = [];
      used = 0;
      values = new Float32Array(Math.max(FIRST_ROWS, vectors.size) * dimensions);
      for (const [number, vector] of vectors) set(number, vector);
    },
  };
}

/** The dot product of `a` and as many values of `b` from `offset` on. Four sums at once keep the processor busy. */
export function dotAt(a: Float32Array, b: Float32Array, offset: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let d = 0; d < a.length; d += 4) {
    first += (a[d] ?? 0) * (b[offset + d] ?? 0);
    second += (a[d + 1] ?? 0) * (b[offset + d + 1] ?? 0);
    third += (a[d + 2] ?? 0) * (b[offset + d + 2] ?? 0);
    fourth += (a[d + 3] ?? 0) * (b[offset + d + 3] ?? 0);
  }
  return first + second + (third + fourth);
}
