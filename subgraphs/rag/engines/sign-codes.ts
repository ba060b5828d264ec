// Short codes by which a large matrix is scanned first: each vector is turned by a fixed random rotation (random signs, then a fast
// Walsh–Hadamard transform) and the signs of the result are kept, 1 bit a number. The share of bits in which two codes differ
// estimates the angle between their vectors (Charikar, "Similarity estimation techniques from rounding algorithms", STOC 2002).
// A code costs O(W log W) time for W = 512; comparing two costs 16 exclusive ors.
import { createSeededRandom } from '../domain/embedder/seeded-random.ts';

/** Values after the rotation, a power of two; what a longer vector has beyond is folded over them. */
const WIDTH = 512;
/** 32-bit words of a code. */
export const CODE_WORDS = WIDTH / 32;

const SIGNS = randomSigns();
const turned = new Float32Array(WIDTH);

function randomSigns(): Float32Array {
  const random = createSeededRandom(20_260_215);
  return Float32Array.from({ length: WIDTH }, () => (random() < 0.5 ? -1 : 1));
}

/** Writes the code of a vector at `offset` of `target`. */
export function putCode(target: Int32Array, offset: number, vector: Float32Array): void {
  for (let d = 0; d < WIDTH; d += 1) turned[d] = (vector[d] ?? 0) * (SIGNS[d] ?? 1);
  // Which way, is as random as the signs of the place and of the fold together.
  for (let d = WIDTH; d < vector.length; d += 1) {
    const place = d % WIDTH;
    turned[place] = (turned[place] ?? 0) + (vector[d] ?? 0) * (SIGNS[(d * 31) % WIDTH] ?? 1);
  }
  for (let half = 1; half < WIDTH; half *= 2) {
    for (let start = 0; start < WIDTH; start += 2 * half) {
      for (let d = start; d < start + half; d += 1) {
        const a = turned[d] ?? 0;
        const b = turned[d + half] ?? 0;
        turned[d] = a + b;
        turned[d + half] = a - b;
      }
    }
  }
  for (let word = 0; word < CODE_WORDS; word += 1) {
    let bits = 0;
    for (let bit = 0; bit < 32; bit += 1) if ((turned[word * 32 + bit] ?? 0) > 0) bits |= 1 << bit;
    target[offset + word] = bits;
  }
}

/** In how many of 512 bits the code differs from each of the first `rows` codes; 0 to 512. */
export function codeDistances(code: Int32Array, codes: Int32Array, rows: number): Uint16Array {
  const out = new Uint16Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const begin = row * CODE_WORDS;
    let distance = 0;
    for (let word = 0; word < CODE_WORDS; word += 1) {
      let bits = (code[word] ?? 0) ^ (codes[begin + word] ?? 0);
      bits -= (bits >>> 1) & 0x55555555;
      bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
      distance += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    out[row] = distance;
  }
  return out;
}
