import type { Lease, LeasePort } from '../ports/leases.ts';
import type { Clock } from '../time/clock.ts';

/** Leases among the parts of one process. */
export function createMemoryLeases({ clock }: { readonly clock: Clock }): LeasePort {
  const held = new Map<string, { readonly token: number; until: number }>();
  let lastToken = 0;
  return {
    async acquire(name, ttlMs): Promise<Lease | null> {
      if ((held.get(name)?.until ?? 0) > clock.now()) return null;
      // As in Redis, a token is never below the time: it rises over restarts too.
      lastToken = Math.max(lastToken + 1, clock.now() * 1_000);
      const own = { token: lastToken, until: clock.now() + ttlMs };
      held.set(name, own);
      const isHeld = () => held.get(name) === own && own.until > clock.now();
      return {
        token: own.token,
        get isHeld() {
          return isHeld();
        },
        async renew() {
          if (!isHeld()) return false;
          own.until = clock.now() + ttlMs;
          return true;
        },
        async [Symbol.asyncDispose]() {
          if (held.get(name) === own) held.delete(name);
        },
      };
    },
  };
}
