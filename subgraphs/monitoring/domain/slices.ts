/** The API's windows. */
export type TimeWindow = 'HOUR' | 'DAY' | 'DAYS_7' | 'DAYS_30';

const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

export const WINDOW_SECONDS: Readonly<Record<TimeWindow, number>> = {
  HOUR: HOUR_S,
  DAY: DAY_S,
  DAYS_7: 7 * DAY_S,
  DAYS_30: 30 * DAY_S,
};

/** The subject that sums up all operations. Entities have their id, operations `op:<name>`. */
export const EVERYTHING = '*';
const OPERATION_PREFIX = 'op:';

export function operationSubject(operation: string): string {
  return `${OPERATION_PREFIX}${operation}`;
}

/** Slice lengths in seconds of an entity or an operation: a window is put together from few of them. */
export const SUBJECT_SLICES = [MINUTE_S, HOUR_S, DAY_S] as const;
/** Slice lengths in seconds of {@link EVERYTHING}, finer because series are drawn from them. */
export const SERIES_SLICES = [10, 300, 900] as const;

/** For how many seconds slices of a length are kept: the longest window read from them and one slice more. */
export const SLICE_RETENTION_SECONDS: Readonly<Record<number, number>> = {
  10: DAY_S + HOUR_S,
  [MINUTE_S]: 2 * HOUR_S,
  300: 8 * DAY_S,
  900: 31 * DAY_S,
  [HOUR_S]: 31 * DAY_S,
  [DAY_S]: 32 * DAY_S,
};

/** Rows of the logs `usage` and `metrics` are kept as long as the longest window needs them to rebuild the slices. */
export const LOG_RETENTION_SECONDS = 31 * DAY_S;

/** The begin, in seconds since 1970, of the slice that holds an instant. */
export function sliceStart(atMs: number, sliceSeconds: number): number {
  return Math.floor(atMs / 1_000 / sliceSeconds) * sliceSeconds;
}

/** Slices of one length that begin in [since, until), seconds since 1970. */
export interface SliceRange {
  readonly sliceSeconds: number;
  readonly since: number;
  readonly until: number;
}

const FOR_EVER = Number.MAX_SAFE_INTEGER;

/**
 * The slices that together hold a window of an entity or operation that ends now, none counted twice: minutes for HOUR, hours
 * for DAY; for the longer ones hours up to the first midnight in UTC and days from there, at most 55 instead of 720.
 */
export function windowRanges(window: TimeWindow, nowMs: number): readonly [SliceRange, ...SliceRange[]] {
  const sliceSeconds = window === 'HOUR' ? MINUTE_S : HOUR_S;
  const since = sliceStart(nowMs - WINDOW_SECONDS[window] * 1_000, sliceSeconds);
  if (window === 'HOUR' || window === 'DAY') return [{ sliceSeconds, since, until: FOR_EVER }];
  const midnight = Math.ceil(since / DAY_S) * DAY_S;
  return [
    { sliceSeconds, since, until: midnight },
    { sliceSeconds: DAY_S, since: midnight, until: FOR_EVER },
  ];
}

/**
 * The slice length to draw a series from: the longest that divides the step, else the longest that is not longer, among those
 * kept for the window. In the second case a request may count one slice too early or late.
 */
export function seriesSlice(window: TimeWindow, stepSeconds: number): number {
  const kept = SERIES_SLICES.filter(
    (length) => length <= stepSeconds && (SLICE_RETENTION_SECONDS[length] ?? 0) > WINDOW_SECONDS[window],
  );
  return kept.findLast((length) => stepSeconds % length === 0) ?? kept.at(-1) ?? SERIES_SLICES[0];
}
