import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { DomainError, invalidInput } from '../../../platform/errors/domain-error.ts';
import type { Person } from '../../../platform/identity/viewer.ts';
import { isoNow } from '../../../platform/time/clock.ts';
import { checkEmail, checkNewPassword, checkPassword } from './account-input.ts';
import { type AccountDeps, beginAttempt, findByEmail } from './accounts.ts';
import type { Afterwards } from './afterwards.ts';
import type { Lockout } from './lockout.ts';
import type { Mailer } from './mailer.ts';
import { retryOnConflict } from './one-at-a-time.ts';
import type { Client } from './session.ts';
import type { Written } from './sessions.ts';
import { putChangedUser, type UserData, type UserRecord } from './user.ts';

export interface PasswordDeps extends AccountDeps {
  readonly mailer: Mailer;
  /** Resets asked for, by account; one too many sends no mail. */
  readonly resetLockout: Lockout;
  /** Resets asked for, by network address. */
  readonly resetAddressLockout: Lockout;
  readonly afterwards: Pick<Afterwards, 'run'>;
}

const RESET_MINUTES = 30;
/** The user's id without its prefix, then 32 random bytes. */
const RESET_TOKEN = /^([0-9a-z]{26})\.([A-Za-z0-9_-]{43})$/;

/**
 * Changes one's own password, ends one's other sessions and voids a reset under way.
 * @throws {DomainError} INVALID_INPUT, RATE_LIMITED, UNAUTHENTICATED
 */
export async function changePassword(
  deps: PasswordDeps,
  viewer: Person,
  input: { readonly currentPassword: string; readonly newPassword: string },
  client: Client,
): Promise<Written<true>> {
  const { hasher, audit, inOrder, sessions } = deps;
  const current = checkPassword(input.currentPassword, 'input.currentPassword');
  return inOrder.run(viewer.userId, () =>
    retryOnConflict(async () => {
      const user = await readUser(deps, viewer.userId);
      if (user === null) throw new DomainError('UNAUTHENTICATED', 'There is no such account any more.');
      const email = user.data.email ?? '';
      const next = checkNewPassword(input.newPassword, email, 'input.newPassword');
      const attempt = beginAttempt(deps, email, client);
      if (!(await hasher.verify(user.data.passwordHash, current))) {
        await audit.note({ event: 'password.changeRefused', userId: user.id, address: client.address });
        throw invalidInput('input.currentPassword', 'this is not your password.');
      }
      attempt.succeeded();
      if (next === current) throw invalidInput('input.newPassword', 'this is the old password.', 'Choose another.');
      const [live = []] = await sessions.liveOf([user.id]);
      const { cursor } = await sessions.commit({
        by: user.id,
        others: [await putPassword(deps, user, next)],
        sessions: sessions.ending(live.filter(({ id }) => id !== viewer.sessionId)),
      });
      await audit.note({ event: 'password.changed', userId: user.id, address: client.address });
      return { value: true, cursor };
    }),
  );
}

/**
 * Mails a reset token where the address has an account in which someone can sign in. Answers the same where not, after the same work: the
 * token is made and mailed afterwards.
 * @throws {DomainError} INVALID_INPUT, RATE_LIMITED for too many from one network address
 */
export async function requestPasswordReset(
  deps: PasswordDeps,
  input: { readonly email: string },
  client: Client,
): Promise<Written<true>> {
  const { documents, audit, resetLockout, refusals, afterwards } = deps;
  const email = checkEmail(input.email, 'input.email');
  beginReset(deps, email, client);
  const user = await findByEmail(documents, email);
  const isFree = !isLimited(resetLockout, email);
  if (!isFree) refusals.note({ event: 'password.resetLockedOut', address: client.address, account: email });
  // All that is waited for, whether or not there is an account.
  await audit.note({ event: 'password.resetRequested', userId: user?.id ?? null, address: client.address });
  if (user?.data.active === true && isFree) afterwards.run('password reset', () => mailReset(deps, user, email));
  // A cursor in the answer would tell that there was something to write.
  return { value: true, cursor: null };
}

async function mailReset({ documents, mailer, clock }: PasswordDeps, user: UserRecord, email: string): Promise<void> {
  const secret = randomBytes(32).toString('base64url');
  const passwordReset = {
    secretHash: hashSecret(secret),
    expiresAt: new Date(clock.now() + RESET_MINUTES * 60_000).toISOString(),
  };
  await retryOnConflict(async () => {
    const present = (await readUser({ documents }, user.id)) ?? user;
    return documents.commit({ by: 'auth', operations: [putChangedUser(present, { passwordReset })] });
  });
  const token = `${user.id.slice('user_'.length)}.${secret}`;
  await mailer.send({
    userId: user.id,
    to: email,
    subject: 'A new password for Stomaton',
    text: `Someone, probably you, asked for a new password. Set one within ${RESET_MINUTES} minutes with the mutation \`resetPassword\` and this token:\n\n${token}\n\nIf it was not you, do nothing: your password stays as it is.`,
  });
}

/**
 * Sets a new password by a mailed token and ends all sessions of the account.
 * @throws {DomainError} INVALID_INPUT; the same for a token that is wrong, used or too old
 */
export async function resetPassword(
  deps: PasswordDeps,
  input: { readonly token: string; readonly newPassword: string },
  client: Client,
): Promise<Written<true>> {
  const { sessions, audit, inOrder, accountLockout, refusals } = deps;
  function refuse(): never {
    refusals.note({ event: 'password.resetRefused', address: client.address, account: null });
    throw wrongToken();
  }
  const [, account, secret] = RESET_TOKEN.exec(input.token.trim()) ?? [];
  if (account === undefined || secret === undefined) return refuse();
  const userId = `user_${account}`;
  return inOrder.run(userId, () =>
    retryOnConflict(async () => {
      const user = await readUser(deps, userId);
      const reset = user?.data.passwordReset ?? null;
      if (user === null || !user.data.active || reset === null || reset.expiresAt <= isoNow(deps.clock)) return refuse();
      if (!timingSafeEqual(Buffer.from(reset.secretHash), Buffer.from(hashSecret(secret)))) return refuse();
      const email = user.data.email ?? '';
      const next = checkNewPassword(input.newPassword, email, 'input.newPassword');
      const [live = []] = await sessions.liveOf([userId]);
      const { cursor } = await sessions.commit({
        by: userId,
        others: [await putPassword(deps, user, next)],
        sessions: sessions.ending(live),
      });
      accountLockout.forget(email);
      await audit.note({ event: 'password.reset', userId, address: client.address });
      return { value: true, cursor };
    }),
  );
}

async function putPassword({ hasher }: PasswordDeps, user: UserRecord, password: string) {
  const change: Partial<UserData> = {
    passwordHash: await hasher.hash(password),
    hasInitialPassword: false,
    passwordReset: null,
  };
  return putChangedUser(user, change);
}

async function readUser({ documents }: Pick<PasswordDeps, 'documents'>, id: string): Promise<UserRecord | null> {
  const [user = null] = await documents.getMany<UserData>('users', [id]);
  return user;
}

/** @throws {DomainError} RATE_LIMITED for too many from one network address */
function beginReset({ resetAddressLockout, refusals }: PasswordDeps, email: string, { address }: Client): void {
  if (address === null || !isLimited(resetAddressLockout, address)) return;
  refusals.note({ event: 'password.resetLockedOut', address, account: email });
  resetAddressLockout.begin(address);
}

function isLimited(lockout: Lockout, key: string): boolean {
  try {
    lockout.begin(key);
    return false;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'RATE_LIMITED') return true;
    throw error;
  }
}

function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function wrongToken(): DomainError {
  return invalidInput(
    'input.token',
    'not a valid token, used already, or too old.',
    'Ask for a new one with `requestPasswordReset`.',
  );
}
