/** The right to do something alone, for a time. It ends by itself, so whoever holds it may die. */
export interface Lease extends AsyncDisposable {
  /**
   * Rises with every lease given out under the name. A holder that was stopped for longer than its lease does not know that
   * somebody else has one by now: what it writes must carry the token, or an expected revision, and be refused where that is old.
   */
  readonly token: number;
  /** Whether the time is not over, by this process's own clock, counted from before it was asked for. */
  readonly isHeld: boolean;
  /** Begins the time anew; false when it was over and somebody else may hold it. */
  renew(): Promise<boolean>;
}

/** Leases by name, among all processes that share the engine. */
export interface LeasePort {
  /**
   * The lease, or null while somebody else holds it. Disposing of it ends it, if it is still held.
   * @param ttlMs how long it holds unless renewed, 50…600,000
   * @throws {DomainError} ENGINE_UNAVAILABLE while the engine is away: a lease of this process alone would be another truth
   */
  acquire(name: string, ttlMs: number): Promise<Lease | null>;
}
