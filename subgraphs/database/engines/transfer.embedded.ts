import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import { syncPath } from '../../../platform/lifecycle/sync-path.ts';
import { inTransaction, openDatabase } from '../../../platform/sqlite/open-database.ts';
import {
  type BookName,
  type ChangeRow,
  type DocumentRow,
  type HistoryRow,
  type IdempotencyRow,
  isBook,
  parseRow,
  type RowKey,
  type SectionName,
  type StoreReader,
  type StoreRow,
  type StoreState,
  type StoreWriter,
  type UniqueKeyRow,
} from '../domain/store-transfer.ts';
import type { Row } from './document-row.ts';
import { createTables, holdStoreFile, readStoreId } from './store-file.ts';

/** Rows of a page: few enough for documents of some megabytes, many enough that a page costs more than its turn. */
const PAGE = 200;

/** How the rows of a section stand in a table. */
interface SectionTable {
  readonly table: string;
  readonly columns: readonly string[];
  /** The columns of the key, in the order of {@link RowKey}. */
  readonly key: readonly string[];
  toRow(row: Row): unknown;
  toParams(row: StoreRow): readonly SQLInputValue[];
}

const BOOK_TABLES: { readonly [Name in BookName]: SectionTable } = {
  history: {
    table: '_history',
    columns: ['collection', 'id', 'revision', 'at', '"by"', 'changed_paths'],
    key: ['collection', 'id', 'revision'],
    toRow: ({ changed_paths, ...row }) => ({ ...row, changedPaths: fromJson(changed_paths) }),
    toParams(row) {
      const { collection, id, revision, at, by, changedPaths } = row as HistoryRow;
      return [collection, id, revision, at, by, JSON.stringify(changedPaths)];
    },
  },
  changes: {
    table: '_changes',
    columns: ['seq', 'collection', 'id', 'kind', 'revision', 'at', 'visibility', 'author_id'],
    key: ['seq'],
    toRow: ({ seq, author_id, ...row }) => ({ ...row, sequence: seq, authorId: author_id }),
    toParams(row) {
      const { sequence, collection, id, kind, revision, at, visibility, authorId } = row as ChangeRow;
      return [sequence, collection, id, kind, revision, at, visibility, authorId];
    },
  },
  uniqueKeys: {
    table: '_unique_keys',
    columns: ['key', 'collection', 'id'],
    key: ['key'],
    toRow: (row) => row,
    toParams(row) {
      const { key, collection, id } = row as UniqueKeyRow;
      return [key, collection, id];
    },
  },
  idempotency: {
    table: '_idempotency',
    columns: ['key', 'fingerprint', 'outcome', 'seq', 'at'],
    key: ['key'],
    toRow: ({ seq, outcome, ...row }) => ({
      ...row,
      sequence: seq,
      ...(outcome === null ? {} : { outcome: fromJson(outcome) }),
    }),
    toParams(row) {
      const { key, fingerprint, outcome, sequence, at } = row as IdempotencyRow;
      return [key, fingerprint, outcome === undefined ? null : JSON.stringify(outcome), sequence, at];
    },
  },
};

function tableOf(section: SectionName): SectionTable {
  if (isBook(section)) return BOOK_TABLES[section];
  return {
    table: section,
    columns: ['id', 'revision', 'created_at', 'updated_at', 'updated_by', 'visibility', 'author_id', 'data'],
    key: ['id'],
    toRow: ({ created_at, updated_at, updated_by, author_id, data, ...row }) => ({
      ...row,
      createdAt: created_at,
      updatedAt: updated_at,
      updatedBy: updated_by,
      authorId: author_id,
      data: fromJson(data),
    }),
    toParams(row) {
      const { id, revision, createdAt, updatedAt, updatedBy, visibility, authorId, data } = row as DocumentRow;
      return [id, revision, createdAt, updatedAt, updatedBy, visibility, authorId, JSON.stringify(data)];
    },
  };
}

/**
 * Reads a store's file as it is now, also while a process serves from it: one read transaction, which holds up nobody.
 * @param alone what for, where no process may serve from it meanwhile
 * @throws {StartupError} when there is no such file, it is damaged, another version wrote it, or it is in use and was to be alone
 */
export function openEmbeddedStoreReader(file: string, { alone }: { readonly alone?: string } = {}): StoreReader {
  const database = openReadOnly(file);
  let hold: Disposable | null = null;
  try {
    hold = alone === undefined ? null : holdStoreFile(file, alone);
    database.exec('BEGIN');
    const storeId = readStoreId(database, file);
    const sequence = Number(database.prepare('SELECT coalesce(max(seq), 0) AS seq FROM _changes').get()?.seq);
    return {
      engine: 'sqlite',
      state: { storeId, sequence },
      async count(section) {
        const { table } = tableOf(section);
        if (!hasTable(database, table)) return 0;
        return Number(database.prepare(`SELECT count(*) AS n FROM "${table}"`).get()?.n);
      },
      read: (section) => readPages(database, section, null),
      readAfter: (collection, id) => readPages(database, collection, [id]),
      // The transaction has seen nothing else.
      confirm: async () => {},
      async [Symbol.asyncDispose]() {
        database.close();
        hold?.[Symbol.dispose]();
      },
    };
  } catch (error) {
    database.close();
    hold?.[Symbol.dispose]();
    throw error;
  }
}

/**
 * Fills a new file beside the place where the store will be, and holds the place meanwhile.
 * @param file where the store will be; what is there stays as it is until `finish` takes its place
 * @param by what for, told to whoever is refused meanwhile
 * @throws {StartupError} when a process uses what is there, or the folder cannot be written
 */
export function openEmbeddedStoreWriter(file: string, by: string): StoreWriter {
  const draft = `${file}.incoming`;
  const hold = holdStoreFile(file, by);
  let database: DatabaseSync | null = null;
  try {
    if (existsSync(file)) settle(file);
    database = existsSync(draft) ? openDatabase(draft) : null;
    const begun = database === null ? null : readBegun(database);
    return writerOf({ file, draft, hold, database, begun });
  } catch (error) {
    database?.close();
    hold[Symbol.dispose]();
    throw error;
  }
}

function writerOf(opened: {
  readonly file: string;
  readonly draft: string;
  readonly hold: Disposable;
  readonly database: DatabaseSync | null;
  readonly begun: StoreState | null;
}): StoreWriter {
  const { file, draft, hold, begun } = opened;
  let database = opened.database;
  const present = (): DatabaseSync => {
    if (database === null) throw new Error('Nothing was begun.');
    return database;
  };
  return {
    engine: 'sqlite',
    begun,
    async begin({ storeId, sequence }) {
      database?.close();
      removeDatabase(draft);
      const fresh = openDatabase(draft);
      database = fresh;
      // It will hold what the whole store holds, hashes of passwords too.
      chmodSync(draft, 0o600);
      inTransaction(fresh, () => {
        createTables(fresh);
        fresh.prepare('INSERT INTO _store (key, value) VALUES (?, ?)').run('incoming', JSON.stringify({ storeId, sequence }));
      });
    },
    async lastKey(section) {
      const { table, key } = tableOf(section);
      const order = key.map((column) => `${column} DESC`).join(', ');
      const row = present()
        .prepare(`SELECT ${key.join(', ')} FROM "${table}" ORDER BY ${order} LIMIT 1`)
        .get();
      return row === undefined ? null : (Object.values(row) as (string | number)[]);
    },
    async write(section, rows) {
      const { table, columns, toParams } = tableOf(section);
      const marks = columns.map(() => '?').join(', ');
      const insert = present().prepare(`INSERT OR REPLACE INTO "${table}" (${columns.join(', ')}) VALUES (${marks})`);
      inTransaction(present(), () => {
        for (const row of rows) insert.run(...toParams(row));
      });
    },
    async clear(section) {
      present().exec(`DELETE FROM "${tableOf(section).table}"`);
    },
    read: (section) => readPages(present(), section, null),
    async finish() {
      const done = present();
      done.exec(`DELETE FROM _store WHERE key = 'incoming'`);
      // In the file itself, not in a log beside it that the new name would not find.
      done.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      done.close();
      database = null;
      syncPath(draft);
      if (existsSync(file)) settle(file);
      renameSync(draft, file);
      removeDatabase(draft);
      syncPath(dirname(file));
    },
    async [Symbol.asyncDispose]() {
      database?.close();
      database = null;
      hold[Symbol.dispose]();
    },
  };
}

/**
 * Leaves a store's file without a log beside it, so that another may take its name.
 * @throws {StartupError} when anyone has it open, a backup too
 */
function settle(file: string): void {
  const database = openDatabase(file);
  try {
    database.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT; PRAGMA wal_checkpoint(TRUNCATE);');
  } catch (cause) {
    throw new StartupError(
      `The data file ${file} is being read by another process.`,
      'Wait until its backup or export has ended, and try again.',
      cause,
    );
  } finally {
    database.close();
  }
}

async function* readPages(database: DatabaseSync, section: SectionName, after: RowKey | null): AsyncGenerator<StoreRow[]> {
  const { table, columns, key, toRow } = tableOf(section);
  // A store that an earlier version wrote may lack a collection that came later.
  if (!hasTable(database, table)) return;
  const names = key.join(', ');
  const select = `SELECT ${columns.join(', ')} FROM "${table}"`;
  const first = database.prepare(`${select} ORDER BY ${names} LIMIT ${PAGE}`);
  const next = database.prepare(
    `${select} WHERE (${names}) > (${key.map(() => '?').join(', ')}) ORDER BY ${names} LIMIT ${PAGE}`,
  );
  for (let last = after; ; ) {
    const rows: Row[] = last === null ? first.all() : next.all(...last);
    if (rows.length > 0) yield rows.map((row) => parseRow(section, toRow(row)));
    const end = rows.at(-1);
    if (end === undefined || rows.length < PAGE) return;
    last = key.map((column) => end[column] as string | number);
  }
}

function openReadOnly(file: string): DatabaseSync {
  if (!existsSync(file)) {
    throw new StartupError(
      `There is no store at ${file}.`,
      'Set STOMATON_DATA_DIR to the folder that has it, or start the platform once to make one.',
    );
  }
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      database.exec('PRAGMA busy_timeout=5000');
      database.prepare('SELECT count(*) AS n FROM sqlite_schema').get();
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause);
    if (/locked|busy/i.test(text)) {
      throw new StartupError(
        `The data file ${file} is held by a process that lets nobody read.`,
        'Stop it first: it runs an earlier version.',
        cause,
      );
    }
    throw new StartupError(
      `The data file ${file} cannot be read (${text}).`,
      'Check that this user may read and write its folder, or restore it from a backup.',
      cause,
    );
  }
}

function readBegun(database: DatabaseSync): StoreState | null {
  if (!hasTable(database, '_store')) return null;
  const row = database.prepare(`SELECT value FROM _store WHERE key = 'incoming'`).get();
  return row === undefined ? null : (JSON.parse(String(row.value)) as StoreState);
}

function hasTable(database: DatabaseSync, table: string): boolean {
  return database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(table) !== undefined;
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}

function fromJson(value: Row[string] | undefined): unknown {
  return JSON.parse(String(value));
}
