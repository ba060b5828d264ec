import {
  type AnyBulkWriteOperation,
  type ClientSession,
  type Collection,
  type Db,
  type Document,
  MongoBulkWriteError,
  type OptionalUnlessRequiredId,
} from 'mongodb';
import type { BatchPlan } from './batch-plan.ts';
import { documentsOf, type Fenced, ownCollection, refOf } from './mongodb-records.ts';
import { toStored } from './mongodb-values.ts';

export interface ApplyOptions {
  /** The transaction to write in; without one each write stands by itself, and the plan may be carried out again from the start. */
  readonly session?: ClientSession;
  /** True where the document is known to be absent, so that it can be inserted; a wrong guess costs time only. */
  readonly isAbsent: (collection: string, id: string) => boolean;
}

/** Writes of one command: FerretDB holds a connection of its own for each of them. */
const FENCED_AT_ONCE = 20;

/**
 * Carries a plan out. Every step does the same twice as once, and does nothing where a later plan has already been there, so whoever
 * finds a plan half carried out can finish it, even while its author is still at it.
 */
export async function applyPlan(db: Db, plan: BatchPlan, { session, isAbsent }: ApplyOptions): Promise<void> {
  const { at } = plan;
  for (const [name, planned] of Map.groupBy(plan.documents, ({ collection }) => collection)) {
    const collection = documentsOf(db, name);
    const records = planned
      .filter(({ document, seq }) => document !== null || seq > 0)
      .map(({ id, seq, document }) => {
        if (document === null) return { _id: id, seq, gone: at };
        const { id: _id, collection: _, data, ...rest } = document;
        return { _id, ...rest, data: toStored(data) };
      });
    await writeFenced(collection as unknown as Collection<Fenced>, records, (id) => isAbsent(name, id), session);
    const erased = planned.filter(({ document, seq }) => document === null && seq === 0).map(({ id }) => id);
    if (erased.length > 0) await collection.deleteMany({ _id: { $in: erased }, seq: 0 }, { session });
  }
  const gone = plan.documents.filter(({ document, seq }) => document === null && seq > 0);
  for (const { ref, born } of plan.forgotten) {
    await ownCollection(db, '_history').deleteMany({ ref, born: { $lte: born } }, { session });
  }
  await insertNew(
    ownCollection(db, '_history'),
    plan.revisions.map((revision) => ({ _id: `${revision.ref}/${revision.born}/${revision.revision}`, ...revision })),
    session,
  );
  const keys = plan.keys.map(({ key, holder }) =>
    holder === null ? { _id: key, seq: plan.last, gone: at } : { _id: key, seq: plan.last, holder },
  );
  await writeFenced(
    ownCollection(db, '_keys') as unknown as Collection<Fenced>,
    keys,
    (key) => isAbsent('_keys', key),
    session,
  );
  await insertNew(
    ownCollection(db, '_graves'),
    [
      ...gone.map(({ collection, id, seq }) => ({ collection: collection as string, id, seq })),
      ...plan.keys.filter(({ holder }) => holder === null).map(({ key }) => ({ collection: '_keys', id: key, seq: plan.last })),
    ].map((grave) => ({ _id: `${grave.collection}/${grave.id}/${grave.seq}`, ...grave, at })),
    session,
  );
  await insertNew(
    ownCollection(db, '_idempotency'),
    plan.replays.map(({ key, ...rest }) => ({ _id: key, ...rest, at })),
    session,
  );
  const changes = plan.changes.map(({ kind, seq, head }) => {
    const { id, collection, revision, updatedAt, visibility, authorId } = head;
    return { _id: refOf(collection, id), seq, collection, id, kind, revision, at: updatedAt, visibility, authorId };
  });
  await writeFenced(
    ownCollection(db, '_changes') as unknown as Collection<Fenced>,
    changes,
    (ref) => isAbsent(ref.slice(0, ref.indexOf('/')), ref.slice(ref.indexOf('/') + 1)),
    session,
  );
}

/** Replaces each record unless one of the same or a later position is there. */
async function writeFenced(
  collection: Collection<Fenced>,
  records: readonly Fenced[],
  isAbsent: (id: string) => boolean,
  session: ClientSession | undefined,
): Promise<void> {
  const fresh = records.filter(({ _id }) => isAbsent(_id));
  const isInserted = await insertNew(collection, fresh, session);
  const rest = isInserted ? records.filter(({ _id }) => !isAbsent(_id)) : records;
  for (let begin = 0; begin < rest.length; begin += FENCED_AT_ONCE) {
    const operations = rest.slice(begin, begin + FENCED_AT_ONCE).map(({ _id, ...record }): AnyBulkWriteOperation<Fenced> => {
      // Where a later record is there, the filter finds nothing and the insert meets its id: then all is done.
      return { replaceOne: { filter: { _id, seq: { $lt: record.seq } }, replacement: record, upsert: true } };
    });
    await passingOver(() => collection.bulkWrite(operations, { ordered: session !== undefined, session }), session);
  }
}

/** @returns false where one of them was there already */
async function insertNew<Item extends Document>(
  collection: Collection<Item>,
  records: readonly OptionalUnlessRequiredId<Item>[],
  session: ClientSession | undefined,
): Promise<boolean> {
  if (records.length === 0) return true;
  return passingOver(() => collection.insertMany([...records], { ordered: session !== undefined, session }), session);
}

/** @returns false where an id was taken; within a transaction that is an error, since it has ended the transaction */
async function passingOver(write: () => Promise<unknown>, session: ClientSession | undefined): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (session === undefined && isTakenOnly(error)) return false;
    throw error;
  }
}

/** True where nothing went wrong but that ids were taken. */
export function isTakenOnly(error: unknown): boolean {
  if (!(error instanceof MongoBulkWriteError)) return false;
  const failures = [error.writeErrors].flat();
  return (
    failures.length > 0 && failures.every(({ code }) => code === 11_000) && error.result.getWriteConcernError() === undefined
  );
}
