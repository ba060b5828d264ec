// The requests of Pinecone's SDK pass through here: the SDK itself neither waits as long as a 429 asks, nor bounds a request in time,
// nor shows the headers that tell how fresh an answer is.
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a call may be sent, and what became of it beside its answer. */
export interface PineconeCall {
  /** Attempts in all, at least 1. Every request here may be repeated. */
  readonly attempts: number;
  /** A pause longer than this is not waited for. */
  readonly longestPauseMs: number;
  /** The number of the write in its namespace, by the answer to a write; null where it does not say. */
  writtenLsn: number | null;
  /** Up to which write the answer to a query has seen its namespace; null where it does not say. */
  seenLsn: number | null;
  /** Why the last attempt failed, when it may succeed later. */
  failure: { readonly reason: string; readonly retryAfterMs: number } | null;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_BACKOFF_MS = 5_000;
const MOST_RETRY_AFTER_MS = 120_000;

export interface PineconeTransport {
  /** For the SDK. */
  readonly fetch: typeof fetch;
  /** Runs requests of the SDK as one call, whose `PineconeCall` tells what became of them. */
  within<Result>(call: PineconeCall, work: () => Promise<Result>): Promise<Result>;
}

/**
 * Sends each request until it is answered, at most `attempts` times: after a failed connection, a time-out, half an answer, a 429
 * or a 5xx, until it is stopped. Pauses as long as `Retry-After` says, else exponentially with jitter. Other answers are passed on as they are.
 */
export function createPineconeTransport(timeoutMs: number, stop: AbortSignal): PineconeTransport {
  const calls = new AsyncLocalStorage<PineconeCall>();

  async function send(url: string, init: RequestInit, call: PineconeCall): Promise<Response | null> {
    let response: Response;
    let body: string;
    try {
      response = await fetch(url, { ...init, signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), stop]) });
      body = await response.text();
      if (response.ok && body !== '') JSON.parse(body);
    } catch (error) {
      call.failure = { reason: reasonOf(error, timeoutMs), retryAfterMs: 0 };
      return null;
    }
    if (response.status === 429 || response.status >= 500) {
      call.failure = { reason: `HTTP ${response.status}`, retryAfterMs: retryAfterMs(response.headers.get('retry-after')) };
      return null;
    }
    call.failure = null;
    call.writtenLsn = lsnOf(response.headers.get('x-pinecone-request-lsn')) ?? call.writtenLsn;
    call.seenLsn = lsnOf(response.headers.get('x-pinecone-max-indexed-lsn'));
    return new Response(body === '' ? null : body, { status: response.status, headers: response.headers });
  }

  return {
    within: (call, work) => calls.run(call, work),
    async fetch(input, init = {}) {
      const call = calls.getStore() ?? newCall(1, 0);
      for (let attempt = 1; ; attempt += 1) {
        const response = await send(String(input), init, call);
        if (response !== null) return response;
        const asked = call.failure?.retryAfterMs ?? 0;
        const backoff = Math.min(LONGEST_BACKOFF_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
        // With jitter also where a time is given: everyone who was refused was given the same.
        const pauseMs = asked > 0 ? asked + backoff / 2 : backoff;
        if (stop.aborted || attempt >= call.attempts || pauseMs > call.longestPauseMs)
          throw new Error(call.failure?.reason ?? 'no answer');
        await sleep(pauseMs, undefined, { signal: stop });
      }
    },
  };
}

export function newCall(attempts: number, longestPauseMs: number): PineconeCall {
  return { attempts, longestPauseMs, writtenLsn: null, seenLsn: null, failure: null };
}

/** RFC 9110, 10.2.3: seconds, or a date. 0 where it is absent or not understood. */
function retryAfterMs(text: string | null): number {
  if (text === null) return 0;
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isFinite(ms) ? Math.min(MOST_RETRY_AFTER_MS, Math.max(0, ms)) : 0;
}

function lsnOf(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

/** Without the address, which the log has already and health must not have. */
function reasonOf(error: unknown, timeoutMs: number): string {
  if (error instanceof SyntaxError) return 'half an answer';
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs} ms`;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
  return code ?? error.message;
}
