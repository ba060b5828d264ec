import { z } from 'zod';
import { invalidInput } from '../../../platform/errors/domain-error.ts';
import { SCOPES } from '../../../platform/identity/scopes.ts';
import type { Visibility } from '../../../platform/identity/viewer.ts';
import {
  COLLECTION_OWNERS,
  type CollectionName,
  type DocumentsPort,
  type Where,
  type WriteOperation,
} from '../../../platform/ports/documents.ts';
import type { CallerName } from '../../../platform/service-names.ts';
import type { InternalWriteOperation, MutationResolvers, QueryResolvers } from '../schema.generated.ts';

/** The store as one caller may use it. */
type DocumentsFor = (caller: CallerName) => DocumentsPort;

const COLLECTION = z.enum(Object.keys(COLLECTION_OWNERS) as [CollectionName, ...CollectionName[]]);
const OBJECT = z.record(z.string(), z.unknown());
const VISIBILITY = z.enum(['PUBLIC', ...SCOPES]);
const DIRECTION = z.literal([1, -1]);

/** @param stopped ends waits for changes when the service stops */
export function internalQueryResolvers(documentsFor: DocumentsFor, stopped: AbortSignal): QueryResolvers {
  return {
    _documents: (_, { collection, ids }, { caller }) => documentsFor(caller).getMany(toCollection(collection), ids),
    _heads: (_, { ids }, { caller }) => documentsFor(caller).heads(ids),
    _find: (_, { collection, query }, { caller }) =>
      documentsFor(caller).find(toCollection(collection), {
        where: toWhere(query.where),
        sort: query.sort?.map(({ path, direction }) => [path, parse(DIRECTION, direction, 'query.sort.direction')] as const),
        limit: query.limit ?? undefined,
        skip: query.skip ?? undefined,
      }),
    _count: (_, { collection, where }, { caller }) => documentsFor(caller).count(toCollection(collection), toWhere(where)),
    _histories: (_, { ids, first }, { caller }) => documentsFor(caller).histories(ids, first),
    _changes: (_, { after, limit, waitMs, collections }, { caller, signal }) =>
      documentsFor(caller).readChanges({
        after: after ?? null,
        limit,
        waitMs,
        ...(collections === null || collections === undefined ? {} : { collections: collections.map(toCollection) }),
        signal: AbortSignal.any([signal, stopped]),
      }),
    _lastCursor: (_, _args, { caller }) => documentsFor(caller).lastCursor(),
  };
}

export function internalMutationResolvers(documentsFor: DocumentsFor): MutationResolvers {
  return {
    _commit: (_, { batch }, { caller }) =>
      documentsFor(caller).commit({
        operations: batch.operations.map(toOperation),
        by: batch.by ?? null,
        ...(batch.idempotency === null || batch.idempotency === undefined ? {} : { idempotency: batch.idempotency }),
        ...(batch.outcome === undefined ? {} : { outcome: batch.outcome }),
      }),
    async _append(_, { collection, rows }, { caller }) {
      await documentsFor(caller).append(
        toCollection(collection),
        rows.map(({ id, data }, index) => ({ id, data: parse(OBJECT, data, `rows.${index}.data`) })),
      );
      return true;
    },
  };
}

function toOperation(given: InternalWriteOperation, index: number): WriteOperation {
  const path = `batch.operations.${index}`;
  const { id, expectedRevision } = given;
  const known = {
    collection: toCollection(given.collection),
    id,
    ...(expectedRevision === null || expectedRevision === undefined ? {} : { expectedRevision }),
  };
  if (given.kind === 'delete') return { kind: 'delete', ...known };
  if (given.kind !== 'put') throw invalidInput(`${path}.kind`, 'is neither `put` nor `delete`.');
  return {
    kind: 'put',
    ...known,
    data: parse(OBJECT, given.data, `${path}.data`),
    visibility: parse<Visibility>(VISIBILITY, given.visibility, `${path}.visibility`),
    authorId: given.authorId ?? null,
    ...(given.uniqueKeys === null || given.uniqueKeys === undefined ? {} : { uniqueKeys: given.uniqueKeys }),
  };
}

function toCollection(name: string): CollectionName {
  return parse(COLLECTION, name, 'collection');
}

/** Its conditions are checked by the store, as those of a local caller are. */
function toWhere(where: unknown): Where | undefined {
  return where === null || where === undefined ? undefined : (parse(OBJECT, where, 'where') as Where);
}

function parse<Value>(schema: z.ZodType<Value>, given: unknown, path: string): Value {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw invalidInput(path, parsed.error.issues[0]?.message ?? 'is not allowed.');
}
