import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { HealthReport } from '../../../platform/ports/health.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import type { AlertBook } from './alert-book.ts';
import type { LedgerIndex } from './ledger-index.ts';
import type { PriceCatalog } from './price-catalog.ts';
import type { UsageRecorder } from './usage-recorder.ts';

/** What the resolvers answer from. */
export interface Monitoring {
  readonly documents: DocumentsPort;
  readonly recorder: UsageRecorder;
  readonly ledger: LedgerIndex;
  readonly prices: PriceCatalog;
  readonly alerts: AlertBook;
  readonly clock: Clock;
  readonly checkServices: () => Promise<readonly HealthReport[]>;
  /** Waits until the ledger's sums have passed a cursor of the feed. */
  readonly ledgerPassed: (cursor: string | null) => Promise<unknown>;
}
