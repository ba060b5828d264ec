import { termsOf } from '../../../platform/language/terms.ts';
import { inTransaction } from '../../../platform/sqlite/open-database.ts';
import { openDerivedDatabase } from '../../../platform/sqlite/open-derived-database.ts';
import { type DocumentEntry, type IndexedDocument, languageOfDocument, type TextColumns } from '../domain/indexed-document.ts';
import type { NameHit } from '../domain/lexical-index.ts';

/** A file of another version is emptied and derived anew. */
const VERSION = 4;

/** Weights of the columns title, names, nature, place and body in BM25, tuned on the development set. */
const COLUMN_WEIGHTS = '3.0, 2.0, 4.0, 4.0, 1.0';

/** `words` holds terms (see platform/language/terms.ts), so its tokenizer has nothing to do but split them. */
const SCHEMA = `
  CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, entry TEXT NOT NULL);
  CREATE TABLE texts (number INTEGER PRIMARY KEY, columns TEXT NOT NULL);
  CREATE TABLE names (
    number INTEGER PRIMARY KEY, stone_id TEXT NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL, is_first INTEGER NOT NULL,
    visibility TEXT NOT NULL
  );
  CREATE INDEX names_by_folded ON names (folded);
  CREATE INDEX names_by_stone ON names (stone_id);
  CREATE VIRTUAL TABLE words USING fts5 (
    title, names, nature, place, body, content = '', contentless_delete = 1, tokenize = 'unicode61'
  );
  CREATE VIRTUAL TABLE name_trigrams USING fts5 (folded, content = '', contentless_delete = 1, tokenize = 'trigram');
`;

/** Opens the file of the lexical index. @throws {StartupError} when it cannot be used */
export function openLexicalTables(file: string) {
  const { database, sql, close } = openDerivedDatabase(file, VERSION, SCHEMA);
  const scores = database.prepare(`SELECT rowid, -bm25(words, ${COLUMN_WEIGHTS}) FROM words WHERE words MATCH ?`);
  scores.setReturnArrays(true);

  function removeDerived(number: number, id: string): void {
    sql('DELETE FROM words WHERE rowid = ?').run(number);
    sql('DELETE FROM name_trigrams WHERE rowid IN (SELECT number FROM names WHERE stone_id = ?)').run(id);
    sql('DELETE FROM names WHERE stone_id = ?').run(id);
  }

  return {
    close,
    transaction: <Result>(work: () => Result): Result => inTransaction(database, work),
    cursor(): string | null {
      const row = sql(`SELECT value FROM state WHERE key = 'cursor'`).get();
      return row === undefined ? null : String(row.value);
    },
    setCursor(cursor: string): void {
      sql(`INSERT OR REPLACE INTO state VALUES ('cursor', ?)`).run(cursor);
    },
    clear(): void {
      for (const table of ['state', 'documents', 'texts', 'names', 'words', 'name_trigrams'])
        database.exec(`DELETE FROM ${table}`);
    },
    /** Written by this file alone, from the same type. */
    *entries(): Generator<{ number: number; entry: DocumentEntry }> {
      for (const row of sql('SELECT number, entry FROM documents ORDER BY number').iterate()) {
        yield { number: Number(row.number), entry: JSON.parse(String(row.entry)) as DocumentEntry };
      }
    },
    numberOf(id: string): number | null {
      const number = sql('SELECT number FROM documents WHERE id = ?').get(id)?.number;
      return number === undefined ? null : Number(number);
    },
    text(number: number): TextColumns | null {
      const row = sql('SELECT columns FROM texts WHERE number = ?').get(number);
      return row === undefined ? null : toColumns(row.columns);
    },
    textsAfter: (number: number, limit: number): { number: number; columns: TextColumns }[] =>
      sql('SELECT number, columns FROM texts WHERE number > ? ORDER BY number LIMIT ?')
        .all(number, limit)
        .map((row) => ({ number: Number(row.number), columns: toColumns(row.columns) })),
    remove(number: number, id: string): void {
      removeDerived(number, id);
      sql('DELETE FROM texts WHERE number = ?').run(number);
      sql('DELETE FROM documents WHERE number = ?').run(number);
    },
    /** @param known its number, where it is there already. @returns its number, the same for as long as it is there */
    put({ features, stoneId, articleType, columns, values, names }: IndexedDocument, known: number | null): number {
      const { id, visibility } = features;
      if (known !== null) removeDerived(known, id);
      const entry: DocumentEntry = { features, stoneId, articleType, values };
      const row = sql(
        `INSERT INTO documents (number, id, entry) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET entry = excluded.entry
         RETURNING number`,
      ).get(known, id, JSON.stringify(entry));
      const number = Number(row?.number);
      sql('INSERT OR REPLACE INTO texts VALUES (?, ?)').run(number, JSON.stringify(columns));
      const terms = (text: string) => termsOf(text, languageOfDocument(features));
      sql('INSERT INTO words (rowid, title, names, nature, place, body) VALUES (?, ?, ?, ?, ?, ?)').run(
        number,
        terms(columns.title),
        terms(columns.names),
        terms(columns.nature),
        terms(columns.place),
        terms(columns.body),
      );
      for (const { text, folded, isFirst } of names) {
        const { lastInsertRowid } = sql(
          'INSERT INTO names (stone_id, text, folded, is_first, visibility) VALUES (?, ?, ?, ?, ?)',
        ).run(id, text, folded, isFirst ? 1 : 0, visibility);
        sql('INSERT INTO name_trigrams (rowid, folded) VALUES (?, ?)').run(lastInsertRowid, folded);
      }
      return number;
    },
    /** Numbers of the documents that satisfy an FTS5 query, in no order; read as far as the caller goes. */
    *matching(expression: string): Generator<number> {
      for (const row of sql('SELECT rowid AS number FROM words WHERE words MATCH ?').iterate(expression)) {
        yield Number(row.number);
      }
    },
    hasMatch: (expression: string): boolean =>
      sql('SELECT 1 FROM words WHERE words MATCH ? LIMIT 1').get(expression) !== undefined,
    /** The same with BM25, > 0, as pairs. */
    scores: (expression: string): readonly (readonly [number, number])[] =>
      scores.all(expression) as unknown as readonly (readonly [number, number])[],
    namesStartingWith: (folded: string, limit: number): NameHit[] =>
      sql(
        `SELECT text, folded, stone_id, is_first FROM names WHERE folded >= :from AND folded < :to AND visibility = 'PUBLIC'
         ORDER BY length(folded), is_first DESC, folded, stone_id LIMIT :limit`,
      )
        .all({ from: folded, to: `${folded}\u{10FFFF}`, limit })
        .map(toNameHit),
    /** @param expression an FTS5 query of trigrams */
    namesByTrigrams: (expression: string, limit: number, order: 'by length' | 'by likeness'): NameHit[] =>
      sql(
        `SELECT text, folded, stone_id, is_first FROM
           (SELECT rowid AS number, bm25(name_trigrams) AS score FROM name_trigrams WHERE name_trigrams MATCH :expression) near
           JOIN names USING (number) WHERE visibility = 'PUBLIC'
         ORDER BY ${order === 'by length' ? 'length(folded)' : 'near.score'}, folded, stone_id LIMIT :limit`,
      )
        .all({ expression, limit })
        .map(toNameHit),
  };
}

/** Written by this file alone, from the same type. */
function toColumns(json: unknown): TextColumns {
  return JSON.parse(String(json)) as TextColumns;
}

function toNameHit(row: Record<string, unknown>): NameHit {
  return {
    text: String(row.text),
    folded: String(row.folded),
    stoneId: String(row.stone_id),
    isFirst: row.is_first === 1,
  };
}
