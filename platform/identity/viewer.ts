import { DomainError } from '../errors/domain-error.ts';
import type { Scope } from './scopes.ts';

export type RoleName = 'ADMIN' | 'EDITOR' | 'EXPERT' | 'SUPPLIER' | 'USER';
export type TierName = 'BASIC' | 'PREMIUM';

/** Whoever asks: a person by a verified access token, or nobody. */
export type Viewer = Anonymous | Person;

export interface Anonymous {
  readonly kind: 'anonymous';
  readonly userId: null;
  readonly scopes: ReadonlySet<Scope>;
}

export interface Person {
  readonly kind: 'person';
  readonly userId: string;
  readonly sessionId: string;
  readonly role: RoleName;
  readonly tier: TierName;
  readonly scopes: ReadonlySet<Scope>;
}

export const ANONYMOUS: Anonymous = { kind: 'anonymous', userId: null, scopes: new Set() };

/**
 * Who may see a document or a row derived from it: everyone, or those with the scope (and always its author).
 * Drafts are `content:draft`, gaps `flywheel:read`, and so on.
 */
export type Visibility = 'PUBLIC' | Scope;

/** What every document and every derived row carries. */
export interface Guarded {
  readonly visibility: Visibility;
  /** The user's id who wrote it; null for what the platform wrote. */
  readonly authorId: string | null;
}

/** True when the viewer may know that the document exists. */
export function canSee(viewer: Viewer, { visibility, authorId }: Guarded): boolean {
  if (visibility === 'PUBLIC' || viewer.scopes.has(visibility)) return true;
  return viewer.userId !== null && viewer.userId === authorId;
}

/**
 * @throws {DomainError} UNAUTHENTICATED when nobody is signed in, FORBIDDEN when the person lacks the scope
 */
export function requireScope(viewer: Viewer, scope: Scope): void {
  if (viewer.scopes.has(scope)) return;
  requirePerson(viewer);
  throw new DomainError('FORBIDDEN', `This needs the scope \`${scope}\`.`);
}

/** @throws {DomainError} UNAUTHENTICATED when nobody is signed in */
export function requirePerson(viewer: Viewer): Person {
  if (viewer.kind === 'person') return viewer;
  throw new DomainError('UNAUTHENTICATED', 'This needs a signed-in person.');
}
