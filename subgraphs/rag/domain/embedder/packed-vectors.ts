import { bytesOf, decodeSections, encodeSections } from './binary-sections.ts';
import { createWordSplitter } from './word-pieces.ts';

const MAGIC = 'STWVEC02';

interface Header {
  readonly dimensions: number;
  readonly source: string;
}

/** A piece of words with its vector, as the packing script gives it. */
export interface PieceVector {
  readonly piece: string;
  readonly vector: Float64Array;
}

/** A word with its rank by frequency: 0 for the most frequent. */
export interface RankedWord {
  readonly word: string;
  readonly rank: number;
}

/** Vectors of the pieces of words in memory, 8 bits a number and one scale a piece; and which words are frequent. */
export interface WordVectors {
  readonly dimensions: number;
  /** The rows whose sum is the word's vector; empty for a word of unknown characters. Words are in lower case without marks. */
  rowsOf(word: string): readonly number[];
  /** The frequent words, the most frequent first. */
  words(): Iterable<string>;
  /** A frequent word's rank, 0 for the most frequent; undefined for a word that is not among {@link words}. */
  rankOf(word: string): number | undefined;
  /** Adds `weight` times the row's vector to `sum`, `dimensions` values from `offset` on. */
  addTo(sum: Float64Array, row: number, weight: number, offset?: number): void;
}

/** What is packed. */
export interface WordVectorSource {
  /** In the order in which they were learned. */
  readonly pieces: readonly PieceVector[];
  /** The most frequent first. */
  readonly words: readonly RankedWord[];
  readonly dimensions: number;
  /** Where they come from, kept in the file. */
  readonly source: string;
}

/** Packs vectors: each number becomes an 8-bit integer, `value = integer · scale`, with one float32 scale for a piece. */
export function encodeWordVectors({ pieces, words, dimensions, source }: WordVectorSource): Uint8Array {
  const scales = new Float32Array(pieces.length);
  const values = new Int8Array(pieces.length * dimensions);
  for (const [row, { vector }] of pieces.entries()) {
    const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    const scale = largest === 0 ? 1 : largest / 127;
    scales[row] = scale;
    for (const [d, value] of vector.entries()) values[row * dimensions + d] = Math.round(value / scale);
  }
  return encodeSections(MAGIC, { dimensions, source } satisfies Header, [
    new TextEncoder().encode(pieces.map(({ piece }) => piece).join('\n')),
    bytesOf(scales),
    bytesOf(values),
    new TextEncoder().encode(words.map(({ word }) => word).join('\n')),
    bytesOf(Uint32Array.from(words, ({ rank }) => rank)),
  ]);
}

/** Reads what {@link encodeWordVectors} wrote. @throws {Error} when the file is of another format or cut short */
export function decodeWordVectors(bytes: Uint8Array): WordVectors {
  const { header, sections } = decodeSections<Header>(MAGIC, bytes);
  const [pieces, scales, values, words, ranks] = sections;
  if (pieces === undefined || scales === undefined || values === undefined || words === undefined || ranks === undefined) {
    throw new Error('A file of word vectors lacks a section.');
  }
  const { dimensions } = header;
  const rankAt = new Uint32Array(ranks.buffer);
  const rankOf = new Map(linesOf(words).map((word, at) => [word, rankAt[at]]));
  const scaleOf = new Float32Array(scales.buffer);
  const packed = new Int8Array(values.buffer);
  return {
    dimensions,
    rowsOf: createWordSplitter(linesOf(pieces)),
    words: () => rankOf.keys(),
    rankOf: (word) => rankOf.get(word),
    addTo(sum, at, weight, offset = 0) {
      const factor = weight * (scaleOf[at] ?? 0);
      const begin = at * dimensions;
      for (let d = 0; d < dimensions; d += 1) {
        sum[offset + d] = (sum[offset + d] ?? 0) + factor * (packed[begin + d] ?? 0);
      }
    },
  };
}

function linesOf(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes).split('\n');
}
