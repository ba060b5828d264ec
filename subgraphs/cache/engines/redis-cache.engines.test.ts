import { afterAll, beforeAll } from 'vitest';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { openTestRedis } from '../../../testing/engines/redis.ts';
import { type RunningRedis, startRedis } from '../../../testing/engines/redis-server.ts';
import { describeCache } from './cache.contract.ts';
import { openRedisCache } from './redis-cache.ts';

let server: RunningRedis;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server[Symbol.asyncDispose]());

describeCache(
  'redis',
  async (options) => {
    const redis = await openTestRedis({ REDIS_URL: server.url, REDIS_TIMEOUT_MS: '5000' });
    const cache = openRedisCache({ ...options, redis, version: 'test', log: SILENT_LOGGER });
    await redis.untilUp();
    return {
      ...cache,
      async [Symbol.asyncDispose]() {
        await cache[Symbol.asyncDispose]();
        await redis[Symbol.asyncDispose]();
      },
    };
  },
  { boundsEntries: false, showsStale: true },
);
