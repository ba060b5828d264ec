/** Where a part takes the time from, so that a test can move it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** The time as ISO 8601 in UTC with milliseconds, as documents and the API carry it. */
export function isoNow(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
