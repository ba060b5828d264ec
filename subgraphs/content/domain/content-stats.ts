import { type CostSummaryRecord, groupTotals } from '../../../platform/ledger/cost-summary.ts';
