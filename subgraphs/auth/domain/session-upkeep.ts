import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { RecalledTokens } from './recalled-tokens.ts';
import type { SessionData } from './session.ts';

const BATCH = 500;

/**
 * Takes in what was recalled before a restart.
 * @param since milliseconds since the epoch; tokens recalled earlier have expired
 */
export async function loadRecalled(
  documents: Pick<DocumentsPort, 'find'>,
  recalled: RecalledTokens,
  since: number,
): Promise<void> {
  const where = { 'data.recalledAt': { $gte: new Date(since).toISOString() } };
  for (let skip = 0; ; skip += BATCH) {
    const sessions = await documents.find<SessionData>('sessions', { where, limit: BATCH, skip });
    for (const { id, data } of sessions) recalled.note(id, data);
    if (sessions.length < BATCH) return;
  }
}

/**
 * Deletes sessions that are over; an ended session's `expiresAt` is its end.
 * @param before milliseconds since the epoch, at least an access token's life ago
 */
export async function pruneSessions(documents: Pick<DocumentsPort, 'find' | 'commit'>, before: number): Promise<void> {
  const where = { 'data.expiresAt': { $lt: new Date(before).toISOString() } };
  for (;;) {
    const over = await documents.find<SessionData>('sessions', { where, limit: BATCH });
    if (over.length === 0) return;
    const operations = over.map(({ id }) => ({ kind: 'delete', collection: 'sessions', id }) as const);
    await documents.commit({ by: 'auth', operations });
  }
}
