import type { CacheEntryStatus } from '../../../platform/ports/cache.ts';

/** When a load began, by the shared tier's own count of invalidations. */
export interface SharedTicket {
  readonly run: string;
  readonly epoch: string;
}

export interface SharedEntry {
  readonly value: unknown;
  readonly tags: readonly string[];
  /** Milliseconds since the epoch until which it is fresh, and until which it may be shown at all. */
  readonly freshUntil: number;
  readonly heldUntil: number;
}

/** How one key stands: `entry` null where nothing is held that may be shown; it may be stale. */
export interface SharedLookUp {
  readonly entry: SharedEntry | null;
  /** Whether this caller is the one who loads it. False without a fresh entry: somebody else is loading it. */
  readonly isLeader: boolean;
}

export interface SharedOpened {
  readonly ticket: SharedTicket;
  /** Fences this caller's leases: a fill by an older holder is refused. */
  readonly token: string;
  /** In the order of the keys. */
  readonly found: readonly SharedLookUp[];
}

/** What a fill, or the holding of leases, names them by. */
export type Opened = Pick<SharedOpened, 'ticket' | 'token'>;

export interface SharedFill extends SharedEntry {
  readonly key: string;
}

/** What became of a fill: `kept`; `outdated`, as a tag was invalidated since; `lost`, as somebody else loads the key by now. */
export type FillOutcome = 'kept' | 'outdated' | 'lost';

/**
 * The tier that all processes share. Keys are whole: `<namespace>\n<key>`. Every method but the three readers of state throws
 * {@link SharedTierAway} while it cannot be reached.
 */
export interface SharedTier {
  readonly engine: string;
  readonly isAway: boolean;
  /**
   * Looks keys up and takes the lease of each that must be loaded and that nobody loads who began after the last invalidation.
   * @param accepts false for a value that is not of the shape asked for; such an entry is discarded
   */
  open(keys: readonly string[], accepts: (value: unknown, key: string) => boolean): Promise<SharedOpened>;
  /** Keeps what was loaded, each unless it is outdated or its lease is lost; ends the leases. */
  fill(opened: Opened, fills: readonly SharedFill[]): Promise<readonly FillOutcome[]>;
  /** Holds the leases longer; a lease that is lost stays lost. */
  renew(opened: Opened, keys: readonly string[]): Promise<void>;
  /** Ends leases without a fill. */
  release(opened: Opened, keys: readonly string[]): Promise<void>;
  /** Drops what has one of the tags; returns the keys dropped. While away the tags are remembered and dropped on return. */
  invalidate(tags: readonly string[]): Promise<readonly string[]>;
  /** Drops everything, now or on return. */
  clear(): Promise<void>;
  statusOf(tags: readonly string[]): Promise<readonly (CacheEntryStatus | null)[]>;
  /** Entries held. */
  count(): Promise<number>;
}

/** How a lease is held: long enough for a pause of its holder, short enough for its death. */
export const LEASE_MS = 5_000;

/** The shared tier cannot be reached, or did not answer in time. */
export class SharedTierAway extends Error {
  constructor(cause: unknown) {
    super('The shared cache tier is away.', { cause });
    this.name = 'SharedTierAway';
  }
}

/** What the shared tier tells each process of invalidations elsewhere. */
export interface InvalidationListener {
  /** These tags were invalidated by another process. */
  invalidated(tags: readonly string[]): void;
  /** Something may have been missed: nothing held in this process can be trusted. */
  missed(): void;
}
