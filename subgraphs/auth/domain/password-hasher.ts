/** What one hash costs whoever computes it, and so whoever guesses. */
export interface PasswordCost {
  /** KiB of memory. */
  readonly memoryKib: number;
  /** Passes over the memory. */
  readonly passes: number;
  /** Lanes, each of `memoryKib / lanes`. */
  readonly lanes: number;
}

/**
 * The settings of argon2id that OWASP's Password Storage Cheat Sheet gives as equal in strength, from most to least memory.
 * We take the second: 19 MiB leave room for several sign-ins at once on a small machine.
 */
const OWASP_TABLE = [
  { memoryKib: 47_104, passes: 1, lanes: 1 },
  { memoryKib: 19_456, passes: 2, lanes: 1 },
  { memoryKib: 12_288, passes: 3, lanes: 1 },
  { memoryKib: 9_216, passes: 4, lanes: 1 },
  { memoryKib: 7_168, passes: 5, lanes: 1 },
] as const satisfies readonly PasswordCost[];

export const OWASP_ARGON2ID: PasswordCost = OWASP_TABLE[1];

/** Hashes passwords and compares them, off the event loop. */
export interface PasswordHasher {
  /** A new salted hash in PHC form, such as `$argon2id$v=19$m=19456,t=2,p=1$…`. */
  hash(password: string): Promise<string>;
  /** Takes the same time for `hash` null, where it compares with a hash that no password has, and answers false. */
  verify(hash: string | null, password: string): Promise<boolean>;
  /** True when the hash was made at another cost than today's, so that the next sign-in should make it anew. */
  isOutdated(hash: string): boolean;
}
