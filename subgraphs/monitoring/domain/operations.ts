import { quantileMs } from './histogram.ts';
import type { Tally } from './tally.ts';

/** The API's `OperationMetrics`. */
export interface OperationMetricsRecord {
  readonly operation: string;
  readonly requests: number;
  readonly errors: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** Figures of each operation that was requested, most requested first, ties by name. */
export function toOperationMetrics(operations: ReadonlyMap<string, Tally>): OperationMetricsRecord[] {
  return [...operations]
    .filter(([, { requests }]) => requests > 0)
    .sort(([a, left], [b, right]) => right.requests - left.requests || (a < b ? -1 : 1))
    .map(([operation, { requests, errors, histogram }]) => ({
      operation,
      requests,
      errors,
      p50Ms: quantileMs(histogram, 0.5) ?? 0,
      p95Ms: quantileMs(histogram, 0.95) ?? 0,
      p99Ms: quantileMs(histogram, 0.99) ?? 0,
    }));
}
