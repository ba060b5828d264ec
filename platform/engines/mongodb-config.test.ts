import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDataFolder } from '../../testing/data-folder.ts';
import { ConfigError, type Environment } from '../config/parse-env.ts';
import { parseMongoConfig } from './mongodb-config.ts';

const faultsOf = (env: Environment): string => {
  try {
    parseMongoConfig(env);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.join('\n');
    throw error;
  }
};

it('is null without a URI', () => {
  expect(parseMongoConfig({ MONGODB_URI: ' ', MONGODB_DATABASE: 'x' })).toBeNull();
});

it('takes the database from its own variable, else from the URI, else the default', () => {
  const uri = 'mongodb://us%40er:p%2Fw@one.example,two.example:27018/stones?replicaSet=main&tls=true';
  const defaults = { poolSize: 20, timeoutMs: 5_000, slowMs: 250 };
  expect(parseMongoConfig({ MONGODB_URI: uri })).toEqual({ uri, database: 'stones', ...defaults });
  expect(parseMongoConfig({ MONGODB_URI: uri, MONGODB_DATABASE: 'other' })?.database).toBe('other');
  expect(parseMongoConfig({ MONGODB_URI: 'mongodb://localhost' })?.database).toBe('stomaton');
});

it('reads URI and database from files, and the pool and the times', async () => {
  await using folder = await openDataFolder();
  const at = (name: string) => join(folder.path, name);
  writeFileSync(at('uri'), 'mongodb://localhost\n');
  writeFileSync(at('database'), 'files\n');
  const env = { MONGODB_URI_FILE: at('uri'), MONGODB_DATABASE_FILE: at('database') };
  expect(parseMongoConfig({ ...env, MONGODB_POOL_SIZE: '5', MONGODB_TIMEOUT_MS: '900', MONGODB_SLOW_MS: '50' })).toEqual({
    uri: 'mongodb://localhost',
    database: 'files',
    poolSize: 5,
    timeoutMs: 900,
    slowMs: 50,
  });
});

it.each([
  ['http://host', 'must look like'],
  ['mongodb://user:se/cret@host', 'MONGODB_URI'],
  ['mongodb://user:secret@host:99999', 'MONGODB_URI'],
  ['mongodb://user:secret@host/?nonsense=1', 'nonsense'],
  ['mongodb://user:secret%@host', 'URI'],
])('refuses %s with the reason, and does not repeat the password', (uri, reason) => {
  const faults = faultsOf({ MONGODB_URI: uri });
  expect(faults).toContain(reason);
  expect(faults).not.toContain('secret');
});

it('refuses names and numbers out of bounds', () => {
  const faults = faultsOf({ MONGODB_URI: 'mongodb://h', MONGODB_DATABASE: 'a.b', MONGODB_POOL_SIZE: '1' });
  expect(faults).toContain('MONGODB_DATABASE');
  expect(faults).toContain('MONGODB_POOL_SIZE');
});
