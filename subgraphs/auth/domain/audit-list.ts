import {
  argumentsHash,
  type Connection,
  checkFirst,
  decodeCursor,
  toConnection,
} from '../../../platform/graphql/connection.ts';
import { checkId } from '../../../platform/ids/ids.ts';
import type { DocumentsPort, StoredDocument, Where } from '../../../platform/ports/documents.ts';
import type { AuditData } from './audit.ts';

export type AuditRecord = StoredDocument<AuditData>;

/**
 * One page of the audit log, the newest first.
 * @throws {DomainError} INVALID_INPUT, INVALID_CURSOR
 */
export async function listAudit(
  documents: Pick<DocumentsPort, 'find' | 'count'>,
  request: {
    readonly first: number;
    readonly after: string | null;
    readonly userId: string | null;
    readonly event: string | null;
  },
): Promise<Connection<AuditRecord>> {
  const first = checkFirst(request.first);
  const { userId, event } = request;
  const hash = argumentsHash('auditLog', { userId, event });
  const after = decodeCursor(hash, request.after);
  const conditions: Where[] = [
    ...(userId === null ? [] : [{ 'data.userId': checkId(userId, 'user', 'userId') }]),
    ...(event === null ? [] : [{ 'data.event': event }]),
  ];
  const [at = null] = after?.keys ?? [];
  const beyond: Where[] =
    after === null ? [] : [{ $or: [{ 'data.at': { $lt: at } }, { 'data.at': at, id: { $gt: after.id } }] }];
  const all = (where: readonly Where[]): Where => (where.length === 0 ? {} : { $and: where });
  const [found, total] = await Promise.all([
    documents.find<AuditData>('audit', { where: all([...conditions, ...beyond]), sort: [['data.at', -1]], limit: first + 1 }),
    documents.count('audit', all(conditions)),
  ]);
  return toConnection(
    found,
    { first, hash, after, total },
    (entry) => ({ keys: [entry.data.at], id: entry.id }),
    (entry) => entry,
  );
}
