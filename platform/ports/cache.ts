import type { PortRights } from '../identity/service-permissions.ts';
import type { CollectionName } from './documents.ts';

/** How one entity stands in the cache. */
export interface CacheEntryStatus {
  /** Which tier holds it, such as `memory`. */
  readonly tier: string;
  /** Seconds until it expires, rounded up. */
  readonly ttlSeconds: number;
  readonly tags: readonly string[];
}

export interface CacheStatistics {
  readonly engine: string;
  readonly degraded: boolean;
  readonly entries: number;
  readonly hits: number;
  readonly misses: number;
  readonly evictions: number;
  /** Estimated bytes held; null where the engine cannot tell. */
  readonly memoryBytes: number | null;
}

/** The tag of what depends on every document of a collection: the change feed drops it with each change there. */
export function wholeOf(collection: CollectionName): string {
  return `${collection}:whole`;
}

export interface CacheOptions<Value> {
  /** Milliseconds an entry may live, > 0; at most 30,000 for what the change feed invalidates (the backstop). */
  readonly ttlMs: number;
  /**
   * The tags by which an entry is dropped. The change feed drops the ids of documents that changed, so name every document that
   * the entry shows; and {@link wholeOf} a collection that the entry depends on as a whole, such as a list or a count. Add the
   * names of the collections it shows, by which an operator drops all of a kind.
   */
  readonly tags: (key: string, value: Value | null) => readonly string[];
  /**
   * Milliseconds after `ttlMs` in which an entry is still shown while it is loaded anew, default 0; never after an invalidation.
   * What the change feed invalidates keeps `ttlMs + staleMs` at most 30,000.
   */
  readonly staleMs?: number;
  /** How long a reader waits for the new value before it takes a stale one, milliseconds, default 0. */
  readonly softTimeoutMs?: number;
  /** How long a load may take; then its readers get DEADLINE_EXCEEDED, or the stale value, and it is not kept. Default 20,000. */
  readonly hardTimeoutMs?: number;
  /**
   * False for a value, found in a tier that others write too, that is not what `load` would have answered for the key: it is
   * thrown away and loaded. Default: whatever was kept is taken.
   */
  readonly accepts?: (value: Value, key: string) => boolean;
}

/**
 * The cache as a service sees it. Entries are shared between requests: a reader must not change what it gets, and only what
 * every viewer may see, or what is filtered again for the viewer after reading, may be put in. Values are plain JSON.
 * A load that began before an invalidation of one of its tags never fills the cache. Concurrent loads of one key share one
 * load, also those of several processes where they share an engine.
 */
export interface CachePort {
  /**
   * One value per key, in order. All keys that are missing are loaded by one call.
   * @param namespace `<service>:<what>`, such as `content:stones`
   * @param load gets the missing keys without repeats, answers in their order, null where there is nothing (also cached)
   */
  getOrLoadMany<Value>(
    namespace: string,
    keys: readonly string[],
    options: CacheOptions<Value>,
    load: (missing: readonly string[]) => Promise<readonly (Value | null)[]>,
  ): Promise<readonly (Value | null)[]>;
  /** Drops every entry that has one of the tags; returns how many. Also marks loads under way as not to be kept. */
  invalidate(tags: readonly string[]): Promise<number>;
  /** For each tag the entry that will live longest among those tagged with it; null where none is cached. */
  statusOf(tags: readonly string[]): Promise<readonly (CacheEntryStatus | null)[]>;
  statistics(): Promise<CacheStatistics>;
}

export const CACHE_RIGHTS: PortRights<CachePort> = {
  getOrLoadMany: 'WRITE',
  invalidate: 'WRITE',
  statusOf: 'READ',
  statistics: 'READ',
};
