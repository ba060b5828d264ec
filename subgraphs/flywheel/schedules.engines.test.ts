import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createRedisLeases } from '../../platform/engines/leases.redis.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { reportFault } from '../../testing/engines/fault-table.ts';
import { openTestRedis } from '../../testing/engines/redis.ts';
import { startRedis } from '../../testing/engines/redis-server.ts';
import { openTestFlywheel, type TestFlywheel } from '../../testing/flywheel.ts';
import type { RunData } from './domain/workflow.ts';
import { TICK } from './subgraph.ts';

const DAY_MS = 86_400_000;

it.each([
  ['with Redis', false],
  ['while Redis is away', true],
])('two schedulers on one store fire a schedule once a day, %s', async (label, isAway) => {
  await using server = await startRedis();
  const environment = { REDIS_URL: server.url, REDIS_PREFIX: randomUUID(), REDIS_TIMEOUT_MS: '2000' };
  await using redis = await openTestRedis(environment);
  await using otherRedis = await openTestRedis(environment);
  const leasesOf = (engine: typeof redis) => createRedisLeases({ redis: engine, clock: systemClock });
  await using first = await openTestFlywheel();
  await using second = await openTestFlywheel([], { ...pickOf(first), folder: 'second', leases: leasesOf(otherRedis) });
  await using third = await openTestFlywheel([], { ...pickOf(first), folder: 'third', leases: leasesOf(redis) });
  const days = 5;
  let sent = 0;
  if (isAway) await server.kill();
  for (let day = 0; day < days; day += 1) {
    first.clock.advance(DAY_MS);
    for (let round = 0; round < 3; round += 1) {
      sent += 2;
      await Promise.all([second.timer.run(TICK), third.timer.run(TICK)]);
    }
    // A run of yesterday that is still under way would rightly hold up today's.
    await expect.poll(async () => (await runsOf(first)).every(({ status }) => status === 'COMPLETED')).toBe(true);
  }
  let healMs = 0;
  if (isAway) {
    const restartedAt = performance.now();
    await server.start();
    await Promise.all([redis.untilUp(), otherRedis.untilUp()]);
    healMs = performance.now() - restartedAt;
    await sleep(1);
  }
  const fired = (await runsOf(first)).filter(({ startedBy }) => startedBy.startsWith('schedule:')).length;
  reportFault({
    fault: `two schedulers at once, ${label}`,
    sent,
    whole: isAway ? 0 : sent,
    partial: isAway ? sent : 0,
    refused: 0,
    lost: Math.max(0, days - fired),
    doubled: Math.max(0, fired - days),
    healMs,
  });
  expect(fired).toBe(days);
});

function pickOf({ store, clock, failedSearches, unanswered }: TestFlywheel) {
  return { store, clock, failedSearches, unanswered };
}

async function runsOf({ store }: TestFlywheel): Promise<readonly RunData[]> {
  return (await store.portFor('flywheel').find<RunData>('runs', { limit: 100 })).map(({ data }) => data);
}
