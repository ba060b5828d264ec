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

/**
 * In how many of 512 bits the code differs from each of the first `rows` codes; 0 to 512. Words are added bit by bit before bits are
 * counted, so that five counts do for 16 words (Harley and Seal, in Warren, "Hacker's Delight", section 5-1).
 */
export function codeDistances(code: Int32Array, codes: Int32Array, rows: number): Uint16Array {
  const out = new Uint16Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let ones = 0;
    let twos = 0;
    let fours = 0;
    let eights = 0;
    for (let word = 0; word < CODE_WORDS; word += 8) {
      const at = row * CODE_WORDS + word;
      let a = (code[word] ?? 0) ^ (codes[at] ?? 0);
      let b = (code[word + 1] ?? 0) ^ (codes[at + 1] ?? 0);
      const firstTwos = majority(ones, a, b);
      ones ^= a ^ b;
      a = (code[word + 2] ?? 0) ^ (codes[at + 2] ?? 0);
      b = (code[word + 3] ?? 0) ^ (codes[at + 3] ?? 0);
      const secondTwos = majority(ones, a, b);
      ones ^= a ^ b;
      const firstFours = majority(twos, firstTwos, secondTwos);
      twos ^= firstTwos ^ secondTwos;
      a = (code[word + 4] ?? 0) ^ (codes[at + 4] ?? 0);
      b = (code[word + 5] ?? 0) ^ (codes[at + 5] ?? 0);
      const thirdTwos = majority(ones, a, b);
      ones ^= a ^ b;
      a = (code[word + 6] ?? 0) ^ (codes[at + 6] ?? 0);
      b = (code[word + 7] ?? 0) ^ (codes[at + 7] ?? 0);
      const fourthTwos = majority(ones, a, b);
      ones ^= a ^ b;
      const secondFours = majority(twos, thirdTwos, fourthTwos);
      twos ^= thirdTwos ^ fourthTwos;
      eights += bitsIn(majority(fours, firstFours, secondFours));
      fours ^= firstFours ^ secondFours;
    }
    out[row] = bitsIn(ones) + 2 * bitsIn(twos) + 4 * bitsIn(fours) + 8 * eights;
  }
  return out;
}

/** The bits that are set in at least two of three: what adding them carries. */
function majority(a: number, b: number, c: number): number {
  return (a & b) | ((a ^ b) & c);
}

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
