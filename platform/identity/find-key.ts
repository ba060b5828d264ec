import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { KeySetPort } from '../ports/accounts.ts';
import type { Clock } from '../time/clock.ts';

/** A key set is asked for anew at most this often: anyone can send tokens with made-up key ids. */
const KEY_SET_PAUSE_MS = 30_000;

/** Finds the public key that a token names, in a key set which is kept and read anew when a key is not in it. */
export function createKeyFinder({
  keys,
  clock,
}: {
  readonly keys: Pick<KeySetPort, 'keySet'>;
  readonly clock: Clock;
}): JWTVerifyGetKey {
  let keySet: { readonly find: ReturnType<typeof createLocalJWKSet>; readonly readAt: number } | null = null;

  async function readKeySet(): Promise<{ readonly find: ReturnType<typeof createLocalJWKSet>; readonly readAt: number }> {
    keySet = { find: createLocalJWKSet(await keys.keySet()), readAt: clock.now() };
    return keySet;
  }

  return async (header, token) => {
    const known = keySet ?? (await readKeySet());
    try {
      return await known.find(header, token);
    } catch (error) {
      const isStale = clock.now() - known.readAt >= KEY_SET_PAUSE_MS;
      if (!(error instanceof errors.JWKSNoMatchingKey) || !isStale) throw error;
      return (await readKeySet()).find(header, token);
    }
  };
}
