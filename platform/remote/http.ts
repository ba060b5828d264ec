import { Agent, type Dispatcher, request } from 'undici';
import { ERROR_CODES } from '../errors/codes.ts';
import { DomainError } from '../errors/domain-error.ts';

/** Connections to one service are kept open; a fresh one is made when all are busy. */
const POOL = { connections: 64, pipelining: 1, keepAliveTimeout: 30_000, connect: { timeout: 1_000 } } as const;

/** A pool of connections; disposing it waits for what is in flight. */
export function createHttpPool(): Agent {
  return new Agent({ ...POOL, headersTimeout: 60_000, bodyTimeout: 60_000 });
}

export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  readonly dispatcher: Dispatcher;
}

/**
 * One HTTP request that answers JSON.
 * @throws {DomainError} SUBGRAPH_UNAVAILABLE where nobody answered in time; its `cause` says what happened
 */
export async function requestJson(given: HttpRequest): Promise<{ readonly status: number; readonly body: unknown }> {
  const { url, method, headers, body, timeoutMs, dispatcher } = given;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = given.signal === undefined ? timeout : AbortSignal.any([given.signal, timeout]);
  try {
    const response = await request(url, { method, headers, body, signal, dispatcher });
    return { status: response.statusCode, body: await response.body.json() };
  } catch (error) {
    throw unavailable(error);
  }
}

/** The connection was never made, so nothing was sent. */
const NOT_SENT = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** True where a request cannot have reached anybody: another copy may be asked, by a write too. */
export function wasNotSent({ cause }: { readonly cause?: unknown }): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && NOT_SENT.has(String(cause.code));
}

/** No address and no cause in its text: they are for the log. */
export function unavailable(cause?: unknown): DomainError {
  return new DomainError('SUBGRAPH_UNAVAILABLE', ERROR_CODES.SUBGRAPH_UNAVAILABLE.meaning, { cause });
}
