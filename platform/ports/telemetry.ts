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

export type PriceUnit = 'INPUT_TOKEN' | 'CACHED_INPUT_TOKEN' | 'OUTPUT_TOKEN' | 'REQUEST' | 'CHARACTER';

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
}

export const TELEMETRY_RIGHTS: PortRights<TelemetryPort> = { reportOperation: 'WRITE', price: 'WRITE' };
