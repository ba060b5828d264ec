import { z } from 'zod';
import { DomainError } from '../errors/domain-error.ts';
import { SCOPES } from './scopes.ts';
import { ANONYMOUS, type Viewer } from './viewer.ts';

/** The `InternalViewer` of the SDL: on whose behalf a service asks. Only a service's token makes it believed. */
export interface InternalViewer {
  readonly userId: string | null;
  readonly sessionId: string | null;
  readonly role: string | null;
  readonly tier: string | null;
  readonly scopes: readonly string[];
}

const NOBODY: InternalViewer = { userId: null, sessionId: null, role: null, tier: null, scopes: [] };

const PERSON = z.object({
  userId: z.string().min(1),
  sessionId: z.string().min(1),
  role: z.enum(['ADMIN', 'EDITOR', 'EXPERT', 'SUPPLIER', 'USER']),
  tier: z.enum(['BASIC', 'PREMIUM']),
  scopes: z.array(z.string()),
});

export function toInternalViewer(viewer: Viewer): InternalViewer {
  if (viewer.kind === 'anonymous') return NOBODY;
  const { userId, sessionId, role, tier, scopes } = viewer;
  return { userId, sessionId, role, tier, scopes: [...scopes] };
}

/** @throws {DomainError} INVALID_INPUT for half a person */
export function fromInternalViewer(given: {
  readonly userId?: string | null;
  readonly sessionId?: string | null;
  readonly role?: string | null;
  readonly tier?: string | null;
  readonly scopes: readonly string[];
}): Viewer {
  if (given.userId === null || given.userId === undefined) return ANONYMOUS;
  const parsed = PERSON.safeParse({ ...given, scopes: [...given.scopes] });
  if (!parsed.success) throw new DomainError('INVALID_INPUT', 'viewer: is not a person.', { path: ['viewer'] });
  const { scopes, ...person } = parsed.data;
  return { kind: 'person', ...person, scopes: new Set(SCOPES.filter((scope) => scopes.includes(scope))) };
}
