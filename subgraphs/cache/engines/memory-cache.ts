import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { CacheEntryStatus, CacheOptions, CachePort } from '../../../platform/ports/cache.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { estimateBytes } from '../domain/estimate-bytes.ts';
import { createLoadEpochs, type LoadTicket } from '../domain/load-epochs.ts';

export interface MemoryCacheOptions {
  readonly clock: Clock;
  /** Entries at most, default 20,000; the least recently read goes first. */
  readonly maxEntries?: number;
  /** Estimated bytes at most, default 64 MiB. */
  readonly maxBytes?: number;
}

/** A cache, and what its feed needs beside the port. */
export interface MemoryCache extends CachePort {
  /** Drops everything and marks every load under way. */
  clear(): void;
  /**
   * The first half of `getOrLoadMany` for a caller that loads elsewhere: what is held, null where nothing is. What is missing
   * may be filled by the ticket, null when nothing is missing. A load may be shared between readers while `epoch` is the same.
   */
  lookUp(namespace: string, keys: readonly string[]): CacheLookUp;
  /** The second half: keeps what was loaded, unless one of its tags was invalidated since. False for an unknown ticket. */
  fill(ticket: string, entries: readonly CacheFill[]): boolean;
}

export interface CacheLookUp {
  readonly entries: readonly ({ readonly value: unknown } | null)[];
  readonly epoch: string;
  readonly ticket: string | null;
}

export interface CacheFill {
  readonly key: string;
  readonly value: unknown;
  readonly tags: readonly string[];
  readonly ttlMs: number;
}

/** A load elsewhere that has not ended by then never will. */
const LOAD_ELSEWHERE_MS = 30_000;
/** Loads elsewhere that are remembered at once; the oldest goes first, and what it loads is not kept. */
const MAX_ELSEWHERE = 10_000;

interface Entry {
  /** What `load` answered; its reader knows the type, because a namespace holds values of one type. */
  readonly value: unknown;
  readonly tags: readonly string[];
}

/** A load of one key that other readers may wait for. */
interface Flight {
  readonly ticket: LoadTicket;
  readonly value: Promise<unknown>;
}

/** The tier in this process: least recently used goes first, with a time to live, tags and one load per key at a time. */
export function createMemoryCache({ clock, maxEntries = 20_000, maxBytes = 64 * 2 ** 20 }: MemoryCacheOptions): MemoryCache {
  const keysOfTag = new Map<string, Set<string>>();
  const flights = new Map<string, Flight>();
  const epochs = createLoadEpochs();
  // Names this run: a ticket or an epoch of an earlier one means nothing.
  const run = randomUUID().slice(0, 8);
  const elsewhere = new LRUCache<string, { readonly prefix: string; readonly ticket: LoadTicket }>({
    max: MAX_ELSEWHERE,
    ttl: LOAD_ELSEWHERE_MS,
    ttlAutopurge: true,
    dispose: ({ ticket }) => epochs.end(ticket),
  });
  let hits = 0;
  let misses = 0;
  let evictions = 0;

  const entries = new LRUCache<string, Entry>({
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

  function keep(key: string, value: unknown, tags: readonly string[], ttlMs: number): void {
    entries.set(key, { value, tags }, { ttl: ttlMs, size: estimateBytes([key, value, tags]) });
    // An entry larger than the whole cache is not taken in.
    if (!entries.has(key)) return;
    for (const tag of tags) {
      const keys = keysOfTag.get(tag);
      if (keys === undefined) keysOfTag.set(tag, new Set([key]));
      else keys.add(key);
    }
  }

  /** Loads the keys by one call; each gets a flight at once, so that readers who come meanwhile wait for this load. */
  function startLoad<Value>(
    prefix: string,
    keys: readonly string[],
    { ttlMs, tags }: CacheOptions<Value>,
    load: (missing: readonly string[]) => Promise<readonly (Value | null)[]>,
  ): void {
    const ticket = epochs.begin();
    const whole = (async () => {
      try {
        // Wrapped, so that a load that throws at once ends after its flights have begun.
        const values = await (async () => load(keys))();
        if (values.length !== keys.length) throw new Error(`A load of ${keys.length} keys answered ${values.length} values.`);
        for (const [index, key] of keys.entries()) {
          const value = values[index] ?? null;
          const own = [...new Set(tags(key, value))];
          if (!epochs.isOutdated(ticket, own)) keep(prefix + key, value, own, ttlMs);
        }
        return values;
      } finally {
        epochs.end(ticket);
        for (const key of keys) if (flights.get(prefix + key)?.ticket === ticket) flights.delete(prefix + key);
      }
    })();
    for (const [index, key] of keys.entries()) {
      const value = whole.then((values) => values[index] ?? null);
      // Whoever asked for this key waits on it and hears of a failure; nobody may be left who does.
      value.catch(() => {});
      flights.set(prefix + key, { ticket, value });
    }
  }

  function statusOf(tag: string): CacheEntryStatus | null {
    let best: { readonly leftMs: number; readonly entry: Entry } | null = null;
    for (const key of keysOfTag.get(tag) ?? []) {
      const entry = entries.peek(key);
      const leftMs = entries.getRemainingTTL(key);
      if (entry !== undefined && leftMs > 0 && (best === null || leftMs > best.leftMs)) best = { leftMs, entry };
    }
    if (best === null) return null;
    return { tier: 'memory', ttlSeconds: Math.ceil(best.leftMs / 1_000), tags: best.entry.tags };
  }

  return {
    async getOrLoadMany<Value>(
      namespace: string,
      keys: readonly string[],
      options: CacheOptions<Value>,
      load: (missing: readonly string[]) => Promise<readonly (Value | null)[]>,
    ) {
      const prefix = `${namespace}\n`;
      const found = new Map<string, unknown>();
      const missing: string[] = [];
      for (const key of new Set(keys)) {
        const entry = entries.get(prefix + key);
        if (entry !== undefined) {
          hits += 1;
          found.set(key, entry.value);
          continue;
        }
        misses += 1;
        const flight = flights.get(prefix + key);
        if (flight === undefined || !epochs.isFresh(flight.ticket)) missing.push(key);
        else found.set(key, flight.value);
      }
      if (missing.length > 0) {
        startLoad(prefix, missing, options, load);
        for (const key of missing) found.set(key, flights.get(prefix + key)?.value);
      }
      // A namespace holds what its own `load` answered, so the values have its type.
      return Promise.all(keys.map((key) => found.get(key) as Value | null | Promise<Value | null>));
    },

    lookUp(namespace, keys) {
      const prefix = `${namespace}\n`;
      const found = keys.map((key) => entries.get(prefix + key) ?? null);
      const missing = found.filter((entry) => entry === null).length;
      hits += found.length - missing;
      misses += missing;
      const ticket = missing === 0 ? null : randomUUID();
      const load = epochs.begin();
      if (ticket === null) epochs.end(load);
      else elsewhere.set(ticket, { prefix, ticket: load });
      return { entries: found.map((entry) => entry && { value: entry.value }), epoch: `${run}:${load.epoch}`, ticket };
    },

    fill(ticket, filled) {
      const load = elsewhere.get(ticket);
      if (load === undefined) return false;
      for (const { key, value, tags, ttlMs } of filled) {
        const own = [...new Set(tags)];
        if (!epochs.isOutdated(load.ticket, own)) keep(load.prefix + key, value, own, ttlMs);
      }
      elsewhere.delete(ticket);
      return true;
    },

    async invalidate(tags) {
      epochs.invalidate(tags);
      const keys = new Set(tags.flatMap((tag) => [...(keysOfTag.get(tag) ?? [])]));
      let removed = 0;
      for (const key of keys) {
        const isHeld = entries.has(key);
        entries.delete(key);
        if (isHeld) removed += 1;
      }
      return removed;
    },

    statusOf: async (tags) => tags.map(statusOf),

    async statistics() {
      entries.purgeStale();
      const memoryBytes = entries.calculatedSize;
      return { engine: 'memory', degraded: false, entries: entries.size, hits, misses, evictions, memoryBytes };
    },

    clear() {
      epochs.invalidateAll();
      entries.clear();
    },
  };
}
