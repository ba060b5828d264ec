import { expect, test } from 'vitest';
import type { LedgerEntryData } from '../ports/telemetry.ts';
import { toCostSummary } from './cost-summary.ts';

function entry(part: Partial<LedgerEntryData>): LedgerEntryData {
  return {
    service: 'content',
    provider: 'openai',
    model: 'gpt-4o-mini',
    operation: 'generateArticle',
    entityIds: [],
    userId: null,
    quantities: { INPUT_TOKEN: 1 },
    at: '2026-01-01T00:00:00.000Z',
    nanoUsd: '150',
    priceIds: [],
    ...part,
  };
}

test('sums to the nano-dollar where floating point would not', () => {
  const tenths = Array.from({ length: 3 }, () => entry({ nanoUsd: '100000000' }));
  expect(toCostSummary(tenths).totalUsd).toBe('0.3');
  expect(toCostSummary([entry({ nanoUsd: '9007199254740993' }), entry({ nanoUsd: '1' })]).totalUsd).toBe('9007199.254740994');
});

test('counts a call without a price apart and leaves it out of the sum', () => {
  const summary = toCostSummary([entry({}), entry({ nanoUsd: null, provider: 'perplexity' })]);
  expect(summary).toMatchObject({ totalUsd: '0.00000015', unpricedCalls: 1 });
  expect(summary.byProvider).toEqual([
    { key: 'openai', usd: '0.00000015', calls: 1, inputTokens: 1, outputTokens: 0 },
    { key: 'perplexity', usd: '0', calls: 1, inputTokens: 1, outputTokens: 0 },
  ]);
});

test('lists the dearest first and counts cached tokens as input', () => {
  const summary = toCostSummary([
    entry({ operation: 'ask', nanoUsd: '1' }),
    entry({
      operation: 'translateArticle',
      nanoUsd: '2',
      quantities: { INPUT_TOKEN: 2, CACHED_INPUT_TOKEN: 3, OUTPUT_TOKEN: 4 },
    }),
  ]);
  expect(summary.byOperation.map(({ key }) => key)).toEqual(['translateArticle', 'ask']);
  expect(summary.byOperation[0]).toMatchObject({ inputTokens: 5, outputTokens: 4 });
});

test('is zero dollars for no entries', () => {
  expect(toCostSummary([])).toEqual({ totalUsd: '0', unpricedCalls: 0, byProvider: [], byOperation: [] });
});
