import { hash, verify } from '@node-rs/argon2';
import type { PasswordCost, PasswordHasher } from '../domain/password-hasher.ts';

/** Argon2id (RFC 9106) in libuv's thread pool, so that at most four hashes are computed at once. */
export async function openArgon2Hasher({ memoryKib, passes, lanes }: PasswordCost): Promise<PasswordHasher> {
  // The package's default algorithm is argon2id; its enum exists in types only.
  const options = { memoryCost: memoryKib, timeCost: passes, parallelism: lanes };
  const nobodys = await hash(crypto.randomUUID(), options);
  const prefix = `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$`;
  return {
    hash: (password) => hash(password, options),
    async verify(known, password) {
      const isEqual = await verify(known ?? nobodys, password);
      return isEqual && known !== null;
    },
    isOutdated: (known) => !known.startsWith(prefix),
  };
}
