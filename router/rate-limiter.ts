import { LRUCache } from 'lru-cache';
import type { Clock } from '../platform/time/clock.ts';

/** So many operations a second on average, and so many at once beyond that. */
export interface Rate {
  readonly perSecond: number;
  /** As NGINX's `burst` with `nodelay`: operations above the even rate that are let through at once. */
  readonly burst: number;
}

export interface RateVerdict {
  readonly isAllowed: boolean;
  /** Operations that would be let through now. */
  readonly remaining: number;
  /** Milliseconds until what was asked for is let through; 0 when it was. */
  readonly retryAfterMs: number;
  /** Milliseconds until nothing counts any more. */
  readonly resetMs: number;
}

/** Counts per key. The embedded engine counts in this process; a shared one makes several routers count together. */
export interface RateLimiter {
  /**
   * @param cost above 0; one that the rate could never let through counts as the most that it can
   * @returns a verdict; what is refused is not counted
   */
  take(key: string, cost: number): Promise<RateVerdict>;
}

/** Clients remembered; the one quiet for longest is forgotten first, and by then has nothing left to count. */
const MAX_KEYS = 100_000;

/**
 * The leaky bucket of NGINX's `limit_req`, written as the generic cell rate algorithm (ITU-T I.371): one instant for each key,
 * at which everything let through will have drained. Constant time and memory per key, no timers.
 */
export function createMemoryRateLimiter({ perSecond, burst }: Rate, clock: Clock): RateLimiter {
  const intervalMs = 1_000 / perSecond;
  const capacity = burst + 1;
  const drainedAt = new LRUCache<string, number>({ max: MAX_KEYS });
  return {
    async take(key, cost) {
      const now = clock.now();
      const before = Math.max(drainedAt.get(key) ?? now, now);
      const after = before + Math.min(cost, capacity) * intervalMs;
      const overMs = after - (now + capacity * intervalMs);
      // A millionth of an interval: sums of fractions must not refuse the last operation of a burst.
      const isAllowed = overMs <= intervalMs * 1e-6;
      if (isAllowed) drainedAt.set(key, after);
      const fullMs = (isAllowed ? after : before) - now;
      return toVerdict({ overMs: isAllowed ? 0 : overMs, fullMs, intervalMs, capacity });
    },
  };
}

/** @param state milliseconds above the burst, 0 when let through, and until all has drained; the rate and the burst plus one */
export function toVerdict(state: {
  readonly overMs: number;
  readonly fullMs: number;
  readonly intervalMs: number;
  readonly capacity: number;
}): RateVerdict {
  const { overMs, fullMs, intervalMs, capacity } = state;
  return {
    isAllowed: overMs <= 0,
    remaining: Math.max(0, Math.floor(capacity - fullMs / intervalMs + 1e-6)),
    retryAfterMs: Math.ceil(overMs),
    resetMs: Math.ceil(fullMs),
  };
}
