// Vectors of all chunks in a few large blocks, so that a search is one pass over memory in order: O(rows · dimensions) time, 4 bytes
// a number. A full block is followed by another, for copying a matrix of a hundred megabytes would hold the event loop. Rows that
// are given up are used again. A large matrix is first scanned by its sign codes (see sign-codes.ts), and only the nearest by
// these are compared exactly.
import { roughOrder } from '../../../platform/ranking/rough-order.ts';
import { CODE_WORDS, codeDistances, putCode } from './sign-codes.ts';

/** L2-normalised vectors by the number of their chunk. */
export interface VectorMatrix {
  set(number: number, vector: Float32Array): void;
  delete(number: number): void;
  has(number: number): boolean;
  /** A copy; all 0 for a number without a vector. */
  get(number: number): Float32Array;
  /** Dot products, which are cosines, in the order of `numbers`; 0 for a number without a vector. */
  products(query: Float32Array, numbers: readonly number[]): Float32Array;
  /**
   * The nearest vectors by cosine, best first, ties by number.
   * @param admits asked only of those that are near enough
   */
  nearest(query: Float32Array, limit: number, admits: (number: number) => boolean): Near[];
}

export interface Near {
  readonly number: number;
  readonly cosine: number;
}

export interface VectorMatrixOptions {
  /** From so many rows on the codes are scanned first. */
  readonly codesFrom?: number;
}

/** Of a block, a power of two. */
const BLOCK_ROWS = 1_024;
const CODES_FROM = 20_000;
/** So many more than the limit are compared exactly after a scan of the codes. */
const RERANK_MORE = 2_000;
const NO_CHUNK = -1;
/** Cosines that differ by less may not be in order before they are compared exactly. */
const SAME = 1e-8;
/** In how many bits two codes can differ. */
const MOST_BITS = CODE_WORDS * 32;

export function createVectorMatrix(dimensions: number, { codesFrom = CODES_FROM }: VectorMatrixOptions = {}): VectorMatrix {
  const blocks: Float32Array[] = [];
  let codes = new Int32Array(BLOCK_ROWS * CODE_WORDS);
  let numbers = new Int32Array(BLOCK_ROWS).fill(NO_CHUNK);
  const rows = new Map<number, number>();
  const free: number[] = [];
  let used = 0;

  function takeRow(): number {
    const again = free.pop();
    if (again !== undefined) return again;
    if (used === numbers.length) {
      codes = grown(codes, new Int32Array(codes.length * 2));
      numbers = grown(numbers, new Int32Array(numbers.length * 2).fill(NO_CHUNK));
    }
    if (used === blocks.length * BLOCK_ROWS) blocks.push(new Float32Array(BLOCK_ROWS * dimensions));
    used += 1;
    return used - 1;
  }

  /** The block of a row, which is there for every row in use. */
  function blockOf(row: number): Float32Array {
    const block = blocks[Math.floor(row / BLOCK_ROWS)];
    if (block === undefined) throw new RangeError(`There is no row ${row}.`);
    return block;
  }

  const offsetOf = (row: number) => (row % BLOCK_ROWS) * dimensions;

  /** In the order of the rows. Four at a time, so that a value of the query is read once for four and their sums need not wait. */
  function cosinesOf(query: Float32Array, rowsOf: Int32Array): Float64Array {
    const out = new Float64Array(rowsOf.length + 3);
    for (let at = 0; at < rowsOf.length; at += 4) {
      const rowA = rowsOf[at] ?? 0;
      const rowB = rowsOf[at + 1] ?? rowA;
      const rowC = rowsOf[at + 2] ?? rowA;
      const rowD = rowsOf[at + 3] ?? rowA;
      const [a, b, c, d] = [blockOf(rowA), blockOf(rowB), blockOf(rowC), blockOf(rowD)];
      const [inA, inB, inC, inD] = [offsetOf(rowA), offsetOf(rowB), offsetOf(rowC), offsetOf(rowD)];
      let sumA = 0;
      let sumB = 0;
      let sumC = 0;
      let sumD = 0;
      for (let n = 0; n < dimensions; n += 1) {
        const value = query[n] ?? 0;
        sumA += value * (a[inA + n] ?? 0);
        sumB += value * (b[inB + n] ?? 0);
        sumC += value * (c[inC + n] ?? 0);
        sumD += value * (d[inD + n] ?? 0);
      }
      out[at] = sumA;
      out[at + 1] = sumB;
      out[at + 2] = sumC;
      out[at + 3] = sumD;
    }
    return out.subarray(0, rowsOf.length);
  }

  function rowsInUse(): Int32Array {
    const found = new Int32Array(rows.size);
    let length = 0;
    for (let row = 0; row < used; row += 1) {
      if (numbers[row] === NO_CHUNK) continue;
      found[length] = row;
      length += 1;
    }
    return found;
  }

  /** Rows that may be among the nearest, in their order; null: any may be. */
  function nearByCode(query: Float32Array, limit: number, admits: (number: number) => boolean): Int32Array | null {
    if (used < codesFrom) return null;
    const code = new Int32Array(CODE_WORDS);
    putCode(code, 0, query);
    const distances = codeDistances(code, codes, used);
    const wanted = limit + RERANK_MORE;
    const near = admittedRows(used, distances, farthestOf(distances, null, wanted), admits);
    if (near.length >= Math.min(wanted, used) / 4) return near;
    // A strict filter leaves few of the near ones: then the nearest of all that it lets pass are looked for.
    const admitted = admittedRows(used, distances, MOST_BITS, admits);
    const farthest = farthestOf(distances, admitted, wanted);
    return admitted.filter((row) => (distances[row] ?? 0) <= farthest);
  }

  function admittedRows(
    count: number,
    distances: Uint16Array,
    farthest: number,
    admits: (number: number) => boolean,
  ): Int32Array {
    const found = new Int32Array(count);
    let length = 0;
    for (let row = 0; row < count; row += 1) {
      if ((distances[row] ?? 0) > farthest) continue;
      const number = numbers[row] ?? NO_CHUNK;
      if (number !== NO_CHUNK && admits(number)) {
        found[length] = row;
        length += 1;
      }
    }
    return found.subarray(0, length);
  }

  return {
    set(number, vector) {
      const row = rows.get(number) ?? takeRow();
      rows.set(number, row);
      numbers[row] = number;
      blockOf(row).set(vector, offsetOf(row));
      putCode(codes, row * CODE_WORDS, vector);
    },
    delete(number) {
      const row = rows.get(number);
      if (row === undefined) return;
      rows.delete(number);
      numbers[row] = NO_CHUNK;
      free.push(row);
    },
    has: (number) => rows.has(number),
    get(number) {
      const row = rows.get(number);
      return row === undefined ? new Float32Array(dimensions) : blockOf(row).slice(offsetOf(row), offsetOf(row) + dimensions);
    },
    products(query, wanted) {
      const out = new Float32Array(wanted.length);
      for (const [at, number] of wanted.entries()) {
        const row = rows.get(number);
        if (row !== undefined) out[at] = dotAt(query, blockOf(row), offsetOf(row));
      }
      return out;
    },
    nearest(query, limit, admits) {
      const near = nearByCode(query, limit, admits);
      const among = near ?? rowsInUse();
      const cosines = cosinesOf(query, among);
      const best: Near[] = [];
      for (const at of roughOrder(cosines)) {
        const cosine = cosines[at] ?? 0;
        // What is as near as the last one that is wanted may come before it by its number.
        if (best.length >= limit && cosine < (best[limit - 1]?.cosine ?? 0) - SAME) break;
        const number = numbers[among[at] ?? 0] ?? NO_CHUNK;
        if (near !== null || admits(number)) best.push({ number, cosine });
      }
      return best.sort((a, b) => b.cosine - a.cosine || a.number - b.number).slice(0, limit);
    },
  };
}

/** The distance within which at least `wanted` of the rows lie; of all rows where none are named. */
function farthestOf(distances: Uint16Array, rows: Int32Array | null, wanted: number): number {
  const counts = new Int32Array(MOST_BITS + 1);
  const length = rows?.length ?? distances.length;
  for (let at = 0; at < length; at += 1) {
    const distance = distances[rows === null ? at : (rows[at] ?? 0)] ?? 0;
    counts[distance] = (counts[distance] ?? 0) + 1;
  }
  let farthest = 0;
  for (let sum = counts[0] ?? 0; sum < wanted && farthest < MOST_BITS; sum += counts[farthest] ?? 0) farthest += 1;
  return farthest;
}

function grown(from: Int32Array<ArrayBuffer>, to: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  to.set(from);
  return to;
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
