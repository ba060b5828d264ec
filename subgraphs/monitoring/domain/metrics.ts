import { invalidInput } from '../../../platform/errors/domain-error.ts';
import type { CostTotals } from '../../../platform/ledger/cost-summary.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { quantileMs } from './histogram.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { SERIES_SLICES, seriesSlice, sliceStart, type TimeWindow, WINDOW_SECONDS } from './slices.ts';
import { mergeTally, type Tally, tallyOf } from './tally.ts';
import type { UsageRecorder } from './usage-recorder.ts';

/** Where a metric comes from, and how its value is read from what was counted there. */
type Metric =
  | { readonly from: 'operations'; readonly valueOf: (tally: Tally) => number | null; readonly ofNone: number | null }
  | { readonly from: 'ledger'; readonly valueOf: (totals: CostTotals) => number }
  | { readonly from: 'alerts' };

const NANO = 1e9;

/** Every metric by its name; `ofNone` is the value where nothing was counted, null: no value. */
const METRICS = {
  requests: { from: 'operations', valueOf: ({ requests }) => requests, ofNone: 0 },
  errors: { from: 'operations', valueOf: ({ errors }) => errors, ofNone: 0 },
  errorRate: {
    from: 'operations',
    valueOf: ({ errors, requests }) => (requests === 0 ? null : errors / requests),
    ofNone: null,
  },
  views: { from: 'operations', valueOf: ({ views }) => views, ofNone: 0 },
  searches: { from: 'operations', valueOf: ({ searches }) => searches, ofNone: 0 },
  p50Ms: { from: 'operations', valueOf: ({ histogram }) => quantileMs(histogram, 0.5), ofNone: null },
  p95Ms: { from: 'operations', valueOf: ({ histogram }) => quantileMs(histogram, 0.95), ofNone: null },
  p99Ms: { from: 'operations', valueOf: ({ histogram }) => quantileMs(histogram, 0.99), ofNone: null },
  // A point of a chart, not an amount: only `costs` is exact.
  costUsd: { from: 'ledger', valueOf: ({ nanoUsd }) => Number(nanoUsd) / NANO },
  unpricedCalls: { from: 'ledger', valueOf: ({ unpricedCalls }) => unpricedCalls },
  openAlerts: { from: 'alerts' },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof METRICS;

/** @throws {DomainError} INVALID_INPUT listing the metrics there are */
export function checkMetric(name: string, argument: string): MetricName {
  const known = Object.keys(METRICS).find((metric): metric is MetricName => metric === name);
  if (known !== undefined) return known;
  throw invalidInput(argument, `no such metric.`, `Use one of ${Object.keys(METRICS).join(', ')}.`);
}

/** The time for which an alert was open; milliseconds since 1970, `toMs` null while it still is. */
export interface OpenSpan {
  readonly fromMs: number;
  readonly toMs: number | null;
}

/** What metrics are read from. */
export interface MetricSources {
  readonly recorder: Pick<UsageRecorder, 'series'>;
  readonly ledger: Pick<LedgerIndex, 'stepsSince' | 'groupsSince'>;
  /** The alerts that were open at any time since an instant. */
  readonly openSpans: (sinceMs: number) => Promise<readonly OpenSpan[]>;
  readonly clock: Clock;
}

/** The API's `MetricPoint`. */
export interface MetricPointRecord {
  readonly at: string;
  readonly value: number;
}

const MIN_STEP_SECONDS = 10;
const MAX_STEP_SECONDS = 86_400;
const MAX_POINTS = 2_000;
/** What an alert rule compares: the metric of the last minute; of rare events, the last day. */
const ALERT_SPAN_MS = { operations: 60_000, ledger: 86_400_000 } as const;

/**
 * One metric over time, oldest first. Steps begin at multiples of `stepSeconds`, so the first one may begin before the window.
 * @throws {DomainError} INVALID_INPUT for an unknown metric, a step outside 10 … 86,400 s, or more than 2,000 steps
 */
export async function readMetricSeries(
  request: { readonly metric: string; readonly window: TimeWindow; readonly stepSeconds: number },
  sources: MetricSources,
): Promise<MetricPointRecord[]> {
  const { window, stepSeconds } = request;
  const metric: Metric = METRICS[checkMetric(request.metric, 'metric')];
  if (!Number.isInteger(stepSeconds) || stepSeconds < MIN_STEP_SECONDS || stepSeconds > MAX_STEP_SECONDS) {
    throw invalidInput('stepSeconds', `must be from ${MIN_STEP_SECONDS} to ${MAX_STEP_SECONDS}, not ${stepSeconds}.`);
  }
  const windowSeconds = WINDOW_SECONDS[window];
  if (windowSeconds / stepSeconds > MAX_POINTS) {
    const least = Math.ceil(windowSeconds / MAX_POINTS);
    throw invalidInput(
      'stepSeconds',
      `gives more than ${MAX_POINTS} points in this window.`,
      `Ask for at least ${least}, or a shorter window.`,
    );
  }
  const nowMs = sources.clock.now();
  const steps: number[] = [];
  const first = sliceStart(nowMs - windowSeconds * 1_000, stepSeconds);
  for (let start = first; start * 1_000 <= nowMs; start += stepSeconds) steps.push(start);
  const valueAt = await readSteps(metric, window, stepSeconds, first, sources);
  return steps.flatMap((start) => {
    const value = valueAt(start);
    return value === null ? [] : [{ at: new Date(start * 1_000).toISOString(), value }];
  });
}

async function readSteps(
  metric: Metric,
  window: TimeWindow,
  stepSeconds: number,
  first: number,
  { recorder, ledger, openSpans, clock }: MetricSources,
): Promise<(start: number) => number | null> {
  if (metric.from === 'operations') {
    const steps = new Map<number, Tally>();
    for (const { start, tally } of recorder.series(seriesSlice(window, stepSeconds), first * 1_000)) {
      mergeTally(tallyOf(steps, sliceStart(start * 1_000, stepSeconds)), tally);
    }
    return (start) => {
      const tally = steps.get(start);
      return tally === undefined ? metric.ofNone : metric.valueOf(tally);
    };
  }
  if (metric.from === 'ledger') {
    const steps = ledger.stepsSince(stepSeconds, new Date(first * 1_000).toISOString());
    return (start) => {
      const totals = steps.get(start);
      return totals === undefined ? 0 : metric.valueOf(totals);
    };
  }
  const spans = await openSpans(first * 1_000);
  // A gauge: the value at the end of the step, or now in the step that has not ended.
  return (start) => countOpen(spans, Math.min((start + stepSeconds) * 1_000 - 1, clock.now()));
}

function countOpen(spans: readonly OpenSpan[], atMs: number): number {
  return spans.filter(({ fromMs, toMs }) => fromMs <= atMs && (toMs === null || toMs > atMs)).length;
}

/** The value that an alert rule compares now; null where nothing was counted that has such a value. */
export async function readMetricNow(name: MetricName, sources: MetricSources): Promise<number | null> {
  const metric: Metric = METRICS[name];
  const nowMs = sources.clock.now();
  if (metric.from === 'alerts') return countOpen(await sources.openSpans(nowMs), nowMs);
  const sinceMs = nowMs - ALERT_SPAN_MS[metric.from];
  if (metric.from === 'ledger') {
    const groups = sources.ledger.groupsSince('SERVICE', new Date(sinceMs).toISOString());
    return [...groups.values()].reduce((sum, totals) => sum + metric.valueOf(totals), 0);
  }
  const all = new Map<'all', Tally>();
  for (const { tally } of sources.recorder.series(SERIES_SLICES[0], sinceMs)) mergeTally(tallyOf(all, 'all'), tally);
  const tally = all.get('all');
  return tally === undefined ? metric.ofNone : metric.valueOf(tally);
}
