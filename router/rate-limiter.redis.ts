import { z } from 'zod';
import { RedisAwayError, type RedisEngine, redisScript } from '../platform/engines/redis.ts';
import type { Clock } from '../platform/time/clock.ts';
import { createMemoryRateLimiter, type Rate, type RateLimiter, toVerdict } from './rate-limiter.ts';

/**
 * The same law as in memory, by the server's clock in microseconds. KEYS[1] the key; ARGV: microseconds that the cost takes,
 * microseconds that the whole burst takes → microseconds above the burst (0 or less: allowed), microseconds until all has drained.
 */
const TAKE = redisScript(`
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local kept = redis.pcall('GET', KEYS[1])
local before = math.max(type(kept) == 'string' and tonumber(kept) or now, now)
local after = before + tonumber(ARGV[1])
local over = after - (now + tonumber(ARGV[2]))
if over > 1 then return { string.format('%.0f', over), string.format('%.0f', before - now) } end
redis.call('SET', KEYS[1], string.format('%.0f', after), 'PX', math.max(1, math.ceil((after - now) / 1000)))
return { '0', string.format('%.0f', after - now) }`);

const TAKEN = z.tuple([z.string(), z.string()]);

/** The engine that a router has: shared where there is Redis. */
export function createRateLimiters(redis: RedisEngine | null, clock: Clock): (name: string, rate: Rate) => RateLimiter {
  return (name, rate) =>
    redis === null ? createMemoryRateLimiter(rate, clock) : createRedisRateLimiter(name, rate, { redis, clock });
}

/**
 * One count for all routers. Each also counts in its own memory, so that where Redis goes away nobody gets a
 * fresh burst: each router then holds the whole rate by itself, and all together let through at most their number times the rate.
 * @param name of the rate, such as `overall`
 */
export function createRedisRateLimiter(
  name: string,
  rate: Rate,
  { redis, clock }: { readonly redis: RedisEngine; readonly clock: Clock },
): RateLimiter {
  const memory = createMemoryRateLimiter(rate, clock);
  const intervalMs = 1_000 / rate.perSecond;
  const capacity = rate.burst + 1;
  return {
    async take(key, cost) {
      const here = await memory.take(key, cost);
      // What this router alone has let through is enough to refuse it, also when Redis has just come back empty. Redis hears of
      // each operation a round trip later, so the wait told here may be short by that.
      if (!here.isAllowed || !redis.isUp) return here;
      const args = [Math.min(cost, capacity), capacity].map((count) => Math.round(count * intervalMs * 1_000));
      try {
        const [over, full] = TAKEN.parse(await redis.run(TAKE, redis.key(`rate:${name}:${key}`), args));
        return toVerdict({ overMs: Number(over) / 1_000, fullMs: Number(full) / 1_000, intervalMs, capacity });
      } catch (error) {
        if (error instanceof RedisAwayError) return here;
        throw error;
      }
    },
  };
}
