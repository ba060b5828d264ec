import { toCostSummary } from '../../../platform/ledger/cost-summary.ts';
import type { AnswerResolvers } from '../schema.generated.ts';

export function answerResolvers(): AnswerResolvers {
  return {
    stones: ({ stoneIds }) => stoneIds.map((id) => ({ id })),
    // Quoting costs nothing: no provider was asked.
    cost: ({ entries }) => toCostSummary(entries.map(({ data }) => data)),
  };
}
