import { randomUUID } from 'node:crypto';
import type { Logger } from '../logging/logger.ts';
import type { DocumentsPort, WriteOperation } from '../ports/documents.ts';
import type { LedgerEntryData, LedgerUsage, TelemetryPort } from '../ports/telemetry.ts';
import { type Clock, isoNow } from '../time/clock.ts';

/** An entry of the ledger before it is stored. */
export interface LedgerEntry {
  readonly id: string;
  readonly data: LedgerEntryData;
}

/** How one attempt at a paid call ended. */
export type PaidOutcome<Value> =
  | { readonly kind: 'paid'; readonly value: Value; readonly quantities: LedgerUsage['quantities'] }
  /** Refused or never sent: nothing is charged. */
  | { readonly kind: 'free'; readonly error: unknown }
  /** It broke off, or its answer is of no use: it may be charged. `quantities` are those that the answer named, if it did. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly quantities: LedgerUsage['quantities'] | null };

/** Every attempt at a paid call goes through here: money is set aside before it, and what it cost is known after it. */
export interface PaidCalls {
  /**
   * Makes one attempt.
   * @param most what it can use at most
   * @returns its entry, which the caller commits with what it paid for, or gives to {@link PaidCalls.record}
   * @throws the outcome's error, and {@link TelemetryPort.reserve}'s before anything is sent; what an attempt that broke off may
   *   have cost is recorded as unpriced
   */
  attempt<Value>(
    most: LedgerUsage,
    run: () => Promise<PaidOutcome<Value>>,
  ): Promise<{ readonly value: Value; readonly entry: LedgerEntry }>;
  /** Commits entries that nothing else is committed with, such as those of a refused reply. Never rejects. */
  record(entries: readonly LedgerEntry[]): Promise<void>;
}

/** The operations that store entries, to put into the batch of what was paid for. */
export function toLedgerOperations(entries: readonly LedgerEntry[]): readonly WriteOperation[] {
  return entries.map(({ id, data }) => ({
    kind: 'put',
    collection: 'ledger',
    id,
    data,
    visibility: 'monitoring:read',
    authorId: data.userId,
    expectedRevision: 0,
  }));
}

const RECORD_ATTEMPTS = 3;

export function createPaidCalls(deps: {
  readonly telemetry: Pick<TelemetryPort, 'price' | 'reserve' | 'settle'>;
  readonly documents: Pick<DocumentsPort, 'commit'>;
  readonly clock: Clock;
  readonly log: Logger;
}): PaidCalls {
  const { telemetry, documents, clock, log } = deps;

  /** The money is spent, whether monitoring answers or not: without it the entry is unpriced. */
  async function toEntry(usage: LedgerUsage): Promise<LedgerEntry> {
    const id = `ledger_${randomUUID()}`;
    try {
      return { id, data: await telemetry.price(usage) };
    } catch (error) {
      log.warn({ err: error, operation: usage.operation }, 'ledger: a paid call could not be priced');
      return { id, data: { ...usage, at: isoNow(clock), nanoUsd: null, priceIds: [] } };
    }
  }

  async function settle(reservation: string | null, nanoUsd: string | null): Promise<void> {
    if (reservation === null) return;
    try {
      await telemetry.settle(reservation, nanoUsd);
    } catch (error) {
      log.warn({ err: error, nanoUsd }, 'budget: a call could not be settled and counts as all that was set aside for it');
    }
  }

  async function record(entries: readonly LedgerEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const operations = toLedgerOperations(entries);
    // The same batch twice is stored once: the first answer may have been lost.
    const idempotency = { key: `ledger:${entries[0]?.id}`, fingerprint: entries.map(({ id }) => id).join() };
    for (let attempt = 1; ; attempt += 1) {
      try {
        await documents.commit({ operations, by: entries[0]?.data.service ?? null, idempotency });
        return;
      } catch (error) {
        if (attempt < RECORD_ATTEMPTS) continue;
        const lost = entries.map(({ data: { at, model, operation, quantities, nanoUsd } }) => ({
          at,
          model,
          operation,
          quantities,
          nanoUsd,
        }));
        log.error({ err: error, lost }, 'ledger: entries could not be stored');
        return;
      }
    }
  }

  return {
    async attempt(most, run) {
      const reservation = await telemetry.reserve(randomUUID(), most);
      const outcome = await run().catch((error: unknown) => ({ kind: 'failed', error, quantities: null }) as const);
      if (outcome.kind === 'free') {
        await settle(reservation, '0');
        throw outcome.error;
      }
      // What cannot be known is booked as one request, which has no price: unpriced, never zero.
      const quantities = outcome.quantities ?? { REQUEST: 1 };
      const entry = await toEntry({ ...most, quantities });
      await settle(reservation, entry.data.nanoUsd);
      if (outcome.kind === 'paid') return { value: outcome.value, entry };
      await record([entry]);
      throw outcome.error;
    },
    record,
  };
}
