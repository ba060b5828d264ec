import { SCOPES, type Scope } from '../../../platform/identity/scopes.ts';
import type { RoleName } from '../../../platform/identity/viewer.ts';

/**
 * Which role has which scopes; tokens carry both. What the table of the domain calls "own" is no scope: an author sees their
 * own documents by `authorId`, and whoever is in {@link OWN_DRAFT_WRITERS} may change their own draft articles.
 */
export const ROLE_SCOPES: { readonly [Role in RoleName]: readonly Scope[] } = {
  ADMIN: SCOPES,
  EDITOR: [
    'content:draft',
    'content:write',
    'content:publish',
    'content:generate',
    'search:analytics',
    'rag:manage',
    'flywheel:read',
    'flywheel:manage',
    'flywheel:answer',
    'monitoring:read',
  ],
  EXPERT: ['content:generate', 'flywheel:read', 'flywheel:answer'],
  SUPPLIER: ['content:generate', 'flywheel:answer'],
  USER: ['content:generate'],
};

export const OWN_DRAFT_WRITERS: ReadonlySet<RoleName> = new Set<RoleName>(['SUPPLIER']);
