import { notFound } from '../../../platform/errors/domain-error.ts';
import { checkId } from '../../../platform/ids/ids.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import { hasEnded, type RunData, type RunRecord } from './workflow.ts';

/** One event of a run's progress. */
export interface RunEvent {
  readonly workflowProgress: RunRecord;
  /** The feed's position up to which the event tells. */
  readonly cursor: string;
}

type FollowedDocuments = Pick<DocumentsPort, 'getMany' | 'readChanges' | 'lastCursor'>;

const WAIT_MS = 20_000;

/**
 * A run as it is now, then after each change, until it has ended. Several changes in quick succession may be told as one.
 * @param after null: begins with the run as it is; a cursor of an earlier event: only what changed since
 * @param ended ends the stream
 * @throws {DomainError} INVALID_INPUT, NOT_FOUND, INVALID_CURSOR
 */
export async function followRun(
  documents: FollowedDocuments,
  runId: string,
  after: string | null,
  ended: AbortSignal,
): Promise<AsyncGenerator<RunEvent, void>> {
  checkId(runId, 'run', 'runId');
  // The position is taken before the document is read, so a change in between is told twice rather than never.
  const begin = after ?? (await documents.lastCursor());
  const [now] = await documents.getMany<RunData>('runs', [runId]);
  if (!now) throw notFound('runId', 'workflow run');
  // A foreign cursor is refused here, as an answer, rather than later, as the end of the stream.
  if (after !== null) await documents.readChanges({ after, limit: 1, waitMs: 0, collections: ['runs'] });
  return eventsOf(documents, now, { after, begin }, ended);
}

async function* eventsOf(
  documents: FollowedDocuments,
  now: RunRecord,
  { after, begin }: { readonly after: string | null; readonly begin: string },
  ended: AbortSignal,
): AsyncGenerator<RunEvent, void> {
  let cursor = begin;
  let told = after === null ? now.revision : 0;
  if (after === null) {
    yield { workflowProgress: now, cursor };
    if (hasEnded(now.data)) return;
  }
  while (!ended.aborted) {
    const page = await documents.readChanges({
      after: cursor,
      limit: 200,
      // Of a run that has ended nothing more will come.
      waitMs: after !== null && hasEnded(now.data) ? 0 : WAIT_MS,
      collections: ['runs'],
      signal: ended,
    });
    cursor = page.cursor;
    for (const change of page.changes) {
      if (change.id !== now.id) continue;
      const [run] = await documents.getMany<RunData>('runs', [now.id]);
      if (!run) return;
      if (run.revision <= told) continue;
      told = run.revision;
      yield { workflowProgress: run, cursor: change.cursor };
      if (hasEnded(run.data)) return;
    }
    if (page.atEnd && hasEnded(now.data)) return;
  }
}
