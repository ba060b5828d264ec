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
   * @throws {DomainError} SUBGRAPH_UNAVAILABLE where it is not known yet which were: a token is then neither good nor bad
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

/** Attempts that were refused alike, counted together. */
export interface RefusedAttempts {
  /**
   * `rate.refused`: above the rate of operations of auth; `register.lockedOut`, `login.lockedOut`, `password.resetLockedOut`: made to wait
   * after too many of the kind; `password.resetRefused`, `apiKey.refused`: a token or a key that does not hold.
   */
  readonly event:
    | 'rate.refused'
    | 'register.lockedOut'
    | 'login.lockedOut'
    | 'password.resetLockedOut'
    | 'password.resetRefused'
    | 'apiKey.refused';
  /** The network address they came from; null when unknown, or for the rest where there were too many to tell apart. */
  readonly address: string | null;
  /** The account's e-mail address, normalised; null where it is not about one. Never stored. */
  readonly account: string | null;
  /** At least 1. */
  readonly count: number;
  /** Of the first and the last of them, ISO 8601, UTC. */
  readonly since: string;
  readonly until: string;
}

/** Who came too often to sign in, as the router tells auth of it. */
export interface RefusalsPort {
  /** Appends each address to the audit log as `rate.refused`. @param refusals at most 200 */
  noteRefusals(refusals: readonly Omit<RefusedAttempts, 'event' | 'account'>[]): Promise<void>;
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

export const REFUSALS_RIGHTS: PortRights<RefusalsPort> = { noteRefusals: 'REFUSALS' };

export const QUOTA_RIGHTS: PortRights<QuotaPort> = { takeGeneration: 'WRITE', returnGeneration: 'WRITE' };
