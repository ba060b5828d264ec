import type { Db } from 'mongodb';
import type { ChangePage, CollectionName, StoredDocument } from '../../../platform/ports/documents.ts';
import { formatFeedCursor } from '../domain/feed-cursor.ts';
import type { BatchLog } from './mongodb-log.ts';
import {
  type ChangeRecord,
  type DocumentRecord,
  documentsOf,
  ownCollection,
  refOf,
  toChange,
  toDocument,
} from './mongodb-records.ts';
import { findByIds } from './mongodb-snapshot.ts';

export interface MongoFeed {
  /** The newest position whose batch, and every one before it, is carried out. */
  newest(): Promise<number>;
  /** The same, asked once for all who come after the same wake-up. Whoever waits for the next one misses nothing by that. */
  newestSince(wakes: number): Promise<number>;
  /** Changes after one position up to another that was the newest at some time. */
  page(after: number, newest: number, limit: number, collections: readonly CollectionName[] | undefined): Promise<ChangePage>;
}

/**
 * Reads the feed from the changes themselves. Up to the newest position everything is there, and what moves meanwhile moves beyond it:
 * nothing is missed, with transactions or without. A commit wakes every consumer of a process at the same position, so what they
 * ask at once is asked once: all changes of the step, of which each is told its own collections.
 */
export function createMongoFeed({
  db,
  batches,
  storeId,
}: {
  readonly db: Db;
  readonly batches: BatchLog;
  readonly storeId: string;
}): MongoFeed {
  const changes = createShared<readonly ChangeRecord[]>();
  const documents = createShared<readonly DocumentRecord[]>();
  const positions = createShared<number>();

  function find(after: number, until: number, limit: number, collections: readonly CollectionName[] | undefined) {
    const among = collections === undefined ? {} : { collection: { $in: [...collections] } };
    return ownCollection(db, '_changes')
      .find({ seq: { $gt: after, $lte: until }, ...among })
      .sort({ seq: 1 })
      .limit(limit)
      .toArray();
  }

  async function newest(): Promise<number> {
    const { isApplied, last, base } = await batches.last();
    return isApplied ? last : base;
  }

  return {
    newest,
    newestSince: (wakes) => positions.once(String(wakes), newest),
    async page(after, until, limit, collections) {
      // Positions are distinct, so a short step fits one page with the changes of all collections.
      const isShort = until - after <= limit;
      const step = `${after}-${until}`;
      const found = isShort
        ? await changes.once(step, () => find(after, until, limit, undefined))
        : await find(after, until, limit + 1, collections);
      const own = found.filter(({ collection }) => collections?.includes(collection) ?? true);
      const shown = own.slice(0, limit);
      const loaded = new Map<string, StoredDocument<unknown>>();
      for (const [name, group] of Map.groupBy(shown, ({ collection }) => collection)) {
        const ids = group.map(({ id }) => id);
        const load = () => findByIds(documentsOf(db, name), ids);
        const records = isShort ? await documents.once(`${name}/${step}`, load) : await load();
        // Made anew from the records for each reader, so whoever gets a document holds nothing of another's.
        for (const record of records) {
          if (record.gone === undefined) loaded.set(refOf(name, record._id), toDocument(name, record));
        }
      }
      const told = shown.map((record) => toChange(storeId, record, loaded.get(record._id) ?? null));
      const atEnd = own.length <= limit;
      return { changes: told, cursor: atEnd ? formatFeedCursor(storeId, until) : (told.at(-1)?.cursor ?? ''), atEnd };
    },
  };
}

interface Shared<Answer> {
  /** Joins whoever asks the same at present. */
  once(key: string, ask: () => Promise<Answer>): Promise<Answer>;
}

function createShared<Answer>(): Shared<Answer> {
  const asked = new Map<string, Promise<Answer>>();
  return {
    once(key, ask) {
      const known = asked.get(key);
      if (known !== undefined) return known;
      const answer = ask().finally(() => asked.delete(key));
      asked.set(key, answer);
      return answer;
    },
  };
}
