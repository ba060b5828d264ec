import {
  argumentsHash,
  type Connection,
  checkFirst,
  decodeCursor,
  toConnection,
} from '../../../platform/graphql/connection.ts';
import type { DocumentsPort, Where } from '../../../platform/ports/documents.ts';
import { COMPOSER_ID, type UserData, type UserRecord } from './user.ts';

/**
 * One page of the accounts of people, oldest first.
 * @throws {DomainError} INVALID_INPUT, INVALID_CURSOR
 */
export async function listUsers(
  documents: Pick<DocumentsPort, 'find' | 'count'>,
  request: { readonly first: number; readonly after: string | null },
): Promise<Connection<UserRecord>> {
  const first = checkFirst(request.first);
  const hash = argumentsHash('users', {});
  const after = decodeCursor(hash, request.after);
  const people: Where = { id: { $ne: COMPOSER_ID } };
  const [createdAt = null] = after?.keys ?? [];
  const beyond: Where | null =
    after === null ? null : { $or: [{ createdAt: { $gt: createdAt } }, { createdAt, id: { $gt: after.id } }] };
  const [found, total] = await Promise.all([
    documents.find<UserData>('users', {
      where: beyond === null ? people : { $and: [people, beyond] },
      sort: [['createdAt', 1]],
      limit: first + 1,
    }),
    documents.count('users', people),
  ]);
  return toConnection(
    found,
    { first, hash, after, total },
    (user) => ({ keys: [user.createdAt], id: user.id }),
    (user) => user,
  );
}
