import type { CostCell, CostTotals } from '../../../platform/ledger/cost-summary.ts';
import type { LedgerEntryData } from '../../../platform/ports/telemetry.ts';

/** The API's `CostGroup`. */
export type CostGroup = 'SERVICE' | 'PROVIDER' | 'MODEL' | 'OPERATION' | 'USER' | 'DAY';

/** Entries of the ledger arranged for sums, derived from the change feed; it may be deleted and is then rebuilt from it. */
export interface LedgerIndex extends Disposable {
  /** Adds entries (one that is known replaces itself, null removes) and stores the feed's cursor in one transaction. */
  apply(entries: readonly { readonly id: string; readonly data: LedgerEntryData | null }[], cursor: string): void;
  cursor(): string | null;
  /** Forgets every entry and the cursor, when the feed is another one. */
  reset(): void;
  /** Sums by entity, provider and operation; an entity without entries is absent. One statement for any number of ids. */
  cellsOf(entityIds: readonly string[]): Map<string, CostCell[]>;
  /** Sums of the entries from an instant on, by the group's key. */
  groupsSince(group: CostGroup, since: string): Map<string, CostTotals>;
  /** Sums by steps of `stepSeconds` (counted from 1970) from an instant on, keyed by the step's begin in seconds. */
  stepsSince(stepSeconds: number, since: string): Map<number, CostTotals>;
}
