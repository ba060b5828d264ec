import { languageOf } from '../../../platform/language/stems.ts';
import { termsOf } from '../../../platform/language/terms.ts';
import { inTransaction } from '../../../platform/sqlite/open-database.ts';
import { openDerivedDatabase } from '../../../platform/sqlite/open-derived-database.ts';
import type { ChunkRecord, IndexedSource, IndexedStone } from '../domain/chunk-index.ts';
import { bytesOf } from '../domain/embedder/binary-sections.ts';
import { createVectorOutbox, OUTBOX_SCHEMA } from './vector-outbox.ts';

/** A file of another version is emptied and derived anew. Raised also when the same texts would give other chunks. */
const VERSION = 7;

/** Weights of the columns title, headings and text in BM25. */
const COLUMN_WEIGHTS = '2.0, 1.5, 1.0';

/**
 * A chunk whose `ordinal` is null has not been committed with its document. Numbers are never used twice. Vectors have a row id, for
 * without one a row of 1.5 kB would spill into a page of its own.
 */
const SCHEMA = `
  CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE stones (id TEXT PRIMARY KEY, stone TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE card_vectors (model TEXT NOT NULL, id TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (model, id)) WITHOUT ROWID;
  CREATE TABLE sources (id TEXT PRIMARY KEY, content_hash TEXT NOT NULL, facts TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE chunks (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, source_id TEXT NOT NULL, ordinal INTEGER,
    start INTEGER NOT NULL, end INTEGER NOT NULL, heading_path TEXT NOT NULL, text TEXT NOT NULL
  );
  CREATE INDEX chunks_by_source ON chunks (source_id, ordinal);
  CREATE TABLE vectors (model TEXT NOT NULL, number INTEGER NOT NULL, vector BLOB NOT NULL, UNIQUE (model, number));
  CREATE VIRTUAL TABLE words USING fts5 (
    title, headings, body, content = '', contentless_delete = 1, tokenize = 'unicode61'
  );
  CREATE VIRTUAL TABLE word_counts USING fts5vocab (words, 'row');
  ${OUTBOX_SCHEMA}
`;

/** The feed's cursor, the model that is searched, and the store elsewhere that the vectors were last written to. */
type StateKey = 'cursor' | 'embedder' | 'vectorStore';

/** A source without its chunks. */
export interface SourceRow {
  readonly id: string;
  /** Equal for documents that give equal chunks. */
  readonly contentHash: string;
  readonly facts: SourceFacts;
}

/** What all chunks of a source share, and how it stands. */
export interface SourceFacts
  extends Pick<ChunkRecord, 'kind' | 'title' | 'stoneId' | 'articleType' | 'locale' | 'visibility' | 'authorId'> {
  readonly revision: number;
  readonly indexedAt: string;
  readonly error: string | null;
}

/** A chunk without what it shares with its source. */
export type ChunkRow = Pick<ChunkRecord, 'id' | 'start' | 'end' | 'headingPath' | 'text'> & { readonly number: number };

export type ChunkTables = ReturnType<typeof openChunkTables>;

/**
 * Opens the file; chunks that a crash left uncommitted are gone.
 * @throws {StartupError} when the file cannot be used
 */
export function openChunkTables(file: string) {
  const { database, sql, close } = openDerivedDatabase(file, VERSION, SCHEMA);

  /** By one seek a model; a plain DISTINCT would read every row. */
  function models(table: 'vectors' | 'card_vectors'): string[] {
    const found: string[] = [];
    for (let last = ''; ; ) {
      const row = sql(`SELECT min(model) AS model FROM ${table} WHERE model > ?`).get(last);
      if (row?.model == null) return found;
      last = String(row.model);
      found.push(last);
    }
  }

  function dropChunk(number: number): void {
    sql('DELETE FROM words WHERE rowid = ?').run(number);
    for (const model of models('vectors')) sql('DELETE FROM vectors WHERE model = ? AND number = ?').run(model, number);
    sql('DELETE FROM chunks WHERE number = ?').run(number);
  }
  inTransaction(database, () => {
    for (const { number } of sql('SELECT number FROM chunks WHERE ordinal IS NULL').all()) dropChunk(Number(number));
  });

  return {
    close,
    transaction: <Result>(work: () => Result): Result => inTransaction(database, work),
    outbox: createVectorOutbox(sql),
    state(key: StateKey): string | null {
      const value = sql('SELECT value FROM state WHERE key = ?').get(key)?.value;
      return value === undefined ? null : String(value);
    },
    setState(key: StateKey, value: string): void {
      sql('INSERT OR REPLACE INTO state VALUES (?, ?)').run(key, value);
    },
    /** What this file wrote from the same types is read back without asking again. */
    stones: (model: string): { stone: IndexedStone; vector: Float32Array | null }[] =>
      sql(
        'SELECT stone, vector FROM stones LEFT JOIN card_vectors ON model = ? AND card_vectors.id = stones.id ORDER BY stones.id',
      )
        .all(model)
        .map((row) => ({ stone: JSON.parse(String(row.stone)) as IndexedStone, vector: toVector(row.vector) })),
    sources: (): SourceRow[] =>
      sql('SELECT id, content_hash, facts FROM sources ORDER BY id')
        .all()
        .map((row) => ({
          id: String(row.id),
          contentHash: String(row.content_hash),
          facts: JSON.parse(String(row.facts)) as SourceFacts,
        })),
    /** Committed chunks by source, in reading order. */
    *chunks(): Generator<{ sourceId: string; chunk: ChunkRow }> {
      const rows = sql('SELECT * FROM chunks ORDER BY source_id, ordinal').iterate();
      for (const row of rows) yield { sourceId: String(row.source_id), chunk: toChunkRow(row) };
    },
    *allVectors(model: string): Generator<{ number: number; vector: Float32Array }> {
      for (const row of sql('SELECT number, vector FROM vectors WHERE model = ? ORDER BY number').iterate(model)) {
        const vector = toVector(row.vector);
        if (vector !== null) yield { number: Number(row.number), vector };
      }
    },
    /** Without a vector: that of an earlier card would be of other words. */
    putStone(stone: IndexedStone): void {
      sql('INSERT OR REPLACE INTO stones VALUES (?, ?)').run(stone.id, JSON.stringify(stone));
      for (const model of models('card_vectors')) {
        sql('DELETE FROM card_vectors WHERE model = ? AND id = ?').run(model, stone.id);
      }
    },
    numbersUnder: (model: string): number[] =>
      sql('SELECT number FROM vectors WHERE model = ?')
        .all(model)
        .map(({ number }) => Number(number)),
    /** Numbers of up to `limit` committed chunks that have no vector under the model. */
    lackingVectors(model: string, limit: number): number[] {
      return sql(
        `SELECT number FROM chunks WHERE ordinal IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM vectors WHERE model = ? AND vectors.number = chunks.number) LIMIT ?`,
      )
        .all(model, limit)
        .map(({ number }) => Number(number));
    },
    /** Ids of up to `limit` stones whose cards have no vector under the model. */
    lackingCards(model: string, limit: number): string[] {
      return sql(
        'SELECT id FROM stones WHERE NOT EXISTS (SELECT 1 FROM card_vectors WHERE model = ? AND card_vectors.id = stones.id) LIMIT ?',
      )
        .all(model, limit)
        .map(({ id }) => String(id));
    },
    putCardVector(model: string, id: string, vector: Float32Array): void {
      sql('INSERT OR REPLACE INTO card_vectors VALUES (?, ?, ?)').run(model, id, bytesOf(vector));
    },
    putSource({ id, contentHash, facts }: SourceRow): void {
      sql('INSERT OR REPLACE INTO sources VALUES (?, ?, ?)').run(id, contentHash, JSON.stringify(facts));
    },
    /** Numbers of a source's chunks by their ids, uncommitted ones included. */
    numbersOf(sourceId: string): Map<string, number> {
      const rows = sql('SELECT id, number FROM chunks WHERE source_id = ?').all(sourceId);
      return new Map(rows.map((row) => [String(row.id), Number(row.number)]));
    },
    /** Adds a chunk that nobody sees before it is placed. */
    addChunk(
      { id: sourceId, title, locale }: Pick<IndexedSource, 'id' | 'title' | 'locale'>,
      { id, start, end, headingPath, text }: Omit<ChunkRow, 'number'>,
    ): number {
      const terms = (of: string) => termsOf(of, languageOf(locale));
      const { lastInsertRowid } = sql(
        'INSERT INTO chunks (id, source_id, ordinal, start, end, heading_path, text) VALUES (?, ?, NULL, ?, ?, ?, ?)',
      ).run(id, sourceId, start, end, JSON.stringify(headingPath), text);
      sql('INSERT INTO words (rowid, title, headings, body) VALUES (?, ?, ?, ?)').run(
        lastInsertRowid,
        terms(title),
        terms(headingPath.join('\n')),
        terms(text),
      );
      return Number(lastInsertRowid);
    },
    /** Gives a source's chunks their places and drops its others. */
    place(sourceId: string, chunks: readonly Pick<ChunkRow, 'number' | 'start' | 'end'>[]): void {
      const kept = new Set(chunks.map(({ number }) => number));
      for (const row of sql('SELECT number FROM chunks WHERE source_id = ?').all(sourceId)) {
        if (!kept.has(Number(row.number))) dropChunk(Number(row.number));
      }
      for (const [ordinal, { number, start, end }] of chunks.entries()) {
        sql('UPDATE chunks SET ordinal = ?, start = ?, end = ? WHERE number = ?').run(ordinal, start, end, number);
      }
    },
    /** Removes a source with its chunks, or a stone. */
    remove(id: string): void {
      for (const row of sql('SELECT number FROM chunks WHERE source_id = ?').all(id)) dropChunk(Number(row.number));
      sql('DELETE FROM sources WHERE id = ?').run(id);
      sql('DELETE FROM stones WHERE id = ?').run(id);
      for (const model of models('card_vectors')) sql('DELETE FROM card_vectors WHERE model = ? AND id = ?').run(model, id);
    },
    /** Empties all but what a vector store elsewhere has yet to hear. */
    clear(): void {
      for (const table of ['state', 'stones', 'card_vectors', 'sources', 'chunks', 'vectors', 'words'])
        database.exec(`DELETE FROM ${table}`);
    },
    putVector(model: string, number: number, vector: Float32Array): void {
      sql('INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)').run(model, number, bytesOf(vector));
    },
    /** Null where the chunk has none under this model. */
    vector(model: string, number: number): Float32Array | null {
      return toVector(sql('SELECT vector FROM vectors WHERE model = ? AND number = ?').get(model, number)?.vector);
    },
    /** By number; a chunk that has none under this model is left out. One call. */
    vectors(model: string, numbers: readonly number[]): ReadonlyMap<number, Float32Array> {
      const rows = sql('SELECT number, vector FROM vectors WHERE model = ? AND number IN (SELECT value FROM json_each(?))');
      const found = new Map<number, Float32Array>();
      for (const row of rows.iterate(model, JSON.stringify(numbers))) {
        const vector = toVector(row.vector);
        if (vector !== null) found.set(Number(row.number), vector);
      }
      return found;
    },
    /** Drops up to `limit` vectors of other models; returns how many. */
    dropOtherVectors(model: string, limit: number): number {
      sql('DELETE FROM card_vectors WHERE model <> ?').run(model);
      const other = models('vectors').find((candidate) => candidate !== model);
      if (other === undefined) return 0;
      const { changes } = sql(
        'DELETE FROM vectors WHERE model = ?1 AND number IN (SELECT number FROM vectors WHERE model = ?1 LIMIT ?2)',
      ).run(other, limit);
      return Number(changes);
    },
    /** In how many chunks each term occurs. */
    frequencies(terms: readonly string[]): Map<string, number> {
      return new Map(
        terms.flatMap((term) => {
          const row = sql('SELECT doc FROM word_counts WHERE term = ?').get(term);
          return row === undefined ? [] : [[term, Number(row.doc)] as const];
        }),
      );
    },
    /**
     * BM25 of the chunks that have one of the terms, best first; larger is better.
     * @param among numbers of chunks; null: all
     */
    match(terms: readonly string[], limit: number, among: readonly number[] | null): { number: number; score: number }[] {
      const expression = terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR ');
      const inside = among === null ? '' : 'AND rowid IN (SELECT value FROM json_each(:among))';
      return sql(
        `SELECT rowid AS number, -bm25(words, ${COLUMN_WEIGHTS}) AS score FROM words WHERE words MATCH :expression ${inside}
         ORDER BY score DESC LIMIT :limit`,
      )
        .all(among === null ? { expression, limit } : { expression, limit, among: JSON.stringify(among) })
        .map((row) => ({ number: Number(row.number), score: Number(row.score) }));
    },
  };
}

function toChunkRow(row: Record<string, unknown>): ChunkRow {
  return {
    number: Number(row.number),
    id: String(row.id),
    start: Number(row.start),
    end: Number(row.end),
    headingPath: JSON.parse(String(row.heading_path)) as string[],
    text: String(row.text),
  };
}

function toVector(blob: unknown): Float32Array | null {
  return blob instanceof Uint8Array ? new Float32Array(blob.slice().buffer) : null;
}
