import { type FeedConsumer, startFeedConsumer } from '../../../platform/change-feed/consumer.ts';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { LedgerEntryData } from '../../../platform/ports/telemetry.ts';
import type { LedgerIndex } from './ledger-index.ts';

/** Keeps the ledger's sums up with the feed; `onPrices` is called when the stored price table has changed. */
export function followLedger(
  documents: Pick<DocumentsPort, 'readChanges' | 'lastCursor'>,
  ledger: LedgerIndex,
  onPrices: () => void,
  log: Logger,
): FeedConsumer {
  return startFeedConsumer({
    name: 'monitoring.ledger',
    documents,
    collections: ['ledger', 'prices'],
    loadCursor: () => ledger.cursor(),
    apply(changes, cursor) {
      if (changes.some(({ collection }) => collection === 'prices')) onPrices();
      const entries = changes.filter(({ collection }) => collection === 'ledger');
      const readable = entries.flatMap(({ id, document }) => {
        const data = document?.data ?? null;
        if (data === null || isLedgerEntry(data)) return [{ id, data }];
        // Left out rather than thrown: one bad entry must not stop the sums of all that follow.
        log.error({ entry: id }, 'ledger: an entry is malformed and not counted');
        return [];
      });
      ledger.apply(readable, cursor);
    },
    // A replaced store does not tell of entries that only the old one had.
    reset: () => ledger.reset(),
    log,
  });
}

/** Any service may insert into the ledger, so what it holds is checked before it is added up. */
function isLedgerEntry(data: unknown): data is LedgerEntryData {
  if (typeof data !== 'object' || data === null) return false;
  const entry: Partial<Record<keyof LedgerEntryData, unknown>> = data;
  const { at, service, provider, model, operation, userId, nanoUsd, entityIds, quantities } = entry;
  return (
    [at, service, provider, model, operation].every((text) => typeof text === 'string') &&
    (userId === null || typeof userId === 'string') &&
    (nanoUsd === null || (typeof nanoUsd === 'string' && /^-?\d{1,18}$/.test(nanoUsd))) &&
    Array.isArray(entityIds) &&
    entityIds.every((id) => typeof id === 'string') &&
    typeof quantities === 'object' &&
    quantities !== null &&
    Object.values(quantities).every((quantity) => Number.isSafeInteger(quantity))
  );
}
