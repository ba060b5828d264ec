import type { SQLOutputValue } from 'node:sqlite';
import type { Visibility } from '../../../platform/identity/viewer.ts';
import type {
  Change,
  CollectionName,
  DocumentHead,
  RevisionRecord,
  StoredDocument,
} from '../../../platform/ports/documents.ts';
import { formatFeedCursor } from '../domain/feed-cursor.ts';

/** A row as node:sqlite gives it. Our own schema declares each column's type, so a column is read as what was written. */
export type Row = Record<string, SQLOutputValue>;

/** The columns of a document without its data. */
export const HEAD_COLUMNS = 'd.id, d.revision, d.created_at, d.updated_at, d.updated_by, d.visibility, d.author_id';

export function toHead(collection: CollectionName, row: Row): DocumentHead {
  return {
    id: text(row, 'id'),
    collection,
    revision: Number(row.revision),
    createdAt: text(row, 'created_at'),
    updatedAt: text(row, 'updated_at'),
    updatedBy: textOrNull(row, 'updated_by'),
    visibility: text(row, 'visibility') as Visibility,
    authorId: textOrNull(row, 'author_id'),
  };
}

/** Parsed anew from the row's JSON, so whoever gets it holds nothing of ours. */
export function toDocument<Data>(collection: CollectionName, row: Row): StoredDocument<Data> {
  return { ...toHead(collection, row), data: JSON.parse(text(row, 'data')) as Data };
}

export function toRevision(row: Row): RevisionRecord {
  return {
    revision: Number(row.revision),
    at: text(row, 'at'),
    by: textOrNull(row, 'by'),
    changedPaths: JSON.parse(text(row, 'changed_paths')) as string[],
  };
}

export function toChange(storeId: string, row: Row, document: StoredDocument<unknown> | null): Change {
  return {
    cursor: formatFeedCursor(storeId, Number(row.seq)),
    collection: text(row, 'collection') as CollectionName,
    id: text(row, 'id'),
    kind: row.kind === 'delete' ? 'delete' : 'put',
    revision: Number(row.revision),
    at: text(row, 'at'),
    visibility: text(row, 'visibility') as Visibility,
    authorId: textOrNull(row, 'author_id'),
    document,
  };
}

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new Error(`The column ${column} holds no text.`);
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}
