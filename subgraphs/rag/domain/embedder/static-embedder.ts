import type { WordVectors } from './packed-vectors.ts';
import { createNormalSource, createSeededRandom } from './seeded-random.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

// The static embedder: latent semantic analysis (Deerwester et al., 1990) fitted on our own corpus, beside pretrained word
// vectors (GloVe) averaged with SIF weights (Arora, Liang and Ma, ICLR 2017). Both halves are L2-normalised, weighted by √0.8 and
// √0.2 and concatenated, so the dot product of two embeddings is 0.8 · LSA cosine + 0.2 · GloVe cosine. The decomposition is a
// randomised SVD with power steps (Halko, Martinsson and Tropp, 2011): time O(nonzeros · k), memory O((documents + terms) · k).

export const LSA_DIMENSIONS = 284;
export const GLOVE_DIMENSIONS = 100;
export const DIMENSIONS = LSA_DIMENSIONS + GLOVE_DIMENSIONS;
const LSA_SHARE = 0.8;
const SIF_A = 0.001;
const POWER_STEPS = 3;
const OVERSAMPLE = 16;
const SEED = 20_260_101;

/** What a fit learned; plain data that can be stored. */
export interface FittedModel {
  readonly version: string;
  readonly documents: number;
  readonly terms: readonly string[];
  /** Inverse document frequency of each term. */
  readonly idf: Float32Array;
  /** Row per term, {@link LSA_DIMENSIONS} columns. */
  readonly projection: Float32Array;
  /** Mean GloVe vector of the corpus, subtracted from every text's. */
  readonly gloveMean: Float32Array;
}

/** Turns a text into stems, repeats kept. */
export type Stemmer = (text: string) => readonly string[];

/** Learns from a corpus; the same corpus gives the same model. */
export function fitModel(
  texts: readonly string[],
  stems: Stemmer,
  wordsOf: (text: string) => readonly string[],
  glove: WordVectors,
  version: string,
): FittedModel {
  const counted = texts.map((text) => countTerms(stems(text)));
  const frequency = new Map<string, number>();
  for (const counts of counted) for (const term of counts.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const terms = [...frequency]
    .filter(([, n]) => n >= 2)
    .map(([term]) => term)
    .sort();
  const idf = Float32Array.from(terms, (term) => Math.log((texts.length + 1) / ((frequency.get(term) ?? 0) + 0.5)));
  const columnOf = new Map(terms.map((term, column) => [term, column]));
  const rows = counted.map((counts) => sparseRow(counts, columnOf, idf));
  const projection = rightSingularVectors(rows, terms.length);
  const gloveMean = new Float32Array(GLOVE_DIMENSIONS);
  for (const text of texts) {
    const vector = gloveOf(wordsOf(text), glove, null);
    for (let d = 0; d < GLOVE_DIMENSIONS; d += 1)
      gloveMean[d] = (gloveMean[d] ?? 0) + (vector[d] ?? 0) / Math.max(1, texts.length);
  }
  return { version, documents: texts.length, terms, idf, projection, gloveMean };
}

export interface Embedder {
  readonly version: string;
  /** An L2-normalised embedding of {@link DIMENSIONS} values; all zero when no word is known. */
  embed(text: string): Float32Array;
}

export function createEmbedder(
  model: FittedModel,
  stems: Stemmer,
  wordsOf: (text: string) => readonly string[],
  glove: WordVectors,
): Embedder {
  const columnOf = new Map(model.terms.map((term, column) => [term, column]));
  return {
    version: model.version,
    embed(text) {
      const out = new Float32Array(DIMENSIONS);
      const lsa = new Float64Array(LSA_DIMENSIONS);
      for (const [column, weight] of sparseRow(countTerms(stems(text)), columnOf, model.idf)) {
        const begin = column * LSA_DIMENSIONS;
        for (let d = 0; d < LSA_DIMENSIONS; d += 1) lsa[d] = (lsa[d] ?? 0) + weight * (model.projection[begin + d] ?? 0);
      }
      putNormalised(lsa, Math.sqrt(LSA_SHARE), out, 0);
      putNormalised(gloveOf(wordsOf(text), glove, model.gloveMean), Math.sqrt(1 - LSA_SHARE), out, LSA_DIMENSIONS);
      // One half may be empty; the whole is normalised again so that cosines stay comparable.
      const norm = Math.hypot(...out);
      if (norm > 0) for (let d = 0; d < DIMENSIONS; d += 1) out[d] = (out[d] ?? 0) / norm;
      return out;
    },
  };
}

function countTerms(stems: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

type SparseRow = readonly (readonly [column: number, weight: number])[];

function sparseRow(counts: ReadonlyMap<string, number>, columnOf: ReadonlyMap<string, number>, idf: Float32Array): SparseRow {
  const row: [number, number][] = [];
  let squares = 0;
  for (const [term, tf] of counts) {
    const column = columnOf.get(term);
    if (column === undefined) continue;
    const weight = (1 + Math.log(tf)) * (idf[column] ?? 0);
    row.push([column, weight]);
    squares += weight * weight;
  }
  const norm = Math.sqrt(squares) || 1;
  return row.map(([column, weight]) => [column, weight / norm]);
}

function gloveOf(words: readonly string[], glove: WordVectors, mean: Float32Array | null): Float64Array {
  const sum = new Float64Array(GLOVE_DIMENSIONS);
  let total = 0;
  for (const word of words) {
    const row = glove.rowOf(word);
    if (row === undefined) continue;
    // Zipf's law stands in for counts: p(rank) ≈ 0.1 / (rank + 1).
    const weight = SIF_A / (SIF_A + 0.1 / (glove.rankOf(row) + 1));
    glove.addTo(sum, row, weight);
    total += weight;
  }
  if (total === 0) return sum;
  return sum.map((value, d) => value / total - (mean?.[d] ?? 0));
}

function putNormalised(vector: Float64Array, scale: number, out: Float32Array, offset: number): void {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares === 0) return;
  const factor = scale / Math.sqrt(squares);
  for (const [d, value] of vector.entries()) out[offset + d] = value * factor;
}

/** The right singular vectors of the sparse matrix, as a row of {@link LSA_DIMENSIONS} values for each term. */
function rightSingularVectors(rows: readonly SparseRow[], terms: number): Float32Array {
  const width = Math.min(LSA_DIMENSIONS + OVERSAMPLE, rows.length, terms);
  const normal = createNormalSource(createSeededRandom(SEED));
  let basis: Float64Array = Float64Array.from({ length: terms * width }, normal);
  let image = times(rows, basis, width);
  for (let step = 0; step < POWER_STEPS; step += 1) {
    orthonormalise(image, rows.length, width);
    basis = transposeTimes(rows, image, terms, width);
    orthonormalise(basis, terms, width);
    image = times(rows, basis, width);
  }
  // A ≈ image · basisᵀ with orthonormal basis: the eigenvectors of imageᵀ image turn the basis into singular vectors.
  const gram = new Float64Array(width * width);
  for (let row = 0; row < rows.length; row += 1) {
    for (let i = 0; i < width; i += 1) {
      const value = image[row * width + i] ?? 0;
      for (let j = 0; j < width; j += 1)
        gram[i * width + j] = (gram[i * width + j] ?? 0) + value * (image[row * width + j] ?? 0);
    }
  }
  const { vectors } = symmetricEigen(gram, width);
  const projection = new Float32Array(terms * LSA_DIMENSIONS);
  const kept = Math.min(LSA_DIMENSIONS, width);
  for (let term = 0; term < terms; term += 1) {
    for (let k = 0; k < kept; k += 1) {
      let sum = 0;
      for (let i = 0; i < width; i += 1) sum += (basis[term * width + i] ?? 0) * (vectors[k * width + i] ?? 0);
      projection[term * LSA_DIMENSIONS + k] = sum;
    }
  }
  return projection;
}

function times(rows: readonly SparseRow[], matrix: Float64Array, width: number): Float64Array {
  const out = new Float64Array(rows.length * width);
  for (const [index, row] of rows.entries()) {
    for (const [column, weight] of row) {
      for (let k = 0; k < width; k += 1)
        out[index * width + k] = (out[index * width + k] ?? 0) + weight * (matrix[column * width + k] ?? 0);
    }
  }
  return out;
}

function transposeTimes(rows: readonly SparseRow[], matrix: Float64Array, terms: number, width: number): Float64Array {
  const out = new Float64Array(terms * width);
  for (const [index, row] of rows.entries()) {
    for (const [column, weight] of row) {
      for (let k = 0; k < width; k += 1)
        out[column * width + k] = (out[column * width + k] ?? 0) + weight * (matrix[index * width + k] ?? 0);
    }
  }
  return out;
}

/** Modified Gram–Schmidt on columns, in place. */
function orthonormalise(matrix: Float64Array, height: number, width: number): void {
  for (let k = 0; k < width; k += 1) {
    for (let j = 0; j < k; j += 1) {
      let dot = 0;
      for (let row = 0; row < height; row += 1) dot += (matrix[row * width + j] ?? 0) * (matrix[row * width + k] ?? 0);
      for (let row = 0; row < height; row += 1)
        matrix[row * width + k] = (matrix[row * width + k] ?? 0) - dot * (matrix[row * width + j] ?? 0);
    }
    let squares = 0;
    for (let row = 0; row < height; row += 1) squares += (matrix[row * width + k] ?? 0) ** 2;
    const norm = Math.sqrt(squares);
    for (let row = 0; row < height; row += 1)
      matrix[row * width + k] = norm < 1e-12 ? 0 : (matrix[row * width + k] ?? 0) / norm;
  }
}
