import { createEnvReader, type Environment, type EnvVariable } from '../../platform/config/parse-env.ts';
import { type RedisConfig, readRedisConfig } from '../../platform/engines/redis-config.ts';

export interface CacheConfig {
  /** Entries held at once in this process. */
  readonly maxEntries: number;
  /** The second tier; null: none. */
  readonly redis: RedisConfig | null;
}

export const CACHE_ENVIRONMENT: readonly EnvVariable[] = [
  {
    name: 'CACHE_MAX_ENTRIES',
    type: 'integer 100…1000000',
    defaultText: '20000',
    description: 'Entries that the cache holds at once in its process.',
  },
];

/** @throws {ConfigError} naming every fault */
export function parseCacheConfig(env: Environment): CacheConfig {
  const read = createEnvReader(env);
  const config: CacheConfig = {
    maxEntries: read.integer('CACHE_MAX_ENTRIES', 20_000, { min: 100, max: 1_000_000 }),
    redis: readRedisConfig(read),
  };
  read.finish();
  return config;
}
