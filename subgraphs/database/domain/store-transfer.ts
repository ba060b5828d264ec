import { createHash } from 'node:crypto';
import { z } from 'zod';
import { SCOPES } from '../../../platform/identity/scopes.ts';
import { COLLECTION_OWNERS, type CollectionName } from '../../../platform/ports/documents.ts';

/*
 * A whole store as rows, to be copied from one engine to another or into files. Beside the documents of each collection it
 * has four sections that no port shows: histories, the change feed, unique keys, idempotency keys. A row is plain JSON with its
 * fields in a fixed order, and the rows of a section come in the order of their keys (texts by their UTF-8 bytes), so that two
 * copies of one state have the same bytes, whichever engine held them.
 */

const VISIBILITY = z.enum(['PUBLIC', ...SCOPES]);
const COLLECTION = z.enum(Object.keys(COLLECTION_OWNERS) as [CollectionName, ...CollectionName[]]);
const ID = z.string().min(1);
const REVISION = z.int().min(1);
/** A position of the change feed. */
const SEQUENCE = z.int().min(0);

/** Handed through as it is: a copy key by key would lose a key such as `__proto__`. */
const DATA = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object',
);

const DOCUMENT_ROW = z.strictObject({
  id: ID,
  revision: REVISION,
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string().nullable(),
  visibility: VISIBILITY,
  authorId: z.string().nullable(),
  data: DATA,
});
const HISTORY_ROW = z.strictObject({
  collection: COLLECTION,
  id: ID,
  revision: REVISION,
  at: z.string(),
  by: z.string().nullable(),
  changedPaths: z.array(z.string()),
});
const CHANGE_ROW = z.strictObject({
  sequence: SEQUENCE,
  collection: COLLECTION,
  id: ID,
  kind: z.enum(['put', 'delete']),
  revision: REVISION,
  at: z.string(),
  visibility: VISIBILITY,
  authorId: z.string().nullable(),
});
const UNIQUE_KEY_ROW = z.strictObject({ key: z.string(), collection: COLLECTION, id: ID });
const IDEMPOTENCY_ROW = z.strictObject({
  key: z.string(),
  fingerprint: z.string(),
  /** Left out where the batch had none; null where it was null. */
  outcome: z.unknown().optional(),
  sequence: SEQUENCE,
  at: z.string(),
});

export type DocumentRow = z.infer<typeof DOCUMENT_ROW>;
export type HistoryRow = z.infer<typeof HISTORY_ROW>;
export type ChangeRow = z.infer<typeof CHANGE_ROW>;
export type UniqueKeyRow = z.infer<typeof UNIQUE_KEY_ROW>;
export type IdempotencyRow = z.infer<typeof IDEMPOTENCY_ROW>;

/** The sections beside the documents, and what a row of each holds. */
interface BookRows {
  readonly history: HistoryRow;
  readonly changes: ChangeRow;
  readonly uniqueKeys: UniqueKeyRow;
  readonly idempotency: IdempotencyRow;
}
export type BookName = keyof BookRows;
export type SectionName = CollectionName | BookName;
export type StoreRow = DocumentRow | BookRows[BookName];
/** What orders the rows of a section and is unique in it. */
export type RowKey = readonly (string | number)[];

const BOOKS: { readonly [Name in BookName]: { readonly row: z.ZodType<BookRows[Name]>; keyOf(row: BookRows[Name]): RowKey } } =
  {
    history: { row: HISTORY_ROW, keyOf: ({ collection, id, revision }) => [collection, id, revision] },
    changes: { row: CHANGE_ROW, keyOf: ({ sequence }) => [sequence] },
    uniqueKeys: { row: UNIQUE_KEY_ROW, keyOf: ({ key }) => [key] },
    idempotency: { row: IDEMPOTENCY_ROW, keyOf: ({ key }) => [key] },
  };

/**
 * Every section in the order in which a store is copied: the changes, since an engine may keep a document's position with the
 * document, then the collections by name, then the other books.
 */
export const SECTIONS: readonly SectionName[] = [
  'changes',
  ...(Object.keys(COLLECTION_OWNERS) as CollectionName[]).sort(),
  'history',
  'uniqueKeys',
  'idempotency',
];

export function isBook(section: SectionName): section is BookName {
  return Object.hasOwn(BOOKS, section);
}

/**
 * What is read from a file or an engine, as a row of the section: its fields in the fixed order.
 * @throws {z.ZodError} when it is none
 */
export function parseRow(section: SectionName, value: unknown): StoreRow {
  return isBook(section) ? BOOKS[section].row.parse(value) : DOCUMENT_ROW.parse(value);
}

export function keyOf(section: SectionName, row: StoreRow): RowKey {
  // The section says which row it is.
  return isBook(section) ? (BOOKS[section] as { keyOf(row: StoreRow): RowKey }).keyOf(row) : [(row as DocumentRow).id];
}

/** The rows as lines of a file, each with its line break. */
export function toLines(rows: readonly StoreRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** What identifies the state that a copy was taken from. */
export interface StoreState {
  /** Eight hexadecimal digits. */
  readonly storeId: string;
  /** The newest position of the change feed. */
  readonly sequence: number;
}

/**
 * One unchanging state of a store, read section by section while the store may go on serving. Memory is bounded by the
 * page. Errors: ENGINE_UNAVAILABLE.
 */
export interface StoreReader extends AsyncDisposable {
  /** What holds it, such as `sqlite`. */
  readonly engine: string;
  readonly state: StoreState;
  count(section: SectionName): Promise<number>;
  /** Pages of rows in the order of their keys. */
  read(section: SectionName): AsyncIterable<readonly StoreRow[]>;
  /** As {@link read}, the documents behind an id only. */
  readAfter(collection: CollectionName, id: string): AsyncIterable<readonly StoreRow[]>;
  /** Resolves when all that was read is of one state. @throws {StartupError} when someone wrote meanwhile */
  confirm(): Promise<void>;
}

/**
 * A store that is being filled and is none until `finish`: whoever opens it before is refused, or does not find it. Disposing
 * it before leaves what was written, to be taken up again.
 */
export interface StoreWriter extends AsyncDisposable {
  readonly engine: string;
  /** Of which state an earlier transfer that was cut off had begun to write here; null where there is nothing. */
  readonly begun: StoreState | null;
  /** Throws away what an earlier transfer left, and begins anew. */
  begin(from: StoreState): Promise<void>;
  /** The last row's key of a section; null where it has none. */
  lastKey(section: SectionName): Promise<RowKey | null>;
  /** Adds rows, durable when it resolves; rows that are there are replaced. */
  write(section: SectionName, rows: readonly StoreRow[]): Promise<void>;
  clear(section: SectionName): Promise<void>;
  /** What has been written so far, to be compared. Pages as {@link StoreReader.read}. */
  read(section: SectionName): AsyncIterable<readonly StoreRow[]>;
  /**
   * Makes it a store, in one step. It gets an identity of its own, so that whoever derived something from another store
   * with the same positions notices and builds anew.
   */
  finish(): Promise<void>;
}

/** What a section holds, to be compared. */
export interface SectionDigest {
  readonly name: SectionName;
  readonly rows: number;
  /** Bytes of its lines in UTF-8. */
  readonly bytes: number;
  /** SHA-256 of its lines, each with its line break, in hex. */
  readonly sha256: string;
}

/** Adds up the digest of a section, some lines at a time. */
export interface SectionDigester {
  /** @param text whole lines, with their line breaks */
  add(text: string, rows: number): void;
  end(): SectionDigest;
}

export function createSectionDigester(name: SectionName): SectionDigester {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  return {
    add(text, more) {
      hash.update(text);
      rows += more;
      bytes += Buffer.byteLength(text);
    },
    end: () => ({ name, rows, bytes, sha256: hash.digest('hex') }),
  };
}

/** One checksum of a whole store: SHA-256 of a line `<sha256> <section>` for each section, in hex. */
export function wholeChecksum(sections: readonly SectionDigest[]): string {
  const hash = createHash('sha256');
  for (const { name, sha256 } of sections) hash.update(`${sha256} ${name}\n`);
  return hash.digest('hex');
}
