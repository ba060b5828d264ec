/** UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The first of `spans`, which are in order and do not overlap, that a span meets. O(log spans). */
export function firstMeeting(spans: readonly Span[], { start, end }: Span): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start < end ? span : undefined;
}

/** Whether a span meets one of `spans`, which are in order and do not overlap. */
export const isInside = (spans: readonly Span[], span: Span): boolean => firstMeeting(spans, span) !== undefined;
