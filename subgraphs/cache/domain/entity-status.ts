import type { CacheEntryStatus } from '../../../platform/ports/cache.ts';
import type { DocumentHead } from '../../../platform/ports/documents.ts';

/** The API's `CacheStatus`. */
export interface EntityCacheStatus {
  readonly cached: boolean;
  readonly tier: string | null;
  readonly ttlSeconds: number | null;
  readonly tags: string[];
}

/**
 * Where nothing is held the tags are those that the document's own entry would have.
 * @param status how the cache stands to the entity's id as a tag; null when it holds nothing
 */
export function toEntityStatus(head: DocumentHead, status: CacheEntryStatus | null): EntityCacheStatus {
  if (status === null) return { cached: false, tier: null, ttlSeconds: null, tags: [head.id, head.collection] };
  return { cached: true, tier: status.tier, ttlSeconds: status.ttlSeconds, tags: [...status.tags] };
}
