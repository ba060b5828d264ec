import type { JSONWebKeySet } from 'jose';

/** What everyone needs from auth to know who asks; answered from a file, so nobody waits for the database to verify. */
export interface KeySetPort {
  /** Public keys only, EdDSA (RFC 8037). */
  keySet(): Promise<JSONWebKeySet>;
  /** True when the session was revoked before its tokens expired. */
  isRevoked(sessionId: string): Promise<boolean>;
}

export interface QuotaRecord {
  readonly monthlyGenerations: number;
  readonly used: number;
  /** The first instant of the next month, ISO 8601, UTC. */
  readonly resetsAt: string;
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
