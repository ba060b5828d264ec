import { expect, it } from 'vitest';
import { openTestRedis } from '../../testing/engines/redis.ts';
import { startSentinel } from '../../testing/engines/redis-sentinel.ts';
import { startRedis, startRedisCluster } from '../../testing/engines/redis-server.ts';
import { redisScript } from './redis.ts';

const ADD = redisScript("return redis.call('INCRBY', KEYS[1], ARGV[1])");

it('reaches a cluster, all keys in one slot', async () => {
  await using server = await startRedisCluster();
  await using redis = await openTestRedis({ REDIS_URL: server.url, REDIS_TIMEOUT_MS: '2000' });
  await redis.untilUp();
  expect(await redis.run(ADD, redis.key('count'), [2])).toBe(2);
  expect(await redis.run(ADD, redis.key('count'), [3])).toBe(5);
});

it('follows the sentinels to the new master when the old one dies', async () => {
  await using master = await startRedis();
  await using replica = await startRedis({ args: ['--replicaof', '127.0.0.1', String(master.port)] });
  await expect.poll(() => replica.admin.info('replication'), { timeout: 20_000 }).toContain('master_link_status:up');
  await using sentinel = await startSentinel('main', master.port);
  const url = `redis+sentinel://127.0.0.1:${sentinel.port}/main`;
  await using redis = await openTestRedis({ REDIS_URL: url, REDIS_TIMEOUT_MS: '2000' });
  await redis.untilUp();
  expect(await redis.run(ADD, redis.key('count'), [2])).toBe(2);
  // A sentinel learns of replicas by asking the master now and then.
  await expect.poll(() => sentinel.admin.call('SENTINEL', 'REPLICAS', 'main'), { timeout: 20_000 }).toHaveLength(1);
  await master.kill();
  await expect(redis.run(ADD, redis.key('count'), [1])).rejects.toThrow('Redis is away');
  expect(redis.isUp).toBe(false);
  await redis.untilUp();
  expect(Number(await redis.run(ADD, redis.key('count'), [1]))).toBeGreaterThanOrEqual(1);
  expect(await replica.admin.info('replication')).toContain('role:master');
});
