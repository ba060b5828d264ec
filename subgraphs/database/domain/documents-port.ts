import { DomainError } from '../../../platform/errors/domain-error.ts';
import { guardPort } from '../../../platform/identity/service-permissions.ts';
import {
  COLLECTION_OWNERS,
  type CollectionName,
  DOCUMENTS_RIGHTS,
  type DocumentsPort,
  type WriteOperation,
} from '../../../platform/ports/documents.ts';
import type { CallerName } from '../../../platform/service-names.ts';
import type { DocumentStore } from './document-store.ts';

/**
 * The document store as one caller may use it: everyone reads, but for what auth keeps of people, which only auth does; a collection is
 * written by its owner only. Besides, any service may insert (`expectedRevision: 0`) into `ledger` what a call of its own cost. What is
 * appended to the audit log or the ledger nobody changes or deletes, their owners neither. The router writes nothing. A refused batch
 * throws FORBIDDEN before anything is written.
 */
export function createDocumentsPort(store: DocumentStore, caller: CallerName): DocumentsPort {
  const port: DocumentsPort = {
    async getMany(collection, ids) {
      checkMayRead(caller, collection);
      return store.getMany(collection, ids);
    },
    heads: (ids) => store.heads(ids),
    async find(collection, query) {
      checkMayRead(caller, collection);
      return store.find(collection, query);
    },
    async count(collection, where) {
      checkMayRead(caller, collection);
      return store.count(collection, where);
    },
    histories: (ids, first) => store.histories(ids, first),
    readChanges: (request) => store.readChanges(request),
    lastCursor: () => store.lastCursor(),
    async commit(batch) {
      for (const operation of batch.operations) {
        if (!mayWrite(caller, operation)) throw forbidden(caller, operation);
      }
      return store.commit(batch);
    },
    async append(collection, rows) {
      if (COLLECTION_OWNERS[collection] !== caller) throw forbidden(caller, { collection });
      return store.append(collection, rows);
    },
  };
  return guardPort(port, { caller, service: 'database', rights: DOCUMENTS_RIGHTS });
}

/** Password hashes, seeds of sessions, addresses: a service that is taken over must not give them away. */
const PRIVATE_COLLECTIONS: readonly CollectionName[] = ['users', 'sessions', 'quotas', 'audit'];

/** @throws {DomainError} FORBIDDEN */
function checkMayRead(caller: CallerName, collection: CollectionName): void {
  if (!PRIVATE_COLLECTIONS.includes(collection) || COLLECTION_OWNERS[collection] === caller) return;
  throw new DomainError('FORBIDDEN', `The service ${caller} may not read ${collection}.`, {
    remedy: `Only its owner, ${COLLECTION_OWNERS[collection]}, may.`,
  });
}

/** What happened and what it cost: a service that is taken over must not rewrite it. */
const APPEND_ONLY_COLLECTIONS: readonly CollectionName[] = ['audit', 'ledger'];

function mayWrite(caller: CallerName, operation: WriteOperation): boolean {
  const isInsert = operation.kind === 'put' && operation.expectedRevision === 0;
  if (APPEND_ONLY_COLLECTIONS.includes(operation.collection) && !isInsert) return false;
  if (COLLECTION_OWNERS[operation.collection] === caller) return true;
  return operation.collection === 'ledger' && caller !== 'router';
}

function forbidden(caller: CallerName, { collection }: Pick<WriteOperation, 'collection'>): DomainError {
  const owner = Object.hasOwn(COLLECTION_OWNERS, collection) ? COLLECTION_OWNERS[collection] : 'nobody';
  if (owner === caller)
    return new DomainError('FORBIDDEN', `What ${collection} holds is neither changed nor deleted.`, {
      remedy: 'Insert an entry beside it, with `expectedRevision` 0.',
    });
  return new DomainError('FORBIDDEN', `The service ${caller} may not write ${collection}.`, {
    remedy: `Ask its owner, ${owner}, for the change.`,
  });
}
