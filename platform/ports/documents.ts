import type { PortRights } from '../identity/service-permissions.ts';
import type { Guarded, Visibility } from '../identity/viewer.ts';
import type { CallerName } from '../service-names.ts';

/** Each collection and the one service that may write it (`ledger` besides: any service may insert what a call cost). */
export const COLLECTION_OWNERS = {
  stones: 'content',
  articles: 'content',
  generations: 'content',
  seeds: 'content',
  corrections: 'content',
  searchQueries: 'search',
  searchClicks: 'search',
  sourceDocuments: 'rag',
  askedQuestions: 'rag',
  users: 'auth',
  sessions: 'auth',
  quotas: 'auth',
  audit: 'auth',
  gaps: 'flywheel',
  questions: 'flywheel',
  answers: 'flywheel',
  runs: 'flywheel',
  schedules: 'flywheel',
  conversations: 'flywheel',
  ledger: 'monitoring',
  prices: 'monitoring',
  budgets: 'monitoring',
  usage: 'monitoring',
  metrics: 'monitoring',
  alertRules: 'monitoring',
  alerts: 'monitoring',
} as const satisfies Record<string, CallerName>;

export type CollectionName = keyof typeof COLLECTION_OWNERS;

/** What every stored document carries beside its data. */
export interface DocumentHead extends Guarded {
  readonly id: string;
  readonly collection: CollectionName;
  /** 1 when created, one more with each change. */
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** A user's id, a service's name, or null for the seed. */
  readonly updatedBy: string | null;
}

/** A stored document. `Data` is what its owner wrote; it is plain JSON and must not be changed by the reader. */
export interface StoredDocument<Data> extends DocumentHead {
  readonly data: Data;
}

export type Comparable = string | number | boolean | null;

/**
 * Conditions on dotted paths, such as `{ 'data.type': { $in: ['MARBLE'] }, visibility: 'PUBLIC' }`. A plain value means
 * equality; where the path holds an array, one equal element is enough. All conditions must hold.
 */
export interface Where {
  readonly [path: string]: Comparable | Condition | readonly Where[] | undefined;
  readonly $and?: readonly Where[];
  readonly $or?: readonly Where[];
}

export interface Condition {
  readonly $eq?: Comparable;
  readonly $ne?: Comparable;
  readonly $in?: readonly Comparable[];
  readonly $nin?: readonly Comparable[];
  readonly $gt?: Comparable;
  readonly $gte?: Comparable;
  readonly $lt?: Comparable;
  readonly $lte?: Comparable;
  readonly $exists?: boolean;
}

export interface FindQuery {
  readonly where?: Where;
  /** Dotted paths with 1 (rising) or -1 (falling); ties always end in rising ids. Default: by id. */
  readonly sort?: readonly (readonly [path: string, direction: 1 | -1])[];
  /** 1 … 10,000; default 1,000. */
  readonly limit?: number;
  readonly skip?: number;
}

/** One step of an atomic batch. */
export type WriteOperation =
  | {
      readonly kind: 'put';
      readonly collection: CollectionName;
      readonly id: string;
      readonly data: object;
      readonly visibility: Visibility;
      readonly authorId: string | null;
      /** Refuses the batch unless the document has this revision; 0: unless it is absent. Left out: whatever is there. */
      readonly expectedRevision?: number;
      /** Values no other document may have, such as `stones:slug:rosso-levanto`; they replace the document's earlier ones. */
      readonly uniqueKeys?: readonly string[];
    }
  | { readonly kind: 'delete'; readonly collection: CollectionName; readonly id: string; readonly expectedRevision?: number };

export interface WriteBatch {
  readonly operations: readonly WriteOperation[];
  /** Who writes: a user's id, a service's name, or null for the seed. */
  readonly by: string | null;
  /**
   * Makes a repeated request harmless: the second commit with the same key writes nothing and returns the first one's
   * `outcome`. Include the caller in the key (`<user or service>:<operation>:<client's key>`).
   */
  readonly idempotency?: { readonly key: string; readonly fingerprint: string };
  /** Plain JSON to give back to whoever repeats the request, such as the ids that were made. */
  readonly outcome?: unknown;
}

export interface CommitResult {
  /** Position in the change feed after this batch; what has passed it has seen the batch. */
  readonly cursor: string;
  /** True when the idempotency key had been used with the same fingerprint: nothing was written now. */
  readonly replayed: boolean;
  /** The outcome of this batch, or of the first one when replayed. */
  readonly outcome: unknown;
  /** The documents put, in the batch's order, as they are now stored; empty when replayed. */
  readonly documents: readonly StoredDocument<unknown>[];
}

export interface Change {
  /** Opaque and rising in commit order. */
  readonly cursor: string;
  readonly collection: CollectionName;
  readonly id: string;
  readonly kind: 'put' | 'delete';
  readonly revision: number;
  readonly at: string;
  /** Visibility before and after tell a consumer who may hear of it; for a delete, as it was last. */
  readonly visibility: Visibility;
  readonly authorId: string | null;
  /** The document as it is now, not as it was then; null where it has since been deleted. */
  readonly document: StoredDocument<unknown> | null;
}

export interface ChangePage {
  readonly changes: readonly Change[];
  /** Read on from here, also when `changes` is empty. */
  readonly cursor: string;
  /** True when nothing newer was committed when the page was read. */
  readonly atEnd: boolean;
}

export interface RevisionRecord {
  readonly revision: number;
  readonly at: string;
  readonly by: string | null;
  /** Dotted paths into `data` (and `visibility`), sorted; `*` when the document was created. */
  readonly changedPaths: readonly string[];
}

/**
 * The document store as a service sees it: durable documents with revisions, written in atomic batches, and their change
 * feed. Local and remote implementations pass one contract suite. Errors: FORBIDDEN (a collection of another service),
 * CONFLICT (revision), DUPLICATE (unique key), IDEMPOTENCY_REUSED, INVALID_INPUT (filter, limit), INVALID_CURSOR,
 * ENGINE_UNAVAILABLE; after any of them nothing was written.
 */
export interface DocumentsPort {
  /** Same length and order as `ids`; null where no document has that id. */
  getMany<Data>(collection: CollectionName, ids: readonly string[]): Promise<readonly (StoredDocument<Data> | null)[]>;
  /** Like {@link getMany}, by an id's own prefix and without the data: one engine call for ids of any collection. */
  heads(ids: readonly string[]): Promise<readonly (DocumentHead | null)[]>;
  find<Data>(collection: CollectionName, query: FindQuery): Promise<readonly StoredDocument<Data>[]>;
  count(collection: CollectionName, where?: Where): Promise<number>;
  commit(batch: WriteBatch): Promise<CommitResult>;
  /**
   * Appends rows of a log (views, metrics, queries): no revision history, no feed, never a change of an existing row.
   * Durable when the promise resolves.
   */
  append(collection: CollectionName, rows: readonly { readonly id: string; readonly data: object }[]): Promise<void>;
  /** For each id the newest `first` revisions, newest first; empty where no document has that id. One engine call. */
  histories(ids: readonly string[], first: number): Promise<readonly (readonly RevisionRecord[])[]>;
  /**
   * Changes after a cursor in commit order, at least once.
   * @param after null: from the beginning
   * @param waitMs 0 … 20,000: how long to wait for the first change when there is none
   * @param signal ends the wait early with an empty page
   */
  readChanges(request: {
    readonly after: string | null;
    readonly limit: number;
    readonly waitMs: number;
    readonly collections?: readonly CollectionName[];
    readonly signal?: AbortSignal;
  }): Promise<ChangePage>;
  /** The feed's present end. */
  lastCursor(): Promise<string>;
}

/** Orders two cursors of the feed: negative when `a` is older. Cursors are fixed-width, so their text order is their order. */
export function compareCursors(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The change feed tells of every document what {@link DocumentsPort.heads} does, so heads need no more than it. */
export const DOCUMENTS_RIGHTS: PortRights<DocumentsPort> = {
  getMany: 'READ',
  heads: 'FEED',
  find: 'READ',
  count: 'READ',
  commit: 'WRITE',
  append: 'WRITE',
  histories: 'READ',
  readChanges: 'FEED',
  lastCursor: 'FEED',
};
