import { prefixOf } from '../../../platform/ids/ids.ts';
import type { OperationReport } from '../../../platform/ports/telemetry.ts';
import { addDuration, addPairs, type HistogramPairs, toPairs } from './histogram.ts';
import { EVERYTHING, operationSubject, SERIES_SLICES, SUBJECT_SLICES, sliceStart } from './slices.ts';
import { addCounts, type Counts, createTally, type Tally, tallyOf } from './tally.ts';

/** A row of the log `usage`: one operation that opened or found entities. */
export interface UsageRow {
  readonly at: string;
  readonly durationMs: number;
  readonly failed: boolean;
  readonly viewedIds: readonly string[];
  readonly foundIds: readonly string[];
}

/** A row of the log `metrics`: how one operation did in some seconds of one slice of ten. Rows of a slice add up. */
export interface MetricsRow extends Counts {
  readonly operation: string;
  /** Begin of the slice. */
  readonly at: string;
  readonly buckets: HistogramPairs;
}

/** A stored row of either log; ids rise with time. */
export interface LogRow<Data> {
  readonly id: string;
  readonly data: Data;
}

/** What to add to one slice of one subject. */
export interface SliceDelta {
  readonly subject: string;
  readonly sliceSeconds: number;
  /** Begin of the slice, seconds since 1970. */
  readonly start: number;
  readonly tally: Tally;
}

/** The rows of `usage` that reports give: none for an operation that neither opened nor found an entity. */
export function toUsageRows(reports: readonly OperationReport[]): UsageRow[] {
  return reports.flatMap(({ at, durationMs, failed, viewedIds, foundIds }) =>
    viewedIds.length + foundIds.length === 0 ? [] : [{ at, durationMs, failed, viewedIds, foundIds }],
  );
}

/** The rows of `metrics` that reports give: one for each operation and slice of ten seconds. */
export function toMetricsRows(reports: readonly OperationReport[]): MetricsRow[] {
  const rows = new Map<string, { operation: string; start: number; tally: Tally }>();
  for (const report of reports) {
    const start = sliceStart(Date.parse(report.at), SERIES_SLICES[0]);
    const key = `${start}:${report.operation}`;
    const row = rows.get(key) ?? { operation: report.operation, start, tally: createTally() };
    rows.set(key, row);
    addOperation(row.tally, report);
  }
  return [...rows.values()].map(({ operation, start, tally: { histogram, ...counts } }) => ({
    operation,
    at: new Date(start * 1_000).toISOString(),
    ...counts,
    buckets: toPairs(histogram),
  }));
}

/** Adds what an operation means for each entity that it names; an id of a wrong shape names nothing. */
export function addEntities(row: Omit<UsageRow, 'at'>, tallyFor: (entityId: string) => Tally): void {
  for (const id of new Set(row.viewedIds)) {
    if (prefixOf(id) === null) continue;
    const tally = tallyFor(id);
    tally.requests += 1;
    tally.errors += row.failed ? 1 : 0;
    addDuration(tally.histogram, row.durationMs);
  }
  for (const id of new Set(row.foundIds)) if (prefixOf(id) !== null) tallyFor(id).searches += 1;
}

/** What rows of the two logs add to the slices. */
export function toSliceDeltas(usage: readonly UsageRow[], metrics: readonly MetricsRow[]): SliceDelta[] {
  const deltas = new Map<string, SliceDelta>();
  function tallyFor(subject: string, sliceSeconds: number, atMs: number): Tally {
    const start = sliceStart(atMs, sliceSeconds);
    const key = `${sliceSeconds}:${start}:${subject}`;
    const delta = deltas.get(key) ?? { subject, sliceSeconds, start, tally: createTally() };
    deltas.set(key, delta);
    return delta.tally;
  }
  for (const row of usage) {
    const atMs = Date.parse(row.at);
    for (const length of SUBJECT_SLICES) addEntities(row, (id) => tallyFor(id, length, atMs));
  }
  for (const row of metrics) {
    const atMs = Date.parse(row.at);
    for (const length of SUBJECT_SLICES) addRow(tallyFor(operationSubject(row.operation), length, atMs), row);
    for (const length of SERIES_SLICES) addRow(tallyFor(EVERYTHING, length, atMs), row);
  }
  return [...deltas.values()];
}

/** Sums what reports say of each operation. */
export function tallyOperations(reports: readonly OperationReport[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const report of reports) addOperation(tallyOf(tallies, report.operation), report);
  return tallies;
}

function addOperation(tally: Tally, { durationMs, failed, viewedIds, foundIds }: OperationReport): void {
  tally.requests += 1;
  tally.errors += failed ? 1 : 0;
  tally.views += viewedIds.length > 0 ? 1 : 0;
  tally.searches += foundIds.length > 0 ? 1 : 0;
  addDuration(tally.histogram, durationMs);
}

function addRow(tally: Tally, row: MetricsRow): void {
  addCounts(tally, row);
  addPairs(tally.histogram, row.buckets);
}
