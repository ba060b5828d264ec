import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  SERIES_SLICES,
  SLICE_RETENTION_SECONDS,
  SUBJECT_SLICES,
  seriesSlice,
  sliceStart,
  WINDOW_SECONDS,
  windowRanges,
} from './slices.ts';

const NOW = Date.UTC(2026, 0, 1);
const window = fc.constantFrom('HOUR', 'DAY', 'DAYS_7', 'DAYS_30');

test('counts an instant of the window by exactly one slice, and one before its first slice by none', () => {
  fc.assert(
    fc.property(
      window,
      fc.integer({ min: 0, max: 86_400_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (name, shiftMs, share) => {
        const nowMs = NOW + shiftMs;
        const ranges = windowRanges(name, nowMs);
        const countedAt = (atMs: number) =>
          SUBJECT_SLICES.filter((length) => {
            const start = sliceStart(atMs, length);
            return ranges.some(({ sliceSeconds, since, until }) => sliceSeconds === length && since <= start && start < until);
          }).length;
        expect(countedAt(nowMs - Math.floor(share * WINDOW_SECONDS[name] * 1_000))).toBe(1);
        expect(countedAt(ranges[0].since * 1_000 - 1)).toBe(0);
      },
    ),
  );
});

test('keeps slices longer than any window reads them', () => {
  fc.assert(
    fc.property(window, fc.integer({ min: 0, max: 86_400_000 }), (name, shiftMs) => {
      for (const { sliceSeconds, since, until } of windowRanges(name, NOW + shiftMs)) {
        const oldest = Math.floor((NOW + shiftMs) / 1_000) - (SLICE_RETENTION_SECONDS[sliceSeconds] ?? 0);
        if (since < until) expect(since).toBeGreaterThan(oldest);
      }
    }),
  );
});

test.each([
  ['HOUR', 10, 10],
  ['HOUR', 600, 10],
  ['DAY', 45, 10],
  ['DAY', 300, 300],
  ['DAYS_7', 303, 300],
  ['DAYS_7', 3_600, 900],
  ['DAYS_30', 1_296, 900],
] as const)('draws a series over %s by %d s from slices of at most %d s', (name, step, most) => {
  const length = seriesSlice(name, step);
  expect(length).toBeLessThanOrEqual(Math.max(most, ...SERIES_SLICES.filter((slice) => step % slice === 0)));
  expect(length).toBeLessThanOrEqual(step);
  expect(SLICE_RETENTION_SECONDS[length]).toBeGreaterThan(WINDOW_SECONDS[name]);
});
