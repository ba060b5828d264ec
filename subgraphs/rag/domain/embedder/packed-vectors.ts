import { bytesOf, decodeSections, encodeSections } from './binary-sections.ts';

const MAGIC = 'STWVEC01';

interface Header {
  readonly dimensions: number;
  readonly source: string;
}

/** A word with its vector, as the packing script gives it. */
export interface WordVector {
  readonly word: string;
  /** 0 for the most frequent word of the text that the vectors were trained on. */
  readonly rank: number;
  readonly vector: Float64Array;
}

/** Word vectors in memory: 8 bits a number, one scale a word. */
export interface WordVectors {
  readonly dimensions: number;
  /** The word's row; undefined for an unknown word. Words are in lower case. */
  rowOf(word: string): number | undefined;
  /** Every word, the most frequent first. */
  words(): Iterable<string>;
  /** 0 for the most frequent word. */
  rankOf(row: number): number;
  /** Adds `weight` times the row's vector to `sum`, `dimensions` values from `offset` on. */
  addTo(sum: Float64Array, row: number, weight: number, offset?: number): void;
}

/**
 * Packs word vectors: each number becomes an 8-bit integer, `value = integer · scale`, with one float32 scale for a word.
 * @param source where they come from, kept in the file
 */
export function encodeWordVectors(words: readonly WordVector[], dimensions: number, source: string): Uint8Array {
  const scales = new Float32Array(words.length);
  const values = new Int8Array(words.length * dimensions);
  for (const [row, { vector }] of words.entries()) {
    const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    const scale = largest === 0 ? 1 : largest / 127;
    scales[row] = scale;
    for (const [d, value] of vector.entries()) values[row * dimensions + d] = Math.round(value / scale);
  }
  return encodeSections(MAGIC, { dimensions, source } satisfies Header, [
    new TextEncoder().encode(words.map(({ word }) => word).join('\n')),
    bytesOf(Uint32Array.from(words, ({ rank }) => rank)),
    bytesOf(scales),
    bytesOf(values),
  ]);
}

/** Reads what {@link encodeWordVectors} wrote. @throws {Error} when the file is of another format or cut short */
export function decodeWordVectors(bytes: Uint8Array): WordVectors {
  const { header, sections } = decodeSections<Header>(MAGIC, bytes);
  const [words, ranks, scales, values] = sections;
  if (words === undefined || ranks === undefined || scales === undefined || values === undefined) {
    throw new Error('A file of word vectors lacks a section.');
  }
  const { dimensions } = header;
  const rows = new Map<string, number>();
  let row = 0;
  for (const word of new TextDecoder().decode(words).split('\n')) {
    rows.set(word, row);
    row += 1;
  }
  const rankOf = new Uint32Array(ranks.buffer);
  const scaleOf = new Float32Array(scales.buffer);
  const packed = new Int8Array(values.buffer);
  return {
    dimensions,
    rowOf: (word) => rows.get(word),
    words: () => rows.keys(),
    rankOf: (at) => rankOf[at] ?? 0,
    addTo(sum, at, weight, offset = 0) {
      const factor = weight * (scaleOf[at] ?? 0);
      const begin = at * dimensions;
      for (let d = 0; d < dimensions; d += 1) {
        sum[offset + d] = (sum[offset + d] ?? 0) + factor * (packed[begin + d] ?? 0);
      }
    },
  };
}
