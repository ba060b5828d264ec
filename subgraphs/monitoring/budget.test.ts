import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededId } from '../../platform/ids/ids.ts';
import { createLogger, SILENT_LOGGER } from '../../platform/logging/logger.ts';
import type { LedgerUsage } from '../../platform/ports/telemetry.ts';
import { openTestMonitoring, type TestMonitoringOptions } from '../../testing/monitoring.ts';
import { parseMonitoringConfig } from './config.ts';
import { createBudgetBook } from './domain/budget-book.ts';

/** Output tokens of gpt-4o-mini cost 600 nano-dollars each. */
function writing(tokens: number, entityIds: readonly string[] = []): LedgerUsage {
  return {
    service: 'content',
    provider: 'openai',
    model: 'gpt-4o-mini',
    operation: 'generateArticle',
    entityIds,
    userId: null,
    quantities: { OUTPUT_TOKEN: tokens },
  };
}

const limits = (day: bigint | null, month: bigint | null = null, run: bigint | null = null) => ({ day, month, run });

test('holds a day, begins a new one at midnight, and holds the month over both', async () => {
  await using monitoring = await openTestMonitoring({ budget: limits(600_000n, 900_000n) });
  const reserve = (tokens: number) => monitoring.telemetry.reserve(randomUUID(), writing(tokens));
  await reserve(1_000);
  await expect(reserve(1)).rejects.toMatchObject({
    facts: { reason: 'BUDGET_SPENT', period: 'day', leftUsd: '0', resetsAt: '2026-01-02T00:00:00.000Z' },
    remedy: expect.stringContaining('OPENAI_BUDGET_USD_PER_DAY'),
  });
  monitoring.clock.advance(86_400_000);
  await reserve(500);
  await expect(reserve(1)).rejects.toMatchObject({ facts: { period: 'month', resetsAt: '2026-02-01T00:00:00.000Z' } });
});

test('warns at the start where there is a key and no budget, naming the settings, and never the key', async () => {
  const started = async (part: TestMonitoringOptions) => {
    const lines: string[] = [];
    await using monitoring = await openTestMonitoring({
      ...part,
      log: createLogger('warn', { write: (line) => lines.push(line) }),
    });
    const atStart = lines.length;
    for (let call = 0; call < 3; call += 1) await monitoring.telemetry.reserve(randomUUID(), writing(1));
    return { atStart, lines };
  };
  const warning = expect.stringMatching(/OPENAI_API_KEY is set.+OPENAI_BUDGET_USD_PER_DAY/);
  expect(await started({ hasModelKey: true })).toEqual({ atStart: 1, lines: [warning] });
  // Where only other processes have the key: at the first call.
  expect(await started({})).toEqual({ atStart: 0, lines: [warning] });
  expect(await started({ hasModelKey: true, budget: limits(600_000n) })).toEqual({ atStart: 0, lines: [] });
  const ofEnvironment = (env: Record<string, string>) => parseMonitoringConfig(env).hasModelKey;
  expect([ofEnvironment({ OPENAI_API_KEY: 'sk-x' }), ofEnvironment({})]).toEqual([true, false]);
});

test('settles in the day in which it was reserved', async () => {
  await using monitoring = await openTestMonitoring({ budget: limits(600_000n) });
  const reservation = await monitoring.telemetry.reserve(randomUUID(), writing(1_000));
  monitoring.clock.advance(86_400_000);
  await monitoring.telemetry.settle(reservation ?? '', '1');
  await monitoring.telemetry.reserve(randomUUID(), writing(1_000));
});

test('holds one run, and another one beside it', async () => {
  await using monitoring = await openTestMonitoring({ budget: limits(null, null, 600_000n) });
  const [one, other] = [seededId('run', 'a'), seededId('run', 'b')];
  const reserve = (entityIds: string[]) => monitoring.telemetry.reserve(randomUUID(), writing(1_000, entityIds));
  await reserve([seededId('stone', 'a'), one]);
  await expect(reserve([one])).rejects.toMatchObject({ facts: { period: 'run' } });
  await reserve([other]);
  await reserve([]);
});

test('counts in full what nobody settled, also after a restart and when it has been given up', async () => {
  await using monitoring = await openTestMonitoring({ budget: limits(1_200_000n) });
  const first = await monitoring.telemetry.reserve(randomUUID(), writing(1_000));
  await monitoring.restart();
  await monitoring.telemetry.reserve(randomUUID(), writing(900));
  monitoring.clock.advance(3_600_000);
  await expect(monitoring.telemetry.reserve(randomUUID(), writing(200))).rejects.toMatchObject({
    facts: { leftUsd: '0.00006' },
  });
  await monitoring.telemetry.reserve(randomUUID(), writing(100));
  // It was given up and counts: settled too late, it frees nothing.
  await monitoring.telemetry.settle(first ?? '', '0');
  await expect(monitoring.telemetry.reserve(randomUUID(), writing(1))).rejects.toMatchObject({ facts: { leftUsd: '0' } });
});

test('refuses what is no reservation, and a model without a price', async () => {
  await using monitoring = await openTestMonitoring({ budget: limits(1n) });
  await expect(monitoring.telemetry.settle('x', '0')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  const unknown = { ...writing(1), model: 'house-model' };
  await expect(monitoring.telemetry.reserve(randomUUID(), unknown)).rejects.toMatchObject({
    code: 'ENGINE_UNAVAILABLE',
    facts: { reason: 'UNPRICED_MODEL' },
  });
});

test('never lets what is spent and set aside pass the limit, whatever two copies of it do at once', async () => {
  await using monitoring = await openTestMonitoring();
  const documents = monitoring.store.portFor('monitoring');
  const limit = 3_000_000n;
  let round = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ tokens: fc.integer({ min: 1, max: 2_000 }), share: fc.integer({ min: 0, max: 100 }) }), {
        minLength: 5,
        maxLength: 15,
      }),
      async (calls) => {
        round += 1;
        const runId = seededId('run', String(round));
        const deps = {
          documents,
          limits: limits(null, null, limit),
          price: monitoring.telemetry.price,
          clock: monitoring.clock,
          log: SILENT_LOGGER,
        };
        const copies = [createBudgetBook(deps), createBudgetBook(deps)];
        const done = await Promise.all(
          calls.map(async ({ tokens, share }, at) => {
            const copy = copies[at % 2];
            const most = 600n * BigInt(tokens);
            try {
              const reservation = (await copy?.reserve(randomUUID(), writing(tokens, [runId]))) ?? '';
              const cost = (most * BigInt(share)) / 100n;
              await copy?.settle(reservation, String(cost));
              return cost;
            } catch {
              return 0n;
            }
          }),
        );
        const [stored] = await documents.getMany<{ spentNanoUsd: string; reserved: object }>('budgets', [
          `budget:run:${runId}`,
        ]);
        expect(BigInt(stored?.data.spentNanoUsd ?? '0')).toBe(done.reduce((sum, cost) => sum + cost, 0n));
        expect(stored?.data.reserved ?? {}).toEqual({});
        expect(BigInt(stored?.data.spentNanoUsd ?? '0')).toBeLessThanOrEqual(limit);
      },
    ),
    { numRuns: 15 },
  );
});
