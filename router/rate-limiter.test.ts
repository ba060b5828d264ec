import { expect, it } from 'vitest';
import { createMemoryRateLimiter } from './rate-limiter.ts';

/** A clock that a test moves. */
function clockAt(startMs: number) {
  let now = startMs;
  return {
    now: () => now,
    pass(milliseconds: number) {
      now += milliseconds;
    },
  };
}

it('lets a burst through at once and then the even rate, as NGINX does', async () => {
  const clock = clockAt(1_000);
  const limiter = createMemoryRateLimiter({ perSecond: 10, burst: 3 }, clock);
  const take = async (): Promise<boolean> => (await limiter.take('a', 1)).isAllowed;
  const all = async (count: number): Promise<boolean[]> => {
    const verdicts: boolean[] = [];
    for (let index = 0; index < count; index += 1) verdicts.push(await take());
    return verdicts;
  };
  expect(await all(6)).toEqual([true, true, true, true, false, false]);
  clock.pass(100);
  expect(await all(2)).toEqual([true, false]);
  clock.pass(99);
  expect(await take()).toBe(false);
  clock.pass(1);
  expect(await take()).toBe(true);
});

it('says how long to wait, and waiting so long is enough', async () => {
  const clock = clockAt(5);
  const limiter = createMemoryRateLimiter({ perSecond: 3, burst: 0 }, clock);
  await limiter.take('a', 1);
  const { isAllowed, retryAfterMs } = await limiter.take('a', 1);
  expect({ isAllowed, retryAfterMs }).toEqual({ isAllowed: false, retryAfterMs: 334 });
  clock.pass(retryAfterMs);
  expect((await limiter.take('a', 1)).isAllowed).toBe(true);
});

it('tells what is left, and counts what it refuses for nothing', async () => {
  const limiter = createMemoryRateLimiter({ perSecond: 10, burst: 9 }, clockAt(0));
  expect(await limiter.take('a', 4)).toEqual({ isAllowed: true, remaining: 6, retryAfterMs: 0, resetMs: 400 });
  expect(await limiter.take('a', 7)).toEqual({ isAllowed: false, remaining: 6, retryAfterMs: 100, resetMs: 400 });
  expect(await limiter.take('a', 6)).toMatchObject({ isAllowed: true, remaining: 0 });
});

it('keeps clients apart, and lets the heaviest through when nothing else counts', async () => {
  const limiter = createMemoryRateLimiter({ perSecond: 2, burst: 1 }, clockAt(0));
  expect((await limiter.take('a', 50)).isAllowed).toBe(true);
  expect((await limiter.take('a', 1)).isAllowed).toBe(false);
  expect((await limiter.take('b', 1)).isAllowed).toBe(true);
});
