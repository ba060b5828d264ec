import { type Collection, type Db, MongoBulkWriteError, MongoError, MongoServerError } from 'mongodb';
import { openMongo } from '../../../platform/engines/mongodb.ts';
import type { MongoConfig } from '../../../platform/engines/mongodb-config.ts';
import { DomainError } from '../../../platform/errors/domain-error.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { TermChange, TermIndex } from '../domain/term-index.ts';

/*
 * Terms in a text index of MongoDB. They are stemmed by us, each by its own language, so the index is told to know no language:
 * both engines find the same documents. It weighs by column and frequency, but not by rarity, as BM25 does. Each record carries
 * the position of its change and is replaced by later ones only; a removed document leaves its id, so that a copy of the
 * service that lags behind cannot bring it back. A collection is of one store, so a replaced store begins with an empty one.
 */

const VERSION = 1;
const WEIGHTS = { title: 3, names: 2, nature: 4, place: 4, body: 1 } as const;
const DUPLICATE = 11_000;
/** `BadValue`, `IndexNotFound` (a substitute that takes `text` for a direction), `CommandNotFound`, `CannotCreateIndex`, `InvalidIndexSpecificationOption`, `CommandNotSupported`, `NotImplemented` */
const NO_TEXT_INDEX = new Set<unknown>([2, 27, 59, 67, 115, 197, 238]);

interface TermRecord {
  readonly _id: string;
  readonly at: string;
  readonly gone?: true;
  readonly visibility?: string;
  readonly authorId?: string | null;
}

/**
 * Opens the terms of a database.
 * @returns null where the server has no text index
 * @throws {StartupError} when it does not answer
 */
export async function openMongoTermIndex({
  config,
  log,
}: {
  readonly config: MongoConfig;
  readonly log: Logger;
}): Promise<TermIndex | null> {
  await using opened = new AsyncDisposableStack();
  const { db } = opened.use(await openMongo({ config, log }));
  if (!(await hasTextIndex(db))) return null;
  const ready = new Map<string, Promise<Collection<TermRecord>>>();
  const owned = opened.move();

  function collectionOf(position: string): Promise<Collection<TermRecord>> {
    const name = `searchTerms_v${VERSION}_${position.slice(0, position.indexOf('-'))}`;
    const known = ready.get(name) ?? prepare(db, name);
    ready.set(name, known);
    known.catch(() => ready.delete(name));
    return known;
  }

  return {
    engine: 'mongodb',
    apply: (changes) =>
      guarded(log, async () => {
        const [first] = changes;
        if (first === undefined) return;
        const collection = await collectionOf(first.position);
        const operations = changes.map((change) => {
          const { _id, ...record } = toRecord(change);
          return { replaceOne: { filter: { _id, at: { $lt: record.at } }, replacement: record, upsert: true } };
        });
        try {
          await collection.bulkWrite(operations, { ordered: false });
        } catch (error) {
          // Where as late a record is there, the filter finds nothing and the insert meets its id: then all is done.
          if (!isTakenOnly(error)) throw error;
        }
      }),
    scores: (terms, viewer, position) =>
      guarded(log, async () => {
        if (terms.length === 0) return new Map();
        const collection = await collectionOf(position);
        const visible = [
          { visibility: { $in: ['PUBLIC', ...viewer.scopes] } },
          ...(viewer.userId === null ? [] : [{ authorId: viewer.userId }]),
        ];
        // Runs of letters and digits: nothing in them is an operator of the search.
        const hits = collection.find(
          { $text: { $search: terms.join(' ') }, $or: visible },
          { projection: { _id: 1, score: { $meta: 'textScore' } } },
        );
        const scores = new Map<string, number>();
        for await (const { _id, score } of hits as AsyncIterable<{ _id: string; score?: number }>) scores.set(_id, score ?? 0);
        return scores;
      }),
    count: (position) => guarded(log, async () => (await collectionOf(position)).countDocuments({ gone: { $exists: false } })),
    probe: () =>
      guarded(log, async () => {
        await db.command({ ping: 1 });
      }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Asks by doing, on a collection that stays empty. */
async function hasTextIndex(db: Db): Promise<boolean> {
  try {
    await db.collection('searchTerms_probe').createIndex({ text: 'text' }, { name: 'terms' });
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && NO_TEXT_INDEX.has(error.code)) return false;
    throw error;
  }
}

async function prepare(db: Db, name: string): Promise<Collection<TermRecord>> {
  const collection = db.collection<TermRecord>(name);
  const key = Object.fromEntries(Object.keys(WEIGHTS).map((column) => [column, 'text' as const]));
  // No document has such a field: none says another language of itself.
  const options = { name: 'terms', weights: WEIGHTS, default_language: 'none', language_override: 'languageOfText' };
  await collection.createIndex(key, options);
  return collection;
}

function toRecord({ id, position, document }: TermChange): TermRecord {
  if (document === null) return { _id: id, at: position, gone: true };
  const { visibility, authorId, terms } = document;
  return { _id: id, at: position, visibility, authorId, ...terms };
}

function isTakenOnly(error: unknown): boolean {
  if (!(error instanceof MongoBulkWriteError)) return false;
  const failures = [error.writeErrors].flat();
  return failures.length > 0 && failures.every(({ code }) => code === DUPLICATE);
}

/** The driver's messages hold addresses and may hold values. */
async function guarded<Result>(log: Logger, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MongoError)) throw error;
    log.error(
      { reason: `${error.name}${error.code === undefined ? '' : ` ${error.code}`}` },
      'search: terms in MongoDB failed',
    );
    throw new DomainError('ENGINE_UNAVAILABLE', 'The text index cannot serve this now.');
  }
}
