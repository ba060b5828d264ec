import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Viewer } from '../identity/viewer.ts';
import { type CallerName, SERVICE_NAMES } from '../service-names.ts';
import type { Clock } from '../time/clock.ts';
import type { RequestContext } from './request-context.ts';

/** The headers that pass from the router to a subgraph, the same in both topologies. */
export const HEADERS = {
  requestId: 'x-request-id',
  authorization: 'authorization',
  readAfter: 'x-stomaton-read-after',
  deadlineMs: 'x-stomaton-deadline-ms',
  asker: 'x-stomaton-asker',
  clientAddress: 'x-stomaton-client-address',
  caller: 'x-stomaton-caller',
  userAgent: 'user-agent',
  /** W3C Trace Context, for whoever traces between services; nothing here reads it. */
  traceparent: 'traceparent',
} as const;

/** Lower-case names and single values. */
export type HeaderMap = Readonly<Record<string, string | undefined>>;

export interface ContextSource {
  readonly verify: (authorization: string | null) => Promise<Viewer>;
  readonly log: Logger;
  readonly clock: Clock;
}

/**
 * Reads what a request carries from its headers; the person's token is verified here, again, in every subgraph.
 * @throws {DomainError} UNAUTHENTICATED for a token that is expired or forged
 */
export async function contextFromHeaders(headers: HeaderMap, { verify, log, clock }: ContextSource): Promise<RequestContext> {
  const requestId = headers[HEADERS.requestId] ?? randomUUID();
  const viewer = await verify(headers[HEADERS.authorization] ?? null);
  const timeLeftMs = Number(headers[HEADERS.deadlineMs] ?? Number.NaN);
  return {
    requestId,
    viewer,
    caller: toCaller(headers[HEADERS.caller]),
    askerKey: viewer.userId ?? headers[HEADERS.asker] ?? 'unknown',
    clientAddress: headers[HEADERS.clientAddress] ?? null,
    userAgent: headers[HEADERS.userAgent] ?? null,
    readAfter: headers[HEADERS.readAfter] ?? null,
    signal: Number.isFinite(timeLeftMs) ? AbortSignal.timeout(Math.max(0, timeLeftMs)) : NEVER_ABORTED,
    log,
    clock,
    effects: { cursor: null, viewedIds: new Set(), foundIds: new Set() },
  };
}

const NEVER_ABORTED = new AbortController().signal;

function toCaller(text: string | undefined): CallerName {
  return SERVICE_NAMES.find((name) => name === text) ?? 'router';
}
