/*
 * Reads through two tiers, one in this process and, where there is one, one that all processes share. What is missing is loaded
 * once: readers of this process share a flight, processes a lease. Both are bound to the count of invalidations, so that nobody
 * who comes after an invalidation waits for a load from before it, and what such a load found is kept in neither tier: the
 * shared tier checks its own count when it is filled, and this process what it has heard of (`load-epochs.ts`). An entry of the
 * shared tier that is taken over into this process counts as a load that began before the look-up.
 * While the shared tier is away each process loads for itself and keeps what it loads by what it hears itself.
 */
import { DomainError } from '../../../platform/errors/domain-error.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { CacheEntryStatus, CacheOptions, CachePort } from '../../../platform/ports/cache.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { createLoadEpochs, type LoadTicket } from './load-epochs.ts';
import { createLoadsElsewhere, type LoadsElsewhere } from './loads-elsewhere.ts';
import {
  type InvalidationListener,
  LEASE_MS,
  type Opened,
  type SharedEntry,
  type SharedTier,
  SharedTierAway,
} from './shared-tier.ts';

/** The tier in this process. Keys are whole. */
export interface MemoryTier {
  /** Fresh or stale, not ended. */
  get(key: string): SharedEntry | undefined;
  keep(key: string, entry: SharedEntry): void;
  /** Drops what has one of the tags; returns the keys that were held. */
  drop(tags: readonly string[]): readonly string[];
  clear(): void;
  statusOf(tag: string): CacheEntryStatus | null;
  statistics(): { readonly entries: number; readonly evictions: number; readonly memoryBytes: number };
}

/** A cache, and what its feed and its callers elsewhere need beside the port. */
export interface ReadThroughCache extends CachePort, LoadsElsewhere {
  /** Drops everything and marks every load under way. */
  clear(): Promise<void>;
}

interface Landing {
  readonly value: unknown;
  /** Whether it came from a tier. */
  readonly isHit: boolean;
}

/** A load of one key that other readers of this process may wait for. */
interface Flight {
  readonly ticket: LoadTicket;
  /** Resolves when the shared tier has been asked: by then `stale` is known. */
  readonly asked: Promise<void>;
  readonly landed: Promise<Landing>;
  stale: { readonly value: unknown } | null;
}

const HARD_TIMEOUT_MS = 20_000;
const FIRST_POLL_MS = 4;
const LONGEST_POLL_MS = 50;

export function createReadThrough(deps: {
  readonly clock: Clock;
  readonly memory: MemoryTier;
  /** Given the listener to invalidations of other processes; null: memory alone. */
  readonly openShared: ((listener: InvalidationListener) => SharedTier) | null;
  readonly log: Logger;
}): ReadThroughCache {
  const { clock, memory, log } = deps;
  const flights = new Map<string, Flight>();
  const epochs = createLoadEpochs();
  let hits = 0;
  let misses = 0;

  const isFresh = (entry: SharedEntry) => entry.freshUntil > clock.now();

  function dropHere(tags: readonly string[]): readonly string[] {
    epochs.invalidate(tags);
    return memory.drop(tags);
  }
  function clearHere(): void {
    epochs.invalidateAll();
    memory.clear();
  }
  const shared = deps.openShared?.({ invalidated: dropHere, missed: clearHere }) ?? null;

  /** What the shared tier answers; null while it is away. */
  async function whileShared<Answer>(ask: (tier: SharedTier) => Promise<Answer>): Promise<Answer | null> {
    if (shared === null || shared.isAway) return null;
    try {
      return await ask(shared);
    } catch (error) {
      if (!(error instanceof SharedTierAway)) log.error({ err: error }, 'cache: the shared tier failed');
      return null;
    }
  }

  const open = (keys: readonly string[], accepts: (value: unknown, key: string) => boolean) =>
    whileShared((tier) => tier.open(keys, accepts));

  /** Keeps in this process what a tier or a load gave, unless something of it was invalidated since the ticket. */
  function keepHere(ticket: LoadTicket, key: string, entry: SharedEntry): void {
    if (!epochs.isOutdated(ticket, entry.tags)) memory.keep(key, entry);
  }

  /** Keeps what was loaded in both tiers, or in neither where the shared tier refuses it. */
  async function keepLoaded(
    ticket: LoadTicket,
    opened: Opened | null,
    loaded: readonly (SharedEntry & { readonly key: string })[],
  ): Promise<void> {
    if (opened === null) {
      for (const entry of loaded) keepHere(ticket, entry.key, entry);
      return;
    }
    // Where the tier went away during the load, nobody knows what was invalidated elsewhere meanwhile.
    const outcomes = await whileShared((tier) => tier.fill(opened, loaded));
    for (const [at, entry] of loaded.entries()) if (outcomes?.[at] === 'kept') keepHere(ticket, entry.key, entry);
  }

  function toEntry(value: unknown, tags: readonly string[], ttlMs: number, staleMs: number): SharedEntry {
    const freshUntil = clock.now() + ttlMs;
    return { value, tags: [...new Set(tags)], freshUntil, heldUntil: freshUntil + staleMs };
  }

  const elsewhere = createLoadsElsewhere({
    epochs,
    peek(key) {
      const entry = memory.get(key);
      return entry !== undefined && isFresh(entry) ? entry : null;
    },
    isFresh,
    open: (keys) => open(keys, () => true),
    keepHere,
    keepLoaded,
    toEntry: (value, tags, ttlMs) => toEntry(value, tags, ttlMs, 0),
    count(more, fewer) {
      hits += more;
      misses += fewer;
    },
  });

  /** Holds the leases of a load until it is disposed of; ends them then, unless the load has filled the tier. */
  function holdLeases(opened: Opened, keys: readonly string[]): { hasFilled: boolean } & Disposable {
    const timer = setInterval(() => void whileShared((tier) => tier.renew(opened, keys)), LEASE_MS / 3);
    timer.unref();
    return {
      hasFilled: false,
      [Symbol.dispose]() {
        clearInterval(timer);
        if (!this.hasFilled) void whileShared((tier) => tier.release(opened, keys));
      },
    };
  }

  /** Looks the keys up and loads what is missing by one call; each gets a flight at once, so that others wait for it. */
  function startLoad<Value>(
    namespace: string,
    keys: readonly string[],
    options: CacheOptions<Value>,
    load: (missing: readonly string[]) => Promise<readonly (Value | null)[]>,
  ): void {
    const prefix = `${namespace}\n`;
    const { ttlMs, staleMs = 0, hardTimeoutMs = HARD_TIMEOUT_MS, tags, accepts } = options;
    const ticket = epochs.begin();
    const asked = Promise.withResolvers<void>();
    const landings = new Map<string, PromiseWithResolvers<Landing>>();
    const leases = new Set<ReturnType<typeof holdLeases>>();
    let isOver = false;
    for (const key of keys) {
      const landing = Promise.withResolvers<Landing>();
      // Whoever asked for this key waits on it and hears of a failure; nobody may be left who does.
      landing.promise.catch(() => {});
      landings.set(key, landing);
      flights.set(prefix + key, { ticket, asked: asked.promise, landed: landing.promise, stale: null });
    }

    function end(error?: unknown): void {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      asked.resolve();
      epochs.end(ticket);
      for (const lease of leases) lease[Symbol.dispose]();
      for (const [key, landing] of landings) {
        if (flights.get(prefix + key)?.ticket === ticket) flights.delete(prefix + key);
        if (error !== undefined) landing.reject(error);
      }
    }
    const timer = setTimeout(() => end(new DomainError('DEADLINE_EXCEEDED', 'A value was not loaded in time.')), hardTimeoutMs);
    timer.unref();

    async function loadKeys(missing: readonly string[], opened: Opened | null): Promise<void> {
      const lease =
        opened === null
          ? null
          : holdLeases(
              opened,
              missing.map((key) => prefix + key),
            );
      if (lease !== null) leases.add(lease);
      const values = await load(missing);
      if (values.length !== missing.length) {
        throw new Error(`A load of ${missing.length} keys answered ${values.length} values.`);
      }
      // Given up meanwhile: its ticket has ended, so nobody can tell whether it is outdated.
      if (isOver) return;
      const loaded = missing.map((key, at) => {
        const value = values[at] ?? null;
        return { key: prefix + key, ...toEntry(value, tags(key, value), ttlMs, staleMs) };
      });
      await keepLoaded(ticket, opened, loaded);
      if (lease !== null) lease.hasFilled = true;
      for (const [at, key] of missing.entries()) landings.get(key)?.resolve({ value: values[at] ?? null, isHit: false });
    }

    const accept = (value: unknown, whole: string) =>
      value === null || accepts === undefined || accepts(value as Value, whole.slice(prefix.length));

    async function fly(): Promise<void> {
      const loads: Promise<void>[] = [];
      let waiting = keys;
      for (let pauseMs = FIRST_POLL_MS; waiting.length > 0 && !isOver; pauseMs = Math.min(LONGEST_POLL_MS, 2 * pauseMs)) {
        if (waiting !== keys) await new Promise((resolve) => setTimeout(resolve, pauseMs));
        const some: readonly string[] = waiting;
        // Without a shared tier a load begins at once, in the caller's own turn.
        const wholeKeys = some.map((key) => prefix + key);
        const opened = shared?.isAway === false ? await open(wholeKeys, accept) : null;
        if (isOver) {
          // It failed meanwhile: leases that nobody holds would keep everybody waiting until they end.
          if (opened !== null) void whileShared((tier) => tier.release(opened, wholeKeys));
          return;
        }
        const mine: string[] = [];
        const others: string[] = [];
        for (const [at, key] of some.entries()) {
          const { entry = null, isLeader } = opened?.found[at] ?? { isLeader: true };
          if (entry !== null && isFresh(entry)) {
            keepHere(ticket, prefix + key, entry);
            landings.get(key)?.resolve({ value: entry.value, isHit: true });
            continue;
          }
          const flight = flights.get(prefix + key);
          if (entry !== null && flight?.ticket === ticket) flight.stale = { value: entry.value };
          (isLeader ? mine : others).push(key);
        }
        asked.resolve();
        if (mine.length > 0) {
          const loading = loadKeys(mine, opened);
          loading.catch(end);
          loads.push(loading);
        }
        waiting = others;
      }
      await Promise.all(loads);
    }
    fly().then(() => end(), end);
  }

  /** What a reader gets of a flight: the value, or a stale one where that takes longer than the reader will wait, or fails. */
  async function land(flight: Flight, staleHere: SharedEntry | undefined, softTimeoutMs: number): Promise<Landing> {
    if (staleHere === undefined) await flight.asked;
    const stale = staleHere ?? flight.stale;
    if (stale === null) return flight.landed;
    const old = { value: stale.value, isHit: true };
    if (softTimeoutMs === 0) return old;
    const { promise, resolve } = Promise.withResolvers<Landing>();
    const timer = setTimeout(() => resolve(old), softTimeoutMs);
    return Promise.race([promise, flight.landed.catch(() => old)]).finally(() => clearTimeout(timer));
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
      const staleHere = new Map<string, SharedEntry>();
      const flying: string[] = [];
      const missing: string[] = [];
      for (const key of new Set(keys)) {
        const entry = memory.get(prefix + key);
        if (entry !== undefined && isFresh(entry)) {
          hits += 1;
          found.set(key, entry.value);
          continue;
        }
        if (entry !== undefined) staleHere.set(key, entry);
        flying.push(key);
        const flight = flights.get(prefix + key);
        if (flight === undefined || !epochs.isFresh(flight.ticket)) missing.push(key);
      }
      if (missing.length > 0) startLoad(namespace, missing, options, load);
      for (const key of flying) {
        const flight = flights.get(prefix + key);
        if (flight === undefined) throw new Error('A key that is missing has no flight.');
        const landing = land(flight, staleHere.get(key), options.softTimeoutMs ?? 0).then(
          ({ value, isHit }) => {
            if (isHit) hits += 1;
            else misses += 1;
            return value;
          },
          (error: unknown) => {
            misses += 1;
            throw error;
          },
        );
        found.set(key, landing);
      }
      // A namespace holds what its own `load` answered, so the values have its type.
      return Promise.all(keys.map((key) => found.get(key) as Value | null | Promise<Value | null>));
    },

    ...elsewhere,

    async invalidate(tags) {
      if (tags.length === 0) return 0;
      const dropped = new Set(dropHere(tags));
      if (shared === null) return dropped.size;
      // Also while it is away: it remembers the tags until it is back.
      const there = await shared.invalidate(tags).catch((error: unknown) => {
        if (!(error instanceof SharedTierAway)) throw error;
        return [];
      });
      for (const key of there) dropped.add(key);
      // Once more: meanwhile somebody may have taken over what the shared tier still held.
      for (const key of dropHere(tags)) dropped.add(key);
      return dropped.size;
    },

    async statusOf(tags) {
      const there = await whileShared((tier) => tier.statusOf(tags));
      return tags.map((tag, at) => {
        const [here, beyond] = [memory.statusOf(tag), there?.[at] ?? null];
        if (here === null || beyond === null) return here ?? beyond;
        return beyond.ttlSeconds > here.ttlSeconds ? beyond : here;
      });
    },

    async statistics() {
      const { entries, evictions, memoryBytes } = memory.statistics();
      const held = await whileShared((tier) => tier.count());
      const engine = shared?.engine ?? 'memory';
      const degraded = shared?.isAway ?? false;
      return { engine, degraded, entries: Math.max(held ?? 0, entries), hits, misses, evictions, memoryBytes };
    },

    async clear() {
      clearHere();
      await shared?.clear().catch((error: unknown) => {
        if (!(error instanceof SharedTierAway)) throw error;
      });
      clearHere();
    },
  };
}
