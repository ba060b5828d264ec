import type { Collection, Db } from 'mongodb';
import type { Visibility } from '../../../platform/identity/viewer.ts';
import type {
  Change,
  CollectionName,
  DocumentHead,
  RevisionRecord,
  StoredDocument,
} from '../../../platform/ports/documents.ts';
import { formatFeedCursor } from '../domain/feed-cursor.ts';
import { fromStored } from './mongodb-values.ts';

/**
 * What is written under a fence: a record is only ever replaced by one of a later position of the feed, so a writer that was held
 * up can undo nothing. That is why a deletion leaves a mark for a day (`gone`, the time): it holds nothing of what was deleted.
 */
export interface Fenced {
  readonly _id: string;
  /** Position of the feed at which it was written; 0 for an appended row, of which the feed does not tell. */
  readonly seq: number;
  /** ISO 8601; only in the mark of a deletion. */
  readonly gone?: string;
}

/** A document, in the collection of its own name. */
export interface DocumentRecord extends Fenced {
  readonly revision: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy: string | null;
  readonly visibility: Visibility;
  readonly authorId: string | null;
  /** As {@link toStored} writes it. */
  readonly data: unknown;
  /** Of the data as JSON in UTF-8. */
  readonly bytes: number;
  /** Position at which it was created: its history is that of this birth only. */
  readonly born: number;
}

/** The last change of a document; `_id` is `<collection>/<id>`. */
export interface ChangeRecord extends Fenced {
  readonly collection: CollectionName;
  readonly id: string;
  readonly kind: 'put' | 'delete';
  readonly revision: number;
  readonly at: string;
  readonly visibility: Visibility;
  readonly authorId: string | null;
}

/** One revision; `_id` is `<ref>/<born>/<revision>`. */
export interface HistoryRecord {
  readonly _id: string;
  /** `<collection>/<id>` */
  readonly ref: string;
  readonly born: number;
  readonly revision: number;
  readonly at: string;
  readonly by: string | null;
  readonly paths: readonly string[];
}

/** Who holds a unique key, which is the `_id`. */
export interface KeyRecord extends Fenced {
  /** `<collection>/<id>`; absent in the mark of a key that was given up. */
  readonly holder: string;
}

export interface IdempotencyRecord {
  readonly _id: string;
  readonly fingerprint: string;
  /** JSON, or null for none. */
  readonly outcome: string | null;
  /** Position after the batch. */
  readonly seq: number;
  readonly at: string;
}

/** Which mark of a deletion can go when; `_id` is `<collection>/<id>/<seq>`. */
export interface GraveRecord {
  readonly _id: string;
  readonly collection: string;
  readonly id: string;
  readonly seq: number;
  readonly at: string;
}

/** The collections beside those of documents, and what they hold. */
interface OwnCollections {
  _changes: ChangeRecord;
  _history: HistoryRecord;
  _keys: KeyRecord;
  _idempotency: IdempotencyRecord;
  _graves: GraveRecord;
}

export function ownCollection<Name extends keyof OwnCollections>(db: Db, name: Name): Collection<OwnCollections[Name]> {
  return db.collection<OwnCollections[Name]>(name);
}

export function documentsOf(db: Db, name: CollectionName): Collection<DocumentRecord> {
  return db.collection<DocumentRecord>(name);
}

export function refOf(collection: CollectionName, id: string): string {
  return `${collection}/${id}`;
}

export function toHead(collection: CollectionName, record: DocumentRecord): DocumentHead {
  const { _id: id, revision, createdAt, updatedAt, updatedBy, visibility, authorId } = record;
  return { id, collection, revision, createdAt, updatedAt, updatedBy, visibility, authorId };
}

export function toDocument<Data>(collection: CollectionName, record: DocumentRecord): StoredDocument<Data> {
  return { ...toHead(collection, record), data: fromStored(record.data) as Data };
}

export function toChange(storeId: string, record: ChangeRecord, document: StoredDocument<unknown> | null): Change {
  const { seq, collection, id, kind, revision, at, visibility, authorId } = record;
  return { cursor: formatFeedCursor(storeId, seq), collection, id, kind, revision, at, visibility, authorId, document };
}

export function toRevision({ revision, at, by, paths }: HistoryRecord): RevisionRecord {
  return { revision, at, by, changedPaths: paths };
}
