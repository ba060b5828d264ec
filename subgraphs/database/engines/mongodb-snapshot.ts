import type { ClientSession, Collection, Db } from 'mongodb';
import type { CollectionName, WriteBatch } from '../../../platform/ports/documents.ts';
import type { Before, PlannedDocument } from './batch-plan.ts';
import { keysAfter } from './checks.ts';
import { type DocumentRecord, documentsOf, ownCollection, refOf, toDocument } from './mongodb-records.ts';
import type { QueryOptions } from './mongodb-settled-reads.ts';

export interface Snapshot extends Before {
  /** As {@link ApplyOptions} takes it. */
  isAbsent(collection: string, id: string): boolean;
}

/** Reads what the batches name: a query for each collection, and one each for keys and idempotency keys. */
export async function loadSnapshot(
  db: Db,
  batches: readonly WriteBatch[],
  { storeId, position, session }: { readonly storeId: string; readonly position: number; readonly session?: ClientSession },
): Promise<Snapshot> {
  const documents = new Map<string, PlannedDocument>();
  const present = new Set<string>();
  const operations = batches.flatMap((batch) => batch.operations);
  for (const [name, group] of Map.groupBy(operations, ({ collection }) => collection)) {
    const ids = [...new Set(group.map(({ id }) => id))];
    for (const record of await findByIds(documentsOf(db, name), ids, { session })) {
      present.add(refOf(name, record._id));
      if (record.gone === undefined) documents.set(refOf(name, record._id), toPlanned(name, record));
    }
  }
  const keys = new Map<string, string>();
  const holders = batches.flatMap((batch) => keysAfter(batch.operations));
  const wanted = [...new Set(holders.flatMap((holder) => holder.keys))];
  const collection = ownCollection(db, '_keys');
  // Only a document that was there before can hold keys that it gives up.
  const refs = [...new Set(holders.map(({ collection: name, id }) => refOf(name, id)))].filter((ref) => documents.has(ref));
  const found = [
    ...(wanted.length === 0 ? [] : await findByIds(collection, wanted, { session })),
    ...(refs.length === 0 ? [] : await collection.find({ holder: { $in: refs } }, { session }).toArray()),
  ];
  for (const { _id, holder, gone } of found) {
    present.add(refOf('_keys' as CollectionName, _id));
    if (gone === undefined) keys.set(_id, holder);
  }
  const used = [...new Set(batches.flatMap(({ idempotency }) => (idempotency === undefined ? [] : [idempotency.key])))];
  const replays = used.length === 0 ? [] : await findByIds(ownCollection(db, '_idempotency'), used, { session });
  return {
    storeId,
    position,
    documents,
    keys,
    replays: new Map(replays.map(({ _id, ...rest }) => [_id, rest])),
    isAbsent: (name, id) => !present.has(`${name}/${id}`),
  };
}

/** One id is asked for as such: servers that read a whole collection for a list of ids find a single one by their index. */
export function findByIds<Item extends { readonly _id: string }>(
  collection: Collection<Item>,
  ids: readonly string[],
  options: QueryOptions = {},
): Promise<Item[]> {
  const [only] = ids;
  if (only === undefined) return Promise.resolve([]);
  const filter = ids.length === 1 ? { _id: only } : { _id: { $in: [...ids] } };
  return collection.find(filter as never, options).toArray() as unknown as Promise<Item[]>;
}

function toPlanned(name: CollectionName, record: DocumentRecord): PlannedDocument {
  const { seq, born, bytes } = record;
  return { ...toDocument(name, record), seq, born, bytes };
}
