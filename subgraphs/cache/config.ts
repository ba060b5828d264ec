import { createEnvReader, type Environment, type EnvVariable } from '../../platform/config/parse-env.ts';

export interface CacheConfig {
  /** Entries held at once. */
  readonly maxEntries: number;
}

export const CACHE_ENVIRONMENT: readonly EnvVariable[] = [
  {
    name: 'CACHE_MAX_ENTRIES',
    type: 'integer 100…1000000',
    defaultText: '20000',
    description: 'Entries that the cache holds at once.',
  },
];

/** @throws {ConfigError} naming every fault */
export function parseCacheConfig(env: Environment): CacheConfig {
  const read = createEnvReader(env);
  const config: CacheConfig = { maxEntries: read.integer('CACHE_MAX_ENTRIES', 20_000, { min: 100, max: 1_000_000 }) };
  read.finish();
  return config;
}
