import type { SliceRange } from './slices.ts';
import type { Tally } from './tally.ts';
import type { SliceDelta } from './usage-log.ts';

/** Up to which row each log is added in; null: none yet. */
export interface Watermarks {
  readonly usage: string | null;
  readonly metrics: string | null;
}

/** A slice of a series: its begin in seconds since 1970, and what was counted in it. */
export interface Slice {
  readonly start: number;
  readonly tally: Tally;
}

/** Sums by subject and slice, derived from the logs `usage` and `metrics`; it may be deleted and is then rebuilt from them. */
export interface UsageIndex extends Disposable {
  /** Adds deltas and moves the watermarks in one transaction, so no row is added twice or left out. */
  apply(deltas: readonly SliceDelta[], watermarks: Watermarks): void;
  watermarks(): Watermarks;
  /** Sums of the slices in the ranges; a subject without any is absent. One statement, whatever the number of subjects. */
  sum(subjects: readonly string[], ranges: readonly SliceRange[]): Map<string, Tally>;
  /** The same for every operation, by its name. */
  sumOperations(ranges: readonly SliceRange[]): Map<string, Tally>;
  /** The slices of one subject from `since` on, oldest first. */
  slicesSince(subject: string, sliceSeconds: number, since: number): Slice[];
  /** The names of all operations that have slices. */
  operationNames(): string[];
  /** Removes at most `limit` slices that begin before `before`; returns how many it removed. */
  prune(sliceSeconds: number, before: number, limit: number): number;
}
