import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Viewer } from '../../../platform/identity/viewer.ts';
import type { DocumentFilter } from '../../../platform/ports/retrieval.ts';
import { inTransaction, openDatabase } from '../../../platform/sqlite/open-database.ts';
import { toFacetValue } from '../../../platform/stone-query/fold.ts';
import type { LegHit } from '../domain/fusion.ts';
import type { DocumentFeatures, IndexedDocument } from '../domain/indexed-document.ts';
import type { FacetRecord, LexicalIndex, NameHit } from '../domain/lexical-index.ts';
import { allPhrases, anyOf } from '../domain/match-expression.ts';

/** A file of another version is emptied and derived anew. */
const VERSION = 3;

/** Weights of the columns title, names, nature, place and body in BM25, tuned on the development set. */
const COLUMN_WEIGHTS = '3.0, 2.0, 4.0, 4.0, 1.0';

const SCHEMA = `
  CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE documents (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, visibility TEXT NOT NULL, author_id TEXT,
    stone_id TEXT, article_type TEXT, features TEXT NOT NULL
  );
  CREATE TABLE stone_values (
    stone_id TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (stone_id, field, value)
  ) WITHOUT ROWID;
  CREATE INDEX stone_values_by_value ON stone_values (field, value);
  CREATE TABLE names (
    number INTEGER PRIMARY KEY, stone_id TEXT NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL, is_first INTEGER NOT NULL,
    visibility TEXT NOT NULL
  );
  CREATE INDEX names_by_folded ON names (folded);
  CREATE INDEX names_by_stone ON names (stone_id);
  CREATE VIRTUAL TABLE words USING fts5 (
    title, names, nature, place, body, tokenize = 'porter unicode61 remove_diacritics 2'
  );
  CREATE VIRTUAL TABLE name_trigrams USING fts5 (folded, content = '', contentless_delete = 1, tokenize = 'trigram');
  CREATE VIRTUAL TABLE spelling USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
  );
  CREATE VIRTUAL TABLE spelling_words USING fts5vocab (spelling, 'row');
`;

const VISIBLE = `(d.visibility = 'PUBLIC' OR d.visibility IN (SELECT value FROM json_each(:scopes)) OR d.author_id = :userId)`;

const OF_STONE = (field: string, parameter: string) =>
  `(:${parameter} IS NULL OR d.stone_id IN (
     SELECT stone_id FROM stone_values WHERE field = '${field}' AND value IN (SELECT value FROM json_each(:${parameter}))))`;

const PASSES = `${VISIBLE} AND ${OF_STONE('type', 'types')} AND ${OF_STONE('country', 'countries')}
  AND ${OF_STONE('color', 'colors')}
  AND (:articleTypes IS NULL OR d.article_type IN (SELECT value FROM json_each(:articleTypes)))`;

/**
 * Opens the embedded lexical index: SQLite FTS5 in one file.
 * @param file its path; made where it is missing
 * @throws {StartupError} when the file cannot be used
 */
export function openEmbeddedLexicalIndex(file: string): LexicalIndex {
  const database = openDatabase(file);
  // Derived data: a commit lost with the power is derived again from the cursor that was lost with it.
  database.exec('PRAGMA synchronous = NORMAL');
  prepareSchema(database);
  const features = loadFeatures(database);
  let vocabulary: ReadonlyMap<string, number> | null = null;
  let version = 0;

  const prepared = new Map<string, StatementSync>();
  const sql = (text: string): StatementSync => {
    let statement = prepared.get(text);
    if (statement === undefined) {
      statement = database.prepare(text);
      prepared.set(text, statement);
    }
    return statement;
  };
  const write = createWriter(sql);

  return {
    features,
    get version() {
      return version;
    },
    loadCursor() {
      const row = sql(`SELECT value FROM state WHERE key = 'cursor'`).get();
      return row === undefined ? null : String(row.value);
    },
    apply({ put, removed }, cursor) {
      inTransaction(database, () => {
        for (const id of removed) write.remove(id);
        for (const document of put) write.put(document);
        sql(`INSERT INTO state VALUES ('cursor', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`).run(cursor);
      });
      for (const id of removed) features.delete(id);
      for (const document of put) features.set(document.features.id, document.features);
      if (put.length + removed.length > 0) {
        vocabulary = null;
        version += 1;
      }
    },
    reset() {
      inTransaction(database, () => {
        for (const id of features.keys()) write.remove(id);
        sql(`DELETE FROM state WHERE key = 'cursor'`).run();
      });
      features.clear();
      vocabulary = null;
      version += 1;
    },
    async match(words, viewer, filter) {
      const expression = anyOf(words);
      if (expression === null) return [];
      const rows = sql(
        `SELECT d.id AS id, -bm25(words, ${COLUMN_WEIGHTS}) AS score FROM words JOIN documents d ON d.number = words.rowid
         WHERE words MATCH :expression AND ${PASSES}`,
      ).all({ expression, ...conditions(viewer, filter) });
      return rows.map((row): LegHit => ({ id: String(row.id), rawScore: Number(row.score) }));
    },
    async holding(phrases) {
      const rows = sql('SELECT d.id AS id FROM words JOIN documents d ON d.number = words.rowid WHERE words MATCH ?').all(
        allPhrases(phrases),
      );
      return new Set(rows.map((row) => String(row.id)));
    },
    async restrict(ids, viewer, filter) {
      if (ids.length === 0) return new Set();
      const rows = sql(
        `SELECT d.id AS id FROM documents d WHERE d.id IN (SELECT value FROM json_each(:ids)) AND ${PASSES}`,
      ).all({
        ids: JSON.stringify(ids),
        ...conditions(viewer, filter),
      });
      return new Set(rows.map((row) => String(row.id)));
    },
    async facets(ids) {
      const rows = sql(
        `WITH chosen AS (SELECT stone_id, article_type FROM documents WHERE id IN (SELECT value FROM json_each(:ids)))
         SELECT field, value, count(*) AS count FROM chosen JOIN stone_values USING (stone_id) GROUP BY field, value
         UNION ALL SELECT 'articleType', article_type, count(*) FROM chosen WHERE article_type IS NOT NULL GROUP BY article_type
         ORDER BY count DESC, value`,
      ).all({ ids: JSON.stringify(ids) });
      return FACETS.flatMap((facet): FacetRecord[] => {
        const buckets = rows
          .filter((row) => row.field === facet)
          .map((row) => ({ value: toFacetValue(String(row.value)), count: Number(row.count) }));
        return buckets.length === 0 ? [] : [{ facet, buckets }];
      });
    },
    async snippets(ids, words) {
      const expression = anyOf(words);
      const found = new Map<string, string>();
      for (const id of ids) {
        const marked =
          expression === null
            ? undefined
            : sql(
                `SELECT snippet(words, 4, '**', '**', '…', 32) AS text FROM words
                 WHERE words MATCH ? AND rowid = (SELECT number FROM documents WHERE id = ?)`,
              ).get(expression, id);
        const row =
          marked ??
          sql(`SELECT substr(body, 1, 220) AS text FROM words WHERE rowid = (SELECT number FROM documents WHERE id = ?)`).get(
            id,
          );
        const text = String(row?.text ?? '')
          .replace(/\s+/g, ' ')
          .trim();
        if (text !== '') found.set(id, text);
      }
      return found;
    },
    async unknownWords(words, viewer) {
      const statement = sql(
        `SELECT 1 FROM words JOIN documents d ON d.number = words.rowid WHERE words MATCH :expression AND ${VISIBLE} LIMIT 1`,
      );
      return words.filter((word) => {
        const expression = anyOf([word]);
        return expression !== null && statement.get({ expression, ...who(viewer) }) === undefined;
      });
    },
    async vocabulary() {
      vocabulary ??= new Map(
        sql('SELECT term, doc FROM spelling_words')
          .all()
          .map((row) => [String(row.term), Number(row.doc)]),
      );
      return vocabulary;
    },
    async namesStartingWith(folded, limit) {
      return sql(
        `SELECT text, folded, stone_id, is_first FROM names WHERE folded >= :from AND folded < :to AND visibility = 'PUBLIC'
         ORDER BY length(folded), is_first DESC, folded, stone_id LIMIT :limit`,
      )
        .all({ from: folded, to: `${folded}\u{10FFFF}`, limit })
        .map(toNameHit);
    },
    async namesContaining(folded, limit) {
      return namesByTrigrams(quote(folded), limit, 'length(folded), folded, stone_id');
    },
    async namesNear(folded, limit) {
      const trigrams = [...new Set(Array.from({ length: folded.length - 2 }, (_, start) => folded.slice(start, start + 3)))];
      return trigrams.length === 0
        ? []
        : namesByTrigrams(trigrams.map(quote).join(' OR '), limit, 'near.score, folded, stone_id');
    },
    async [Symbol.asyncDispose]() {
      database.close();
    },
  };

  function namesByTrigrams(expression: string, limit: number, order: string): NameHit[] {
    return sql(
      `SELECT text, folded, stone_id, is_first FROM
         (SELECT rowid AS number, bm25(name_trigrams) AS score FROM name_trigrams WHERE name_trigrams MATCH :expression) near
         JOIN names USING (number) WHERE visibility = 'PUBLIC' ORDER BY ${order} LIMIT :limit`,
    )
      .all({ expression, limit })
      .map(toNameHit);
  }
}

const FACETS = ['type', 'colorFamily', 'color', 'region', 'country', 'articleType'] as const;

function prepareSchema(database: DatabaseSync): void {
  if (Number(database.prepare('PRAGMA user_version').get()?.user_version) === VERSION) return;
  inTransaction(database, () => {
    const old = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL`).all();
    // Dropping a virtual table drops its shadow tables, which then are no longer there to drop.
    for (const { name } of old.toReversed()) {
      if (!/_(data|idx|content|docsize|config)$/.test(String(name))) database.exec(`DROP TABLE IF EXISTS "${String(name)}"`);
    }
    database.exec(`${SCHEMA}; PRAGMA user_version = ${VERSION}`);
  });
}

function loadFeatures(database: DatabaseSync): Map<string, DocumentFeatures> {
  const rows = database.prepare('SELECT id, features FROM documents ORDER BY number').all();
  // Written by this file alone, from the same type.
  return new Map(rows.map((row) => [String(row.id), JSON.parse(String(row.features)) as DocumentFeatures]));
}

function createWriter(sql: (text: string) => StatementSync): {
  put(document: IndexedDocument): void;
  remove(id: string): void;
} {
  function removeDerived(number: number, id: string): void {
    sql('DELETE FROM words WHERE rowid = ?').run(number);
    sql('DELETE FROM spelling WHERE rowid = ?').run(number);
    sql('DELETE FROM stone_values WHERE stone_id = ?').run(id);
    sql('DELETE FROM name_trigrams WHERE rowid IN (SELECT number FROM names WHERE stone_id = ?)').run(id);
    sql('DELETE FROM names WHERE stone_id = ?').run(id);
  }
  const numberOf = (id: string) => sql('SELECT number FROM documents WHERE id = ?').get(id)?.number;
  return {
    remove(id) {
      const number = numberOf(id);
      if (number === undefined) return;
      removeDerived(Number(number), id);
      sql('DELETE FROM documents WHERE number = ?').run(Number(number));
    },
    put({ features, stoneId, articleType, columns, values, names }) {
      const { id, visibility, authorId } = features;
      const known = numberOf(id);
      if (known !== undefined) removeDerived(Number(known), id);
      const row = sql(
        `INSERT INTO documents (id, visibility, author_id, stone_id, article_type, features) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET visibility = excluded.visibility, author_id = excluded.author_id,
           stone_id = excluded.stone_id, article_type = excluded.article_type, features = excluded.features
         RETURNING number`,
      ).get(id, visibility, authorId, stoneId, articleType, JSON.stringify(features));
      const number = Number(row?.number);
      const { title, names: otherNames, nature, place, body } = columns;
      sql('INSERT INTO words (rowid, title, names, nature, place, body) VALUES (?, ?, ?, ?, ?, ?)').run(
        number,
        title,
        otherNames,
        nature,
        place,
        body,
      );
      // Corrections are shown to everyone, so only public words may become one.
      if (visibility === 'PUBLIC') {
        sql('INSERT INTO spelling (rowid, text) VALUES (?, ?)').run(
          number,
          [title, otherNames, nature, place, body].join('\n'),
        );
      }
      for (const { field, value } of values) {
        sql('INSERT OR IGNORE INTO stone_values VALUES (?, ?, ?)').run(id, field, value);
      }
      for (const { text, folded, isFirst } of names) {
        const { lastInsertRowid } = sql(
          'INSERT INTO names (stone_id, text, folded, is_first, visibility) VALUES (?, ?, ?, ?, ?)',
        ).run(id, text, folded, isFirst ? 1 : 0, visibility);
        sql('INSERT INTO name_trigrams (rowid, folded) VALUES (?, ?)').run(lastInsertRowid, folded);
      }
    },
  };
}

function who(viewer: Viewer): { scopes: string; userId: string | null } {
  return { scopes: JSON.stringify([...viewer.scopes]), userId: viewer.userId };
}

function conditions(viewer: Viewer, filter: DocumentFilter): Record<string, string | null> {
  const list = (values: readonly string[]) => (values.length === 0 ? null : JSON.stringify(values));
  return {
    ...who(viewer),
    types: list(filter.stoneTypes.map(toFacetValue)),
    countries: list(filter.countries.map(toFacetValue)),
    colors: list(filter.colors.map(toFacetValue)),
    articleTypes: list(filter.articleTypes),
  };
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function toNameHit(row: Record<string, unknown>): NameHit {
  return {
    text: String(row.text),
    folded: String(row.folded),
    stoneId: String(row.stone_id),
    isFirst: row.is_first === 1,
  };
}
