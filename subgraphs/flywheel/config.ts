import { createEnvReader, type Environment } from '../../platform/config/parse-env.ts';
import { type OpenAiConfig, readOpenAiConfig } from '../../platform/engines/openai-config.ts';
import { type RedisConfig, readRedisConfig } from '../../platform/engines/redis-config.ts';

export interface FlywheelConfig {
  /** Where leases are held among copies; null: each process has its own. */
  readonly redis: RedisConfig | null;
  /** The language model that phrases questions; null: templates ask them. */
  readonly openai: OpenAiConfig | null;
}

/** @throws {ConfigError} naming every fault */
export function parseFlywheelConfig(env: Environment): FlywheelConfig {
  const read = createEnvReader(env);
  const config: FlywheelConfig = { redis: readRedisConfig(read), openai: readOpenAiConfig(read) };
  read.finish();
  return config;
}
