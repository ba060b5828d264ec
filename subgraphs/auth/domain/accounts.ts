import { DomainError, invalidInput } from '../../../platform/errors/domain-error.ts';
import type { RefusalTally } from '../../../platform/identity/refusal-tally.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { checkEmail, checkFullName, checkNewPassword, checkPassword } from './account-input.ts';
import type { Audit } from './audit.ts';
import type { Lockout } from './lockout.ts';
import { type OneAtATime, retryOnConflict } from './one-at-a-time.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { type Client, isSignIn } from './session.ts';
import type { Grant, Sessions, Written } from './sessions.ts';
import { putChangedUser, putNewUser, type UserData, type UserRecord } from './user.ts';

/** What the rules of accounts work with. */
export interface AccountDeps {
  readonly documents: Pick<DocumentsPort, 'getMany' | 'find' | 'count' | 'commit'>;
  readonly sessions: Sessions;
  readonly hasher: PasswordHasher;
  /** Failed sign-ins by account. */
  readonly accountLockout: Lockout;
  /** Failed sign-ins by network address. */
  readonly addressLockout: Lockout;
  /** Registrations by network address, made or not. */
  readonly registerLockout: Lockout;
  /** Attempts that had to wait. */
  readonly refusals: Pick<RefusalTally, 'note'>;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly newId: (prefix: 'user') => string;
  /** Keeps changes of one account in order: a session begun by a password must not outlive the password. */
  readonly inOrder: OneAtATime;
}

/** A live session more than this ends the one not used for longest, so that what a person can pile up stays bounded. */
const MAX_SESSIONS = 100;

/** Finds an account by its normalised address; null where none has it. */
export async function findByEmail(documents: Pick<DocumentsPort, 'find'>, email: string): Promise<UserRecord | null> {
  const [user = null] = await documents.find<UserData>('users', { where: { 'data.email': email }, limit: 1 });
  return user;
}

/**
 * Makes an account and signs in to it.
 * @throws {DomainError} INVALID_INPUT; RATE_LIMITED; DUPLICATE where the address has an account: the answer, being a session, would tell anyway
 */
export async function register(
  { documents, sessions, hasher, audit, newId, registerLockout, refusals }: AccountDeps,
  input: { readonly email: string; readonly password: string; readonly fullName: string },
  client: Client,
): Promise<Written<Grant>> {
  const email = checkEmail(input.email, 'input.email');
  const password = checkNewPassword(input.password, email, 'input.password');
  const fullName = checkFullName(input.fullName, 'input.fullName');
  const { address } = client;
  try {
    // Before the hash, and whether or not an account comes of it: the answer tells which addresses have one.
    if (address !== null) registerLockout.begin(address);
  } catch (error) {
    refusals.note({ event: 'register.lockedOut', address, account: null });
    throw error;
  }
  const data: UserData = {
    email,
    fullName,
    role: 'USER',
    tier: 'BASIC',
    active: true,
    passwordHash: await hasher.hash(password),
    hasInitialPassword: false,
    passwordReset: null,
  };
  const id = newId('user');
  const session = sessions.prepare(id, client);
  try {
    const { cursor } = await sessions.commit({ by: id, others: [putNewUser(id, data)], sessions: [session.put] });
    const [user = null] = await documents.getMany<UserData>('users', [id]);
    if (user === null) throw new Error('An account that was just made is not there.');
    await audit.note({ event: 'account.registered', userId: id, address });
    return { value: await session.grant(user), cursor };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'DUPLICATE') throw error;
    throw new DomainError('DUPLICATE', 'input.email: this address already has an account.', {
      path: ['input', 'email'],
      remedy: 'Sign in with `login`, or ask for a new password with `requestPasswordReset`.',
    });
  }
}

/**
 * Signs in. An unknown address, an account in which nobody can sign in and a wrong password are refused alike and after the
 * same work.
 * @throws {DomainError} INVALID_INPUT, RATE_LIMITED
 */
export async function login(
  deps: AccountDeps,
  input: { readonly email: string; readonly password: string },
  client: Client,
): Promise<Written<Grant>> {
  const { documents, sessions, hasher, audit, inOrder } = deps;
  const email = checkEmail(input.email, 'input.email');
  const password = checkPassword(input.password, 'input.password');
  const attempt = beginAttempt(deps, email, client);
  const known = await findByEmail(documents, email);
  const hash = known?.data.active === true ? known.data.passwordHash : null;
  if (!(await hasher.verify(hash, password)) || known === null) {
    await audit.note({ event: 'login.refused', userId: known?.id ?? null, address: client.address });
    throw wrongCredentials();
  }
  const signedIn = await inOrder.run(known.id, () =>
    retryOnConflict(async () => {
      const [user = null] = await documents.getMany<UserData>('users', [known.id]);
      // Changed while we were comparing: the password that was sent is the old one.
      if (user === null || user.data.passwordHash !== hash || !user.data.active) throw wrongCredentials();
      const outdated = hasher.isOutdated(user.data.passwordHash ?? '');
      const others =
        outdated || user.data.hasInitialPassword
          ? [
              putChangedUser(user, {
                hasInitialPassword: false,
                ...(outdated ? { passwordHash: await hasher.hash(password) } : {}),
              }),
            ]
          : [];
      const [live = []] = await sessions.liveOf([user.id]);
      const session = sessions.prepare(user.id, client);
      const surplus = sessions.ending(live.filter(isSignIn).slice(MAX_SESSIONS - 1));
      const { cursor } = await sessions.commit({ by: user.id, others, sessions: [session.put, ...surplus] });
      return { value: await session.grant(user), cursor };
    }),
  );
  attempt.succeeded();
  await audit.note({ event: 'login.accepted', userId: known.id, address: client.address });
  return signedIn;
}

/**
 * Counts an attempt to show a password, for the account and for the address it comes from.
 * @param email the account's, whether or not there is one
 * @throws {DomainError} RATE_LIMITED
 */
export function beginAttempt(
  { accountLockout, addressLockout, refusals }: Pick<AccountDeps, 'accountLockout' | 'addressLockout' | 'refusals'>,
  email: string,
  { address }: Client,
): { succeeded(): void } {
  try {
    if (address !== null) addressLockout.begin(address);
    accountLockout.begin(email);
  } catch (error) {
    refusals.note({ event: 'login.lockedOut', address, account: email });
    throw error;
  }
  return {
    succeeded() {
      // Only this attempt: who knows one password must not thereby be free to guess at others.
      if (address !== null) addressLockout.takeBack(address);
      accountLockout.forget(email);
    },
  };
}

function wrongCredentials(): DomainError {
  return invalidInput(
    'input',
    'the e-mail address or the password is not right.',
    'Check both, or use `requestPasswordReset`.',
  );
}
