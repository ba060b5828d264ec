import { LRUCache } from 'lru-cache';
import type { CacheEntryStatus } from '../../../platform/ports/cache.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { estimateBytes } from '../domain/estimate-bytes.ts';
import type { MemoryTier } from '../domain/read-through.ts';
import type { SharedEntry } from '../domain/shared-tier.ts';

export interface MemoryTierOptions {
  readonly clock: Clock;
  /** Entries at most, default 20,000; the least recently read goes first. */
  readonly maxEntries?: number;
  /** Estimated bytes at most, default 64 MiB. */
  readonly maxBytes?: number;
}

/** The tier in this process: least recently used goes first, with a time to live and tags. */
export function createMemoryTier({ clock, maxEntries = 20_000, maxBytes = 64 * 2 ** 20 }: MemoryTierOptions): MemoryTier {
  const keysOfTag = new Map<string, Set<string>>();
  let evictions = 0;

  const entries = new LRUCache<string, SharedEntry>({
    max: maxEntries,
    maxSize: maxBytes,
    ttlResolution: 0,
    perf: { now: () => clock.now() },
    dispose(entry, key, reason) {
      if (reason === 'evict') evictions += 1;
      for (const tag of entry.tags) {
        const keys = keysOfTag.get(tag);
        keys?.delete(key);
        if (keys?.size === 0) keysOfTag.delete(tag);
      }
    },
  });

  function statusOf(tag: string): CacheEntryStatus | null {
    let best: { readonly leftMs: number; readonly entry: SharedEntry } | null = null;
    for (const key of keysOfTag.get(tag) ?? []) {
      const entry = entries.peek(key);
      const leftMs = entries.getRemainingTTL(key);
      if (entry !== undefined && leftMs > 0 && (best === null || leftMs > best.leftMs)) best = { leftMs, entry };
    }
    if (best === null) return null;
    return { tier: 'memory', ttlSeconds: Math.ceil(best.leftMs / 1_000), tags: best.entry.tags };
  }

  return {
    get: (key) => entries.get(key),

    keep(key, entry) {
      const ttl = entry.heldUntil - clock.now();
      if (ttl <= 0) return;
      entries.set(key, entry, { ttl, size: estimateBytes([key, entry.value, entry.tags]) });
      // An entry larger than the whole cache is not taken in.
      if (!entries.has(key)) return;
      for (const tag of entry.tags) {
        const keys = keysOfTag.get(tag);
        if (keys === undefined) keysOfTag.set(tag, new Set([key]));
        else keys.add(key);
      }
    },

    drop(tags) {
      const keys = new Set(tags.flatMap((tag) => [...(keysOfTag.get(tag) ?? [])]));
      const dropped: string[] = [];
      for (const key of keys) {
        if (entries.has(key)) dropped.push(key);
        entries.delete(key);
      }
      return dropped;
    },

    clear: () => entries.clear(),
    statusOf,

    statistics() {
      entries.purgeStale();
      return { entries: entries.size, evictions, memoryBytes: entries.calculatedSize };
    },
  };
}
