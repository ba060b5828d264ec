import { type FeedConsumer, startFeedConsumer } from '../../../platform/change-feed/consumer.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import { type CachePort, wholeOf } from '../../../platform/ports/cache.ts';
import { COLLECTION_OWNERS, type CollectionName, type DocumentsPort } from '../../../platform/ports/documents.ts';

/**
 * Drops from the cache whatever shows a document that changed or depends on its whole collection, as the feed tells of it.
 * @param from the feed's position when the cache was empty for the last time
 */
export function followChanges(options: {
  readonly documents: Pick<DocumentsPort, 'readChanges' | 'lastCursor'>;
  readonly cache: CachePort & { clear(): Promise<void> };
  readonly from: string;
  readonly log: Logger;
}): FeedConsumer {
  const { documents, cache, from, log } = options;
  return startFeedConsumer({
    name: 'cache.invalidation',
    documents,
    collections: Object.keys(COLLECTION_OWNERS) as CollectionName[],
    loadCursor: () => from,
    async apply(changes) {
      await cache.invalidate([...new Set(changes.flatMap(({ id, collection }) => [id, wholeOf(collection)]))]);
    },
    reset: () => cache.clear(),
    batchSize: 500,
    log,
  });
}
