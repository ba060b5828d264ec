import type { LedgerEntryData } from '../ports/telemetry.ts';
import { nanoUsdToDecimal } from './money.ts';

/** The `CostLine` of the API. */
export interface CostLineRecord {
  readonly key: string;
  readonly usd: string;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** The `CostSummary` of the API. */
export interface CostSummaryRecord {
  readonly totalUsd: string;
  readonly unpricedCalls: number;
  readonly byProvider: readonly CostLineRecord[];
  readonly byOperation: readonly CostLineRecord[];
}

/** The sum of some ledger entries. `nanoUsd` holds the priced ones only; tokens count cached ones as input and those thought with as output. */
export interface CostTotals {
  readonly calls: number;
  readonly unpricedCalls: number;
  readonly nanoUsd: bigint;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Totals of the entries of one provider and operation: what a {@link CostSummaryRecord} is made of. */
export interface CostCell extends CostTotals {
  readonly provider: string;
  readonly operation: string;
}

/** A GraphQL `Int` ends here; beyond it a count stands at its bound rather than failing the field. */
const MAX_INT = 2_147_483_647;

const NOTHING: CostTotals = { calls: 0, unpricedCalls: 0, nanoUsd: 0n, inputTokens: 0, outputTokens: 0 };

/** What one ledger entry adds. */
export function toCostTotals({ nanoUsd, quantities }: Pick<LedgerEntryData, 'nanoUsd' | 'quantities'>): CostTotals {
  return {
    calls: 1,
    unpricedCalls: nanoUsd === null ? 1 : 0,
    nanoUsd: nanoUsd === null ? 0n : BigInt(nanoUsd),
    inputTokens: (quantities.INPUT_TOKEN ?? 0) + (quantities.CACHED_INPUT_TOKEN ?? 0),
    outputTokens: (quantities.OUTPUT_TOKEN ?? 0) + (quantities.REASONING_TOKEN ?? 0),
  };
}

/** Sums by key. */
export function groupTotals<Item extends CostTotals>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
): Map<string, CostTotals> {
  const groups = new Map<string, CostTotals>();
  for (const item of items) {
    const sum = groups.get(keyOf(item)) ?? NOTHING;
    groups.set(keyOf(item), {
      calls: sum.calls + item.calls,
      unpricedCalls: sum.unpricedCalls + item.unpricedCalls,
      nanoUsd: sum.nanoUsd + item.nanoUsd,
      inputTokens: sum.inputTokens + item.inputTokens,
      outputTokens: sum.outputTokens + item.outputTokens,
    });
  }
  return groups;
}

/** Lines of a report, dearest first, ties by key. */
export function toCostLines(groups: ReadonlyMap<string, CostTotals>): CostLineRecord[] {
  return [...groups]
    .sort(([a, left], [b, right]) => compare(right.nanoUsd, left.nanoUsd) || compare(a, b))
    .map(([key, { nanoUsd, calls, inputTokens, outputTokens }]) => ({
      key,
      usd: nanoUsdToDecimal(nanoUsd),
      calls: Math.min(calls, MAX_INT),
      inputTokens: Math.min(inputTokens, MAX_INT),
      outputTokens: Math.min(outputTokens, MAX_INT),
    }));
}

/** The summary of some cells; of none it is zero dollars. */
export function summarizeCells(cells: readonly CostCell[]): CostSummaryRecord {
  const total = groupTotals(cells, () => '').get('') ?? NOTHING;
  return {
    totalUsd: nanoUsdToDecimal(total.nanoUsd),
    unpricedCalls: Math.min(total.unpricedCalls, MAX_INT),
    byProvider: toCostLines(groupTotals(cells, ({ provider }) => provider)),
    byOperation: toCostLines(groupTotals(cells, ({ operation }) => operation)),
  };
}

/** The summary of some ledger entries, such as those that one request has just caused. */
export function toCostSummary(entries: readonly LedgerEntryData[]): CostSummaryRecord {
  return summarizeCells(
    entries.map((entry) => ({ provider: entry.provider, operation: entry.operation, ...toCostTotals(entry) })),
  );
}

function compare<Value extends bigint | string>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
