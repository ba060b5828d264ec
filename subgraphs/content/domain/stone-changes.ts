import { DomainError, invalidInput } from '../../../platform/errors/domain-error.ts';
import { canSee, type Viewer } from '../../../platform/identity/viewer.ts';
import { checkId } from '../../../platform/ids/ids.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { StoneRecord } from './stone.ts';

/** One event of `Subscription.stoneChanged`; `cursor` leaves beside the data. */
export interface StoneChanged {
  readonly stoneChanged: StoneRecord;
  readonly cursor: string;
}

const MOST_IDS = 500;
const WAIT_MS = 20_000;

/**
 * Follows the feed's changes of stones, each as it is when the event is sent; deleted ones are passed over.
 * @param request `ids` null: all; `after` null: from now on
 * @param signal ends the stream, also while it waits
 * @throws {DomainError} INVALID_INPUT for the ids, INVALID_CURSOR
 */
export async function followStones(
  documents: Pick<DocumentsPort, 'readChanges' | 'lastCursor'>,
  request: { readonly ids: readonly string[] | null; readonly after: string | null },
  viewer: Viewer,
  signal: AbortSignal,
): Promise<AsyncGenerator<StoneChanged, void>> {
  const { ids } = request;
  if (ids !== null && ids.length > MOST_IDS) throw invalidInput('ids', `has ${ids.length} items.`, `Send at most ${MOST_IDS}.`);
  const wanted = ids === null ? null : new Set(ids.map((id, index) => checkId(id, 'stone', `ids.${index}`)));
  const begin = request.after ?? (await documents.lastCursor());
  if (request.after !== null) await checkCursor(documents, request.after);
  return events(documents, begin, (id) => wanted === null || wanted.has(id), viewer, signal);
}

async function* events(
  documents: Pick<DocumentsPort, 'readChanges'>,
  begin: string,
  isWanted: (id: string) => boolean,
  viewer: Viewer,
  signal: AbortSignal,
): AsyncGenerator<StoneChanged, void> {
  for (let cursor = begin; !signal.aborted; ) {
    const page = await documents.readChanges({ after: cursor, limit: 100, waitMs: WAIT_MS, collections: ['stones'], signal });
    for (const { id, document, cursor: at } of page.changes) {
      if (document === null || !isWanted(id) || !canSee(viewer, document)) continue;
      yield { stoneChanged: document as StoneRecord, cursor: at };
    }
    cursor = page.cursor;
  }
}

/** Refuses a foreign cursor before the first event is awaited, so that the client hears of it at once. */
async function checkCursor(documents: Pick<DocumentsPort, 'readChanges'>, after: string): Promise<void> {
  try {
    await documents.readChanges({ after, limit: 1, waitMs: 0, collections: ['stones'] });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'INVALID_CURSOR') throw error;
    throw new DomainError('INVALID_CURSOR', 'after: not a cursor of this subscription.', {
      path: ['after'],
      remedy: 'Send the `extensions.cursor` of an event, or leave it out to begin now.',
      cause: error,
    });
  }
}
