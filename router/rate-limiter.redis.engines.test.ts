import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RedisEngine } from '../platform/engines/redis.ts';
import { systemClock } from '../platform/time/clock.ts';
import { reportFault } from '../testing/engines/fault-table.ts';
import { openTestRedis } from '../testing/engines/redis.ts';
import { type RunningRedis, startRedis } from '../testing/engines/redis-server.ts';
import { createRateLimiters } from './rate-limiter.redis.ts';
import type { Rate, RateLimiter } from './rate-limiter.ts';

let server: RunningRedis;
let redis: readonly RedisEngine[];
let opened: AsyncDisposableStack;
beforeEach(async () => {
  opened = new AsyncDisposableStack();
  server = opened.use(await startRedis());
  const environment = { REDIS_URL: server.url, REDIS_PREFIX: randomUUID(), REDIS_TIMEOUT_MS: '2000' };
  redis = [opened.use(await openTestRedis(environment)), opened.use(await openTestRedis(environment))];
});
afterEach(() => opened.disposeAsync());

/** The same rate in two routers. */
const routersOf = (rate: Rate): readonly RateLimiter[] =>
  redis.map((engine) => createRateLimiters(engine, systemClock)('overall', rate));

/** So many at once, by turns of the routers; how many were let through. */
async function takeMany(routers: readonly RateLimiter[], count: number, key = 'client'): Promise<number> {
  let allowed = 0;
  for (let turn = 0; turn < count; turn += 1) {
    const { isAllowed } = await (routers[turn % routers.length] as RateLimiter).take(key, 1);
    if (isAllowed) allowed += 1;
  }
  return allowed;
}

// A rate so slow that no pause of this machine lets another one through.
const SLOW = { perSecond: 0.001, burst: 9 };

it('lets two routers together let through what one may', async () => {
  const routers = routersOf(SLOW);
  expect(await takeMany(routers, 40)).toBe(10);
  expect(await takeMany(routers, 5, 'another client')).toBe(5);
});

it('tells what is left and how long to wait; waiting so long is enough', async () => {
  // Slow enough that no pause of this machine fills it up between two calls.
  const [limiter] = routersOf({ perSecond: 1, burst: 3 });
  expect(await limiter?.take('a', 3)).toMatchObject({ isAllowed: true, remaining: 1, retryAfterMs: 0 });
  const { isAllowed, retryAfterMs = 0 } = (await limiter?.take('a', 4)) ?? {};
  expect(isAllowed).toBe(false);
  expect(retryAfterMs).toBeGreaterThan(0);
  expect(retryAfterMs).toBeLessThanOrEqual(3_000);
  // And the round trip by which Redis heard of the first later than the router.
  await sleep(retryAfterMs + 500);
  expect((await limiter?.take('a', 4))?.isAllowed).toBe(true);
});

it('holds the limit while Redis is away, gives no fresh burst, and counts together again after', async () => {
  const routers = routersOf(SLOW);
  expect(await takeMany(routers, 8)).toBe(8);
  await server.kill();
  // Each of the two has let four through by itself, so six are left to each.
  const whileAway = await takeMany(routers, 100);
  expect(whileAway).toBe(12);
  const restartedAt = performance.now();
  await server.start();
  await Promise.all(redis.map((engine) => engine.untilUp()));
  const healMs = performance.now() - restartedAt;
  expect(await takeMany(routers, 100)).toBe(0);
  expect(await takeMany(routers, 40, 'another client')).toBe(10);
  const row = { fault: 'rate limits of two routers, Redis stopped', lost: 0, doubled: 0, healMs };
  reportFault({ ...row, sent: 248, whole: 18, partial: whileAway, refused: 248 - 18 - whileAway });
});
