import type { DocumentsPort, StoredDocument } from '../../../platform/ports/documents.ts';
import type { AlertRecord } from './alert-book.ts';
import type { AlertData } from './alert-life.ts';

/** An event of `Subscription.alertChanged`. */
export interface AlertEvent {
  readonly alertChanged: AlertRecord;
  /** Going on after this cursor misses nothing. */
  readonly cursor: string;
}

const PAGE = 100;
const WAIT_MS = 20_000;

/**
 * The alerts that change, in commit order and at least once; several changes between two reads are one event.
 * @param after a cursor of the feed; null: from now on
 * @param signal ends the stream
 * @throws {DomainError} INVALID_CURSOR
 */
export async function* followAlerts(
  documents: Pick<DocumentsPort, 'readChanges' | 'lastCursor'>,
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<AlertEvent, void> {
  let cursor = after ?? (await documents.lastCursor());
  while (!signal.aborted) {
    const page = await documents.readChanges({ after: cursor, limit: PAGE, waitMs: WAIT_MS, collections: ['alerts'], signal });
    for (const change of page.changes) {
      // The collection is this service's own, so its documents hold what this service wrote.
      const document = change.document as StoredDocument<AlertData> | null;
      if (document !== null) yield { alertChanged: { ...document.data, id: document.id }, cursor: change.cursor };
    }
    cursor = page.cursor;
  }
}
