import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { ACCESS_TOKEN } from '../../../platform/identity/verify-token.ts';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import type { KeyRing } from '../domain/key-ring.ts';

const PRIVATE_KEY = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
});

/** The file: secrets in JSON, the keys in the order of their turn. */
const KEY_FILE = z.object({
  version: z.literal(1),
  /** 32 bytes, base64url. */
  derivationSecret: z.string().length(43),
  current: z.object({ since: z.iso.datetime(), key: PRIVATE_KEY }),
  next: z.object({ key: PRIVATE_KEY }),
  retired: z.array(z.object({ at: z.iso.datetime(), key: PRIVATE_KEY })),
});
type KeyFile = z.infer<typeof KEY_FILE>;
type PrivateKey = z.infer<typeof PRIVATE_KEY>;

export interface FileKeyRingOptions {
  /** Made, readable by its owner only, where it is absent. */
  readonly file: string;
  /** How long a retired key's tokens may still be met, milliseconds. */
  readonly overlapMs: number;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Keeps auth's keys (Ed25519, RFC 8037) in one file, so that nobody waits for a database to verify a token.
 * @throws {StartupError} when the file cannot be read, made or understood
 */
export async function openFileKeyRing({ file, overlapMs, clock, log }: FileKeyRingOptions): Promise<KeyRing> {
  let kept = readKeyFile(file) ?? (await makeKeyFile(file, clock));
  closeToOthers(file, log);
  const secret = Buffer.from(kept.derivationSecret, 'base64url');
  let signing = await toSigningKey(kept.current.key);
  let published = await toPublicKeys(kept);
  return {
    signingKey: () => signing,
    publicKeys: () => ({ keys: published }),
    signingSince: () => Date.parse(kept.current.since),
    derive: (label) => createHmac('sha256', secret).update(label).digest(),
    async rotate() {
      const now = isoNow(clock);
      const rotated: KeyFile = {
        ...kept,
        current: { since: now, key: kept.next.key },
        next: { key: await makeKey() },
        retired: [
          ...kept.retired.filter(({ at }) => Date.parse(at) + overlapMs > clock.now()),
          { at: now, key: kept.current.key },
        ],
      };
      // On the disk before it signs: a restart must know every key that has signed.
      replaceFile(file, rotated);
      [signing, published] = await Promise.all([toSigningKey(rotated.current.key), toPublicKeys(rotated)]);
      kept = rotated;
    },
  };
}

async function toSigningKey(key: PrivateKey): Promise<{ keyId: string; key: CryptoKey }> {
  const imported = await importJWK(key, ACCESS_TOKEN.algorithm);
  if (imported instanceof Uint8Array) throw new Error('A signing key is an Ed25519 key.');
  return { keyId: await calculateJwkThumbprint(key), key: imported };
}

function toPublicKeys({ current, next, retired }: KeyFile): Promise<JWK[]> {
  return Promise.all(
    [current, next, ...retired].map(async ({ key: { d: _, ...key } }) => ({
      ...key,
      kid: await calculateJwkThumbprint(key),
      alg: ACCESS_TOKEN.algorithm,
      use: 'sig',
    })),
  );
}

async function makeKey(): Promise<PrivateKey> {
  const { privateKey } = await generateKeyPair(ACCESS_TOKEN.algorithm, { crv: 'Ed25519', extractable: true });
  return PRIVATE_KEY.parse(await exportJWK(privateKey));
}

function readKeyFile(file: string): KeyFile | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw new StartupError(`The key file ${file} cannot be read.`, 'Make it readable for this user.', error);
  }
  try {
    return KEY_FILE.parse(JSON.parse(text));
  } catch (error) {
    // The cause would quote the file, which holds secrets.
    throw new StartupError(
      `The key file ${file} is damaged${error instanceof z.ZodError ? ` at ${error.issues[0]?.path.join('.')}` : ''}.`,
      'Restore it from a backup, or move it away: a new one ends all sessions and resets a first password that was never used.',
    );
  }
}

async function makeKeyFile(file: string, clock: Clock): Promise<KeyFile> {
  const made: KeyFile = {
    version: 1,
    derivationSecret: randomBytes(32).toString('base64url'),
    current: { since: isoNow(clock), key: await makeKey() },
    next: { key: await makeKey() },
    retired: [],
  };
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, toText(made), { mode: 0o600, flush: true });
    // A link, unlike a rename, replaces nothing: of two processes that start at once, one makes the file and both read it.
    linkSync(draft, file);
    return made;
  } catch (error) {
    const others = isErrno(error, 'EEXIST') ? readKeyFile(file) : null;
    if (others !== null) return others;
    throw new StartupError(
      `The key file ${file} cannot be made.`,
      'Set STOMATON_DATA_DIR or AUTH_KEYS_FILE to a place that this user may write.',
      error,
    );
  } finally {
    rmSync(draft, { force: true });
  }
}

function replaceFile(file: string, content: KeyFile): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  writeFileSync(draft, toText(content), { mode: 0o600, flush: true });
  renameSync(draft, file);
}

/** A mounted secret may refuse this; then its mount decides who reads it. */
function closeToOthers(file: string, log: Logger): void {
  if (process.platform === 'win32' || (statSync(file).mode & 0o077) === 0) return;
  try {
    chmodSync(file, 0o600);
  } catch (error) {
    log.warn({ err: error, file }, 'others on this machine may be able to read the key file');
  }
}

function toText(content: KeyFile): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
