import type { CacheEntryStatus } from '../../../platform/ports/cache.ts';
import type { DocumentHead } from '../../../platform/ports/documents.ts';

/** The API's `CacheStatus`. */
export interface EntityCacheStatus {
  readonly cached: boolean;
  readonly tier: string | null;
  readonly ttlSeconds: number | null;
  readonly tags: string[];
}

/** @param status how the cache stands to the entity's id as a tag; null when it holds nothing */
export function toEntityStatus(head: DocumentHead, status: CacheEntryStatus | null): EntityCacheStatus {
  if (status === null) return { cached: false, tier: null, ttlSeconds: null, tags: tagsOfDocument(head) };
  return { cached: true, tier: status.tier, ttlSeconds: status.ttlSeconds, tags: [...status.tags] };
}

/** What the feed invalidates when this document changes: its id and the name of its collection. */
export function tagsOfDocument({ id, collection }: Pick<DocumentHead, 'id' | 'collection'>): string[] {
  return [id, collection];
}
