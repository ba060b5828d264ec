import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { KeySetPort } from '../ports/accounts.ts';
import type { Clock } from '../time/clock.ts';

/** A key set is asked for anew at most this often: anyone can send tokens with made-up key ids. Keys may turn over as often. */
const KEY_SET_PAUSE_MS = 1_000;

interface KeptKeySet {
  readonly find: ReturnType<typeof createLocalJWKSet>;
  readonly readAt: number;
}

/** Finds the public key that a token names, in a key set which is kept and read anew when a key is not in it. */
export function createKeyFinder({
  keys,
  clock,
}: {
  readonly keys: Pick<KeySetPort, 'keySet'>;
  readonly clock: Clock;
}): JWTVerifyGetKey {
  let keySet: KeptKeySet | null = null;
  let reading: Promise<KeptKeySet> | null = null;

  /** Whoever comes while it is read waits for the same answer. */
  function readKeySet(): Promise<KeptKeySet> {
    reading ??= keys
      .keySet()
      .then((read) => {
        keySet = { find: createLocalJWKSet(read), readAt: clock.now() };
        return keySet;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  }

  return async (header, token) => {
    const known = keySet ?? (await readKeySet());
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      const isStale = clock.now() - known.readAt >= KEY_SET_PAUSE_MS;
      // Another request may be reading it, or have read it since.
      const later = reading ?? (isStale && keySet === known ? readKeySet() : keySet);
      if (later === known || later === null) throw error;
      return (await later).find(header, token);
    }
  };
}
