import { z } from 'zod';
import { DomainError } from '../errors/domain-error.ts';
import type { Lease, LeasePort } from '../ports/leases.ts';
import type { Clock } from '../time/clock.ts';
import { type RedisEngine, type RedisScript, redisScript } from './redis.ts';

/**
 * KEYS[1] the lease; ARGV: ms → the token, or nothing while it is held. The token is the server's time in microseconds, or one more
 * than the last: it rises even where a restart has lost the last one, unless the server's clock was turned back as well.
 */
const ACQUIRE = redisScript(`
local last = redis.call('HMGET', KEYS[1], 'token', 'until')
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
if last[2] and tonumber(last[2]) > now then return false end
local token = math.max(now, (tonumber(last[1]) or 0) + 1)
redis.call('HSET', KEYS[1], 'token', string.format('%.0f', token), 'until', string.format('%.0f', now + ARGV[1] * 1000))
return string.format('%.0f', token)`);

/** ARGV: token, ms (0: end it) → 1 when it was still held. */
const RENEW = redisScript(`
local last = redis.call('HMGET', KEYS[1], 'token', 'until')
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
if last[1] ~= ARGV[1] or tonumber(last[2]) <= now then return 0 end
redis.call('HSET', KEYS[1], 'until', string.format('%.0f', now + ARGV[2] * 1000))
return 1`);

const TOKEN = z.string().regex(/^\d+$/).nullable();

/**
 * Leases in Redis. One server decides, so there is never more than one holder by its clock; with replicas, a failover may lose a
 * lease that was just given out, and then two hold it for a moment: the token tells them apart.
 */
export function createRedisLeases({ redis, clock }: { readonly redis: RedisEngine; readonly clock: Clock }): LeasePort {
  async function run(script: RedisScript, key: string, args: readonly (string | number)[]): Promise<unknown> {
    try {
      return await redis.run(script, key, args);
    } catch (error) {
      throw new DomainError('ENGINE_UNAVAILABLE', 'Leases cannot be given out at present.', { cause: error });
    }
  }
  return {
    async acquire(name, ttlMs): Promise<Lease | null> {
      const key = redis.key(`lease:${name}`);
      const askedAt = clock.now();
      const token = TOKEN.parse(await run(ACQUIRE, key, [ttlMs]));
      if (token === null) return null;
      let until = askedAt + ttlMs;
      return {
        token: Number(token),
        get isHeld() {
          return until > clock.now();
        },
        async renew() {
          const renewedAt = clock.now();
          if ((await run(RENEW, key, [token, ttlMs])) !== 1) {
            until = 0;
            return false;
          }
          until = renewedAt + ttlMs;
          return true;
        },
        async [Symbol.asyncDispose]() {
          until = 0;
          // Where Redis is away the lease ends by itself.
          await run(RENEW, key, [token, 0]).catch(() => {});
        },
      };
    },
  };
}
