import { randomUUID } from 'node:crypto';
import { invalidInput } from '../errors/domain-error.ts';
import type { CollectionName, DocumentsPort, StoredDocument } from '../ports/documents.ts';
import type { CallerName } from '../service-names.ts';
import {
  AppendDocument,
  ChangesDocument,
  CommitDocument,
  CountDocument,
  DocumentsDocument,
  FindDocument,
  HeadsDocument,
  HistoriesDocument,
  LastCursorDocument,
} from './documents.generated.ts';
import { createHttpPool } from './http.ts';
import type { ServiceClient } from './service-client.ts';

/** A long poll's answer may come so much later than it was asked to wait. */
const POLL_MARGIN_MS = 5_000;
/** A batch of some thousand operations. */
const WRITE_TIMEOUT_MS = 15_000;

/**
 * The document store of another process. A batch always carries an idempotency key, so it is sent again when an answer was
 * lost, and never written twice. The change feed is polled on connections of its own.
 */
export function createRemoteDocuments(client: ServiceClient, caller: CallerName): DocumentsPort & AsyncDisposable {
  const feed = createHttpPool();
  const closed = new AbortController();
  return {
    async getMany<Data>(collection: CollectionName, ids: readonly string[]) {
      if (ids.length === 0) return [];
      const { _documents } = await client.call(DocumentsDocument, { collection, ids });
      return _documents as readonly (StoredDocument<Data> | null)[];
    },
    async heads(ids) {
      if (ids.length === 0) return [];
      return (await client.call(HeadsDocument, { ids }))._heads as Awaited<ReturnType<DocumentsPort['heads']>>;
    },
    async find<Data>(collection: CollectionName, { sort, ...query }: Parameters<DocumentsPort['find']>[1]) {
      checkConditions(query.where, 'where');
      const order = sort?.map(([path, direction]) => ({ path, direction }));
      const { _find } = await client.call(FindDocument, { collection, query: { ...query, sort: order } });
      return _find as readonly StoredDocument<Data>[];
    },
    async count(collection, where) {
      checkConditions(where, 'where');
      return (await client.call(CountDocument, { collection, where }))._count;
    },
    async commit(batch) {
      const { _commit } = await client.call(
        CommitDocument,
        { batch: { ...batch, idempotency: batch.idempotency ?? onceOnly(caller) } },
        { isRepeatable: true, timeoutMs: WRITE_TIMEOUT_MS },
      );
      return _commit as Awaited<ReturnType<DocumentsPort['commit']>>;
    },
    async append(collection, rows) {
      await client.call(AppendDocument, { collection, rows }, { timeoutMs: WRITE_TIMEOUT_MS });
    },
    histories: async (ids, first) => (await client.call(HistoriesDocument, { ids, first }))._histories,
    async readChanges({ signal, ...request }) {
      const isOver = () => closed.signal.aborted || signal?.aborted === true;
      try {
        const { _changes } = await client.call(ChangesDocument, request, {
          connection: feed,
          timeoutMs: request.waitMs + POLL_MARGIN_MS,
          isRepeatable: false,
          signal: signal === undefined ? closed.signal : AbortSignal.any([signal, closed.signal]),
        });
        return _changes as Awaited<ReturnType<DocumentsPort['readChanges']>>;
      } catch (error) {
        if (!isOver()) throw error;
        return { changes: [], cursor: request.after ?? (await client.call(LastCursorDocument, {}))._lastCursor, atEnd: true };
      }
    },
    lastCursor: async () => (await client.call(LastCursorDocument, {}))._lastCursor,
    async [Symbol.asyncDispose]() {
      closed.abort();
      await feed.close();
    },
  };
}

/**
 * JSON leaves out what is undefined and has no NaN: a condition that is lost on the way would match everything.
 * @throws {DomainError} INVALID_INPUT, as the store itself does
 */
function checkConditions(given: unknown, path: string): void {
  if (typeof given === 'number' && !Number.isFinite(given)) throw invalidInput(path, 'is not a number.');
  if (typeof given !== 'object' || given === null) return;
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) throw invalidInput(path, `"${key}" is undefined.`);
    checkConditions(value, path);
  }
}

/** A key that no other batch has: it only makes sending this one again harmless. */
function onceOnly(caller: CallerName): { key: string; fingerprint: string } {
  return { key: `${caller}:once:${randomUUID()}`, fingerprint: 'once' };
}
