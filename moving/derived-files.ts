import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../platform/lifecycle/startup-error.ts';

/** What services derive from the store, each in a folder of its own below the data folder. */
const DERIVED_FILES = [
  'search/lexical.sqlite',
  'search/log.sqlite',
  'rag/chunks.sqlite',
  'rag/model.bin',
  'monitoring/usage.sqlite',
  'monitoring/ledger.sqlite',
  'flywheel/feed-position.sqlite',
] as const;

/**
 * Removes what was derived from a store that is replaced: the next start derives it from the new one.
 * @throws {StartupError} when a service still uses one of them; nothing is removed then
 */
export function removeDerivedFiles(dataDir: string): void {
  const present = DERIVED_FILES.map((file) => join(dataDir, file)).filter((file) => existsSync(file));
  for (const file of present) refuseIfOpen(file);
  for (const file of present) for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}

function refuseIfOpen(file: string): void {
  if (!file.endsWith('.sqlite')) return;
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;');
  } catch (cause) {
    // A damaged file is about to go anyway.
    if (!/locked|busy/i.test(cause instanceof Error ? cause.message : '')) return;
    throw new StartupError(`A service still uses ${file}.`, 'Stop every process of the platform first.', cause);
  } finally {
    database.close();
  }
}
