import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { HEADERS } from '../platform/graphql/context-from-headers.ts';
import { ANONYMOUS, type Viewer } from '../platform/identity/viewer.ts';
import type { RouterContext } from './router-context.ts';

/** W3C Trace Context, version 00. */
const TRACE_PARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;
const REQUEST_ID = /^[A-Za-z0-9_.:-]{1,64}$/;

export interface RequestIdentityOptions {
  readonly verify: (authorization: string | null) => Promise<Viewer>;
  readonly pseudonymOf: (address: string, userAgent: string) => string;
  readonly now: () => number;
  readonly operationTimeoutMs: number;
}

/** The client's request id where it is well-formed, else a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && REQUEST_ID.test(header) ? header : randomUUID();
}

/**
 * What the router makes of a client's request: who asks, and the headers that every subgraph gets. Only the headers that are
 * meant to pass on do; in particular none that would say who calls on whose behalf.
 * @throws {DomainError} UNAUTHENTICATED for a token that is expired or forged
 */
export async function toRouterContext(
  request: { readonly headers: IncomingHttpHeaders; readonly address: string; readonly requestId: string },
  { verify, pseudonymOf, now, operationTimeoutMs }: RequestIdentityOptions,
): Promise<RouterContext> {
  const { authorization } = request.headers;
  const viewer = authorization === undefined ? ANONYMOUS : await verify(authorization);
  const userAgent = request.headers['user-agent'] ?? '';
  const readAfter = request.headers[HEADERS.readAfter];
  const trace = request.headers[HEADERS.traceparent];
  return {
    requestId: request.requestId,
    viewer,
    headers: {
      [HEADERS.requestId]: request.requestId,
      [HEADERS.asker]: pseudonymOf(request.address, userAgent),
      ...(authorization === undefined ? {} : { [HEADERS.authorization]: authorization }),
      ...(typeof trace === 'string' && TRACE_PARENT.test(trace) ? { [HEADERS.traceparent]: trace } : {}),
      ...(typeof readAfter === 'string' ? { [HEADERS.readAfter]: readAfter } : {}),
    },
    clientHeaders: { [HEADERS.clientAddress]: request.address, [HEADERS.userAgent]: userAgent.slice(0, 300) },
    deadlineAt: now() + operationTimeoutMs,
    cursor: null,
    viewedIds: new Set(),
    foundIds: new Set(),
    fetches: new Map(),
    outcome: { operation: null },
  };
}
