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
 * Where to begin following.
 * @param after a client's cursor; null: the feed's present end
 * @throws {DomainError} INVALID_CURSOR, before there is a stream that it would break
 */
export async function startOfAlerts(
  documents: Pick<DocumentsPort, 'readChanges' | 'lastCursor'>,
  after: string | null,
): Promise<string> {
  if (after === null) return documents.lastCursor();
  await documents.readChanges({ after, limit: 1, waitMs: 0, collections: ['alerts'] });
  return after;
}

/**
 * The alerts that change, in commit order and at least once; several changes between two reads are one event.
 * @param after a cursor of the feed
 * @param signal ends the stream
 */
export async function* followAlerts(
  documents: Pick<DocumentsPort, 'readChanges'>,
  after: string,
  signal: AbortSignal,
): AsyncGenerator<AlertEvent, void> {
  let cursor = after;
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
