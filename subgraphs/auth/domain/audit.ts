import { randomUUID } from 'node:crypto';
import type { RefusedAttempts } from '../../../platform/ports/accounts.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';

/** What is kept of who did what to accounts. Never a password, a token, or an address that was typed and matched nobody. */
export interface AuditEntry {
  readonly event:
    | 'account.registered'
    | 'account.firstAdmin'
    | 'login.accepted'
    | 'login.refused'
    | 'session.ended'
    | 'session.reused'
    | 'password.changed'
    | 'password.changeRefused'
    | 'password.resetRequested'
    | 'password.reset'
    | 'role.changed'
    | 'apiKey.created'
    | 'apiKey.accepted'
    | RefusedAttempts['event'];
  /** Whose account it is about; null where none matched. */
  readonly userId: string | null;
  /** Who did it, where it was not the person themselves or is not known: a user's id. */
  readonly by?: string;
  /** The network address it came from; null when unknown. */
  readonly address: string | null;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** `data` of a document of `audit`. */
export interface AuditData extends AuditEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** Appends to the audit log; entries are durable when the promise resolves. */
export interface Audit {
  note(...entries: readonly AuditEntry[]): Promise<void>;
}

export function createAudit(documents: Pick<DocumentsPort, 'append'>, clock: Clock): Audit {
  return {
    note: (...entries) =>
      documents.append(
        'audit',
        entries.map((entry) => ({ id: `audit_${randomUUID()}`, data: { at: isoNow(clock), ...entry } })),
      ),
  };
}
