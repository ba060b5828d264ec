import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NamedStone } from '../../subgraphs/content/domain/identity/name-index.ts';
import { mergeCatalogueStone, parseCatalogueLine } from '../../subgraphs/content/domain/parse/parse-catalogue-line.ts';
import { createSeededRandom } from '../../subgraphs/rag/domain/embedder/seeded-random.ts';
import { PROJECT } from '../generated-files.ts';

/** One line of an evaluation set. */
export type Item = Readonly<Record<string, unknown>> & { readonly id: string };

/** One number of a report. */
export interface Figure {
  readonly label: string;
  /** In [0, 1]. Higher is better, unless `lowerIsBetter`. */
  readonly value: number;
  /** 95 % interval: Wilson's of a share, by the bootstrap of a mean; null where there is neither. */
  readonly interval: readonly [low: number, high: number] | null;
  /** The bar that a held-out set is judged by; null where there is none. */
  readonly target: number | null;
  readonly lowerIsBetter?: boolean;
}

/** What one task says of one set. */
export interface Evaluation {
  readonly figures: readonly Figure[];
  /** How many errors of each class there are; empty where the task has no classes. */
  readonly errors: Readonly<Record<string, number>>;
  /** Printable lines that say more than the figures, such as figures by class. */
  details?(): readonly string[];
  /** One printable paragraph for each item that is not wholly right. */
  failures(): readonly string[];
}

/** One job that names are judged by; its sets are `data/eval/<name>.<set>.jsonl`. */
export interface EvaluationTask {
  readonly name: string;
  evaluate(items: readonly Item[]): Evaluation;
}

/** A job for which the whole graph is asked. */
export interface GraphTask {
  readonly name: string;
  evaluate(items: readonly Item[]): Promise<Evaluation>;
}

/** The lines of a file that are not blank. */
export function readLines(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** The items of a set. @throws {Error} naming the line that is no JSON object with an `id` */
export function readItems(path: string): Item[] {
  return readLines(path).map((line, index) => {
    let item: unknown;
    try {
      item = JSON.parse(line);
    } catch {
      throw new Error(`${path}, item ${index + 1}: not JSON`);
    }
    if (typeof item !== 'object' || item === null || typeof (item as Item).id !== 'string')
      throw new Error(`${path}, item ${index + 1}: not an object with an id`);
    return item as Item;
  });
}

/** The project's catalogue, with slugs for ids, as the evaluation sets speak of stones. */
export function readCatalogue(): NamedStone[] {
  return readLines(join(PROJECT, 'data/stones.jsonl')).map((line) => {
    const data = mergeCatalogueStone(null, parseCatalogueLine(line));
    return { id: data.slug, data };
  });
}

/** Text of an item; empty where the field is missing. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const Z_95 = 1.959964;

/**
 * The 95 % score interval of a share (Wilson, Journal of the American Statistical Association 22, 1927).
 * @param of ≥ 0; for 0 the share is 1 and the interval the whole of [0, 1]
 */
export function share(right: number, of: number): { readonly value: number; readonly interval: readonly [number, number] } {
  if (of === 0) return { value: 1, interval: [0, 1] };
  const p = right / of;
  const z2 = Z_95 * Z_95;
  const centre = (p + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z_95 / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  return { value: p, interval: [Math.max(0, centre - half), Math.min(1, centre + half)] };
}

const RESAMPLES = 2_000;

/**
 * A mean with its 95 % interval by the percentile bootstrap (Efron, Annals of Statistics 7, 1979); the same values give the same.
 * @param values empty: 0 and the interval [0, 1]
 */
export function bootstrap(values: readonly number[]): {
  readonly value: number;
  readonly interval: readonly [number, number];
} {
  if (values.length === 0) return { value: 0, interval: [0, 1] };
  const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;
  const random = createSeededRandom(values.length);
  const means = Array.from({ length: RESAMPLES }, () =>
    mean(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  ).sort((a, b) => a - b);
  const at = (share: number) => means[Math.min(RESAMPLES - 1, Math.floor(share * RESAMPLES))] ?? 0;
  return { value: mean(values), interval: [at(0.025), at(0.975)] };
}
