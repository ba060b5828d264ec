import { setTimeout as sleep } from 'node:timers/promises';
import { MongoError } from 'mongodb';
import { type MongoConnection, openMongo } from '../../../platform/engines/mongodb.ts';
import type { MongoConfig } from '../../../platform/engines/mongodb-config.ts';
import { DomainError, invalidInput } from '../../../platform/errors/domain-error.ts';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import {
  COLLECTION_OWNERS,
  type CollectionName,
  type DocumentHead,
  type DocumentsPort,
  type RevisionRecord,
} from '../../../platform/ports/documents.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import { type DocumentStore, LIMITS } from '../domain/document-store.ts';
import { formatFeedCursor, parseFeedCursor } from '../domain/feed-cursor.ts';
import {
  checkCollection,
  checkDocumentId,
  checkIds,
  checkWhole,
  groupByCollection,
  IDEMPOTENCY_DAYS,
  LOG_VISIBILITY,
  toJsonText,
} from './checks.ts';
import { COLLECTION_INDEXES, COLLECTION_NAMES } from './collection-indexes.ts';
import { createFeedSignal } from './feed-signal.ts';
import { isTakenOnly } from './mongodb-apply.ts';
import { createCommitter } from './mongodb-committer.ts';
import { toDomainError } from './mongodb-errors.ts';
import { createMongoFeed } from './mongodb-feed.ts';
import { watchFeed } from './mongodb-feed-watch.ts';
import { prepareDatabase, sweepDatabase } from './mongodb-layout.ts';
import { createBatchLog } from './mongodb-log.ts';
import { type DocumentRecord, documentsOf, ownCollection, refOf, toDocument, toHead, toRevision } from './mongodb-records.ts';
import { createSettledReads, type QueryOptions } from './mongodb-settled-reads.ts';
import { findByIds } from './mongodb-snapshot.ts';
import { toStored } from './mongodb-values.ts';
import { sortToMongo, whereToMongo } from './where-to-mongodb.ts';

export interface MongoDocumentStoreOptions {
  readonly config: MongoConfig;
  readonly clock: Clock;
  readonly log: Logger;
  /** How long to wait for a server that does not answer yet, default 30 s. */
  readonly startWithinMs?: number;
}

const DAY_MS = 86_400_000;
const PROBE_MS = 1_000;

/**
 * The document store in MongoDB, by several processes at once. Batches are transactions on a replica set; elsewhere they are written
 * ahead, and a reader never sees one that is half carried out. What a process left half-written is finished at the next start, or by
 * whoever comes across it.
 * @throws {StartupError} when the server does not answer, refuses the login, or holds a database of another version
 */
export async function openMongoDocumentStore(options: MongoDocumentStoreOptions): Promise<DocumentStore> {
  await using opened = new AsyncDisposableStack();
  const connection = opened.use(await openMongo(options));
  const store = await openStoreOn(connection, options).catch(toStartupError);
  const owned = opened.move();
  return {
    ...store,
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await owned.disposeAsync();
    },
  };
}

function toStartupError(error: unknown): never {
  if (!(error instanceof MongoError)) throw error;
  throw new StartupError(
    `MongoDB could not be made ready: ${error.name}${error.code === undefined ? '' : ` ${error.code}`}.`,
    'See the rights of the user in MONGODB_URI; while large indexes are built, raise MONGODB_TIMEOUT_MS.',
    error,
  );
}

async function openStoreOn(
  connection: MongoConnection,
  { config, clock, log }: MongoDocumentStoreOptions,
): Promise<DocumentStore> {
  const { db } = connection;
  const storeId = await prepareDatabase(db);
  const batches = createBatchLog(db, log);
  await batches.settled();
  const ago = (days: number) => new Date(clock.now() - days * DAY_MS).toISOString();
  await sweepDatabase(db, ago(IDEMPOTENCY_DAYS), ago(1));
  await batches.sweep(ago(1));
  const closing = new AbortController();
  const inFlight = new Set<Promise<unknown>>();
  const signal = createFeedSignal();
  const feed = createMongoFeed({ db, batches, storeId });
  // What this process has committed, or has seen to be carried out, needs no question.
  let committed = 0;
  function noteCommit(upTo = 0): void {
    committed = Math.max(committed, upTo);
    signal.wake();
  }
  const committer = createCommitter({
    connection,
    batches,
    storeId,
    clock,
    log,
    timeoutMs: config.timeoutMs,
    closing: closing.signal,
    onCommitted: ({ last }) => noteCommit(last),
  });
  const readWhole = createSettledReads({ connection, batches, committer });
  const watch = watchFeed({ connection, batches, log, onCommit: noteCommit, isAwaited: () => signal.isAwaited });

  /** Turns the driver's errors into ours. */
  async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    if (closing.signal.aborted) throw new DomainError('ENGINE_UNAVAILABLE', 'The document store is closed.');
    const answer = work();
    inFlight.add(answer);
    try {
      return await answer;
    } catch (error) {
      throw toDomainError(error, log);
    } finally {
      inFlight.delete(answer);
    }
  }

  /** One document is whole by itself; several could be those of a batch that is being carried out. */
  async function readByIds(collection: CollectionName, ids: readonly string[]): Promise<readonly DocumentRecord[]> {
    const read = (options: QueryOptions) => findByIds(documentsOf(db, collection), [...new Set(ids)], options);
    const records = await (ids.length < 2 ? read({}) : readWhole(read));
    return records.filter(({ gone }) => gone === undefined);
  }

  const port: DocumentsPort = {
    getMany: <Data>(collection: CollectionName, ids: readonly string[]) =>
      guarded(async () => {
        checkCollection(collection);
        checkIds(ids);
        const found = new Map((await readByIds(collection, ids)).map((record) => [record._id, record]));
        return ids.map((id) => {
          const record = found.get(id);
          return record === undefined ? null : toDocument<Data>(collection, record);
        });
      }),

    heads: (ids) =>
      guarded(async () => {
        checkIds(ids);
        const groups = [...groupByCollection(ids)];
        // One after the other: a session takes one query at a time.
        const read = async (options: QueryOptions) => {
          const heads: DocumentHead[] = [];
          for (const [collection, group] of groups) {
            const records = await findByIds(documentsOf(db, collection), group, options);
            heads.push(...records.filter(({ gone }) => gone === undefined).map((record) => toHead(collection, record)));
          }
          return heads;
        };
        const heads = await (ids.length < 2 ? read({}) : readWhole(read));
        const found = new Map(heads.map((head) => [head.id, head]));
        return ids.map((id) => found.get(id) ?? null);
      }),

    find: <Data>(collection: CollectionName, { where, sort, limit = 1_000, skip = 0 }: Parameters<DocumentsPort['find']>[1]) =>
      guarded(async () => {
        checkCollection(collection);
        checkWhole(limit, 1, LIMITS.findLimit, 'limit');
        checkWhole(skip, 0, Number.MAX_SAFE_INTEGER, 'skip');
        const filter = whereToMongo(collection, where);
        const order = sortToMongo(sort);
        const read = (options: QueryOptions) =>
          documentsOf(db, collection).find(filter, options).sort(order).skip(skip).limit(limit).toArray();
        return (await readWhole(read)).map((record) => toDocument<Data>(collection, record));
      }),

    count: (collection, where) =>
      guarded(async () => {
        checkCollection(collection);
        const filter = whereToMongo(collection, where);
        return readWhole((options) => documentsOf(db, collection).countDocuments(filter, options));
      }),

    commit: (batch) => guarded(() => committer.commit(batch)),

    append: (collection, rows) =>
      guarded(async () => {
        checkCollection(collection);
        if (rows.length > LIMITS.operations) throw invalidInput('rows', `more than ${LIMITS.operations} at once.`);
        const owner = COLLECTION_OWNERS[collection];
        const at = isoNow(clock);
        const records = rows.map(({ id, data }): DocumentRecord => {
          checkDocumentId(collection, id);
          const json = toJsonText(data);
          return {
            _id: id,
            seq: 0,
            born: 0,
            revision: 1,
            createdAt: at,
            updatedAt: at,
            updatedBy: owner,
            visibility: LOG_VISIBILITY[owner],
            authorId: null,
            data: toStored(JSON.parse(json)),
            bytes: Buffer.byteLength(json),
          };
        });
        if (records.length === 0) return;
        try {
          await documentsOf(db, collection).insertMany(records, { ordered: false });
        } catch (error) {
          // A row that is there stays as it is.
          if (!isTakenOnly(error)) throw error;
        }
      }),

    histories: (ids, first) =>
      guarded(async () => {
        checkIds(ids);
        checkWhole(first, 1, LIMITS.findLimit, 'first');
        const found = new Map<string, RevisionRecord[]>();
        await readWhole(async (options) => {
          found.clear();
          for (const [collection, group] of groupByCollection(ids)) {
            const alive = await findByIds(documentsOf(db, collection), group, options);
            const born = new Map(alive.map((record) => [refOf(collection, record._id), record.born]));
            const records = await ownCollection(db, '_history')
              .find({ ref: { $in: [...born.keys()] } }, options)
              .sort({ ref: 1, revision: -1 })
              .toArray();
            for (const [ref, own] of Map.groupBy(records, (record) => record.ref)) {
              const ofBirth = own.filter((record) => record.born === born.get(ref)).slice(0, first);
              found.set(ref.slice(collection.length + 1), ofBirth.map(toRevision));
            }
          }
        });
        return ids.map((id) => found.get(id) ?? []);
      }),

    readChanges: ({ after, limit, waitMs, collections, signal: given }) =>
      guarded(async () => {
        checkWhole(limit, 1, LIMITS.changes, 'limit');
        checkWhole(waitMs, 0, LIMITS.waitMs, 'waitMs');
        collections?.forEach(checkCollection);
        const until = performance.now() + waitMs;
        let wakes = signal.wakes;
        // Who does not wait wants what is there now; who waits is woken by what comes while it asks.
        let newest = Math.max(committed, await (waitMs === 0 ? feed.newest() : feed.newestSince(wakes)));
        // The reader has been told by another process of what this question was too early for.
        if (after !== null && after > formatFeedCursor(storeId, newest)) newest = await feed.newest();
        const from = after === null ? 0 : parseFeedCursor(storeId, newest, after);
        const stop = given === undefined ? closing.signal : AbortSignal.any([given, closing.signal]);
        // A wake-up may be of a commit that was read already: then the wait goes on.
        while (newest === from && !stop.aborted && performance.now() < until) {
          if (signal.wakes === wakes) await signal.wait(Math.max(1, until - performance.now()), stop);
          wakes = signal.wakes;
          if (!stop.aborted) newest = committed > from ? committed : await feed.newestSince(wakes);
        }
        if (stop.aborted || newest === from) {
          return { changes: [], cursor: formatFeedCursor(storeId, from), atEnd: from === newest };
        }
        return feed.page(from, newest, limit, collections);
      }),

    lastCursor: () => guarded(async () => formatFeedCursor(storeId, await feed.newest())),
  };

  return {
    ...port,
    engine: 'mongodb',
    inspect: () =>
      guarded(() =>
        Promise.all(
          COLLECTION_NAMES.map(async (name) => {
            const sizes = documentsOf(db, name).find(whereToMongo(name, undefined), { projection: { bytes: 1 } });
            let documents = 0;
            let sizeBytes = 0;
            for await (const { bytes } of sizes) {
              documents += 1;
              sizeBytes += bytes;
            }
            const indexes = ['id', ...COLLECTION_INDEXES[name].map((paths) => paths.join('+'))];
            return { name, documents, sizeBytes, indexes };
          }),
        ),
      ),
    probe: () =>
      guarded(async () => {
        // Whoever asks for health does not wait as long as a write may.
        const late = sleep(PROBE_MS, 'late', { ref: false });
        const answer = db.command({ ping: 1 });
        answer.catch(() => {});
        if ((await Promise.race([answer, late])) === 'late') {
          throw new DomainError('ENGINE_UNAVAILABLE', 'The document store does not answer.');
        }
      }),
    async [Symbol.asyncDispose]() {
      if (closing.signal.aborted) return;
      closing.abort();
      await Promise.allSettled(inFlight);
      await committer.drain();
      await watch[Symbol.asyncDispose]();
    },
  };
}
