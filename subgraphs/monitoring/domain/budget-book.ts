/*
 * The hard budget of paid calls. Before a call the most that it can cost is added to what its day, month and run have spent and
 * set aside; a call that would not fit is refused, and the sum of what is spent and set aside never passes the limit, however
 * many ask at once: each change is one batch under the expected revisions of the periods' documents. Afterwards the call's real cost
 * takes the place of what was set aside. A reservation that nobody settles, since its process died, counts in full: nobody knows
 * whether the provider charged for it. Cost: two small commits for each paid call, none where no budget is set.
 */
import { DomainError, invalidInput } from '../../../platform/errors/domain-error.ts';
import { prefixOf } from '../../../platform/ids/ids.ts';
import { nanoUsdToDecimal } from '../../../platform/ledger/money.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { DocumentsPort, StoredDocument, WriteOperation } from '../../../platform/ports/documents.ts';
import type { LedgerUsage, TelemetryPort } from '../../../platform/ports/telemetry.ts';
import type { Clock } from '../../../platform/time/clock.ts';

/** Integer nano-dollars; null: no limit. */
export interface BudgetLimits {
  readonly day: bigint | null;
  readonly month: bigint | null;
  readonly run: bigint | null;
}

type PeriodKind = keyof BudgetLimits;

/** `data` of a document of `budgets`: one for each day, month and run that has a limit and was paid for. */
interface BudgetData {
  /** Integer nano-dollars as digits, without what is set aside. */
  readonly spentNanoUsd: string;
  /** By id of the reservation. */
  readonly reserved: { readonly [id: string]: { readonly nanoUsd: string; readonly atMs: number } };
}

interface Period {
  readonly kind: PeriodKind;
  readonly name: string;
  readonly limit: bigint;
}

/** Reservations of paid calls. */
export type BudgetBook = Pick<TelemetryPort, 'reserve' | 'settle'>;

/** No call lasts so long: its reservation becomes spent, so that a period's document stays small. */
const ABANDONED_AFTER_MS = 30 * 60_000;
const ATTEMPTS = 8;
const NOTHING: BudgetData = { spentNanoUsd: '0', reserved: {} };
const RESERVATION = /^([0-9a-f-]{36})@(\d{4}-\d{2}-\d{2})@(run_[0-9a-z]{26})?$/;

/** Said once, at the start or at the first call that could be paid for. */
const NO_BUDGET =
  'a language model may be paid for without a limit: OPENAI_API_KEY is set, and no budget is. Set OPENAI_BUDGET_USD_PER_DAY, OPENAI_BUDGET_USD_PER_MONTH or OPENAI_BUDGET_USD_PER_RUN for monitoring.';

/** @param deps `hasModelKey`: whether the environment of this very process has a key, so that the start can warn of it */
export function createBudgetBook(deps: {
  readonly documents: Pick<DocumentsPort, 'getMany' | 'commit'>;
  readonly limits: BudgetLimits;
  readonly price: TelemetryPort['price'];
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
  readonly hasModelKey?: boolean;
}): BudgetBook {
  const { documents, limits, price, clock, log, hasModelKey = false } = deps;
  const isLimited = Object.values(limits).some((limit) => limit !== null);
  let hasWarned = false;
  if (hasModelKey && !isLimited) warnOfNoBudget();
  let last: Promise<unknown> = Promise.resolve();

  function warnOfNoBudget(): void {
    if (!hasWarned) log.warn(NO_BUDGET);
    hasWarned = true;
  }

  /** One change after the other within this process, so that only other copies of it can be in the way. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = last.then(work, work);
    last = done.catch(() => {});
    return done;
  }

  function periodsOf(day: string, runId: string | undefined): readonly Period[] {
    const named = [
      { kind: 'day', name: day, limit: limits.day },
      { kind: 'month', name: day.slice(0, 7), limit: limits.month },
      ...(runId === undefined ? [] : [{ kind: 'run', name: runId, limit: limits.run } as const]),
    ] as const;
    return named.flatMap(({ limit, ...period }) => (limit === null ? [] : [{ ...period, limit }]));
  }

  /** Reads the periods, changes them, and writes them in one batch; reads again where another copy was faster. */
  async function change(periods: readonly Period[], make: (data: BudgetData, period: Period) => BudgetData): Promise<void> {
    const ids = periods.map(({ kind, name }) => `budget:${kind}:${name}`);
    for (let attempt = 1; ; attempt += 1) {
      const stored = await documents.getMany<BudgetData>('budgets', ids);
      const operations = periods.flatMap((period, at) => toOperation(ids[at] ?? '', stored[at] ?? null, period, make));
      if (operations.length === 0) return;
      try {
        await documents.commit({ operations, by: 'monitoring' });
        return;
      } catch (error) {
        if (attempt === ATTEMPTS || !(error instanceof DomainError) || error.code !== 'CONFLICT') throw error;
      }
    }
  }

  return {
    async reserve(id, most) {
      if (!isLimited) {
        // The key may be in other processes alone.
        warnOfNoBudget();
        return null;
      }
      const { nanoUsd } = await price(most);
      if (nanoUsd === null) throw unpriced(most);
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const runId = most.entityIds.find((entityId) => prefixOf(entityId) === 'run');
      await inTurn(() =>
        change(periodsOf(day, runId), (before, period) => {
          if (before.reserved[id] !== undefined) return before;
          const data = foldAbandoned(before, clock.now());
          if (sumOf(data) + BigInt(nanoUsd) > period.limit) throw spent(period, sumOf(data), clock.now());
          return { ...data, reserved: { ...data.reserved, [id]: { nanoUsd, atMs: clock.now() } } };
        }),
      );
      return `${id}@${day}@${runId ?? ''}`;
    },
    async settle(reservation, nanoUsd) {
      const [, id = '', day = '', runId] = RESERVATION.exec(reservation) ?? [];
      if (id === '') throw invalidInput('reservation', 'is none.', 'Send what `reserve` answered.');
      await inTurn(() =>
        change(periodsOf(day, runId), (data) => {
          const { [id]: own, ...others } = data.reserved;
          if (own === undefined) return data;
          const cost = BigInt(nanoUsd ?? own.nanoUsd);
          return { spentNanoUsd: String(BigInt(data.spentNanoUsd) + cost), reserved: others };
        }),
      );
    },
  };
}

function toOperation(
  id: string,
  stored: StoredDocument<BudgetData> | null,
  period: Period,
  make: (data: BudgetData, period: Period) => BudgetData,
): readonly WriteOperation[] {
  const before = stored?.data ?? NOTHING;
  const data = make(before, period);
  if (data === before) return [];
  return [
    {
      kind: 'put',
      collection: 'budgets',
      id,
      data,
      visibility: 'monitoring:read',
      authorId: null,
      expectedRevision: stored?.revision ?? 0,
    },
  ];
}

function sumOf({ spentNanoUsd, reserved }: BudgetData): bigint {
  return Object.values(reserved).reduce((sum, { nanoUsd }) => sum + BigInt(nanoUsd), BigInt(spentNanoUsd));
}

function foldAbandoned(data: BudgetData, now: number): BudgetData {
  const all = Object.entries(data.reserved);
  const old = all.filter(([, { atMs }]) => now - atMs > ABANDONED_AFTER_MS);
  if (old.length === 0) return data;
  return {
    spentNanoUsd: String(old.reduce((sum, [, { nanoUsd }]) => sum + BigInt(nanoUsd), BigInt(data.spentNanoUsd))),
    reserved: Object.fromEntries(all.filter(([, { atMs }]) => now - atMs <= ABANDONED_AFTER_MS)),
  };
}

function spent({ kind, limit }: Period, sum: bigint, now: number): DomainError {
  const today = new Date(now);
  const [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()];
  const resetsAt = { day: Date.UTC(year, month, day + 1), month: Date.UTC(year, month + 1, 1), run: null }[kind];
  const left = nanoUsdToDecimal(limit > sum ? limit - sum : 0n);
  return new DomainError('ENGINE_UNAVAILABLE', `The budget of this ${kind} for paid calls does not allow another one.`, {
    remedy: `${resetsAt === null ? 'Start another run' : `Wait until ${new Date(resetsAt).toISOString()}`}, or raise OPENAI_BUDGET_USD_PER_${kind.toUpperCase()}.`,
    facts: {
      reason: 'BUDGET_SPENT',
      period: kind,
      leftUsd: left,
      ...(resetsAt === null ? {} : { resetsAt: new Date(resetsAt).toISOString() }),
    },
  });
}

function unpriced({ provider, model }: LedgerUsage): DomainError {
  return new DomainError('ENGINE_UNAVAILABLE', 'A budget is set, and the model has no price by which it could be held.', {
    remedy: `Add the prices of "${model}" by "${provider}" to data/prices.json, or unset OPENAI_BUDGET_USD_PER_DAY, _MONTH and _RUN.`,
    facts: { reason: 'UNPRICED_MODEL' },
  });
}
