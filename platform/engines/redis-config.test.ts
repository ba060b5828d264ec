import { expect, it } from 'vitest';
import { ConfigError, type Environment } from '../config/parse-env.ts';
import { parseRedisConfig, placesOf } from './redis-config.ts';

const faultsOf = (env: Environment): readonly string[] => {
  try {
    parseRedisConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

it('is null without a URL', () => {
  expect(parseRedisConfig({ REDIS_URL: ' ' })).toBeNull();
});

it('reads a server with login, database and TLS', () => {
  expect(parseRedisConfig({ REDIS_URL: 'rediss://us%40er:p%2Fw@cache.example:7000/3' })).toMatchObject({
    kind: 'single',
    nodes: [{ host: 'cache.example', port: 7000 }],
    username: 'us@er',
    password: 'p/w',
    database: 3,
    tls: { ca: null },
    timeoutMs: 500,
    prefix: 'stomaton',
  });
  expect(parseRedisConfig({ REDIS_URL: 'redis://:secret@[::1]' })).toMatchObject({
    nodes: [{ host: '::1', port: 6379 }],
    username: null,
    password: 'secret',
    database: 0,
    tls: null,
  });
});

it('reads sentinels with the name of their master, and nodes of a cluster', () => {
  expect(parseRedisConfig({ REDIS_URL: 'redis+sentinel://one,two:26380/main/2', REDIS_SENTINEL_PASSWORD: 's' })).toMatchObject({
    kind: 'sentinel',
    nodes: [
      { host: 'one', port: 26379 },
      { host: 'two', port: 26380 },
    ],
    master: 'main',
    database: 2,
    sentinelPassword: 's',
  });
  expect(parseRedisConfig({ REDIS_URL: 'rediss+cluster://one:1,two:2,three:3' })).toMatchObject({
    kind: 'cluster',
    nodes: [1, 2, 3].map((port) => ({ port })),
    tls: { ca: null },
  });
});

it('shows where Redis is without the login', () => {
  const config = parseRedisConfig({ REDIS_URL: 'redis+cluster://user:secret@one:1,two:2' });
  expect(config && placesOf(config)).toBe('one:1,two:2');
});

it.each([
  ['http://host', 'must look like'],
  ['redis://user:secret@host:99999', 'must look like'],
  ['redis://user:secret@one,two', 'several hosts'],
  ['redis://user:secret@host/x', 'number of a database'],
  ['redis+sentinel://user:secret@one', 'no master'],
  ['redis+cluster://user:secret@one/1', 'only the database 0'],
  ['redis://user:secret%@host', 'percent-encoded'],
])('refuses %s with the reason, and does not repeat the password', (url, reason) => {
  const faults = faultsOf({ REDIS_URL: url });
  expect(faults.join()).toContain(reason);
  expect(faults.join()).not.toContain('secret');
});

it('refuses an authority that cannot be read or is not used, and a prefix that could break keys', () => {
  expect(faultsOf({ REDIS_URL: 'rediss://host', REDIS_CA_FILE: '/no/such/file' }).join()).toContain('cannot be read');
  expect(faultsOf({ REDIS_URL: 'redis://host', REDIS_CA_FILE: '/no/such/file' }).join()).toContain(
    'does not begin with rediss',
  );
  expect(faultsOf({ REDIS_URL: 'redis://host', REDIS_PREFIX: 'a}b' }).join()).toContain('REDIS_PREFIX');
});
