import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestRedis } from '../../testing/engines/redis.ts';
import { type RunningRedis, startRedis } from '../../testing/engines/redis-server.ts';
import { systemClock } from '../time/clock.ts';
import { describeLeases } from './leases.contract.ts';
import { createRedisLeases } from './leases.redis.ts';

let server: RunningRedis;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server[Symbol.asyncDispose]());

async function openPair() {
  const environment = { REDIS_URL: server.url, REDIS_PREFIX: randomUUID(), REDIS_TIMEOUT_MS: '2000' };
  const [first, second] = await Promise.all([openTestRedis(environment), openTestRedis(environment)]);
  return {
    redis: first,
    one: createRedisLeases({ redis: first, clock: systemClock }),
    other: createRedisLeases({ redis: second, clock: systemClock }),
    pass: (milliseconds: number) => sleep(milliseconds),
    async [Symbol.asyncDispose]() {
      await first[Symbol.asyncDispose]();
      await second[Symbol.asyncDispose]();
    },
  };
}

describeLeases('redis', openPair);

it('gives out no lease while Redis is away, and says so by a code', async () => {
  await using pair = await openPair();
  await server.kill();
  await expect(pair.one.acquire('work', 1_000)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
  await server.start();
  await pair.redis.untilUp();
  expect(await pair.one.acquire('work', 1_000)).not.toBeNull();
});

it('gives higher tokens also after Redis was restarted empty', async () => {
  await using pair = await openPair();
  const before = await pair.one.acquire('work', 1_000);
  await server.kill();
  await server.start();
  await expect.poll(() => pair.one.acquire('work', 1_000).catch(() => null), { timeout: 10_000 }).not.toBeNull();
  await sleep(1_100);
  const after = await pair.one.acquire('work', 1_000);
  expect(after?.token).toBeGreaterThan(before?.token ?? Number.POSITIVE_INFINITY);
});
