import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Collection, type Db, type Document, MongoError, MongoServerError } from 'mongodb';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import { COLLECTION_INDEXES, COLLECTION_NAMES } from './collection-indexes.ts';
import { ownCollection } from './mongodb-records.ts';
import { fieldOf } from './where-to-mongodb.ts';

export const FORMAT = '1';
/** In place of the format while a transfer fills the database. */
export const INCOMING = 'incoming';
/** `NamespaceNotFound`: a collection that is not there yet has no indexes. */
const NO_COLLECTION = 26;
/** How often the indexes of a collection are tried. */
const ATTEMPTS = 4;
const PAUSE_MS = 100;

/** What the database is. */
export interface StoreRecord {
  readonly _id: 'store';
  readonly format: string;
  readonly storeId: string;
}

interface Index {
  readonly name: string;
  readonly key: Readonly<Record<string, 1 | -1>>;
}

const OWN_INDEXES: Readonly<Record<string, readonly Index[]>> = {
  _changes: [{ name: 'ix_seq', key: { seq: 1 } }],
  _history: [{ name: 'ix_ref', key: { ref: 1, revision: -1 } }],
  _keys: [{ name: 'ix_holder', key: { holder: 1 } }],
  _idempotency: [{ name: 'ix_at', key: { at: 1 } }],
  _graves: [{ name: 'ix_at', key: { at: 1 } }],
  _logParts: [{ name: 'ix_batch', key: { batch: 1 } }],
  _log: [],
};

/**
 * Makes what the database lacks and drops indexes that are no longer declared; one of ours with other paths is built anew.
 * @returns the store's id, eight hexadecimal digits, drawn when the database was first used
 * @throws {StartupError} when another version wrote it
 */
export async function prepareDatabase(db: Db): Promise<string> {
  const store = db.collection<StoreRecord>('_store');
  const fresh = { format: FORMAT, storeId: randomBytes(4).toString('hex') };
  try {
    // Several processes may be the first: only one can insert it.
    if ((await store.findOne({ _id: 'store' })) === null) await store.insertOne({ _id: 'store', ...fresh });
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== 11_000) throw error;
  }
  const known = await store.findOne({ _id: 'store' });
  if (known?.format === INCOMING) {
    throw new StartupError(
      'A restore or a migration into the database was not finished.',
      'Give its command again, or name another database.',
    );
  }
  if (known?.format !== FORMAT) {
    throw new StartupError('The database was written by another version.', 'Start the version that wrote it.');
  }
  // One after the other: a server may build one index at a time, and each command has its own time.
  for (const name of COLLECTION_NAMES) {
    const wanted = COLLECTION_INDEXES[name].map((paths) => ({
      name: `ix_${paths.join('+')}`,
      key: Object.fromEntries(paths.map((path) => [fieldOf(path), 1 as const])),
    }));
    await prepareIndexes(db.collection(name), wanted);
  }
  for (const [name, indexes] of Object.entries(OWN_INDEXES)) await prepareIndexes(db.collection(name), indexes);
  return known.storeId;
}

/** Idempotency keys older than `keysBefore` and marks of deletions older than `marksBefore` are forgotten; ISO 8601. */
export async function sweepDatabase(db: Db, keysBefore: string, marksBefore: string): Promise<void> {
  await ownCollection(db, '_idempotency').deleteMany({ at: { $lt: keysBefore } });
  const graves = ownCollection(db, '_graves');
  for await (const { _id, collection, id, seq } of graves.find({ at: { $lt: marksBefore } })) {
    await db.collection<{ _id: string }>(collection).deleteOne({ _id: id, seq, gone: { $exists: true } });
    await graves.deleteOne({ _id });
  }
}

async function prepareIndexes(collection: Collection<Document>, wanted: readonly Index[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await prepareIndexesOnce(collection, wanted);
      return;
    } catch (error) {
      // Another process that starts at the same moment makes the same ones, at which some servers break off: then they are there.
      if (attempt === ATTEMPTS || !(error instanceof MongoError)) throw error;
      await sleep(PAUSE_MS * attempt);
    }
  }
}

async function prepareIndexesOnce(collection: Collection<Document>, wanted: readonly Index[]): Promise<void> {
  const present = await collection.indexes().catch((error: unknown) => {
    if (error instanceof MongoServerError && error.code === NO_COLLECTION) return [];
    throw error;
  });
  const isAsWanted = (index: { name?: string; key: object }) =>
    wanted.some(({ name, key }) => name === index.name && JSON.stringify(key) === JSON.stringify(index.key));
  for (const index of present) {
    if (index.name?.startsWith('ix_') && !isAsWanted(index)) await collection.dropIndex(index.name);
  }
  const kept = new Set(present.filter(isAsWanted).map(({ name }) => name));
  const missing = wanted.filter(({ name }) => !kept.has(name));
  if (missing.length > 0) await collection.createIndexes(missing.map(({ name, key }) => ({ name, key: { ...key } })));
}
