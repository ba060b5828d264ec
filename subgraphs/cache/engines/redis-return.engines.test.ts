import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { systemClock } from '../../../platform/time/clock.ts';
import { openTestRedis } from '../../../testing/engines/redis.ts';
import { startRedis } from '../../../testing/engines/redis-server.ts';
import { createRedisTier } from './redis-tier.ts';

it('reads nothing that was invalidated while Redis came back, after the invalidations kept for it had been sent', async () => {
  await using server = await startRedis();
  await using redis = await openTestRedis({ REDIS_URL: server.url, REDIS_PREFIX: randomUUID() });
  const tier = createRedisTier({ redis, clock: systemClock, log: SILENT_LOGGER, origin: 'test', version: 'test' });
  const read = () => tier.open(['key'], () => true);
  const until = systemClock.now() + 60_000;
  const fill = { key: 'key', value: 1, tags: ['tag'], freshUntil: until, heldUntil: until };
  expect(await tier.fill(await read(), [fill])).toEqual(['kept']);
  expect((await read()).found[0]?.entry?.value).toBe(1);

  let invalidated = 0;
  // The tier's own work on return was registered first, so it has been done when this is.
  redis.onReturn(async () => {
    invalidated += 1;
    await tier.invalidate(['tag']).catch(() => {});
  });
  await server.admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
  while (redis.isUp) {
    await tier.count().catch(() => {});
    await sleep(1);
  }
  await redis.untilUp();
  expect(invalidated).toBeGreaterThan(0);
  expect((await read()).found[0]?.entry).toBeNull();
});
