import { DomainError } from '../../../platform/errors/domain-error.ts';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import { findByEmail } from './accounts.ts';
import type { Audit } from './audit.ts';
import type { KeyRing } from './key-ring.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { COMPOSER, COMPOSER_ID, putNewUser, type UserData, type UserRecord } from './user.ts';

export interface FirstAccountsDeps {
  readonly documents: Pick<DocumentsPort, 'getMany' | 'find' | 'commit'>;
  readonly hasher: PasswordHasher;
  readonly keys: Pick<KeyRing, 'derive'>;
  readonly audit: Audit;
  readonly newId: (prefix: 'user') => string;
  /** Shown once to whoever starts the process. */
  readonly announce: (line: string) => void;
}

/** Makes the account that composed articles name as their author. */
export async function ensureComposer({ documents }: Pick<FirstAccountsDeps, 'documents'>): Promise<void> {
  const [known = null] = await documents.getMany<UserData>('users', [COMPOSER_ID]);
  if (known !== null) return;
  await unlessThere(documents.commit({ by: null, operations: [putNewUser(COMPOSER_ID, COMPOSER)] }));
}

/**
 * Makes an admin while there is none. A password that we make is announced at every start until someone has signed in with it:
 * a process killed before it could print would else lock everybody out. It is derived from the key file, so it is stored nowhere.
 * @param password null: we make one
 * @throws {StartupError} where the address belongs to someone who is no admin: whoever registered it first must not become one
 */
export async function ensureFirstAdmin(
  deps: FirstAccountsDeps,
  { email, password }: { readonly email: string; readonly password: string | null },
): Promise<void> {
  const { documents, hasher, keys, audit, newId, announce } = deps;
  const admins = await documents.find<UserData>('users', { where: { 'data.role': 'ADMIN', 'data.active': true }, limit: 100 });
  const waiting = admins.find(({ data }) => data.hasInitialPassword);
  if (waiting !== undefined) announce(toAnnouncement(waiting.data.email ?? '', initialPassword(keys, waiting.id)));
  if (admins.length > 0) return;
  const holder: UserRecord | null = await findByEmail(documents, email);
  // Another process that starts at the same time has made it since.
  if (holder?.data.role === 'ADMIN' && holder.data.active) return ensureFirstAdmin(deps, { email, password });
  if (holder !== null) {
    throw new StartupError(
      `There is no admin, and ${email} belongs to an account that is none.`,
      'Set STOMATON_ADMIN_EMAIL to an address that has no account.',
    );
  }
  const id = newId('user');
  const data: UserData = {
    email,
    fullName: 'Administrator',
    role: 'ADMIN',
    tier: 'PREMIUM',
    active: true,
    passwordHash: await hasher.hash(password ?? initialPassword(keys, id)),
    hasInitialPassword: password === null,
    passwordReset: null,
  };
  if (!(await unlessThere(documents.commit({ by: null, operations: [putNewUser(id, data)] })))) {
    // What that one has is announced: a password of ours would let nobody in.
    return ensureFirstAdmin(deps, { email, password });
  }
  await audit.note({ event: 'account.firstAdmin', userId: id, address: null });
  announce(
    password === null
      ? toAnnouncement(email, initialPassword(keys, id))
      : `First admin: ${email}, with the password from STOMATON_ADMIN_PASSWORD.`,
  );
}

function toAnnouncement(email: string, password: string): string {
  return `First admin: ${email}, password ${password}\nShown until someone has signed in with it; then change it with \`changePassword\`.`;
}

/** Without 0, 1, i, l, o and u: a password to be read from a screen and typed. */
const LETTERS = '23456789abcdefghjkmnpqrstvwxyz';

/** 24 letters in groups of six, 117 bits. */
function initialPassword(keys: Pick<KeyRing, 'derive'>, userId: string): string {
  const letters: string[] = [];
  for (let block = 0; letters.length < 24; block += 1) {
    for (const byte of keys.derive(`first-admin:${userId}:${block}`)) {
      // Of 256 values the last 16 would make some letters likelier than others.
      if (byte < LETTERS.length * 8) letters.push(LETTERS.charAt(byte % LETTERS.length));
    }
  }
  return [0, 6, 12, 18].map((at) => letters.slice(at, at + 6).join('')).join('-');
}

/** False where another process that starts at the same time was first, which is as good. */
async function unlessThere(written: Promise<unknown>): Promise<boolean> {
  try {
    await written;
    return true;
  } catch (error) {
    if (!(error instanceof DomainError) || (error.code !== 'CONFLICT' && error.code !== 'DUPLICATE')) throw error;
    return false;
  }
}
