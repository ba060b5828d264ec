import { randomUUID } from 'node:crypto';
import { createEnvReader, type Environment } from '../../platform/config/parse-env.ts';
import { openRedis, type RedisEngine } from '../../platform/engines/redis.ts';
import { readRedisConfig } from '../../platform/engines/redis-config.ts';
import { type Logger, SILENT_LOGGER } from '../../platform/logging/logger.ts';

/** A connection as a service has it, by the environment that a service would have; a prefix of its own where none is given. */
export async function openTestRedis(environment: Environment, log: Logger = SILENT_LOGGER): Promise<RedisEngine> {
  const read = createEnvReader({ REDIS_PREFIX: randomUUID(), ...environment });
  const config = readRedisConfig(read);
  read.finish();
  if (config === null) throw new Error('There is no REDIS_URL.');
  return openRedis({ config, log });
}
