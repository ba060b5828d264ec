import type { CollectionName, DocumentsPort } from '../../../platform/ports/documents.ts';

/** What one collection holds. */
export interface CollectionFigures {
  readonly name: CollectionName;
  readonly documents: number;
  /** Bytes of the documents' data as JSON in UTF-8, without indexes and history. */
  readonly sizeBytes: number;
  /** Each index as its paths joined by `+`, such as `data.path+data.locale`; `id` first. */
  readonly indexes: readonly string[];
}

/**
 * The engine behind {@link DocumentsPort}: the same promises without the question who may write what. Beyond the port:
 * a put always makes a revision, also of equal data; deleting what is absent changes nothing; a deleted document leaves no
 * history, and one made again under its id begins at revision 1. The feed keeps the last change of each document only, so a
 * consumer that reads from the beginning meets every document once. Absent and null values sort first when rising.
 * A wait for changes also ends, with an empty page and a newer cursor, when other collections moved the feed on.
 */
export interface DocumentStore extends DocumentsPort, AsyncDisposable {
  /** What holds the documents, such as `sqlite`. */
  readonly engine: string;
  /** Every collection in order of its name, also the empty ones. */
  inspect(): Promise<readonly CollectionFigures[]>;
  /** Resolves when the engine answers. @throws {DomainError} ENGINE_UNAVAILABLE */
  probe(): Promise<void>;
}

/** Bounds of what one call may ask. */
export const LIMITS = {
  /** Documents of one `find`; its default is 1,000. */
  findLimit: 10_000,
  /** Ids of one `getMany`, `heads` or `histories`. */
  ids: 10_000,
  /** Operations of one batch, rows of one `append`. */
  operations: 5_000,
  /** Changes of one page. */
  changes: 1_000,
  waitMs: 20_000,
  idLength: 200,
  /** UTF-16 code units of one document's JSON. */
  dataLength: 8_000_000,
} as const;
