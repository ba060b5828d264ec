import type { CryptoKey, JSONWebKeySet } from 'jose';

/** Auth's own secrets: the keys that sign tokens, and one from which other secrets are derived. */
export interface KeyRing {
  /** The private key to sign with now, and its id. */
  signingKey(): { readonly keyId: string; readonly key: CryptoKey };
  /**
   * Public halves of every key whose tokens may be met: the present one, the next (so that whoever keeps a copy of the set knows
   * it before it signs), and those retired while their last tokens live.
   */
  publicKeys(): JSONWebKeySet;
  /** When the present key began to sign, milliseconds since the epoch. */
  signingSince(): number;
  /** The next key becomes the present one, a new next one is made, and what has been retired long enough is dropped. */
  rotate(): Promise<void>;
  /** 32 bytes that only the holder of the key file can compute: HMAC-SHA-256 of the label. */
  derive(label: string): Buffer;
}
