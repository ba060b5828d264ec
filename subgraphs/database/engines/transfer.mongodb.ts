import { randomBytes } from 'node:crypto';
import { type Db, type Document, MongoError } from 'mongodb';
import { openMongo } from '../../../platform/engines/mongodb.ts';
import type { MongoConfig } from '../../../platform/engines/mongodb-config.ts';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import type { CollectionName } from '../../../platform/ports/documents.ts';
import {
  type BookName,
  type ChangeRow,
  type DocumentRow,
  type HistoryRow,
  type IdempotencyRow,
  isBook,
  parseRow,
  type RowKey,
  SECTIONS,
  type SectionName,
  type StoreReader,
  type StoreRow,
  type StoreState,
  type StoreWriter,
  type UniqueKeyRow,
} from '../domain/store-transfer.ts';
import { holdMongoDatabase } from './mongodb-hold.ts';
import { FORMAT, INCOMING, type StoreRecord } from './mongodb-layout.ts';
import { createBatchLog, firstLogEntry } from './mongodb-log.ts';
import { type ChangeRecord, type DocumentRecord, documentsOf, ownCollection, refOf } from './mongodb-records.ts';
import { fromStored, toStored } from './mongodb-values.ts';

const PAGE = 200;
/** Fewer than a page, since a command has its time limit. */
const INSERTED_AT_ONCE = 50;
const OWN = ['_changes', '_history', '_keys', '_idempotency', '_graves', '_log', '_logParts'] as const;

/** The database's own record while it is being filled. */
interface IncomingRecord extends StoreRecord {
  readonly from: StoreState;
}

/**
 * Reads the store of a database. It has no snapshot of its own: `confirm` fails where someone wrote meanwhile. Rows of logs,
 * of which the feed does not tell, are as they were when they were read.
 * @throws {StartupError} when the server does not answer, or there is no store
 */
export async function openMongoStoreReader(config: MongoConfig): Promise<StoreReader> {
  await using opened = new AsyncDisposableStack();
  const { db } = opened.use(await openToTransfer(config));
  const batches = createBatchLog(db, SILENT_LOGGER);
  const state = await guarded(async () => {
    const store = await db.collection<StoreRecord>('_store').findOne({ _id: 'store' });
    if (store === null)
      throw new StartupError('There is no store in that database.', 'Check MONGODB_URI and MONGODB_DATABASE.');
    if (store.format !== FORMAT) throw notWhole(store.format);
    // What a writer left half-written is finished first.
    return { storeId: store.storeId, sequence: (await batches.settled()).last };
  });
  const owned = opened.move();
  return {
    engine: 'mongodb',
    state,
    count: (section) => guarded(() => countRows(db, section)),
    read: (section) => guardedPages(readPages(db, section)),
    readAfter: (collection, id) => guardedPages(readDocuments(db, collection, id)),
    confirm: () =>
      guarded(async () => {
        if ((await batches.settled()).last === state.sequence) return;
        throw new StartupError(
          'The database was written to while it was read.',
          'Stop the platform, or try again when nobody writes.',
        );
      }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** True where a database holds a store, or anything under the names of one. @throws {StartupError} */
export async function holdsMongoStore(config: MongoConfig): Promise<boolean> {
  await using connection = await openToTransfer(config);
  const { db } = connection;
  return await guarded(async () => {
    const store = await db.collection<StoreRecord>('_store').findOne({ _id: 'store' });
    if (store !== null) return store.format !== INCOMING;
    for (const section of SECTIONS) if ((await countRows(db, section)) > 0) return true;
    return false;
  });
}

/**
 * Fills an empty database, and holds it meanwhile.
 * @param by what for, told to whoever is refused meanwhile
 * @throws {StartupError} when the server does not answer, or another process fills it
 */
export async function openMongoStoreWriter(config: MongoConfig, by: string): Promise<StoreWriter> {
  await using opened = new AsyncDisposableStack();
  const hold = opened.use(await guarded(() => holdMongoDatabase(config, by)));
  const { db } = opened.use(await openToTransfer(config));
  const store = db.collection<IncomingRecord>('_store');
  const known = await guarded(() => store.findOne({ _id: 'store' }));
  const owned = opened.move();
  const positions = createPositions(db);
  let from = known?.format === INCOMING ? known.from : null;
  return {
    engine: 'mongodb',
    begun: from,
    begin: (state) =>
      guarded(async () => {
        await hold.confirm();
        // Marked before the first row, so that no platform that starts meanwhile takes it for a store.
        const record = { format: INCOMING, storeId: randomBytes(4).toString('hex'), from: state };
        await store.replaceOne({ _id: 'store' }, record, { upsert: true });
        for (const name of [...SECTIONS.filter((section) => !isBook(section)), ...OWN])
          await db.collection(name).deleteMany({});
        from = state;
      }),
    lastKey: (section) => guarded(() => lastKey(db, section)),
    write: (section, rows) =>
      guarded(async () => {
        await hold.confirm();
        await writeRows(db, section, rows, positions);
      }),
    clear: (section) =>
      guarded(async () => {
        await hold.confirm();
        await collectionOf(db, section).deleteMany({});
      }),
    read: (section) => guardedPages(readPages(db, section)),
    finish: () =>
      guarded(async () => {
        if (from === null) throw new Error('Nothing was begun.');
        await hold.confirm();
        await db.collection<Document & { _id: string }>('_log').deleteMany({});
        await db.collection<Document & { _id: string }>('_log').insertOne(firstLogEntry(from.sequence));
        await store.updateOne({ _id: 'store' }, { $set: { format: FORMAT }, $unset: { from: '' } });
      }),
    async [Symbol.asyncDispose]() {
      await positions.close().catch(() => {});
      await owned.disposeAsync();
    },
  };
}

/** A command does not wait for a server that is still starting: whoever gave it gives it again. */
function openToTransfer(config: MongoConfig) {
  return openMongo({ config, log: SILENT_LOGGER, startWithinMs: config.timeoutMs });
}

function collectionOf(db: Db, section: SectionName) {
  if (!isBook(section)) return db.collection<Document>(section);
  const names = { history: '_history', changes: '_changes', uniqueKeys: '_keys', idempotency: '_idempotency' } as const;
  return db.collection<Document>(names[section]);
}

function countRows(db: Db, section: SectionName): Promise<number> {
  return collectionOf(db, section).countDocuments({ gone: { $exists: false } });
}

function readPages(db: Db, section: SectionName): AsyncGenerator<StoreRow[]> {
  if (!isBook(section)) return readDocuments(db, section, null);
  switch (section) {
    case 'history':
      return readHistory(db);
    case 'changes':
      return pagesOf(
        section,
        ownCollection(db, '_changes')
          .find({ gone: { $exists: false } })
          .sort({ seq: 1 })
          .batchSize(PAGE),
        ({ _id, seq, ...rest }) => ({ ...rest, sequence: seq }),
      );
    case 'uniqueKeys':
      return pagesOf(
        section,
        ownCollection(db, '_keys')
          .find({ gone: { $exists: false } })
          .sort({ _id: 1 })
          .batchSize(PAGE),
        ({ _id, holder }) => ({ key: _id, ...fromRef(holder) }),
      );
    default:
      return pagesOf(
        section,
        ownCollection(db, '_idempotency').find({}).sort({ _id: 1 }).batchSize(PAGE),
        ({ _id, seq, outcome, fingerprint, at }) => ({
          key: _id,
          fingerprint,
          ...(outcome === null ? {} : { outcome: JSON.parse(outcome) as unknown }),
          sequence: seq,
          at,
        }),
      );
  }
}

function readDocuments(db: Db, collection: CollectionName, after: string | null): AsyncGenerator<StoreRow[]> {
  const filter = { gone: { $exists: false }, ...(after === null ? {} : { _id: { $gt: after } }) };
  const records = documentsOf(db, collection).find(filter).sort({ _id: 1 }).batchSize(PAGE);
  return pagesOf(collection, records, (record) => {
    const { _id: id, revision, createdAt, updatedAt, updatedBy, visibility, authorId, data } = record;
    return { id, revision, createdAt, updatedAt, updatedBy, visibility, authorId, data: fromStored(data) };
  });
}

/** By document and falling revision, as the index has them; rising within each document. */
async function* readHistory(db: Db): AsyncGenerator<StoreRow[]> {
  const records = ownCollection(db, '_history').find({}).sort({ ref: 1, revision: -1 }).batchSize(PAGE);
  let page: StoreRow[] = [];
  let ofOne: StoreRow[] = [];
  let present: string | null = null;
  for await (const { ref, revision, at, by, paths } of records) {
    if (ref !== present) {
      page.push(...ofOne.reverse());
      ofOne = [];
      present = ref;
      if (page.length >= PAGE) {
        yield page;
        page = [];
      }
    }
    ofOne.push(parseRow('history', { ...fromRef(ref), revision, at, by, changedPaths: paths }));
  }
  page.push(...ofOne.reverse());
  if (page.length > 0) yield page;
}

async function* pagesOf<Item>(
  section: SectionName,
  records: AsyncIterable<Item>,
  toRow: (record: Item) => unknown,
): AsyncGenerator<StoreRow[]> {
  let page: StoreRow[] = [];
  for await (const record of records) {
    page.push(parseRow(section, toRow(record)));
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

async function lastKey(db: Db, section: SectionName): Promise<RowKey | null> {
  if (section === 'changes') {
    const [record] = await ownCollection(db, '_changes').find({}).sort({ seq: -1 }).limit(1).toArray();
    return record === undefined ? null : [record.seq];
  }
  if (section !== 'history') {
    const [record] = await collectionOf(db, section)
      .find({}, { projection: { _id: 1 } })
      .sort({ _id: -1 })
      .limit(1)
      .toArray();
    return record === undefined ? null : [String(record._id)];
  }
  const [last] = await ownCollection(db, '_history').find({}).sort({ ref: -1, revision: 1 }).limit(1).toArray();
  if (last === undefined) return null;
  const [newest] = await ownCollection(db, '_history').find({ ref: last.ref }).sort({ revision: -1 }).limit(1).toArray();
  const { collection, id } = fromRef(last.ref);
  return [collection, id, newest?.revision ?? last.revision];
}

/** In their order: cut off, it leaves no gap before the last key. */
async function writeRows(db: Db, section: SectionName, rows: readonly StoreRow[], positions: Positions): Promise<void> {
  const records: Document[] = [];
  for (const row of rows) {
    records.push(
      isBook(section) ? toBookRecord(section, row) : toDocumentRecord(row as DocumentRow, await positions.of(section, row)),
    );
  }
  for (let begin = 0; begin < records.length; begin += INSERTED_AT_ONCE) {
    await collectionOf(db, section).insertMany(records.slice(begin, begin + INSERTED_AT_ONCE), { ordered: true });
  }
}

/** The position of each document's last change, asked for in the order of ids. */
interface Positions {
  /** 0 for a row of a log, of which the feed does not tell. */
  of(collection: CollectionName, row: StoreRow): Promise<number>;
  close(): Promise<void>;
}

/** Reads the changes beside the documents: both are in the order of ids, so one of each is held at a time. */
function createPositions(db: Db): Positions {
  let at: CollectionName | null = null;
  let last = '';
  let changes: AsyncIterator<ChangeRecord, undefined> | null = null;
  let next: ChangeRecord | undefined;

  async function advance(): Promise<void> {
    const step = await changes?.next();
    next = step?.done === false ? step.value : undefined;
  }

  async function close(): Promise<void> {
    await changes?.return?.();
    changes = null;
    next = undefined;
  }

  return {
    close,
    async of(collection, row) {
      const { id } = row as DocumentRow;
      const ref = refOf(collection, id);
      if (collection !== at || id <= last) {
        await close();
        // Up to the character behind the slash: what begins with another collection's name is not met.
        const range = { _id: { $gte: ref, $lt: `${collection}0` }, kind: 'put' as const };
        changes = ownCollection(db, '_changes')
          .find(range)
          .sort({ _id: 1 })
          .batchSize(PAGE)
          [Symbol.asyncIterator]() as typeof changes;
        at = collection;
        await advance();
      }
      last = id;
      while (next !== undefined && Buffer.compare(Buffer.from(next._id), Buffer.from(ref)) < 0) await advance();
      return next?._id === ref ? next.seq : 0;
    },
  };
}

/** Born before every change that will come: its history is of this birth. */
function toDocumentRecord({ id, data, ...head }: DocumentRow, seq: number): DocumentRecord {
  return { _id: id, seq, ...head, data: toStored(data), bytes: Buffer.byteLength(JSON.stringify(data)), born: 0 };
}

function toBookRecord(section: BookName, row: StoreRow): Document {
  switch (section) {
    case 'history': {
      const { collection, id, changedPaths, ...rest } = row as HistoryRow;
      const ref = refOf(collection, id);
      return { _id: `${ref}/0/${rest.revision}`, ref, born: 0, ...rest, paths: changedPaths };
    }
    case 'changes': {
      const { sequence, collection, id, ...rest } = row as ChangeRow;
      return { _id: refOf(collection, id), seq: sequence, collection, id, ...rest };
    }
    case 'uniqueKeys': {
      const { key, collection, id } = row as UniqueKeyRow;
      return { _id: key, seq: 0, holder: refOf(collection, id) };
    }
    default: {
      const { key, fingerprint, outcome, sequence, at } = row as IdempotencyRow;
      return { _id: key, fingerprint, outcome: outcome === undefined ? null : JSON.stringify(outcome), seq: sequence, at };
    }
  }
}

function fromRef(ref: string): { readonly collection: string; readonly id: string } {
  const end = ref.indexOf('/');
  return { collection: ref.slice(0, end), id: ref.slice(end + 1) };
}

function notWhole(format: string): StartupError {
  if (format === INCOMING) {
    return new StartupError('That database was not filled to the end.', 'Give the command that fills it again.');
  }
  return new StartupError('The database was written by another version.', 'Use the version that wrote it.');
}

async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toStartupError(error);
  }
}

async function* guardedPages(pages: AsyncIterable<StoreRow[]>): AsyncGenerator<StoreRow[]> {
  try {
    yield* pages;
  } catch (error) {
    throw toStartupError(error);
  }
}

/** The driver's messages hold addresses and may hold values. */
function toStartupError(error: unknown): unknown {
  if (!(error instanceof MongoError)) return error;
  const code = error.code === undefined ? '' : ` ${error.code}`;
  return new StartupError(
    `MongoDB failed (${error.name}${code}).`,
    'See that the server runs and has space, and give the same command again.',
    error,
  );
}
