import { LRUCache } from 'lru-cache';
import { decodeTime, monotonicFactory } from 'ulid';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { OperationReport } from '../../../platform/ports/telemetry.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { quantileMs } from './histogram.ts';
import { EVERYTHING, sliceStart, type TimeWindow, WINDOW_SECONDS, windowRanges } from './slices.ts';
import { createTally, mergeTally, type Tally, tallyOf } from './tally.ts';
import type { Slice, UsageIndex } from './usage-index.ts';
import {
  addEntities,
  type LogRow,
  type MetricsRow,
  tallyOperations,
  toMetricsRows,
  toSliceDeltas,
  toUsageRows,
  type UsageRow,
} from './usage-log.ts';

/** The API's `EntityUsage`. */
export interface EntityUsageRecord {
  readonly views: number;
  readonly searches: number;
  readonly errors: number;
  readonly p95Ms: number | null;
}

export interface UsageRecorderOptions {
  readonly documents: Pick<DocumentsPort, 'append' | 'find'>;
  readonly index: UsageIndex;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Counts what clients do: buffers reports, appends them to the logs `usage` and `metrics`, and sums them up for reading. */
export interface UsageRecorder {
  /** Buffers a report; reads see it at once. Never throws; beyond {@link MAX_BUFFERED} unwritten reports it is dropped. */
  report(report: OperationReport): void;
  /**
   * Appends what is buffered and adds it to the sums; one flush at a time. When the log cannot be written the reports stay
   * buffered and readable, and the next flush tries again.
   */
  flush(): Promise<void>;
  /** Adds the rows of both logs that a crash, or the loss of the sums, has left out. Called once, before the first flush counts. */
  catchUp(onProgress?: (rows: number) => void): Promise<void>;
  /** One answer an id, in order; at most one call of the index. */
  usageOf(entityIds: readonly string[], window: TimeWindow): readonly EntityUsageRecord[];
  /** Sums of every operation over a window, by name. */
  operations(window: TimeWindow): ReadonlyMap<string, Tally>;
  /** Slices of all operations together, from the one that holds `sinceMs` on; a slice may come in parts. */
  series(sliceSeconds: number, sinceMs: number): readonly Slice[];
}

/** Unwritten reports held while the log cannot be written; some minutes of heavy traffic, about 10 MB. */
export const MAX_BUFFERED = 20_000;
/** Distinct operation names, which clients choose; later ones count as `other`. */
const MAX_OPERATION_NAMES = 200;
const MAX_NAME_LENGTH = 120;
/** Sums of one entity and window kept ready, about 900 bytes each. */
const MAX_CACHED = 5_000;
const WINDOWS = Object.keys(WINDOW_SECONDS) as TimeWindow[];
const CATCH_UP_ROWS = 1_000;
/** Rows that the document store takes in one append. */
const MAX_ROWS = 5_000;

interface Batch {
  readonly reports: readonly OperationReport[];
  readonly entities: ReadonlyMap<string, Tally>;
  /** Logs that still have to take their rows; a second attempt must not append twice. */
  readonly unwritten: { usage: readonly LogRow<UsageRow>[]; metrics: readonly LogRow<MetricsRow>[] };
  readonly usage: readonly LogRow<UsageRow>[];
  readonly metrics: readonly LogRow<MetricsRow>[];
}

/** Makes a recorder over an open index. */
export function createUsageRecorder({ documents, index, clock, log }: UsageRecorderOptions): UsageRecorder {
  const nextUlid = monotonicFactory();
  const operationNames = new Set(index.operationNames());
  const ready = new LRUCache<string, { readonly since: number; readonly tally: Tally }>({ max: MAX_CACHED });
  let reports: OperationReport[] = [];
  let entities = new Map<string, Tally>();
  let batch: Batch | null = null;
  let flushing: Promise<void> | null = null;
  let dropped = 0;
  let isCaughtUp = false;

  function rowsOf<Data>(data: readonly Data[], after: string | null): LogRow<Data>[] {
    // Ids must rise across restarts too, also when the machine's clock was set back.
    const time = Math.max(clock.now(), after === null ? 0 : decodeTime(after.toUpperCase()) + 1);
    return data.map((row) => ({ id: nextUlid(time).toLowerCase(), data: row }));
  }

  function toBatch(): Batch {
    const after = index.watermarks();
    const taken = reports.slice(0, MAX_ROWS);
    reports = reports.slice(MAX_ROWS);
    const usage = rowsOf(toUsageRows(taken), after.usage);
    const metrics = rowsOf(toMetricsRows(taken), after.metrics);
    const made = { reports: taken, entities: tallyEntities(taken), usage, metrics, unwritten: { usage, metrics } };
    entities = tallyEntities(reports);
    return made;
  }

  function addIn(usage: readonly LogRow<UsageRow>[], metrics: readonly LogRow<MetricsRow>[]): void {
    const deltas = toSliceDeltas(
      usage.map(({ data }) => data),
      metrics.map(({ data }) => data),
    );
    const before = index.watermarks();
    index.apply(deltas, { usage: usage.at(-1)?.id ?? before.usage, metrics: metrics.at(-1)?.id ?? before.metrics });
    for (const window of WINDOWS) {
      const ranges = windowRanges(window, clock.now());
      for (const { subject, sliceSeconds, start, tally } of deltas) {
        const sums = ready.get(`${window}:${subject}`);
        const isCounted = ranges.some(
          (range) => range.sliceSeconds === sliceSeconds && range.since <= start && start < range.until,
        );
        if (sums?.since === ranges[0].since && isCounted) mergeTally(sums.tally, tally);
      }
    }
  }

  async function writeBatch(): Promise<void> {
    batch ??= toBatch();
    const { unwritten } = batch;
    for (const name of ['usage', 'metrics'] as const) {
      if (unwritten[name].length > 0) await documents.append(name, unwritten[name]);
      unwritten[name] = [];
    }
    // Rows written before the sums have caught up are older than the watermark would then say: catching up adds them.
    if (isCaughtUp) addIn(batch.usage, batch.metrics);
    batch = null;
  }

  async function writeAll(): Promise<void> {
    do await writeBatch();
    while (reports.length >= MAX_ROWS);
  }

  async function catchUpLog(name: 'usage' | 'metrics', onRows: (rows: number) => void): Promise<void> {
    while (true) {
      const after = index.watermarks()[name];
      const rows = await documents.find<UsageRow & MetricsRow>(name, {
        where: after === null ? {} : { id: { $gt: after } },
        sort: [['id', 1]],
        limit: CATCH_UP_ROWS,
      });
      if (rows.length === 0) return;
      if (name === 'usage') addIn(rows, []);
      else addIn([], rows);
      onRows(rows.length);
    }
  }

  function toUsage(id: string, flushed: Tally): EntityUsageRecord {
    const parts = [flushed, batch?.entities.get(id), entities.get(id)].filter((part) => part !== undefined);
    const sum = parts.length === 1 ? flushed : createTally();
    if (sum !== flushed) for (const part of parts) mergeTally(sum, part);
    return { views: sum.requests, searches: sum.searches, errors: sum.errors, p95Ms: quantileMs(sum.histogram, 0.95) };
  }

  const unflushed = () => [...(batch?.reports ?? []), ...reports];

  return {
    report(report) {
      if (reports.length + (batch?.reports.length ?? 0) >= MAX_BUFFERED) {
        dropped += 1;
        return;
      }
      const name = report.operation.slice(0, MAX_NAME_LENGTH);
      if (operationNames.size < MAX_OPERATION_NAMES) operationNames.add(name);
      const at = Number.isNaN(Date.parse(report.at)) ? new Date(clock.now()).toISOString() : report.at;
      const kept = { ...report, at, operation: operationNames.has(name) ? name : 'other' };
      reports.push(kept);
      addEntities(kept, (id) => tallyOf(entities, id));
    },
    async flush() {
      if (flushing !== null) return flushing;
      if (batch === null && reports.length === 0) return;
      flushing = writeAll()
        .catch((error: unknown) => log.warn({ err: error, waiting: reports.length, dropped }, 'usage log: will retry'))
        .finally(() => {
          flushing = null;
        });
      return flushing;
    },
    async catchUp(onProgress) {
      let done = 0;
      const onRows = (rows: number) => {
        done += rows;
        onProgress?.(done);
      };
      await catchUpLog('usage', onRows);
      await catchUpLog('metrics', onRows);
      isCaughtUp = true;
      for (const name of index.operationNames()) operationNames.add(name);
    },
    usageOf(entityIds, window) {
      const ranges = windowRanges(window, clock.now());
      const { since } = ranges[0];
      const flushed = new Map<string, Tally>();
      for (const id of entityIds) {
        const sums = ready.get(`${window}:${id}`);
        if (sums?.since === since) flushed.set(id, sums.tally);
      }
      const missing = entityIds.filter((id) => !flushed.has(id));
      const read = missing.length === 0 ? new Map<string, Tally>() : index.sum(missing, ranges);
      for (const id of missing) {
        const tally = read.get(id) ?? createTally();
        flushed.set(id, tally);
        ready.set(`${window}:${id}`, { since, tally });
      }
      return entityIds.map((id) => toUsage(id, flushed.get(id) ?? createTally()));
    },
    operations(window) {
      const sums = index.sumOperations(windowRanges(window, clock.now()));
      for (const [name, tally] of tallyOperations(unflushed())) mergeTally(tallyOf(sums, name), tally);
      return sums;
    },
    series(sliceSeconds, sinceMs) {
      const since = sliceStart(sinceMs, sliceSeconds);
      const waiting = toSliceDeltas([], toMetricsRows(unflushed())).filter(
        (delta) => delta.subject === EVERYTHING && delta.sliceSeconds === sliceSeconds && delta.start >= since,
      );
      return [...index.slicesSince(EVERYTHING, sliceSeconds, since), ...waiting];
    },
  };
}

function tallyEntities(reports: readonly OperationReport[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const report of reports) addEntities(report, (id) => tallyOf(tallies, id));
  return tallies;
}
