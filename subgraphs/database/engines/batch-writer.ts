import type {
  CommitResult,
  DocumentHead,
  StoredDocument,
  WriteBatch,
  WriteOperation,
} from '../../../platform/ports/documents.ts';
import { changedPaths } from '../domain/changed-paths.ts';
import { formatFeedCursor } from '../domain/feed-cursor.ts';
import { checkBatch, checkFingerprint, checkRevision, duplicateKey, keysAfter, toJsonText } from './checks.ts';
import { HEAD_COLUMNS, text, toDocument, toHead } from './document-row.ts';
import type { StoreFile } from './store-file.ts';

type Put = Extract<WriteOperation, { kind: 'put' }>;

/**
 * Writes one batch within the open transaction: documents, history, changes, unique keys and the idempotency key. The caller
 * undoes what was done when it throws.
 * @param at the batch's time, ISO 8601, UTC
 * @throws {DomainError} CONFLICT, DUPLICATE, IDEMPOTENCY_REUSED, INVALID_INPUT
 */
export function writeBatch(file: StoreFile, batch: WriteBatch, at: string): CommitResult {
  const replay = findReplay(file, batch);
  if (replay !== null) return replay;
  checkBatch(batch);
  const documents: StoredDocument<unknown>[] = [];
  for (const operation of batch.operations) {
    if (operation.kind === 'put') documents.push(put(file, operation, batch.by, at));
    else remove(file, operation, at);
  }
  replaceUniqueKeys(file, batch.operations);
  const sequence = lastSequence(file);
  // What was written is what a replay must give back, so the outcome takes the same way through JSON here.
  const outcome = batch.outcome === undefined ? null : JSON.stringify(batch.outcome);
  if (batch.idempotency !== undefined) {
    const { key, fingerprint } = batch.idempotency;
    file.run(
      'INSERT INTO _idempotency (key, fingerprint, outcome, seq, at) VALUES (?, ?, ?, ?, ?)',
      key,
      fingerprint,
      outcome,
      sequence,
      at,
    );
  }
  return { cursor: formatFeedCursor(file.storeId, sequence), replayed: false, outcome: fromJson(outcome), documents };
}

/** The newest position of the feed, 0 before the first change. */
export function lastSequence(file: StoreFile): number {
  return Number(file.get('SELECT coalesce(max(seq), 0) AS seq FROM _changes')?.seq);
}

function findReplay(file: StoreFile, { idempotency }: WriteBatch): CommitResult | null {
  if (idempotency === undefined) return null;
  const row = file.get('SELECT fingerprint, outcome, seq FROM _idempotency WHERE key = ?', idempotency.key);
  if (row === undefined) return null;
  checkFingerprint(row.fingerprint, idempotency.fingerprint);
  const outcome = row.outcome === null ? null : text(row, 'outcome');
  return { cursor: formatFeedCursor(file.storeId, Number(row.seq)), replayed: true, outcome: fromJson(outcome), documents: [] };
}

function put(file: StoreFile, operation: Put, by: string | null, at: string): StoredDocument<unknown> {
  const { collection, id, visibility, authorId } = operation;
  const json = toJsonText(operation.data);
  const row = file.get(`SELECT ${HEAD_COLUMNS}, d.data FROM "${collection}" AS d WHERE d.id = ?`, id);
  const before = row === undefined ? null : toDocument(collection, row);
  checkRevision(operation, before);
  const data: unknown = JSON.parse(json);
  const revision = (before?.revision ?? 0) + 1;
  const createdAt = before?.createdAt ?? at;
  file.run(
    `INSERT INTO "${collection}" (id, revision, created_at, updated_at, updated_by, visibility, author_id, data)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at,
       updated_by = excluded.updated_by, visibility = excluded.visibility, author_id = excluded.author_id, data = excluded.data`,
    ...[id, revision, createdAt, at, by, visibility, authorId, json],
  );
  const paths =
    before === null
      ? ['*']
      : [...changedPaths(before.data, data), ...(before.visibility === visibility ? [] : ['visibility'])].sort();
  file.run(
    'INSERT INTO _history (collection, id, revision, at, "by", changed_paths) VALUES (?, ?, ?, ?, ?, ?)',
    ...[collection, id, revision, at, by, JSON.stringify(paths)],
  );
  const head: DocumentHead = { id, collection, revision, createdAt, updatedAt: at, updatedBy: by, visibility, authorId };
  takeEarlierChange(file, head);
  recordChange(file, 'put', head);
  return { ...head, data };
}

function remove(file: StoreFile, operation: WriteOperation, at: string): void {
  const { collection, id } = operation;
  const row = file.get(`SELECT ${HEAD_COLUMNS} FROM "${collection}" AS d WHERE d.id = ?`, id);
  const before = row === undefined ? null : toHead(collection, row);
  checkRevision(operation, before);
  if (before === null) return;
  file.run(`DELETE FROM "${collection}" WHERE id = ?`, id);
  file.run('DELETE FROM _history WHERE collection = ? AND id = ?', collection, id);
  // An appended row was never in the feed, so nobody needs to hear that it is gone.
  if (takeEarlierChange(file, before)) recordChange(file, 'delete', { ...before, updatedAt: at });
}

/** A document's earlier change is superseded: whoever reads it would get the present document anyway. True if there was one. */
function takeEarlierChange(file: StoreFile, { collection, id }: DocumentHead): boolean {
  return file.run('DELETE FROM _changes WHERE collection = ? AND id = ?', collection, id) > 0;
}

function recordChange(file: StoreFile, kind: 'put' | 'delete', head: DocumentHead): void {
  const { collection, id, revision, updatedAt, visibility, authorId } = head;
  file.run(
    'INSERT INTO _changes (collection, id, kind, revision, at, visibility, author_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ...[collection, id, kind, revision, updatedAt, visibility, authorId],
  );
}

/** First all earlier keys go, then the new ones come, so that two documents of a batch can swap theirs. */
function replaceUniqueKeys(file: StoreFile, operations: readonly WriteOperation[]): void {
  const holders = keysAfter(operations);
  for (const { collection, id } of holders) {
    file.run('DELETE FROM _unique_keys WHERE collection = ? AND id = ?', collection, id);
  }
  for (const { collection, id, keys } of holders) {
    for (const key of keys) {
      if (file.get('SELECT id FROM _unique_keys WHERE key = ?', key) !== undefined) throw duplicateKey(key);
      file.run('INSERT INTO _unique_keys (key, collection, id) VALUES (?, ?, ?)', key, collection, id);
    }
  }
}

function fromJson(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}
