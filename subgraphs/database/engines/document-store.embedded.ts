import { DomainError, invalidInput } from '../../../platform/errors/domain-error.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import {
  type ChangePage,
  COLLECTION_OWNERS,
  type CollectionName,
  type DocumentHead,
  type DocumentsPort,
  type RevisionRecord,
  type StoredDocument,
} from '../../../platform/ports/documents.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import { type DocumentStore, LIMITS } from '../domain/document-store.ts';
import { formatFeedCursor, parseFeedCursor } from '../domain/feed-cursor.ts';
import { lastSequence, writeBatch } from './batch-writer.ts';
import {
  checkCollection,
  checkDocumentId,
  checkIds,
  checkWhole,
  groupByCollection,
  IDEMPOTENCY_DAYS,
  LOG_VISIBILITY,
  toJsonText,
} from './checks.ts';
import { COLLECTION_INDEXES, COLLECTION_NAMES } from './collection-indexes.ts';
import { createCommitQueue } from './commit-queue.ts';
import { HEAD_COLUMNS, text, toChange, toDocument, toHead, toRevision } from './document-row.ts';
import { createFeedSignal } from './feed-signal.ts';
import { openStoreFile } from './store-file.ts';
import { sortToSql, whereToSql } from './where-to-sql.ts';

export interface EmbeddedDocumentStoreOptions {
  /** The SQLite file; made, with its folder, where it is absent. */
  readonly file: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** What for, told to whoever finds it in use; default: the platform. */
  readonly by?: string;
}

/**
 * The document store in one SQLite file: a table a collection with the data as JSON, and tables of history, changes, unique
 * and idempotency keys. Reads run at once on the caller's turn; writes are grouped into transactions that wait for the disk.
 * @throws {StartupError} when the file cannot be opened or another process holds it
 */
export function openEmbeddedDocumentStore({ file: path, clock, log, by }: EmbeddedDocumentStoreOptions): DocumentStore {
  const file = openStoreFile(path, by);
  const oldest = new Date(clock.now() - IDEMPOTENCY_DAYS * 86_400_000).toISOString();
  file.run('DELETE FROM _idempotency WHERE at < ?', oldest);
  const feed = createFeedSignal();
  const closing = new AbortController();
  let newest = lastSequence(file);
  const queue = createCommitQueue(file.database, () => {
    const before = newest;
    newest = lastSequence(file);
    if (newest !== before) feed.wake();
  });

  /** Turns the driver's errors into ours; nothing was written then. */
  async function guarded<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    if (closing.signal.aborted) throw new DomainError('ENGINE_UNAVAILABLE', 'The document store is closed.');
    try {
      return await work();
    } catch (error) {
      if (!isDriverError(error)) throw error;
      log.error({ err: error }, 'document store: engine failed');
      throw new DomainError('ENGINE_UNAVAILABLE', 'The document store cannot serve this now. Nothing was written.', {
        cause: error,
      });
    }
  }

  function readDocuments(collection: CollectionName, ids: readonly string[]): Map<string, StoredDocument<unknown>> {
    const sql = `SELECT ${HEAD_COLUMNS}, d.data FROM "${collection}" AS d WHERE d.id IN (SELECT value FROM json_each(?))`;
    const rows = file.all(sql, JSON.stringify([...new Set(ids)]));
    return new Map(rows.map((row) => [text(row, 'id'), toDocument(collection, row)]));
  }

  function readPage(after: number, limit: number, collections: readonly CollectionName[] | undefined): ChangePage {
    const among = collections === undefined ? '' : 'AND collection IN (SELECT value FROM json_each(?))';
    const rows = file.all(
      `SELECT * FROM _changes WHERE seq > ? ${among} ORDER BY seq LIMIT ?`,
      ...[after, ...(collections === undefined ? [] : [JSON.stringify(collections)]), limit + 1],
    );
    const shown = rows.slice(0, limit);
    const idsOf = Map.groupBy(shown, (row) => text(row, 'collection') as CollectionName);
    const documents = new Map(
      [...idsOf].map(([collection, group]) => [
        collection,
        readDocuments(
          collection,
          group.map((row) => text(row, 'id')),
        ),
      ]),
    );
    const changes = shown.map((row) => {
      const document = documents.get(text(row, 'collection') as CollectionName)?.get(text(row, 'id'));
      return toChange(file.storeId, row, document ?? null);
    });
    const atEnd = rows.length <= limit;
    const cursor = atEnd ? formatFeedCursor(file.storeId, newest) : (changes.at(-1)?.cursor ?? '');
    return { changes, cursor, atEnd };
  }

  const port: DocumentsPort = {
    getMany: <Data>(collection: CollectionName, ids: readonly string[]) =>
      guarded(() => {
        checkCollection(collection);
        checkIds(ids);
        const found = readDocuments(collection, ids);
        return ids.map((id) => (found.get(id) as StoredDocument<Data> | undefined) ?? null);
      }),

    heads: (ids) =>
      guarded(() => {
        checkIds(ids);
        const found = new Map<string, DocumentHead>();
        for (const [collection, group] of groupByCollection(ids)) {
          const sql = `SELECT ${HEAD_COLUMNS} FROM "${collection}" AS d WHERE d.id IN (SELECT value FROM json_each(?))`;
          for (const row of file.all(sql, JSON.stringify(group))) found.set(text(row, 'id'), toHead(collection, row));
        }
        return ids.map((id) => found.get(id) ?? null);
      }),

    find: <Data>(collection: CollectionName, { where, sort, limit = 1_000, skip = 0 }: Parameters<DocumentsPort['find']>[1]) =>
      guarded(() => {
        checkCollection(collection);
        checkWhole(limit, 1, LIMITS.findLimit, 'limit');
        checkWhole(skip, 0, Number.MAX_SAFE_INTEGER, 'skip');
        const condition = whereToSql(collection, where);
        const rows = file.all(
          `SELECT ${HEAD_COLUMNS}, d.data FROM "${collection}" AS d WHERE ${condition.sql}
           ORDER BY ${sortToSql(collection, sort)} LIMIT ? OFFSET ?`,
          ...[...condition.params, limit, skip],
        );
        return rows.map((row) => toDocument<Data>(collection, row));
      }),

    count: (collection, where) =>
      guarded(() => {
        checkCollection(collection);
        const condition = whereToSql(collection, where);
        const sql = `SELECT count(*) AS n FROM "${collection}" AS d WHERE ${condition.sql}`;
        return Number(file.get(sql, ...condition.params)?.n);
      }),

    commit: (batch) => guarded(() => queue.enqueue(() => writeBatch(file, batch, isoNow(clock)))),

    append: (collection, rows) =>
      guarded(() => {
        checkCollection(collection);
        if (rows.length > LIMITS.operations) throw invalidInput('rows', `more than ${LIMITS.operations} at once.`);
        const owner = COLLECTION_OWNERS[collection];
        const prepared = rows.map(({ id, data }) => {
          checkDocumentId(collection, id);
          return [id, toJsonText(data)] as const;
        });
        return queue.enqueue(() => {
          const at = isoNow(clock);
          for (const [id, json] of prepared) {
            file.run(
              `INSERT INTO "${collection}" (id, revision, created_at, updated_at, updated_by, visibility, author_id, data)
               VALUES (?, 1, ?, ?, ?, ?, NULL, ?) ON CONFLICT (id) DO NOTHING`,
              ...[id, at, at, owner, LOG_VISIBILITY[owner], json],
            );
          }
        });
      }),

    histories: (ids, first) =>
      guarded(() => {
        checkIds(ids);
        checkWhole(first, 1, LIMITS.findLimit, 'first');
        const sql = 'SELECT * FROM _history WHERE collection = ? AND id = ? ORDER BY revision DESC LIMIT ?';
        const found = new Map<string, readonly RevisionRecord[]>();
        for (const [collection, group] of groupByCollection(ids)) {
          for (const id of group) found.set(id, file.all(sql, collection, id, first).map(toRevision));
        }
        return ids.map((id) => found.get(id) ?? []);
      }),

    readChanges: ({ after, limit, waitMs, collections, signal }) =>
      guarded(async () => {
        checkWhole(limit, 1, LIMITS.changes, 'limit');
        checkWhole(waitMs, 0, LIMITS.waitMs, 'waitMs');
        collections?.forEach(checkCollection);
        const from = after === null ? 0 : parseFeedCursor(file.storeId, newest, after);
        if (newest === from && waitMs > 0) {
          await feed.wait(waitMs, signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]));
        }
        if (signal?.aborted || closing.signal.aborted) {
          return { changes: [], cursor: formatFeedCursor(file.storeId, from), atEnd: from === newest };
        }
        return readPage(from, limit, collections);
      }),

    lastCursor: () => guarded(() => formatFeedCursor(file.storeId, newest)),
  };

  return {
    ...port,
    engine: 'sqlite',
    inspect: () =>
      guarded(() =>
        COLLECTION_NAMES.map((name) => {
          const row = file.get(`SELECT count(*) AS n, coalesce(sum(octet_length(data)), 0) AS size FROM "${name}"`);
          const indexes = ['id', ...COLLECTION_INDEXES[name].map((paths) => paths.join('+'))];
          return { name, documents: Number(row?.n), sizeBytes: Number(row?.size), indexes };
        }),
      ),
    probe: () =>
      guarded(() => {
        file.get('SELECT 1');
      }),
    async [Symbol.asyncDispose]() {
      if (closing.signal.aborted) return;
      closing.abort();
      await queue.drain();
      file[Symbol.dispose]();
    },
  };
}

function isDriverError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ERR_SQLITE_ERROR' || error.code === 'ERR_INVALID_STATE');
}
