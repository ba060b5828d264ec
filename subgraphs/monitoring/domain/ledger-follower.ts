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
      ledger.apply(
        // Every service writes its entries from `TelemetryPort.price`, so they have this shape.
        entries.map(({ id, document }) => ({ id, data: (document?.data ?? null) as LedgerEntryData | null })),
        cursor,
      );
    },
    log,
  });
}
