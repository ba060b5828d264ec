import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../../platform/logging/logger.ts';
import { systemClock } from '../../../platform/time/clock.ts';
import { type CacheTraffic, openCacheTraffic } from '../../../testing/engines/cache-traffic.ts';
import { createAuthority } from '../../../testing/engines/certificates.ts';
import { openTestRedis } from '../../../testing/engines/redis.ts';
import { type RunningRedis, startRedis } from '../../../testing/engines/redis-server.ts';
import { openRedisCache } from './redis-cache.ts';
import { INVALIDATE } from './redis-scripts.ts';

const DAY_MS = 86_400_000;

describe('the cache while Redis fails', () => {
  let server: RunningRedis;
  let traffic: CacheTraffic;
  beforeEach(async () => {
    server = await startRedis();
    traffic = await openCacheTraffic({ REDIS_URL: server.url });
  });
  afterEach(async () => {
    await traffic[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });

  it('is stopped', async () => {
    const { kill: begin, start: end } = server;
    await traffic.suffer({ name: 'Redis stopped', begin, end, lastsMs: 1_500, isDegraded: true });
  });

  it('is paused', async () => {
    const { pause: begin, resume: end } = server;
    await using impatient = await openCacheTraffic({ REDIS_URL: server.url, REDIS_TIMEOUT_MS: '500' });
    await impatient.suffer({ name: 'Redis paused', begin, end, lastsMs: 2_500, isDegraded: true });
  });

  it('is restarted empty', async () => {
    const { kill: begin, start: end } = server;
    await traffic.suffer({ name: 'Redis restarted empty', begin, end, lastsMs: 0, isDegraded: true });
  });

  it('loses all its keys', async () => {
    const begin = () => server.admin.flushall();
    await traffic.suffer({ name: 'Redis emptied (FLUSHALL)', begin, end: () => {}, lastsMs: 300, isDegraded: false });
  });

  it('refuses writes, as a replica does', async () => {
    const begin = () => server.admin.replicaof('127.0.0.1', 1);
    const end = () => server.admin.replicaof('NO', 'ONE');
    await traffic.suffer({ name: 'Redis read-only', begin, end, lastsMs: 1_000, isDegraded: true });
  });

  it('has no memory left', async () => {
    const begin = () => server.admin.config('SET', 'maxmemory', '1mb');
    const end = () => server.admin.config('SET', 'maxmemory', '0');
    await traffic.suffer({ name: 'Redis out of memory', begin, end, lastsMs: 1_000, isDegraded: true });
  });

  it('loses messages of the bus, and the connections that wait for them', async () => {
    const begin = async () => {
      for (let times = 0; times < 20; times += 1) {
        await server.admin.xtrim(`{${traffic.prefix}}:cache:bus`, 'MAXLEN', 0);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    await traffic.suffer({ name: 'bus messages lost', begin, end: () => {}, lastsMs: 0, isDegraded: false });
  });

  it('loses the last message of the bus, and no other comes', async () => {
    await using redis = await openTestRedis({ REDIS_URL: server.url, REDIS_PREFIX: 'last-message', REDIS_TIMEOUT_MS: '2000' });
    await using cache = openRedisCache({ redis, clock: systemClock, version: 'test', log: createLogger('silent') });
    await cache.caughtUp();
    await cache.getOrLoadMany('content:x', ['a'], { ttlMs: 60_000, tags: () => ['a'] }, async () => ['A']);
    const index = redis.key('cache:index');
    // In one transaction, so that whoever waits for the message never sees it.
    await server.admin
      .multi()
      .eval(INVALIDATE.lua, 1, index, 'run', Date.now(), 'elsewhere', 'a')
      .xtrim(redis.key('cache:bus'), 'MAXLEN', 0)
      .exec();
    expect(await cache.statusOf(['a'])).toMatchObject([{ tier: 'memory' }]);
    await expect.poll(() => cache.statusOf(['a']), { timeout: 10_000 }).toEqual([null]);
  });

  it('loses every connection', async () => {
    const begin = () => server.admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await traffic.suffer({ name: 'connections cut', begin, end: () => {}, lastsMs: 300, isDegraded: true });
  });

  it('forgets its scripts', async () => {
    const begin = () => server.admin.script('FLUSH');
    await traffic.suffer({ name: 'scripts forgotten', begin, end: () => {}, lastsMs: 100, isDegraded: false });
  });

  /** Poisons whatever lies in Redis by `change`, which gets an entry's key. */
  async function poison(change: (key: string, keys: readonly string[]) => unknown): Promise<void> {
    let keys: string[] = [];
    while (keys.length < 4) keys = await server.admin.keys(`{${traffic.prefix}}:cache:e:*`);
    for (const key of keys) await change(key, keys);
  }
  const POISONS: readonly (readonly [string, (key: string, keys: readonly string[]) => unknown])[] = [
    ['wrong shape', (key) => server.admin.hset(key, 'value', '{"nothing":1}')],
    ['truncated', async (key) => server.admin.hset(key, 'value', ((await server.admin.hget(key, 'value')) ?? '').slice(0, 9))],
    ['other version', (key) => server.admin.hset(key, 'version', '0/other', 'value', '"of another version"')],
    [
      "another key's",
      async (key, keys) => server.admin.copy(keys[0] === key ? (keys[1] ?? '') : (keys[0] ?? ''), key, 'REPLACE'),
    ],
    ['not a hash', (key) => server.admin.set(key, 'text')],
    ['tags damaged', (key) => server.admin.hset(key, 'tags', '{"a')],
    ['fields missing', (key) => server.admin.hdel(key, 'sum', 'until')],
  ];
  it.each(POISONS)('holds entries that are poisoned: %s', async (name, change) => {
    const begin = () => poison(change);
    await traffic.suffer({ name: `poisoned entries: ${name}`, begin, end: () => {}, lastsMs: 300, isDegraded: false });
  });

  it('holds something else where the index should be', async () => {
    const begin = () => server.admin.set(`{${traffic.prefix}}:cache:index`, 'text');
    await traffic.suffer({ name: 'index overwritten', begin, end: () => {}, lastsMs: 300, isDegraded: false });
  });
});

describe('a fresh reader', () => {
  it.each([
    ['of another shape', (values: Record<string, string>) => ({ ...values, value: '{"id":"other"}' })],
    ['cut short', (values: Record<string, string>) => ({ ...values, value: (values.value ?? '').slice(0, 5) })],
    ['of another version', (values: Record<string, string>) => ({ ...values, version: '0/other' })],
  ])('loads anew what is %s in Redis', async (_, change) => {
    await using server = await startRedis();
    const environment = { REDIS_URL: server.url, REDIS_PREFIX: 'poison', REDIS_TIMEOUT_MS: '2000' };
    await using first = await openTestRedis(environment);
    await using second = await openTestRedis(environment);
    const open = (redis: typeof first) =>
      openRedisCache({ redis, clock: systemClock, version: 'test', log: createLogger('silent') });
    await using one = open(first);
    await using other = open(second);
    const options = {
      ttlMs: 10_000,
      tags: (key: string) => [key],
      accepts: (value: { id: string }, key: string) => value.id === key,
    };
    const load = async (keys: readonly string[]) => keys.map((id) => ({ id }));
    await one.getOrLoadMany('content:x', ['a'], options, load);
    const [key = ''] = await server.admin.keys('{poison}:cache:e:*');
    await server.admin.hset(key, change(await server.admin.hgetall(key)));
    let loads = 0;
    const counted = async (keys: readonly string[]) => {
      loads += 1;
      return load(keys);
    };
    expect(await other.getOrLoadMany('content:x', ['a'], options, counted)).toEqual([{ id: 'a' }]);
    expect(loads).toBe(1);
  });

  it('has what another process loaded without loading it', async () => {
    await using server = await startRedis();
    const environment = { REDIS_URL: server.url, REDIS_PREFIX: 'shared', REDIS_TIMEOUT_MS: '2000' };
    await using first = await openTestRedis(environment);
    await using second = await openTestRedis(environment);
    await using one = openRedisCache({ redis: first, clock: systemClock, version: 'test', log: createLogger('silent') });
    await using other = openRedisCache({ redis: second, clock: systemClock, version: 'test', log: createLogger('silent') });
    const options = { ttlMs: 10_000, tags: (key: string) => [key] };
    await one.getOrLoadMany('content:x', ['a', 'b'], options, async () => ['A', null]);
    const fails = async () => {
      throw new Error('must not load');
    };
    expect(await other.getOrLoadMany('content:x', ['b', 'a'], options, fails)).toEqual([null, 'A']);
    expect((await other.statistics()).hits).toBe(2);
  });
});

it('is reached over TLS by its own authority, away while the certificate has expired, and back with a new one', async () => {
  using authority = createAuthority();
  const valid = { from: new Date(Date.now() - DAY_MS), until: new Date(Date.now() + DAY_MS) };
  const expired = { from: new Date(Date.now() - 2 * DAY_MS), until: new Date(Date.now() - DAY_MS) };
  await using server = await startRedis({ tls: authority.issue(valid) });
  await using traffic = await openCacheTraffic({
    REDIS_URL: server.url,
    REDIS_CA_FILE: authority.ca,
    REDIS_TIMEOUT_MS: '1000',
  });
  await traffic.suffer({
    name: 'certificate expired',
    async begin() {
      authority.issue(expired);
      await server.kill();
      await server.start();
    },
    async end() {
      authority.issue(valid);
      await server.kill();
      await server.start();
    },
    lastsMs: 1_500,
    isDegraded: true,
  });
});

it('is not trusted over TLS without its authority', async () => {
  using authority = createAuthority();
  const valid = { from: new Date(Date.now() - DAY_MS), until: new Date(Date.now() + DAY_MS) };
  await using server = await startRedis({ tls: authority.issue(valid) });
  const lines: string[] = [];
  const log = createLogger('warn', { write: (line: string) => void lines.push(line) });
  await using redis = await openTestRedis({ REDIS_URL: server.url }, log);
  expect(redis.isUp).toBe(false);
  expect(lines.join('')).toMatch(/self.signed certificate/);
});

it('starts in memory alone when the password is wrong, and logs no password', async () => {
  await using server = await startRedis();
  await server.admin.config('SET', 'requirepass', 'right-password');
  const lines: string[] = [];
  const log = createLogger('debug', { write: (line: string) => void lines.push(line) });
  await using redis = await openTestRedis({ REDIS_URL: `redis://:wrong-password@127.0.0.1:${server.port}/0` }, log);
  expect(redis.isUp).toBe(false);
  expect(await redis.report('shared cache')).toMatchObject({ state: 'DEGRADED', engine: 'redis' });
  expect(lines.join('')).toContain('redis: away');
  expect(lines.join('')).not.toContain('wrong-password');
  await server.admin.auth('right-password').catch(() => {});
  await server.admin.config('SET', 'requirepass', '');
  await redis.untilUp();
  expect(redis.isUp).toBe(true);
});
