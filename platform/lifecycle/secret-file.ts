import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartupError } from './startup-error.ts';

/**
 * Reads a secret that the platform makes for itself, or makes it: 32 random bytes, base64url, readable by its owner only.
 * @throws {StartupError} when the file can be neither read nor written
 */
export function readOrCreateSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!isMissing(error)) throw unusable(file, error);
  }
  const secret = randomBytes(32).toString('base64url');
  try {
    mkdirSync(dirname(file), { recursive: true });
    // `wx`: of two processes that start at once, one writes and the other reads.
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
    return secret;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readFileSync(file, 'utf8');
    throw unusable(file, error);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function unusable(file: string, cause: unknown): StartupError {
  return new StartupError(
    `The file ${file} cannot be used.`,
    'Set STOMATON_DATA_DIR to a folder that this user may write.',
    cause,
  );
}
