import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { LoadEpochs, LoadTicket } from './load-epochs.ts';
import type { Opened, SharedEntry, SharedOpened } from './shared-tier.ts';

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

/** `getOrLoadMany` in two halves, for callers in other processes, who load there. */
export interface LoadsElsewhere {
  /**
   * What is held, null where nothing is. What is missing may be filled by the ticket, null when nothing is missing. A load may
   * be shared between readers while `epoch` is the same. What another process is loading is waited for, for half a second at most.
   */
  lookUp(namespace: string, keys: readonly string[]): Promise<CacheLookUp>;
  /** Keeps what was loaded, unless one of its tags was invalidated since. False for an unknown ticket. */
  fill(ticket: string, entries: readonly CacheFill[]): Promise<boolean>;
}

/** A load that has not ended by then never will. */
const LOAD_MS = 30_000;
/** Loads that are remembered at once; the oldest goes first, and what it loads is not kept. */
const MAX_LOADS = 10_000;
/** How long a caller waits for what another process is loading. */
const WAIT_MS = 500;
const POLL_MS = 25;

export function createLoadsElsewhere(parts: {
  readonly epochs: LoadEpochs;
  /** Fresh in this process; null where it is not. */
  readonly peek: (key: string) => SharedEntry | null;
  readonly isFresh: (entry: SharedEntry) => boolean;
  /** Null while there is no shared tier. */
  readonly open: (keys: readonly string[]) => Promise<SharedOpened | null>;
  readonly keepHere: (ticket: LoadTicket, key: string, entry: SharedEntry) => void;
  readonly keepLoaded: (
    ticket: LoadTicket,
    opened: Opened | null,
    loaded: readonly (SharedEntry & { readonly key: string })[],
  ) => Promise<void>;
  readonly toEntry: (value: unknown, tags: readonly string[], ttlMs: number) => SharedEntry;
  readonly count: (hits: number, misses: number) => void;
}): LoadsElsewhere {
  const { epochs, peek, isFresh, open, keepHere, keepLoaded, toEntry, count } = parts;
  // Names this run: a ticket or an epoch of an earlier one means nothing.
  const run = randomUUID().slice(0, 8);
  interface Load {
    readonly prefix: string;
    readonly ticket: LoadTicket;
    readonly opened: Opened | null;
  }
  const loads = new LRUCache<string, Load>({
    max: MAX_LOADS,
    ttl: LOAD_MS,
    ttlAutopurge: true,
    dispose: ({ ticket }) => epochs.end(ticket),
  });

  return {
    async lookUp(namespace, keys) {
      const prefix = `${namespace}\n`;
      const ticket = epochs.begin();
      const found = new Map(keys.map((key) => [key, peek(prefix + key)]));
      const isMissing = () => [...found].flatMap(([key, entry]) => (entry === null ? [key] : []));
      let opened: SharedOpened | null = null;
      let isLeader = false;
      const giveUpAt = performance.now() + WAIT_MS;
      for (let waiting = isMissing(); waiting.length > 0 && !isLeader && performance.now() < giveUpAt; waiting = isMissing()) {
        if (opened !== null) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        const answer = await open(waiting.map((key) => prefix + key));
        if (answer === null) break;
        // The last one: its leases are those held.
        opened = answer;
        for (const [at, key] of waiting.entries()) {
          const { entry = null, isLeader: leads = false } = answer.found[at] ?? {};
          if (entry === null || !isFresh(entry)) {
            isLeader ||= leads;
            continue;
          }
          found.set(key, entry);
          keepHere(ticket, prefix + key, entry);
        }
      }
      const missing = isMissing();
      count(keys.length - missing.length, missing.length);
      const entries = keys.map((key) => {
        const entry = found.get(key) ?? null;
        return entry && { value: entry.value };
      });
      const epoch = [run, ticket.epoch, opened?.ticket.run ?? '', opened?.ticket.epoch ?? ''].join(':');
      if (missing.length === 0) {
        epochs.end(ticket);
        return { entries, epoch, ticket: null };
      }
      const name = randomUUID();
      loads.set(name, { prefix, ticket, opened });
      return { entries, epoch, ticket: name };
    },

    async fill(name, filled) {
      const load = loads.get(name);
      if (load === undefined) return false;
      const loaded = filled.map(({ key, value, tags, ttlMs }) => ({ key: load.prefix + key, ...toEntry(value, tags, ttlMs) }));
      await keepLoaded(load.ticket, load.opened, loaded);
      loads.delete(name);
      return true;
    },
  };
}
