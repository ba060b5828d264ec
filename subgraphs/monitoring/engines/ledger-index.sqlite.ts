import { type CostCell, type CostTotals, toCostTotals } from '../../../platform/ledger/cost-summary.ts';
import { inTransaction, openDatabase } from '../../../platform/sqlite/open-database.ts';
import type { CostGroup, LedgerIndex } from '../domain/ledger-index.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS entries (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    service TEXT NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    operation TEXT NOT NULL,
    user_id TEXT NOT NULL,
    nano_usd INTEGER,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entries_by_time ON entries (at);
  CREATE TABLE IF NOT EXISTS entry_entities (
    entity_id TEXT NOT NULL,
    entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    PRIMARY KEY (entity_id, entry_id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entities_by_entry ON entry_entities (entry_id);
  CREATE TABLE IF NOT EXISTS feed (only INTEGER PRIMARY KEY CHECK (only = 1), cursor TEXT NOT NULL);
`;

// SUM over integers is exact in SQLite and fails rather than wraps beyond 2^63, which is nine thousand million dollars.
const SUMS = `COUNT(*) AS calls, COUNT(*) - COUNT(nano_usd) AS unpriced, COALESCE(SUM(nano_usd), 0) AS nano,
  SUM(input_tokens) AS input, SUM(output_tokens) AS output`;

const GROUP_KEYS: Readonly<Record<CostGroup, string>> = {
  SERVICE: 'service',
  PROVIDER: 'provider',
  MODEL: 'model',
  OPERATION: 'operation',
  USER: 'user_id',
  DAY: 'substr(at, 1, 10)',
};

/** Opens the ledger's sums in a SQLite file. */
export function openSqliteLedgerIndex(file: string): LedgerIndex {
  const database = openDatabase(file);
  // What a power cut takes back comes again from the feed, so a commit need not wait for the disk.
  database.exec(`PRAGMA synchronous=NORMAL; ${SCHEMA}`);
  const remove = database.prepare('DELETE FROM entries WHERE id = ?');
  const insert = database.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertEntity = database.prepare('INSERT INTO entry_entities VALUES (?, ?)');
  const writeCursor = database.prepare('INSERT OR REPLACE INTO feed (only, cursor) VALUES (1, ?)');
  const readCursor = database.prepare('SELECT cursor FROM feed');
  const readCells = database.prepare(
    `SELECT entity_id AS entity, provider, operation, ${SUMS} FROM entry_entities JOIN entries ON entries.id = entry_id
     WHERE entity_id IN (SELECT value FROM json_each(?)) GROUP BY entity_id, provider, operation`,
  );
  const readSteps = database.prepare(
    `SELECT CAST(strftime('%s', at) AS INTEGER) / ? AS step, ${SUMS} FROM entries WHERE at >= ? GROUP BY step`,
  );
  for (const statement of [readCells, readSteps]) statement.setReadBigInts(true);

  return {
    apply(entries, cursor) {
      inTransaction(database, () => {
        for (const { id, data } of entries) {
          remove.run(id);
          if (data === null) continue;
          const { inputTokens, outputTokens } = toCostTotals(data);
          const { at, service, provider, model, operation, userId, nanoUsd } = data;
          const nano = nanoUsd === null ? null : BigInt(nanoUsd);
          insert.run(id, at, service, provider, model, operation, userId ?? 'none', nano, inputTokens, outputTokens);
          for (const entityId of new Set(data.entityIds)) insertEntity.run(entityId, id);
        }
        writeCursor.run(cursor);
      });
    },
    cursor() {
      const cursor = readCursor.get()?.cursor;
      return typeof cursor === 'string' ? cursor : null;
    },
    reset() {
      inTransaction(database, () => database.exec('DELETE FROM entry_entities; DELETE FROM entries; DELETE FROM feed'));
    },
    cellsOf(entityIds) {
      const cells = new Map<string, CostCell[]>();
      for (const row of readCells.iterate(JSON.stringify(entityIds))) {
        const entity = String(row.entity);
        const cell = { provider: String(row.provider), operation: String(row.operation), ...toTotals(row) };
        const known = cells.get(entity);
        if (known === undefined) cells.set(entity, [cell]);
        else known.push(cell);
      }
      return cells;
    },
    groupsSince(group, since) {
      const read = database.prepare(`SELECT ${GROUP_KEYS[group]} AS key, ${SUMS} FROM entries WHERE at >= ? GROUP BY key`);
      read.setReadBigInts(true);
      return new Map(read.all(since).map((row) => [String(row.key), toTotals(row)]));
    },
    stepsSince(stepSeconds, since) {
      return new Map(readSteps.all(stepSeconds, since).map((row) => [Number(row.step) * stepSeconds, toTotals(row)]));
    },
    [Symbol.dispose]() {
      database.close();
    },
  };
}

function toTotals({ calls, unpriced, nano, input, output }: Record<string, unknown>): CostTotals {
  return {
    calls: Number(calls),
    unpricedCalls: Number(unpriced),
    nanoUsd: BigInt(String(nano)),
    inputTokens: Number(input),
    outputTokens: Number(output),
  };
}
