import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { KeySetPort } from '../ports/accounts.ts';
import type { Clock } from '../time/clock.ts';

/**
 * For keys that it has not, a set is read anew at most twice in a minute: anyone can send tokens with made-up key ids. A key is in the
 * set before it signs, so one reading serves two turns of the keys.
 */
const READINGS = { most: 2, withinMs: 60_000 } as const;

interface KeptKeySet {
  readonly find: ReturnType<typeof createLocalJWKSet>;
}

/**
 * Finds the public key that a token names, in a key set which is kept and read anew when a key is not in it. A process has one for all
 * kinds of tokens, so that those with made-up ids do not have the set read twice as often.
 */
export function createKeyFinder({
  keys,
  clock,
}: {
  readonly keys: Pick<KeySetPort, 'keySet'>;
  readonly clock: Clock;
}): JWTVerifyGetKey {
  let keySet: KeptKeySet | null = null;
  let reading: Promise<KeptKeySet> | null = null;
  /** When the set was read anew, of late. */
  let readings: readonly number[] = [];

  /** Whoever comes while it is read waits for the same answer. */
  function readKeySet(): Promise<KeptKeySet> {
    reading ??= keys
      .keySet()
      .then((read) => {
        keySet = { find: createLocalJWKSet(read) };
        return keySet;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  }

  function mayReadAgain(): boolean {
    const now = clock.now();
    readings = readings.filter((at) => now - at < READINGS.withinMs);
    if (readings.length >= READINGS.most) return false;
    readings = [...readings, now];
    return true;
  }

  return async (header, token) => {
    const known = keySet ?? (await readKeySet());
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      // Another request may be reading it, or have read it since.
      const later = reading ?? (keySet === known && mayReadAgain() ? readKeySet() : keySet);
      if (later === known || later === null) throw error;
      return (await later).find(header, token);
    }
  };
}
