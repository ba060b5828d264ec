import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { systemClock } from '../../../platform/time/clock.ts';
import { openTestRedis } from '../../../testing/engines/redis.ts';
import { startRedis } from '../../../testing/engines/redis-server.ts';
import { LEASE_MS } from '../domain/shared-tier.ts';
import { openRedisCache } from './redis-cache.ts';
import { OPEN } from './redis-scripts.ts';

const OPTIONS = { ttlMs: 60_000, tags: (key: string) => [key] };
const NAMESPACE = 'content:things';

let opened: AsyncDisposableStack;
let url: string;
beforeEach(async () => {
  opened = new AsyncDisposableStack();
  url = opened.use(await startRedis()).url;
});
afterEach(() => opened.disposeAsync());

async function openProcess() {
  const redis = opened.use(await openTestRedis({ REDIS_URL: url, REDIS_PREFIX: 'one-load', REDIS_TIMEOUT_MS: '2000' }));
  const cache = opened.use(openRedisCache({ redis, clock: systemClock, version: 'test', log: SILENT_LOGGER }));
  return { redis, cache };
}

const mustNotLoad = async () => {
  throw new Error('must not load');
};

it('a load that takes longer than a lease keeps it, and is waited for by another process', async () => {
  const [{ cache: one }, { cache: other }] = [await openProcess(), await openProcess()];
  const first = one.getOrLoadMany(NAMESPACE, ['slow'], OPTIONS, async () => {
    await sleep(LEASE_MS + 1_500);
    return ['loaded once'];
  });
  await sleep(200);
  expect(await other.getOrLoadMany(NAMESPACE, ['slow'], OPTIONS, mustNotLoad)).toEqual(['loaded once']);
  expect(await first).toEqual(['loaded once']);
});

it('a process that dies at a load is followed by another once its lease has ended, and can fill nothing any more', async () => {
  const [{ cache: one, redis }, { cache: other }] = [await openProcess(), await openProcess()];
  const held = Promise.withResolvers<readonly string[]>();
  const first = one.getOrLoadMany(NAMESPACE, ['a'], OPTIONS, () => held.promise);
  await sleep(200);
  // As dead as can be without a process: it can renew nothing.
  await redis[Symbol.asyncDispose]();
  expect(await other.getOrLoadMany(NAMESPACE, ['a'], OPTIONS, async () => ['by the other'])).toEqual(['by the other']);
  held.resolve(['by the dead']);
  expect(await first).toEqual(['by the dead']);
  expect(await one.statusOf(['a'])).toEqual([null]);
  expect(await other.getOrLoadMany(NAMESPACE, ['a'], OPTIONS, mustNotLoad)).toEqual(['by the other']);
});

it('a failed load lets another process load at once', async () => {
  const [{ cache: one }, { cache: other }] = [await openProcess(), await openProcess()];
  const first = one.getOrLoadMany(NAMESPACE, ['a'], OPTIONS, async () => {
    await sleep(100);
    throw new Error('away');
  });
  await sleep(20);
  const second = other.getOrLoadMany(NAMESPACE, ['a'], OPTIONS, async () => ['then loaded']);
  await expect(first).rejects.toThrow('away');
  expect(await second).toEqual(['then loaded']);
});

it('a load that fails while it asks again for what others load takes no lease along', async () => {
  const [{ cache: one }, { cache: other }] = [await openProcess(), await openProcess()];
  const { redis } = await openProcess();
  const withheld = Promise.withResolvers<void>();
  const asksAgain = Promise.withResolvers<void>();
  let opens = 0;
  const slow = opened.use(
    openRedisCache({
      redis: {
        ...redis,
        get isUp() {
          return redis.isUp;
        },
        async run(script, key, args) {
          const answer = await redis.run(script, key, args);
          const leads = script === OPEN && JSON.stringify(answer).includes('[1,[]]');
          // Both keys are asked for first, one of them is led; what the second lead answers is withheld.
          if (leads) opens += 1;
          if (leads && opens === 2) {
            asksAgain.resolve();
            await withheld.promise;
          }
          return answer;
        },
      },
      clock: systemClock,
      version: 'test',
      log: SILENT_LOGGER,
    }),
  );
  const [ofOther, ofSlow] = [Promise.withResolvers<readonly string[]>(), Promise.withResolvers<readonly string[]>()];
  const first = other.getOrLoadMany(NAMESPACE, ['b'], OPTIONS, () => ofOther.promise);
  await expect.poll(() => other.statusOf(['b'])).toEqual([null]);
  await sleep(100);
  const both = slow.getOrLoadMany(NAMESPACE, ['a', 'b'], OPTIONS, () => ofSlow.promise);
  await sleep(100);
  ofOther.reject(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await asksAgain.promise;
  ofSlow.reject(new Error('failed'));
  await expect(both).rejects.toThrow('failed');
  withheld.resolve();
  const options = { ...OPTIONS, hardTimeoutMs: 3 * LEASE_MS };
  expect(await one.getOrLoadMany(NAMESPACE, ['b'], options, async () => ['by one'])).toEqual(['by one']);
}, 30_000);

it('a value too large for Redis stays in its process, and holds nobody else up', async () => {
  const [{ cache: one }, { cache: other }] = [await openProcess(), await openProcess()];
  const large = async () => ['x'.repeat(3 * 2 ** 20)];
  await one.getOrLoadMany(NAMESPACE, ['large'], OPTIONS, large);
  expect(await one.statusOf(['large'])).toMatchObject([{ tier: 'memory' }]);
  expect(await other.statusOf(['large'])).toEqual([null]);
  let loads = 0;
  await other.getOrLoadMany(NAMESPACE, ['large'], { ...OPTIONS, hardTimeoutMs: 4_000 }, () => {
    loads += 1;
    return large();
  });
  expect(loads).toBe(1);
});
