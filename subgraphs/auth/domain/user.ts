import { type RoleName, requireScope, type TierName, type Viewer } from '../../../platform/identity/viewer.ts';
import { seededId } from '../../../platform/ids/ids.ts';
import type { StoredDocument, WriteOperation } from '../../../platform/ports/documents.ts';

/** `data` of a document of `users`. All but `fullName` and `role` is private; the hashes never leave the service. */
export interface UserData {
  /** Normalised; null for the composer. */
  readonly email: string | null;
  readonly fullName: string;
  readonly role: RoleName;
  readonly tier: TierName;
  readonly active: boolean;
  /** PHC form; null where nobody can sign in. */
  readonly passwordHash: string | null;
  /** True while the password is the one that the platform made for its first admin and nobody has used it. */
  readonly hasInitialPassword: boolean;
  /** A reset that was mailed and not used yet: SHA-256 of its secret, base64url. */
  readonly passwordReset: { readonly secretHash: string; readonly expiresAt: string } | null;
}

export type UserRecord = StoredDocument<UserData>;

/** The author of what the platform composes: an account in which nobody can sign in. */
export const COMPOSER_ID = seededId('user', 'stomaton');

export const COMPOSER: UserData = {
  email: null,
  fullName: 'Stomaton composer',
  role: 'USER',
  tier: 'BASIC',
  active: false,
  passwordHash: null,
  hasInitialPassword: false,
  passwordReset: null,
};

/** Puts a new account. Its head is public, since an article shows its author; the owner is its author. */
export function putNewUser(id: string, data: UserData): WriteOperation {
  const uniqueKeys = data.email === null ? [] : [`users:email:${data.email}`];
  return { kind: 'put', collection: 'users', id, data, visibility: 'PUBLIC', authorId: id, expectedRevision: 0, uniqueKeys };
}

/** Changes an account unless someone else changed it since it was read. */
export function putChangedUser(user: UserRecord, change: Partial<UserData>): WriteOperation {
  return {
    kind: 'put',
    collection: 'users',
    id: user.id,
    data: { ...user.data, ...change },
    visibility: user.visibility,
    authorId: user.authorId,
    expectedRevision: user.revision,
  };
}

/** @throws {DomainError} UNAUTHENTICATED or FORBIDDEN unless the viewer is that person or has `users:manage` */
export function requireSelfOrManager(viewer: Viewer, userId: string): void {
  if (viewer.userId !== userId) requireScope(viewer, 'users:manage');
}
