import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seededId } from '../../platform/ids/ids.ts';
import type { LedgerUsage, OperationReport, TelemetryPort } from '../../platform/ports/telemetry.ts';
import type { BudgetLimits } from '../../subgraphs/monitoring/domain/budget-book.ts';
import { eventually } from '../scenarios/case.ts';

/** Monitoring as content tells it, in January 2026. */
export interface TelemetryUnderTest extends AsyncDisposable {
  readonly telemetry: TelemetryPort;
  /** Stores a stone that is not there yet. */
  putStone(): Promise<string>;
  usageOf(stoneId: string): Promise<{ views: number; searches: number; errors: number }>;
}

const AT = '2026-01-01T00:00:00.000Z';

export function reportOf(part: Partial<OperationReport>): OperationReport {
  return { operation: 'Page', durationMs: 10, failed: false, viewedIds: [], foundIds: [], at: AT, ...part };
}

function usage(part: Partial<LedgerUsage> = {}): LedgerUsage {
  return {
    service: 'content',
    provider: 'openai',
    model: 'gpt-4o-mini',
    operation: 'generateArticle',
    entityIds: [],
    userId: null,
    quantities: { INPUT_TOKEN: 1_000, OUTPUT_TOKEN: 1_000 },
    ...part,
  };
}

/** The suite of {@link TelemetryPort}, in process and over the wire. */
export function describeTelemetry(name: string, open: (budget?: BudgetLimits) => Promise<TelemetryUnderTest>): void {
  describe(`telemetry: ${name}`, () => {
    it('prices a call, and gives back what it was told of it', async () => {
      await using opened = await open();
      const [entityIds, userId] = [[seededId('stone', 'b'), seededId('stone', 'a')], seededId('user', 'payer')];
      const asked = usage({ entityIds, userId });
      // 1,000 × 0.15 and 1,000 × 0.60 dollars a million.
      const priceIds = [expect.stringContaining('INPUT_TOKEN'), expect.stringContaining('OUTPUT_TOKEN')];
      expect(await opened.telemetry.price(asked)).toEqual({ ...asked, at: AT, nanoUsd: '750000', priceIds });
    });

    it('leaves unpriced what has no price, nulls and empty lists as they are', async () => {
      await using opened = await open();
      const asked = usage({ model: 'not in the table' });
      expect(await opened.telemetry.price(asked)).toEqual({ ...asked, at: AT, nanoUsd: null, priceIds: [] });
      expect(await opened.telemetry.price(usage({ quantities: {} }))).toMatchObject({ nanoUsd: null, quantities: {} });
    });

    it('refuses quantities that are none', async () => {
      await using opened = await open();
      await expect(opened.telemetry.price(usage({ quantities: { REQUEST: -1 } }))).rejects.toThrow();
      await expect(opened.telemetry.price(usage({ quantities: { REQUEST: 0.5 } }))).rejects.toThrow();
    });

    it('reserves money within a budget, once for each id, and gives back what a call did not cost', async () => {
      await using opened = await open({ day: 1_000_000n, month: null, run: null });
      const { telemetry } = opened;
      const [one, two] = [randomUUID(), randomUUID()];
      const first = await telemetry.reserve(one, usage());
      expect(await telemetry.reserve(one, usage())).toBe(first);
      const refusal = { code: 'ENGINE_UNAVAILABLE', facts: { reason: 'BUDGET_SPENT', leftUsd: '0.00025' } };
      await expect(telemetry.reserve(two, usage())).rejects.toMatchObject(refusal);
      await telemetry.settle(first ?? '', '100000');
      await telemetry.settle(first ?? '', '900000');
      expect(await telemetry.reserve(two, usage())).toContain(two);
    });

    it('reserves nothing where there is no budget', async () => {
      await using opened = await open();
      expect(await opened.telemetry.reserve(randomUUID(), usage({ model: 'not in the table' }))).toBeNull();
    });

    it('counts every report once, without making anyone wait', async () => {
      await using opened = await open();
      const stone = await opened.putStone();
      for (let index = 0; index < 2_500; index += 1) {
        const isFound = index % 5 === 0;
        const answered: unknown = opened.telemetry.reportOperation(
          reportOf({ failed: index % 10 === 1, viewedIds: isFound ? [] : [stone], foundIds: isFound ? [stone] : [] }),
        );
        expect(answered).toBeUndefined();
      }
      const counted = await eventually(
        () => opened.usageOf(stone),
        ({ views, searches }) => views + searches >= 2_500,
      );
      expect(counted).toEqual({ views: 2_000, searches: 500, errors: 250 });
    });
  });
}
