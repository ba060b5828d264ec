import { monotonicFactory } from 'ulid';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import type { Timer } from '../../../platform/time/timer.ts';
import type { Presence } from './batches.ts';
import { normaliseQuery } from './normalise.ts';
import type { SearchModeName } from './search-request.ts';

export type TimeWindowName = 'HOUR' | 'DAY' | 'DAYS_7' | 'DAYS_30';

const HOUR_MS = 3_600_000;
const WINDOW_MS: Readonly<Record<TimeWindowName, number>> = {
  HOUR: HOUR_MS,
  DAY: 24 * HOUR_MS,
  DAYS_7: 7 * 24 * HOUR_MS,
  DAYS_30: 30 * 24 * HOUR_MS,
};

/** How far back statistics reach; older rows stay in the document store only. */
export const LOG_WINDOW_MS = 31 * 24 * HOUR_MS;

/** Rows that wait for a store that is away; beyond them the oldest are dropped, for a log must not fill the memory. */
const MAX_PENDING = 10_000;

const FLUSH_EVERY_MS = 1_000;

/** Rows of one append. */
const WRITE_AT_ONCE = 500;

/** `data` of a row of `searchQueries`: the first page of one search. */
export interface QueryRow {
  readonly query: string;
  readonly normalised: string;
  readonly at: string;
  /** An opaque key for whoever asked. */
  readonly askerKey: string;
  /** What `totalCount` was. */
  readonly results: number;
  readonly mode: SearchModeName;
  /** True when a filter narrowed the search: that nothing was found then says little about the catalogue. */
  readonly isFiltered: boolean;
  /** True when a ranking could not answer. */
  readonly isDegraded: boolean;
  /** What the page showed, best first. */
  readonly topIds: readonly string[];
}

/** `data` of a row of `searchClicks`. */
export interface ClickRow {
  readonly query: string;
  readonly normalised: string;
  readonly at: string;
  readonly askerKey: string;
  readonly nodeId: string;
  /** Among all results, from 1. */
  readonly position: number;
}

export interface LoggedRow<Data> {
  readonly id: string;
  readonly data: Data;
}

export interface QueryStatisticsRecord {
  readonly query: string;
  readonly searches: number;
  readonly clicks: number;
  readonly zeroResults: number;
  readonly lastAt: string;
}

export interface FailedSearchRecord {
  readonly query: string;
  readonly askers: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** What the log is counted in: derived from the two collections, for the last 31 days. Times are ISO 8601, UTC. */
export interface SearchLogStore extends AsyncDisposable {
  /** Adds rows; one that is there already changes nothing. */
  add(queries: readonly LoggedRow<QueryRow>[], clicks: readonly LoggedRow<ClickRow>[]): void;
  /** The newest row's time; null where there is none. */
  newest(): string | null;
  /** Forgets rows older than this. */
  forgetBefore(at: string): void;
  /** Same length and order as `ids`. One engine call. */
  presence(ids: readonly string[], since: string): Promise<readonly Presence[]>;
  statistics(request: {
    readonly since: string;
    readonly zeroResultsOnly: boolean;
    readonly first: number;
  }): Promise<readonly QueryStatisticsRecord[]>;
  failedSearches(since: string): Promise<readonly FailedSearchRecord[]>;
}

/** The log of searches and clicks: written in batches once a second, read at once. */
export interface SearchLog extends AsyncDisposable {
  recordQuery(row: Omit<QueryRow, 'normalised' | 'at'>): void;
  recordClick(row: Omit<ClickRow, 'normalised' | 'at'>): void;
  presence(ids: readonly string[], window: TimeWindowName): Promise<readonly Presence[]>;
  statistics(window: TimeWindowName, zeroResultsOnly: boolean, first: number): Promise<readonly QueryStatisticsRecord[]>;
  failedSearches(since: string): Promise<readonly FailedSearchRecord[]>;
  /** Takes in what the document store holds and the counts do not, such as after a crash or a restored backup. */
  start(): Promise<void>;
  /** Makes everything recorded durable. */
  flush(): Promise<void>;
}

export interface SearchLogDeps {
  readonly documents: Pick<DocumentsPort, 'append' | 'find'>;
  readonly store: SearchLogStore;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Logger;
}

/** Opens the log, which writes once a second; disposing it writes what is left. */
export function openSearchLog({ documents, store, clock, timer, log }: SearchLogDeps): SearchLog {
  const nextId = monotonicFactory();
  const idOf = (prefix: string) => `${prefix}_${nextId(clock.now()).toLowerCase()}`;
  let uncounted: { queries: LoggedRow<QueryRow>[]; clicks: LoggedRow<ClickRow>[] } = { queries: [], clicks: [] };
  const unwritten: { queries: LoggedRow<QueryRow>[]; clicks: LoggedRow<ClickRow>[] } = { queries: [], clicks: [] };
  let flushing: Promise<void> = Promise.resolve();

  /** Reads see pending rows because they count them first. */
  function countPending(): void {
    const { queries, clicks } = uncounted;
    if (queries.length + clicks.length === 0) return;
    store.add(queries, clicks);
    uncounted = { queries: [], clicks: [] };
  }

  async function write<Data extends object>(
    collection: 'searchQueries' | 'searchClicks',
    rows: LoggedRow<Data>[],
  ): Promise<void> {
    if (rows.length > MAX_PENDING) rows.splice(0, rows.length - MAX_PENDING);
    while (rows.length > 0) {
      const batch = rows.slice(0, WRITE_AT_ONCE);
      // A repeated append of a row changes nothing, so a lost answer costs nothing.
      await documents.append(collection, batch);
      rows.splice(0, batch.length);
    }
  }

  function flush(): Promise<void> {
    flushing = flushing
      .then(async () => {
        countPending();
        await write('searchQueries', unwritten.queries);
        await write('searchClicks', unwritten.clicks);
      })
      .catch((error: unknown) => log.warn({ err: error }, 'search log: will retry'));
    return flushing;
  }

  const flushes = timer.every(FLUSH_EVERY_MS, 'search.log', flush);

  const since = (window: TimeWindowName) => new Date(clock.now() - WINDOW_MS[window]).toISOString();

  return {
    recordQuery(row) {
      const logged = { id: idOf('query'), data: { ...row, normalised: normaliseQuery(row.query), at: isoNow(clock) } };
      uncounted.queries.push(logged);
      unwritten.queries.push(logged);
    },
    recordClick(row) {
      const logged = { id: idOf('click'), data: { ...row, normalised: normaliseQuery(row.query), at: isoNow(clock) } };
      uncounted.clicks.push(logged);
      unwritten.clicks.push(logged);
    },
    async presence(ids, window) {
      countPending();
      return store.presence(ids, since(window));
    },
    async statistics(window, zeroResultsOnly, first) {
      countPending();
      return store.statistics({ since: since(window), zeroResultsOnly, first });
    },
    async failedSearches(from) {
      countPending();
      return store.failedSearches(from);
    },
    async start() {
      const oldest = new Date(clock.now() - LOG_WINDOW_MS).toISOString();
      store.forgetBefore(oldest);
      const newest = store.newest();
      // A crash may have written rows of the last second without counting them.
      const from = newest === null ? oldest : new Date(Date.parse(newest) - 60_000).toISOString();
      store.add(
        await readSince<QueryRow>(documents, 'searchQueries', from),
        await readSince<ClickRow>(documents, 'searchClicks', from),
      );
    },
    flush,
    async [Symbol.asyncDispose]() {
      await flushes[Symbol.asyncDispose]();
      await flush();
    },
  };
}

/** Rows of at most this many are read at once. */
const READ_AT_ONCE = 1_000;

async function readSince<Data>(
  documents: Pick<DocumentsPort, 'find'>,
  collection: 'searchQueries' | 'searchClicks',
  from: string,
): Promise<LoggedRow<Data>[]> {
  const rows: LoggedRow<Data>[] = [];
  // Ids rise with time, so pages go on from the last id.
  let after: string | null = null;
  for (;;) {
    const page: readonly LoggedRow<Data>[] = await documents.find<Data>(collection, {
      where: { 'data.at': { $gte: from }, ...(after === null ? {} : { id: { $gt: after } }) },
      limit: READ_AT_ONCE,
    });
    rows.push(...page.map(({ id, data }) => ({ id, data })));
    const last = page.at(-1);
    if (last === undefined || page.length < READ_AT_ONCE) return rows;
    after = last.id;
  }
}
