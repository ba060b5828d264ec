import { LRUCache } from 'lru-cache';
import { DomainError } from '../../../platform/errors/domain-error.ts';
import type { Clock } from '../../../platform/time/clock.ts';

/** How attempts that fail in a row are slowed. */
export interface LockoutPolicy {
  /** So many in a row need not wait. */
  readonly freeAttempts: number;
  /** The pause after the first one too many; it doubles with each further one. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** After so long without an attempt the count begins anew; at least `longestPauseMs`. */
  readonly forgetAfterMs: number;
}

/** Counts attempts by key, in this process only: a restart forgets, and a second copy of the service counts for itself. */
export interface Lockout {
  /**
   * Counts an attempt before its outcome is known, so that many at once are slowed like many in a row. An attempt that must
   * wait is not counted.
   * @throws {DomainError} RATE_LIMITED with the fact `retryAfterSeconds`
   */
  begin(key: string): void;
  /** Takes back one attempt, which succeeded. */
  takeBack(key: string): void;
  /** Forgets all attempts of a key. */
  forget(key: string): void;
}

interface Attempts {
  count: number;
  lastAt: number;
}

/** Keys remembered; the one not met for longest gives way. */
const MAX_KEYS = 50_000;

/** @param message what whoever must wait is told */
export function createLockout(policy: LockoutPolicy, clock: Clock, message = 'Too many attempts that failed.'): Lockout {
  const attempts = new LRUCache<string, Attempts>({ max: MAX_KEYS });
  const pauseAfter = (count: number): number =>
    count < policy.freeAttempts
      ? 0
      : Math.min(policy.longestPauseMs, policy.firstPauseMs * 2 ** Math.min(30, count - policy.freeAttempts));
  return {
    begin(key) {
      const now = clock.now();
      let known = attempts.get(key);
      if (known === undefined || now - known.lastAt >= policy.forgetAfterMs) known = { count: 0, lastAt: now };
      const waitMs = known.lastAt + pauseAfter(known.count) - now;
      if (waitMs > 0) throw tooMany(message, Math.ceil(waitMs / 1_000));
      attempts.set(key, { count: known.count + 1, lastAt: now });
    },
    takeBack(key) {
      const known = attempts.get(key);
      if (known !== undefined) known.count = Math.max(0, known.count - 1);
    },
    forget(key) {
      attempts.delete(key);
    },
  };
}

function tooMany(message: string, retryAfterSeconds: number): DomainError {
  return new DomainError('RATE_LIMITED', message, {
    remedy: `Try again in ${retryAfterSeconds} s.`,
    facts: { retryAfterSeconds },
  });
}
