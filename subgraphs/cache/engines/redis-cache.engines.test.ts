import { afterAll, beforeAll, describe } from 'vitest';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { createAuthority } from '../../../testing/engines/certificates.ts';
import { openTestRedis } from '../../../testing/engines/redis.ts';
import { type RunningRedis, startRedis, startRedisCluster } from '../../../testing/engines/redis-server.ts';
import { describeCache } from './cache.contract.ts';
import { openRedisCache } from './redis-cache.ts';

const HOUR_MS = 3_600_000;
const authority = createAuthority();
afterAll(() => authority[Symbol.dispose]());

const SERVERS: readonly (readonly [name: string, start: () => Promise<RunningRedis>, environment: Record<string, string>])[] = [
  ['redis', startRedis, {}],
  ['redis over TLS', () => startRedis({ tls: authority.issue(lasting()) }), { REDIS_CA_FILE: authority.ca }],
  ['redis cluster', startRedisCluster, {}],
];

describe.each(SERVERS)('%s', (name, start, environment) => {
  let server: RunningRedis;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  describeCache(
    name,
    async (options) => {
      const redis = await openTestRedis({ REDIS_URL: server.url, REDIS_TIMEOUT_MS: '5000', ...environment });
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
});

function lasting(): { readonly from: Date; readonly until: Date } {
  return { from: new Date(Date.now() - HOUR_MS), until: new Date(Date.now() + 24 * HOUR_MS) };
}
