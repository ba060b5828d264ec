import { type CostLineRecord, groupTotals, toCostLines } from '../../../platform/ledger/cost-summary.ts';
import { nanoUsdToDecimal } from '../../../platform/ledger/money.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import type { CostGroup, LedgerIndex } from './ledger-index.ts';
import { type TimeWindow, WINDOW_SECONDS } from './slices.ts';

/** The API's `CostReport`. */
export interface CostReportRecord {
  readonly totalUsd: string;
  readonly groupedBy: CostGroup;
  readonly lines: readonly CostLineRecord[];
}

/** What the calls of a window cost: lines dearest first, days oldest first. */
export function reportCosts(ledger: LedgerIndex, window: TimeWindow, groupBy: CostGroup, clock: Clock): CostReportRecord {
  const since = new Date(clock.now() - WINDOW_SECONDS[window] * 1_000).toISOString();
  const groups = ledger.groupsSince(groupBy, since);
  const lines = toCostLines(groups);
  if (groupBy === 'DAY') lines.sort((a, b) => (a.key < b.key ? -1 : 1));
  const total = groupTotals(groups.values(), () => '').get('')?.nanoUsd ?? 0n;
  return { totalUsd: nanoUsdToDecimal(total), groupedBy: groupBy, lines };
}
