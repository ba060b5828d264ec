import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { checkpointAside } from './checkpoints-aside.ts';
import { inTransaction, openDatabase } from './open-database.ts';

/** A database file of what can be derived again, and its statements, each compiled once. */
export interface DerivedDatabase {
  readonly database: DatabaseSync;
  /** Closes it, when nobody else in this process has the file open. */
  close(): Promise<void>;
  sql(text: string): StatementSync;
}

/**
 * Opens the file; one of another version is emptied and made anew.
 * @param version raised whenever what it holds would be derived otherwise
 * @param schema statements that make its tables
 * @throws {StartupError} when the file cannot be used
 */
export function openDerivedDatabase(file: string, version: number, schema: string): DerivedDatabase {
  const database = openDatabase(file);
  // A commit lost with the power is derived again from the cursor that was lost with it.
  database.exec('PRAGMA synchronous = NORMAL');
  prepareSchema(database, version, schema);
  const endCheckpoints = checkpointAside(file, database);
  const prepared = new Map<string, StatementSync>();
  return {
    database,
    async close() {
      await endCheckpoints();
      database.close();
    },
    sql(text) {
      let statement = prepared.get(text);
      if (statement === undefined) {
        statement = database.prepare(text);
        prepared.set(text, statement);
      }
      return statement;
    },
  };
}

function prepareSchema(database: DatabaseSync, version: number, schema: string): void {
  if (Number(database.prepare('PRAGMA user_version').get()?.user_version) === version) return;
  inTransaction(database, () => {
    const tables = (condition: string) =>
      database
        .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND ${condition}`)
        .all();
    // First the virtual ones: their shadow tables go with them.
    for (const { name } of tables(`sql LIKE 'CREATE VIRTUAL%'`)) database.exec(`DROP TABLE "${String(name)}"`);
    for (const { name } of tables('true')) database.exec(`DROP TABLE "${String(name)}"`);
    database.exec(`${schema}; PRAGMA user_version = ${version}`);
  });
}
