/*
 * One of several processes that share a cache, driven by its parent over IPC. Its loads ask the parent, who holds the source.
 */
import { RedisAwayError } from '../../platform/engines/redis.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { openRedisCache } from '../../subgraphs/cache/engines/redis-cache.ts';
import { openTestRedis } from './redis.ts';

/** What the parent says. */
export type ToMember =
  | { readonly kind: 'read'; readonly id: number; readonly keys: readonly string[] }
  | { readonly kind: 'invalidate'; readonly id: number; readonly tags: readonly string[] }
  | { readonly kind: 'loaded'; readonly id: number; readonly values: readonly number[] | null }
  | { readonly kind: 'settle'; readonly id: number }
  | { readonly kind: 'isUp'; readonly id: number }
  | { readonly kind: 'close'; readonly id: number };

/** What it answers; `load` asks for values. */
export type FromMember =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly values: unknown; readonly error: string | null }
  | { readonly kind: 'load'; readonly id: number; readonly keys: readonly string[] };

const say = (message: FromMember) => process.send?.(message);

const redis = await openTestRedis({
  REDIS_URL: process.env.REDIS_URL,
  REDIS_PREFIX: process.env.REDIS_PREFIX,
  REDIS_TIMEOUT_MS: process.env.REDIS_TIMEOUT_MS,
});
const cache = openRedisCache({ redis, clock: systemClock, version: 'test', log: SILENT_LOGGER, maxEntries: 1_000 });
const loads = new Map<number, PromiseWithResolvers<readonly number[]>>();
let lastLoad = 0;

function load(keys: readonly string[]): Promise<readonly number[]> {
  lastLoad += 1;
  const answer = Promise.withResolvers<readonly number[]>();
  loads.set(lastLoad, answer);
  say({ kind: 'load', id: lastLoad, keys });
  return answer.promise;
}

async function act(message: ToMember): Promise<unknown> {
  switch (message.kind) {
    case 'read':
      return cache.getOrLoadMany<number>(
        'content:things',
        message.keys,
        { ttlMs: 10_000, tags: (key) => [key, 'things'], hardTimeoutMs: 60_000 },
        load,
      );
    case 'invalidate':
      return cache.invalidate(message.tags);
    case 'settle':
      for (;;) {
        await redis.untilUp();
        try {
          return await cache.caughtUp();
        } catch (error) {
          // It went away meanwhile.
          if (!(error instanceof RedisAwayError)) throw error;
        }
      }
    case 'isUp':
      return redis.isUp;
    case 'loaded':
      if (message.values === null) loads.get(message.id)?.reject(new Error('load failed'));
      else loads.get(message.id)?.resolve(message.values);
      loads.delete(message.id);
      return undefined;
    case 'close':
      await cache[Symbol.asyncDispose]();
      await redis[Symbol.asyncDispose]();
      return undefined;
  }
}

process.on('message', (message: ToMember) => {
  act(message).then(
    (values) => {
      if (message.kind !== 'loaded') say({ kind: 'answer', id: message.id, values, error: null });
      if (message.kind === 'close') process.disconnect();
    },
    (error: unknown) => say({ kind: 'answer', id: message.id, values: null, error: String(error) }),
  );
});
say({ kind: 'ready' });
