import { createEnvReader, type Environment } from '../../platform/config/parse-env.ts';
import { type RedisConfig, readRedisConfig } from '../../platform/engines/redis-config.ts';

export interface FlywheelConfig {
  /** Where copies of this service share leases; null: there are none. */
  readonly redis: RedisConfig | null;
}

/** @throws {ConfigError} naming every fault */
export function parseFlywheelConfig(env: Environment): FlywheelConfig {
  const read = createEnvReader(env);
  const config = { redis: readRedisConfig(read) };
  read.finish();
  return config;
}
