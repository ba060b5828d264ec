import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../lifecycle/startup-error.ts';

/**
 * Opens an embedded database file, making its folder where needed: write-ahead log, every commit waits for the disk.
 * @throws {StartupError} when the folder cannot be written, the file is damaged, or another process holds it
 */
export function openDatabase(file: string): DatabaseSync {
  try {
    if (file !== ':memory:') {
      mkdirSync(dirname(file), { recursive: true });
      // Made here, so that others on the machine cannot read it; its log gets the same rights.
      closeSync(openSync(file, 'a', 0o600));
    }
    const database = new DatabaseSync(file);
    try {
      database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;');
      // Reads the header and the schema, where damage from a torn copy shows first.
      const row = database.prepare('PRAGMA quick_check(1)').get();
      if (row?.quick_check !== 'ok') throw new Error(String(row?.quick_check));
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw toStartupError(file, error);
  }
}

/** Runs `work` in one transaction that takes the write lock at once; rolled back when it throws. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A failed COMMIT has already ended the transaction.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function toStartupError(file: string, cause: unknown): StartupError {
  const text = cause instanceof Error ? cause.message : String(cause);
  if (/EACCES|EPERM|EROFS|readonly|unable to open|ENOTDIR|EEXIST/i.test(text)) {
    return new StartupError(
      `The data file ${file} cannot be written.`,
      'Set STOMATON_DATA_DIR to a folder that this user may write.',
      cause,
    );
  }
  if (/locked|busy/i.test(text)) {
    return new StartupError(
      `The data file ${file} is in use by another process.`,
      'Stop the other process, or set STOMATON_DATA_DIR to another folder.',
      cause,
    );
  }
  return new StartupError(
    `The data file ${file} is damaged (${text}).`,
    'Restore it from a backup, or move it away to begin anew.',
    cause,
  );
}
