import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import { inTransaction, openDatabase } from '../../../platform/sqlite/open-database.ts';
import { COLLECTION_INDEXES, COLLECTION_NAMES } from './collection-indexes.ts';
import { type Row, text } from './document-row.ts';
import { describeHolder, type Holder, ownHolder } from './holder.ts';
import { indexExpression } from './where-to-sql.ts';

const FORMAT = '1';
const PLATFORM = 'the platform';

/** The opened file with its tables, and statements compiled once. */
export interface StoreFile extends Disposable {
  readonly database: DatabaseSync;
  /** Eight hexadecimal digits, drawn when the file was made: cursors of another file are recognised by it. */
  readonly storeId: string;
  all(sql: string, ...params: readonly SQLInputValue[]): Row[];
  get(sql: string, ...params: readonly SQLInputValue[]): Row | undefined;
  /** @returns how many rows were changed */
  run(sql: string, ...params: readonly SQLInputValue[]): number;
}

/**
 * Opens the file, makes what is missing and holds it alone: a second process would not wake this one's readers of the feed.
 * Others may read a snapshot meanwhile, such as a backup.
 * @param by what for, told to whoever is refused meanwhile
 * @throws {StartupError} when it cannot be opened, is held by another process, or was written by a newer version
 */
export function openStoreFile(file: string, by: string = PLATFORM): StoreFile {
  const hold = holdStoreFile(file, by);
  let database: DatabaseSync;
  try {
    database = openDatabase(file);
  } catch (error) {
    hold[Symbol.dispose]();
    throw error;
  }
  try {
    inTransaction(database, () => createTables(database));
    const storeId = readStoreId(database, file);
    const statements = new LRUCache<string, ReturnType<DatabaseSync['prepare']>>({ max: 500 });
    const prepare = (sql: string) => {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const statement = database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    };
    return {
      database,
      storeId,
      all: (sql, ...params) => prepare(sql).all(...params),
      get: (sql, ...params) => prepare(sql).get(...params),
      run: (sql, ...params) => Number(prepare(sql).run(...params).changes),
      [Symbol.dispose]() {
        statements.clear();
        database.close();
        hold[Symbol.dispose]();
      },
    };
  } catch (error) {
    database.close();
    hold[Symbol.dispose]();
    throw error;
  }
}

/**
 * Holds a store's file against every other process that would write it, by a lock on a file beside it: one on the file
 * itself would keep out those who only read. The lock ends with the process, however that ends.
 * @param by what for, told to whoever is refused meanwhile
 * @throws {StartupError} when another process holds it, or the folder cannot be written
 */
export function holdStoreFile(file: string, by: string): Disposable {
  const lock = openLockFile(file);
  const note = `${file}.holder`;
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new StartupError(
      `The data file ${file} is in use by another process${readHolder(note)}.`,
      'Wait until it has ended, or stop it; or set STOMATON_DATA_DIR to another folder.',
      cause,
    );
  }
  try {
    writeFileSync(note, JSON.stringify(ownHolder(by)), { mode: 0o600 });
  } catch {
    // It only says who; a full disk is told by whoever writes what matters.
  }
  return {
    [Symbol.dispose]() {
      rmSync(note, { force: true });
      lock.close();
    },
  };
}

/** Who holds the file, as far as it has said so. */
function readHolder(note: string): string {
  try {
    return ` (${describeHolder(JSON.parse(readFileSync(note, 'utf8')) as Holder)})`;
  } catch {
    return '';
  }
}

function openLockFile(file: string): DatabaseSync {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return new DatabaseSync(`${file}.lock`);
  } catch (cause) {
    throw new StartupError(
      `The data file ${file} cannot be written.`,
      'Set STOMATON_DATA_DIR to a folder that this user may write.',
      cause,
    );
  }
}

/** Makes what is missing: tables, indexes, the store's id. Indexes of an earlier version go. */
export function createTables(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS _store (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS _history (
      collection TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL, "by" TEXT,
      changed_paths TEXT NOT NULL, PRIMARY KEY (collection, id, revision)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS _changes (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, collection TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
      revision INTEGER NOT NULL, at TEXT NOT NULL, visibility TEXT NOT NULL, author_id TEXT, UNIQUE (collection, id)
    );
    CREATE TABLE IF NOT EXISTS _unique_keys (key TEXT PRIMARY KEY, collection TEXT NOT NULL, id TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS _unique_keys_holder ON _unique_keys (collection, id);
    CREATE TABLE IF NOT EXISTS _idempotency (
      key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, outcome TEXT, seq INTEGER NOT NULL, at TEXT NOT NULL
    ) WITHOUT ROWID;
  `);
  const wanted = new Set<string>();
  for (const collection of COLLECTION_NAMES) {
    database.exec(`CREATE TABLE IF NOT EXISTS "${collection}" (
      id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT,
      visibility TEXT NOT NULL, author_id TEXT, data TEXT NOT NULL)`);
    for (const paths of COLLECTION_INDEXES[collection]) {
      const name = `ix_${collection}_${paths.join('+')}`;
      wanted.add(name);
      const expressions = paths.map(indexExpression).join(', ');
      database.exec(`CREATE INDEX IF NOT EXISTS "${name}" ON "${collection}" (${expressions})`);
    }
  }
  const present = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND name LIKE 'ix\\_%' ESCAPE '\\'`)
    .all();
  for (const row of present) {
    if (!wanted.has(text(row, 'name'))) database.exec(`DROP INDEX "${text(row, 'name')}"`);
  }
  const insert = database.prepare('INSERT OR IGNORE INTO _store (key, value) VALUES (?, ?)');
  insert.run('format', FORMAT);
  insert.run('id', randomBytes(4).toString('hex'));
}

/** @throws {StartupError} when another version wrote the file */
export function readStoreId(database: DatabaseSync, file: string): string {
  const rows = database.prepare('SELECT key, value FROM _store').all();
  const values = new Map(rows.map((row) => [text(row, 'key'), text(row, 'value')]));
  const storeId = values.get('id');
  if (values.get('format') !== FORMAT || storeId === undefined) {
    throw new StartupError(`The data file ${file} was written by another version.`, 'Start the version that wrote it.');
  }
  return storeId;
}
