import { rightSingularVectors, type SparseRow } from './randomised-svd.ts';
import { redundancyWeights } from './redundancy.ts';

// Latent semantic analysis (Deerwester et al., JASIS 1990): texts as tf-idf vectors over stems, projected on the directions in
// which the corpus varies most, so that texts of the same matter are near without sharing words.

export const LATENT_DIMENSIONS = 192;

/** A stem in fewer documents than this says nothing about others. */
const LEAST_DOCUMENTS = 2;

/** What was learned from a corpus. */
export interface LatentModel {
  /** Sorted. */
  readonly terms: readonly string[];
  /** Inverse document frequency of each term: `log((n + 1) / (df + 0.5))`. */
  readonly idf: Float32Array;
  /** For each term its coordinate on each latent direction, row-major, {@link LATENT_DIMENSIONS} wide. */
  readonly directions: Float32Array;
}

/** @param documents the stems of each text, in order, repeats kept */
export function fitLatentModel(documents: readonly (readonly string[])[]): LatentModel {
  const frequencies = new Map<string, number>();
  for (const stems of documents) for (const stem of new Set(stems)) frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
  const terms = [...frequencies].flatMap(([term, df]) => (df >= LEAST_DOCUMENTS ? [term] : [])).sort();
  const idf = Float32Array.from(terms, (term) => Math.log((documents.length + 1) / ((frequencies.get(term) ?? 0) + 0.5)));
  const columns = new Map(terms.map((term, column) => [term, column]));
  const weights = redundancyWeights(documents);
  const rows = documents.map((stems, at) => {
    const known = stems.map((stem) => columns.get(stem) ?? -1);
    return scaled(toRow(known, idf), weights[at] ?? 1);
  });
  return { terms, idf, directions: rightSingularVectors(rows, terms.length, LATENT_DIMENSIONS) };
}

/** Places texts among the directions that a model has learned. */
export interface Projection {
  /** The column of a stem; -1 for one that was not learned. */
  columnOf(stem: string): number;
  /**
   * {@link LATENT_DIMENSIONS} values, not normalised; all 0 when no stem is known.
   * @param columns of the stems of a text, repeats kept
   */
  project(columns: readonly number[]): Float64Array;
}

export function createProjection({ terms, idf, directions }: LatentModel): Projection {
  const columnByTerm = new Map(terms.map((term, column) => [term, column]));
  return {
    columnOf: (stem) => columnByTerm.get(stem) ?? -1,
    project(all) {
      const { columns, values } = toRow(all, idf);
      const sum = new Float64Array(LATENT_DIMENSIONS);
      for (let n = 0; n < columns.length; n += 1) {
        const begin = (columns[n] ?? 0) * LATENT_DIMENSIONS;
        const weight = values[n] ?? 0;
        for (let d = 0; d < LATENT_DIMENSIONS; d += 1) sum[d] = (sum[d] ?? 0) + weight * (directions[begin + d] ?? 0);
      }
      return sum;
    },
  };
}

/** The tf-idf vector `(1 + log tf) · idf`, L2-normalised. @param all columns of a text's stems; negative ones are left out */
function toRow(all: readonly number[], idf: Float32Array): SparseRow {
  const counts = new Map<number, number>();
  for (const column of all) if (column >= 0) counts.set(column, (counts.get(column) ?? 0) + 1);
  const columns = Int32Array.from(counts.keys());
  const values = new Float32Array(columns.length);
  let at = 0;
  for (const [column, tf] of counts) {
    values[at] = (1 + Math.log(tf)) * (idf[column] ?? 0);
    at += 1;
  }
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return { columns, values: length === 0 ? values : values.map((value) => value / length) };
}

function scaled({ columns, values }: SparseRow, factor: number): SparseRow {
  return { columns, values: values.map((value) => value * factor) };
}
