import { DomainError, invalidInput } from '../../../platform/errors/domain-error.ts';
import type { Visibility } from '../../../platform/identity/viewer.ts';
import { ID_PREFIXES, prefixOf } from '../../../platform/ids/ids.ts';
import {
  COLLECTION_OWNERS,
  type CollectionName,
  type DocumentHead,
  type WriteBatch,
  type WriteOperation,
} from '../../../platform/ports/documents.ts';
import type { CallerName } from '../../../platform/service-names.ts';
import { LIMITS } from '../domain/document-store.ts';

const PREFIX_OF = new Map<CollectionName, string>(
  Object.entries(ID_PREFIXES).flatMap(([prefix, collection]) => (collection === null ? [] : [[collection, prefix] as const])),
);

/** Who may see the rows of a log, by the service that appends them. */
export const LOG_VISIBILITY = {
  content: 'content:write',
  search: 'search:analytics',
  rag: 'rag:manage',
  auth: 'users:manage',
  flywheel: 'flywheel:read',
  monitoring: 'monitoring:read',
} as const satisfies { readonly [Caller in CallerName]?: Visibility };

/** How long an idempotency key is remembered. */
export const IDEMPOTENCY_DAYS = 90;

/** A collection's name becomes a table's name, so it must be one that we know. @throws {DomainError} INVALID_INPUT */
export function checkCollection(collection: CollectionName): void {
  if (!Object.hasOwn(COLLECTION_OWNERS, collection)) throw invalidInput('collection', 'no such collection.');
}

/** @throws {DomainError} INVALID_INPUT outside `low` … `high` */
export function checkWhole(value: number, low: number, high: number, name: string): number {
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw invalidInput(name, `must be a whole number from ${low} to ${high}, not ${value}.`);
}

/** @throws {DomainError} INVALID_INPUT for more ids than one call may name */
export function checkIds(ids: readonly string[]): void {
  if (ids.length > LIMITS.ids) throw invalidInput('ids', `more than ${LIMITS.ids} at once.`);
}

/** @throws {DomainError} INVALID_INPUT for too many operations, or an id or a collection that no document can have */
export function checkBatch({ operations }: WriteBatch): void {
  if (operations.length > LIMITS.operations) throw invalidInput('operations', `more than ${LIMITS.operations} in one batch.`);
  for (const { collection, id } of operations) {
    checkCollection(collection);
    checkDocumentId(collection, id);
  }
}

/** @throws {DomainError} INVALID_INPUT for an id that {@link DocumentsPort.heads} could not find again */
export function checkDocumentId(collection: CollectionName, id: string): void {
  const prefix = PREFIX_OF.get(collection);
  if (id.length < 1 || id.length > LIMITS.idLength) throw invalidInput('id', `must have 1 to ${LIMITS.idLength} characters.`);
  if (prefix !== undefined && !id.startsWith(`${prefix}_`))
    throw invalidInput('id', `in ${collection} it begins with \`${prefix}_\`.`);
}

/** @throws {DomainError} INVALID_INPUT for what has no JSON or too much of it */
export function toJsonText(data: object): string {
  const json = JSON.stringify(data);
  if (json === undefined || !json.startsWith('{')) throw invalidInput('data', 'must be an object.');
  if (json.length > LIMITS.dataLength) throw invalidInput('data', `longer than ${LIMITS.dataLength} characters of JSON.`);
  return json;
}

/** @param before the document as it is; null where it is absent. @throws {DomainError} CONFLICT */
export function checkRevision({ collection, id, expectedRevision }: WriteOperation, before: DocumentHead | null): void {
  const present = before?.revision ?? 0;
  if (expectedRevision === undefined || expectedRevision === present) return;
  const state = present === 0 ? 'is not there' : `has revision ${present}`;
  const expected = expectedRevision === 0 ? 'to be absent' : `at revision ${expectedRevision}`;
  throw new DomainError('CONFLICT', `${id} of ${collection} was expected ${expected} but ${state}.`);
}

/** @throws {DomainError} IDEMPOTENCY_REUSED unless the key was used for this very request */
export function checkFingerprint(known: unknown, fingerprint: string): void {
  if (known === fingerprint) return;
  throw new DomainError('IDEMPOTENCY_REUSED', 'The idempotency key was used before with another input.');
}

export function duplicateKey(key: string): DomainError {
  return new DomainError('DUPLICATE', `Another document already has the unique key ${key}.`);
}

/** The unique keys that each document of a batch has after it, by its last operation that says so. */
export function keysAfter(
  operations: readonly WriteOperation[],
): readonly { readonly collection: CollectionName; readonly id: string; readonly keys: readonly string[] }[] {
  const last = new Map<string, { collection: CollectionName; id: string; keys: readonly string[] }>();
  for (const operation of operations) {
    const { collection, id } = operation;
    const keys = operation.kind === 'delete' ? [] : operation.uniqueKeys;
    if (keys !== undefined) last.set(`${collection}/${id}`, { collection, id, keys: [...new Set(keys)] });
  }
  return [...last.values()];
}

/** Ids without repeats by the collection that their prefix names; an id of no shape of ours names nothing. */
export function groupByCollection(ids: readonly string[]): Map<CollectionName, string[]> {
  const groups = new Map<CollectionName, string[]>();
  for (const id of new Set(ids)) {
    const prefix = prefixOf(id);
    const collection = prefix === null ? null : ID_PREFIXES[prefix];
    if (collection === null) continue;
    const group = groups.get(collection);
    if (group === undefined) groups.set(collection, [id]);
    else group.push(id);
  }
  return groups;
}
