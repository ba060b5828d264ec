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
 * The document store as one caller may use it: everyone reads, a collection is written by its owner only. Besides, any
 * service may insert (`expectedRevision: 0`) into `ledger` what a call of its own cost. The router writes nothing.
 * A refused batch throws FORBIDDEN before anything is written.
 */
export function createDocumentsPort(store: DocumentStore, caller: CallerName): DocumentsPort {
  const port: DocumentsPort = {
    getMany: (collection, ids) => store.getMany(collection, ids),
    heads: (ids) => store.heads(ids),
    find: (collection, query) => store.find(collection, query),
    count: (collection, where) => store.count(collection, where),
    histories: (ids, first) => store.histories(ids, first),
    readChanges: (request) => store.readChanges(request),
    lastCursor: () => store.lastCursor(),
    async commit(batch) {
      for (const operation of batch.operations) {
        if (!mayWrite(caller, operation)) throw forbidden(caller, operation.collection);
      }
      return store.commit(batch);
    },
    async append(collection, rows) {
      if (COLLECTION_OWNERS[collection] !== caller) throw forbidden(caller, collection);
      return store.append(collection, rows);
    },
  };
  return guardPort(port, { caller, service: 'database', rights: DOCUMENTS_RIGHTS });
}

function mayWrite(caller: CallerName, operation: WriteOperation): boolean {
  if (COLLECTION_OWNERS[operation.collection] === caller) return true;
  const isInsert = operation.kind === 'put' && operation.expectedRevision === 0;
  return operation.collection === 'ledger' && isInsert && caller !== 'router';
}

function forbidden(caller: CallerName, collection: CollectionName): DomainError {
  const owner = Object.hasOwn(COLLECTION_OWNERS, collection) ? COLLECTION_OWNERS[collection] : 'nobody';
  return new DomainError('FORBIDDEN', `The service ${caller} may not write ${collection}.`, {
    remedy: `Ask its owner, ${owner}, for the change.`,
  });
}
