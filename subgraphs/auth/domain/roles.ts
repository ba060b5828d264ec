import { DomainError, invalidInput, notFound } from '../../../platform/errors/domain-error.ts';
import type { Person, RoleName, TierName } from '../../../platform/identity/viewer.ts';
import { checkId } from '../../../platform/ids/ids.ts';
import type { AccountDeps } from './accounts.ts';
import { retryOnConflict } from './one-at-a-time.ts';
import type { Client } from './session.ts';
import type { Written } from './sessions.ts';
import { COMPOSER_ID, putChangedUser, type UserData, type UserRecord } from './user.ts';

/**
 * Gives a person another role and tier. Their access tokens are recalled, so that a demotion holds at once; their sessions go
 * on, and the next refresh brings tokens with the new scopes.
 * @param viewer has `users:manage`
 * @throws {DomainError} INVALID_INPUT; NOT_FOUND; CONFLICT where nobody else is admin
 */
export async function setUserRole(
  { documents, sessions, audit, inOrder }: AccountDeps,
  viewer: Person,
  input: { readonly userId: string; readonly role: RoleName; readonly tier?: TierName | null },
  client: Client,
): Promise<Written<UserRecord>> {
  const userId = checkId(input.userId, 'user', 'input.userId');
  if (userId === COMPOSER_ID) throw invalidInput('input.userId', 'the composer is not a person and keeps its role.');
  // All changes of roles in one row: two admins who demote each other at once must not both succeed.
  return inOrder.run('roles', () =>
    inOrder.run(userId, () =>
      retryOnConflict(async () => {
        const [user = null] = await documents.getMany<UserData>('users', [userId]);
        if (user === null) throw notFound('input.userId', 'user');
        const { role, tier } = user.data;
        const next = { role: input.role, tier: input.tier ?? tier };
        if (next.role === role && next.tier === tier) return { value: user, cursor: null };
        if (role === 'ADMIN' && next.role !== 'ADMIN') await requireAnotherAdmin(documents, userId);
        const [live = []] = await sessions.liveOf([userId]);
        const { cursor } = await sessions.commit({
          by: viewer.userId,
          others: [putChangedUser(user, next)],
          sessions: sessions.recalling(live),
        });
        await audit.note({
          event: 'role.changed',
          userId,
          by: viewer.userId,
          address: client.address,
          detail: { fromRole: role, toRole: next.role, fromTier: tier, toTier: next.tier },
        });
        return { value: { ...user, data: { ...user.data, ...next } }, cursor };
      }),
    ),
  );
}

async function requireAnotherAdmin(documents: AccountDeps['documents'], userId: string): Promise<void> {
  const others = await documents.count('users', { 'data.role': 'ADMIN', 'data.active': true, id: { $ne: userId } });
  if (others > 0) return;
  throw new DomainError('CONFLICT', 'input.role: this is the last admin.', {
    path: ['input', 'role'],
    remedy: 'Make someone else an admin first.',
  });
}
