import { toCostSummary } from '../../../platform/ledger/cost-summary.ts';
import type { AnswerResolvers } from '../schema.generated.ts';

export function answerResolvers(): AnswerResolvers {
  return {
    // Quoting costs nothing: no provider was asked.
    cost: () => toCostSummary([]),
  };
}
