import { AsyncLocalStorage } from 'node:async_hooks';

/** What a call of another service, or of a provider, has from the request that it is made for. */
export interface RequestScope {
  readonly requestId: string;
  /** Milliseconds since the epoch; null: no deadline. */
  readonly deadlineAt: number | null;
  readonly readAfter: string | null;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/**
 * Runs work on behalf of a request. Ports know nothing of requests, so that a domain function is the same in both topologies;
 * whoever waits for another process or a provider finds here whose deadline it must keep.
 */
export function runInScope<Result>(scope: RequestScope, work: () => Result): Result {
  return scopes.run(scope, work);
}

/** Runs work that a request has only begun: it goes on when the request has been answered, whatever deadline that had. */
export function runOutOfScope<Result>(work: () => Result): Result {
  return scopes.exit(work);
}

/** Null for what a service does of itself: following the feed, schedules, start-up. */
export function currentScope(): RequestScope | null {
  return scopes.getStore() ?? null;
}
