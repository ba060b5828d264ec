import { randomUUID } from 'node:crypto';
import type { RedisEngine } from '../../../platform/engines/redis.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import { createReadThrough, type ReadThroughCache } from '../domain/read-through.ts';
import { createMemoryTier, type MemoryTierOptions } from './memory-tier.ts';
import { type InvalidationBus, openInvalidationBus } from './redis-bus.ts';
import { createRedisTier } from './redis-tier.ts';

export interface RedisCacheOptions extends MemoryTierOptions {
  /** Stays the caller's to close, after the cache. */
  readonly redis: RedisEngine;
  readonly version: string;
  readonly log: Logger;
}

/** A tier in this process above one in Redis that all processes share. */
export function openRedisCache(
  options: RedisCacheOptions,
): ReadThroughCache & Pick<InvalidationBus, 'caughtUp'> & AsyncDisposable {
  const { redis, clock, log, version } = options;
  const origin = randomUUID();
  let bus: InvalidationBus | undefined;
  const cache = createReadThrough({
    clock,
    memory: createMemoryTier(options),
    openShared(listener) {
      bus = openInvalidationBus({ redis, origin, listener, log });
      return createRedisTier({ redis, clock, log, origin, version });
    },
    log,
  });
  return {
    ...cache,
    caughtUp: async () => bus?.caughtUp(),
    [Symbol.asyncDispose]: async () => bus?.[Symbol.asyncDispose](),
  };
}
