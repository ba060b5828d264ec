import type { RequestContext } from '../platform/graphql/request-context.ts';
import type { Scope } from '../platform/identity/scopes.ts';
import { ANONYMOUS, type Person } from '../platform/identity/viewer.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import { createManualClock } from './clock.ts';

/** What a request of a test carries: nobody signed in, no deadline; `given` replaces parts. */
export function testRequest(given: Partial<RequestContext> = {}): RequestContext {
  return {
    requestId: 'test',
    viewer: ANONYMOUS,
    caller: 'router',
    askerKey: 'someone',
    clientAddress: null,
    userAgent: null,
    readAfter: null,
    signal: new AbortController().signal,
    log: SILENT_LOGGER,
    clock: createManualClock(),
    effects: { cursor: null, viewedIds: new Set(), foundIds: new Set() },
    ...given,
  };
}

/** A person with exactly these scopes. */
export function personWith(scopes: readonly Scope[], userId = 'user_00000000000000000000000001'): Person {
  return {
    kind: 'person',
    userId,
    sessionId: 'session_00000000000000000000000001',
    role: 'ADMIN',
    tier: 'BASIC',
    scopes: new Set(scopes),
  };
}
