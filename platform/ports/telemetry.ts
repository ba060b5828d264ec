import type { PortRights } from '../identity/service-permissions.ts';
import type { ServiceName } from '../service-names.ts';

/** One client operation, as the router saw it. */
export interface OperationReport {
  /** The operation's name, or `anonymous`; never its text. */
  readonly operation: string;
  readonly durationMs: number;
  readonly failed: boolean;
  /** Entities that the operation opened (root `stone`, `article`, `node`). */
  readonly viewedIds: readonly string[];
  /** Entities shown among search results. */
  readonly foundIds: readonly string[];
  readonly at: string;
}

/** A paid (or free, priced at 0) call, before pricing. */
export interface LedgerUsage {
  readonly service: ServiceName;
  readonly provider: string;
  readonly model: string;
  /** What it was for, such as `generateArticle`. */
  readonly operation: string;
  readonly entityIds: readonly string[];
  readonly userId: string | null;
  /** Quantities by unit; a unit left out was not used. */
  readonly quantities: { readonly [Unit in PriceUnit]?: number };
}

/** Each token is counted once: a cached one is no INPUT_TOKEN, one that a model thought with (REASONING_TOKEN) no OUTPUT_TOKEN. */
export type PriceUnit = 'INPUT_TOKEN' | 'CACHED_INPUT_TOKEN' | 'OUTPUT_TOKEN' | 'REASONING_TOKEN' | 'REQUEST' | 'CHARACTER';

/** `data` of a document of `ledger`: append-only. */
export interface LedgerEntryData extends LedgerUsage {
  readonly at: string;
  /** Integer nano-dollars as decimal digits; null when a unit had no price: unpriced, never zero. */
  readonly nanoUsd: string | null;
  /** The price rows it was priced by. */
  readonly priceIds: readonly string[];
}

/** What every service tells monitoring. */
export interface TelemetryPort {
  /** Buffers a report; written once a second, seen by reads at once. Never throws, never waits for a disk. */
  reportOperation(report: OperationReport): void;
  /** Prices a call by the table valid now. The caller puts the entry into the batch of what it paid for. */
  price(usage: LedgerUsage): Promise<LedgerEntryData>;
  /**
   * Sets aside, before a call, the most that it can cost. Where no budget is set nothing is set aside and nothing refused.
   * @param id a UUID; the same one sent again reserves once
   * @returns what to settle; null where no budget is set
   * @throws {DomainError} ENGINE_UNAVAILABLE with the reason `BUDGET_SPENT`, or `UNPRICED_MODEL` where no price is known by
   *   which a budget could be held
   */
  reserve(id: string, most: LedgerUsage): Promise<string | null>;
  /**
   * Ends a reservation, once: what the call really cost counts from now on. A reservation that nobody settles counts in full.
   * @param nanoUsd integer nano-dollars as digits, `0` where nothing is charged; null: unknown, so all that was set aside counts
   */
  settle(reservation: string, nanoUsd: string | null): Promise<void>;
}

export const TELEMETRY_RIGHTS: PortRights<TelemetryPort> = {
  reportOperation: 'WRITE',
  price: 'WRITE',
  reserve: 'WRITE',
  settle: 'WRITE',
};
