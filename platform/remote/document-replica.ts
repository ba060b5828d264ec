import { LRUCache } from 'lru-cache';
import { type FeedConsumer, startFeedConsumer } from '../change-feed/consumer.ts';
import { currentScope } from '../graphql/request-scope.ts';
import type { Logger } from '../logging/logger.ts';
import {
  type CollectionName,
  compareCursors,
  type DocumentHead,
  type DocumentsPort,
  type StoredDocument,
} from '../ports/documents.ts';

export interface DocumentReplicaOptions {
  /** The store of another process. */
  readonly documents: DocumentsPort;
  readonly collections: readonly CollectionName[];
  /** Documents at most, default 20,000; the least recently read goes first and is asked for again. */
  readonly maxDocuments?: number;
  readonly log: Logger;
}

/** A store with copies of some collections at hand. */
export interface DocumentReplica extends DocumentsPort, AsyncDisposable {
  /** Resolves once the copies have passed the feed's end as it was when called. */
  caughtUp(): Promise<void>;
}

/**
 * Copies of the documents that every service asks for with every request, kept up with the change feed: a key is checked and
 * a stone read without a call, also while the database is away. What the copies cannot answer honestly is asked of the store: an id that
 * they do not hold, and any id when the request must see a write that they have not passed yet.
 * Cost: one long poll, and about 4 KB of memory a document.
 */
export function openDocumentReplica(options: DocumentReplicaOptions): DocumentReplica {
  const { documents, collections, log, maxDocuments = 20_000 } = options;
  const copies = new LRUCache<string, StoredDocument<unknown>>({ max: maxDocuments });
  /** Ids that this process has written, with the cursor that the copies must pass before they answer for them again. */
  const written = new Map<string, string>();

  const consumer: FeedConsumer = startFeedConsumer({
    name: 'replica',
    documents,
    collections,
    loadCursor: () => null,
    apply(changes, cursor) {
      for (const { id, document } of changes) {
        if (document === null) copies.delete(id);
        else copies.set(id, document);
      }
      for (const [id, at] of written) if (compareCursors(cursor, at) >= 0) written.delete(id);
    },
    reset() {
      copies.clear();
      written.clear();
    },
    log,
  });

  /** The copy of a document, where it may be shown to the request at hand. */
  function copyOf(id: string): StoredDocument<unknown> | null {
    const readAfter = currentScope()?.readAfter ?? null;
    const { cursor } = consumer;
    if (readAfter !== null && (cursor === null || compareCursors(cursor, readAfter) < 0)) return null;
    const own = written.get(id);
    if (own !== undefined && (cursor === null || compareCursors(cursor, own) < 0)) return null;
    return copies.get(id) ?? null;
  }

  /** Answers from the copies, and asks once for all others. */
  async function withCopies<Found extends DocumentHead>(
    ids: readonly string[],
    toFound: (copy: StoredDocument<unknown>) => Found | null,
    ask: (missing: readonly string[]) => Promise<readonly (Found | null)[]>,
  ): Promise<readonly (Found | null)[]> {
    const found = new Map<string, Found | null>();
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      const copy = copyOf(id);
      const known = copy === null ? null : toFound(copy);
      if (known === null) missing.push(id);
      else found.set(id, known);
    }
    if (missing.length > 0) {
      const asked = await ask(missing);
      for (const [index, id] of missing.entries()) found.set(id, asked[index] ?? null);
    }
    return ids.map((id) => found.get(id) ?? null);
  }

  return {
    ...documents,
    getMany<Data>(collection: CollectionName, ids: readonly string[]) {
      if (!collections.includes(collection)) return documents.getMany<Data>(collection, ids);
      return withCopies<StoredDocument<Data>>(
        ids,
        (copy) => (copy.collection === collection ? (copy as StoredDocument<Data>) : null),
        (missing) => documents.getMany<Data>(collection, missing),
      );
    },
    heads: (ids) =>
      withCopies<DocumentHead>(
        ids,
        ({ data: _, ...head }) => head,
        (missing) => documents.heads(missing),
      ),
    async commit(batch) {
      const result = await documents.commit(batch);
      for (const { id, collection } of batch.operations) {
        if (collections.includes(collection)) written.set(id, result.cursor);
      }
      return result;
    },
    caughtUp: () => consumer.caughtUp(),
    [Symbol.asyncDispose]: () => consumer[Symbol.asyncDispose](),
  };
}
