import { AsyncLocalStorage } from 'node:async_hooks';

/** What a call of another service passes on from the request that it is made for. */
export interface RequestScope {
  readonly requestId: string;
  /** Milliseconds since the epoch; null: no deadline. */
  readonly deadlineAt: number | null;
  readonly readAfter: string | null;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/**
 * Runs work on behalf of a request. Ports know nothing of requests, so that a domain function is the same in both topologies;
 * a remote port finds here whose deadline it must keep.
 */
export function runInScope<Result>(scope: RequestScope, work: () => Result): Result {
  return scopes.run(scope, work);
}

/** Null for what a service does of itself: following the feed, schedules, start-up. */
export function currentScope(): RequestScope | null {
  return scopes.getStore() ?? null;
}
