import type { JSONWebKeySet } from 'jose';
import type { PortRights } from '../identity/service-permissions.ts';

/** What everyone needs from auth to know who asks; answered from a file, so nobody waits for the database to verify. */
export interface KeySetPort {
  /** Public keys only, EdDSA (RFC 8037). */
  keySet(): Promise<JSONWebKeySet>;
  /**
   * True when an access token must be refused before it expires: its session was ended, or what it says of the person (role,
   * tier) no longer holds.
   * @param generation the token's `gen` claim: how often the session's access tokens had been recalled when it was issued
   */
  isRevoked(sessionId: string, generation: number): Promise<boolean>;
}

export interface QuotaRecord {
  readonly monthlyGenerations: number;
  readonly used: number;
  /** The first instant of the next month, ISO 8601, UTC. */
  readonly resetsAt: string;
}

/** Access tokens to refuse before they expire, as auth tells other services of them. */
export interface RecallPage {
  /** Ask again after this position. */
  readonly position: string;
  /** Each as it stands now: tokens of a lower generation must be refused. `at` is ISO 8601, UTC. */
  readonly sessions: readonly { readonly sessionId: string; readonly generation: number; readonly at: string }[];
}

/** Where {@link RecallPage}s come from. */
export interface RecallsPort {
  /** @param waitMs 0 … 20,000: how long to wait for the first news */
  recalledSessions(after: string | null, waitMs: number): Promise<RecallPage>;
}

/** Quotas, as content uses them. */
export interface QuotaPort {
  /**
   * Takes one generation from the user's month; repeated with the same key it takes nothing more.
   * @throws {DomainError} QUOTA_EXCEEDED, NOT_FOUND
   */
  takeGeneration(userId: string, idempotencyKey: string): Promise<QuotaRecord>;
  /** Gives one back when the generation failed; harmless when the key took none. */
  returnGeneration(userId: string, idempotencyKey: string): Promise<void>;
}

export const RECALLS_RIGHTS: PortRights<RecallsPort> = { recalledSessions: 'READ' };

export const QUOTA_RIGHTS: PortRights<QuotaPort> = { takeGeneration: 'WRITE', returnGeneration: 'WRITE' };
