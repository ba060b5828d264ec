import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { inTransaction, openDatabase } from '../../../platform/sqlite/open-database.ts';
import type { SearchLogStore } from '../domain/search-log.ts';

const TOP_QUERIES = 5;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS queries (
    id TEXT PRIMARY KEY, at TEXT NOT NULL, normalised TEXT NOT NULL, query TEXT NOT NULL, asker TEXT NOT NULL,
    results INTEGER NOT NULL, is_failure INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS queries_by_time ON queries (at, normalised, results);
  CREATE INDEX IF NOT EXISTS failures_by_time ON queries (at) WHERE is_failure = 1;
  CREATE TABLE IF NOT EXISTS impressions (
    node_id TEXT NOT NULL, at TEXT NOT NULL, query_id TEXT NOT NULL, normalised TEXT NOT NULL, query TEXT NOT NULL,
    PRIMARY KEY (node_id, at, query_id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS clicks (
    id TEXT PRIMARY KEY, at TEXT NOT NULL, normalised TEXT NOT NULL, node_id TEXT NOT NULL, position INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS clicks_by_node ON clicks (node_id, at);
  CREATE INDEX IF NOT EXISTS clicks_by_query ON clicks (normalised, at);
`;

/**
 * Opens the embedded counts of the search log in one SQLite file.
 * @throws {StartupError} when the file cannot be used
 */
export function openEmbeddedSearchLogStore(file: string): SearchLogStore {
  const database = openDatabase(file);
  // What a lost commit held is counted again from the document store.
  database.exec(`PRAGMA synchronous = NORMAL; ${SCHEMA}`);
  const sql = statementsOf(database);
  return {
    add(queries, clicks) {
      inTransaction(database, () => {
        for (const { id, data } of queries) {
          const isFailure = data.results === 0 && !data.isFiltered && !data.isDegraded;
          const added = sql('INSERT OR IGNORE INTO queries VALUES (?, ?, ?, ?, ?, ?, ?)').run(
            id,
            data.at,
            data.normalised,
            data.query,
            data.askerKey,
            data.results,
            isFailure ? 1 : 0,
          );
          if (added.changes === 0) continue;
          for (const nodeId of data.topIds) {
            sql('INSERT OR IGNORE INTO impressions VALUES (?, ?, ?, ?, ?)').run(
              nodeId,
              data.at,
              id,
              data.normalised,
              data.query,
            );
          }
        }
        for (const { id, data } of clicks) {
          sql('INSERT OR IGNORE INTO clicks VALUES (?, ?, ?, ?, ?)').run(
            id,
            data.at,
            data.normalised,
            data.nodeId,
            data.position,
          );
        }
      });
    },
    newest() {
      const row = sql(
        'SELECT max(at) AS at FROM (SELECT max(at) AS at FROM queries UNION ALL SELECT max(at) FROM clicks)',
      ).get();
      return typeof row?.at === 'string' ? row.at : null;
    },
    forgetBefore(at) {
      inTransaction(database, () => {
        for (const table of ['queries', 'impressions', 'clicks']) sql(`DELETE FROM ${table} WHERE at < ?`).run(at);
      });
    },
    async presence(ids, since) {
      // `query` comes from the row that has max(at): SQLite, "Bare columns in an aggregate query".
      const rows = sql(
        `WITH wanted AS (SELECT value AS node_id FROM json_each(:ids)),
           shown AS (
             SELECT i.node_id, i.normalised, i.query, max(i.at) AS last_at, count(*) AS count
             FROM wanted JOIN impressions i USING (node_id) WHERE i.at >= :since GROUP BY i.node_id, i.normalised
           ),
           ranked AS (
             SELECT node_id, query, sum(count) OVER (PARTITION BY node_id) AS impressions,
               row_number() OVER (PARTITION BY node_id ORDER BY count DESC, last_at DESC, normalised) AS place
             FROM shown
           )
         SELECT node_id, impressions, query, place, NULL AS clicks FROM ranked WHERE place <= ${TOP_QUERIES}
         UNION ALL
         SELECT c.node_id, NULL, NULL, NULL, count(*) FROM wanted JOIN clicks c USING (node_id)
         WHERE c.at >= :since GROUP BY c.node_id
         ORDER BY 1, 4`,
      ).all({ ids: JSON.stringify([...new Set(ids)]), since });
      const found = new Map<string, { impressions: number; clicks: number; topQueries: string[] }>();
      for (const row of rows) {
        const id = String(row.node_id);
        const presence = found.get(id) ?? { impressions: 0, clicks: 0, topQueries: [] };
        found.set(id, presence);
        if (row.clicks === null) {
          presence.impressions = Number(row.impressions);
          presence.topQueries.push(String(row.query));
        } else presence.clicks = Number(row.clicks);
      }
      return ids.map((id) => found.get(id) ?? { impressions: 0, clicks: 0, topQueries: [] });
    },
    async statistics({ since, zeroResultsOnly, first }) {
      // `query` comes from the row that has max(at): SQLite, "Bare columns in an aggregate query".
      return sql(
        `WITH asked AS (
           SELECT normalised, query, count(*) AS searches, sum(results = 0) AS zero_results, max(at) AS last_at
           FROM queries WHERE at >= :since GROUP BY normalised
           HAVING :zeroResultsOnly = 0 OR sum(results = 0) > 0
           ORDER BY searches DESC, last_at DESC, normalised LIMIT :first
         )
         SELECT asked.*, (SELECT count(*) FROM clicks c WHERE c.normalised = asked.normalised AND c.at >= :since) AS clicks
         FROM asked ORDER BY searches DESC, last_at DESC, normalised`,
      )
        .all({ since, zeroResultsOnly: zeroResultsOnly ? 1 : 0, first })
        .map((row) => ({
          query: String(row.query),
          searches: Number(row.searches),
          clicks: Number(row.clicks),
          zeroResults: Number(row.zero_results),
          lastAt: String(row.last_at),
        }));
    },
    async failedSearches(since) {
      return sql(
        `WITH failed AS (
           SELECT normalised, count(DISTINCT asker) AS askers, min(at) AS first_at, max(at) AS last_at
           FROM queries WHERE is_failure = 1 AND at >= :since GROUP BY normalised
         )
         SELECT askers, first_at, last_at, (
           SELECT query FROM queries q WHERE q.is_failure = 1 AND q.at = last_at AND q.normalised = failed.normalised LIMIT 1
         ) AS query
         FROM failed ORDER BY askers DESC, last_at DESC, normalised LIMIT 1000`,
      )
        .all({ since })
        .map((row) => ({
          query: String(row.query),
          askers: Number(row.askers),
          firstAt: String(row.first_at),
          lastAt: String(row.last_at),
        }));
    },
    async [Symbol.asyncDispose]() {
      database.close();
    },
  };
}

function statementsOf(database: DatabaseSync): (text: string) => StatementSync {
  const prepared = new Map<string, StatementSync>();
  return (text) => {
    let statement = prepared.get(text);
    if (statement === undefined) {
      statement = database.prepare(text);
      prepared.set(text, statement);
    }
    return statement;
  };
}
