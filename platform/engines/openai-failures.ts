import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { DomainError } from '../errors/domain-error.ts';
import type { LedgerUsage } from '../ports/telemetry.ts';

/** Why a call of the model failed; the `reason` of the error that a client sees. */
export type ModelFailureReason =
  /** 429: too fast. */
  | 'RATE_LIMITED'
  /** 429: the account has no credit left. */
  | 'PROVIDER_QUOTA'
  /** 401, 403, 404: the key, its rights, or the model's name. */
  | 'MISCONFIGURED'
  /** Another 4xx: the request is not what this server takes. */
  | 'REQUEST_REFUSED'
  /** 408, 409 or 5xx. */
  | 'PROVIDER_ERROR'
  /** No connection. */
  | 'UNREACHABLE'
  /** No answer in time, or a stream that fell silent. */
  | 'TIMEOUT'
  /** The answer ended before it was whole. */
  | 'BROKEN_OFF'
  /** An answer of a shape that the API does not have. */
  | 'WRONG_REPLY';

/** One failed attempt. */
export class ModelFailure extends Error {
  readonly reason: ModelFailureReason;
  /** False: it was never sent, or refused, so that nothing is charged. */
  readonly mayBeCharged: boolean;
  /** What the server asks to wait before the next attempt; null where it asks for nothing. */
  readonly waitMs: number | null;
  /** What the server says that it used, where it said so. */
  readonly quantities: LedgerUsage['quantities'] | null;

  /** @param detail for the log: never the key, nothing of prompt or reply */
  constructor(
    reason: ModelFailureReason,
    detail: string,
    options: { mayBeCharged: boolean; waitMs?: number | null; quantities?: LedgerUsage['quantities'] | null },
  ) {
    super(`${reason}: ${detail}`);
    this.name = 'ModelFailure';
    this.reason = reason;
    this.mayBeCharged = options.mayBeCharged;
    this.waitMs = options.waitMs ?? null;
    this.quantities = options.quantities ?? null;
  }
}

const RETRYABLE: ReadonlySet<ModelFailureReason> = new Set([
  'RATE_LIMITED',
  'PROVIDER_ERROR',
  'UNREACHABLE',
  'TIMEOUT',
  'BROKEN_OFF',
]);

export function isRetryable({ reason }: ModelFailure): boolean {
  return RETRYABLE.has(reason);
}

/** Failures of the connection after which nothing can have been sent. */
const NEVER_SENT = /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+)\b/;

/**
 * What an error of the SDK means. Its own message is not kept: a server may repeat the key or the request in it.
 * @param now milliseconds since the epoch, for a date in `Retry-After`
 */
export function toModelFailure(error: unknown, now: number): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (error instanceof APIConnectionTimeoutError) return new ModelFailure('TIMEOUT', 'no answer', { mayBeCharged: true });
  if (error instanceof APIConnectionError) {
    const code = causeCodeOf(error);
    return NEVER_SENT.test(code)
      ? new ModelFailure('UNREACHABLE', code, { mayBeCharged: false })
      : new ModelFailure('BROKEN_OFF', code, { mayBeCharged: true });
  }
  if (error instanceof APIError && typeof error.status === 'number') {
    const status: number = error.status;
    const code = plain(error.code) ?? plain(error.type) ?? 'no code';
    const detail = `HTTP ${status} ${code}, request ${plain(error.requestID) ?? 'unknown'}`;
    const waitMs = error.headers instanceof Headers ? waitOf(error.headers, now) : null;
    return new ModelFailure(reasonOf(status, code), detail, { mayBeCharged: false, waitMs });
  }
  // An error within a stream, or a connection that broke while the answer was read.
  return new ModelFailure('BROKEN_OFF', error instanceof Error ? error.name : 'unknown', { mayBeCharged: true });
}

/** The error that a client sees for it. */
export function toDomainError(failure: ModelFailure): DomainError {
  const { reason, waitMs } = failure;
  return new DomainError('ENGINE_UNAVAILABLE', MESSAGES[reason], {
    remedy: reason === 'MISCONFIGURED' || reason === 'REQUEST_REFUSED' ? MISCONFIGURED : 'Try again later.',
    facts: { reason, ...(waitMs === null ? {} : { retryAfterSeconds: Math.ceil(waitMs / 1_000) }) },
    cause: failure,
  });
}

const MISCONFIGURED =
  'Check OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_CHAT_MODEL and OPENAI_EMBEDDING_MODEL; the log has the cause.';

const MESSAGES: Readonly<Record<ModelFailureReason, string>> = {
  RATE_LIMITED: 'The language model is asked too often at present.',
  PROVIDER_QUOTA: 'The account of the language model has no credit left.',
  MISCONFIGURED: 'The language model refuses the key or does not know the model.',
  REQUEST_REFUSED: 'The language model does not take such a request.',
  PROVIDER_ERROR: 'The language model fails at present.',
  UNREACHABLE: 'The language model cannot be reached.',
  TIMEOUT: 'The language model did not answer in time.',
  BROKEN_OFF: 'The answer of the language model broke off.',
  WRONG_REPLY: 'The language model answered in a shape that cannot be read.',
};

function reasonOf(status: number, code: string): ModelFailureReason {
  if (status === 429) return code === 'insufficient_quota' ? 'PROVIDER_QUOTA' : 'RATE_LIMITED';
  if (status === 401 || status === 403 || status === 404) return 'MISCONFIGURED';
  return status === 408 || status === 409 || status >= 500 ? 'PROVIDER_ERROR' : 'REQUEST_REFUSED';
}

/** `retry-after-ms`, or `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3); null where there is none. */
export function waitOf(headers: Headers, now: number): number | null {
  const precise = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(precise) && precise >= 0) return precise;
  const text = headers.get('retry-after');
  if (text === null) return null;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/**
 * How long to let the model rest by its own account (`x-ratelimit-remaining-…`, `x-ratelimit-reset-…`): until the limit is reset
 * where nothing of it is left, else 0.
 */
export function restOf(headers: Headers): number {
  let restMs = 0;
  for (const what of ['requests', 'tokens']) {
    if (headers.get(`x-ratelimit-remaining-${what}`) !== '0') continue;
    restMs = Math.max(restMs, durationOf(headers.get(`x-ratelimit-reset-${what}`) ?? ''));
  }
  return restMs;
}

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Such as `1s`, `6m0s` or `20ms`; 0 for what is none. */
function durationOf(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  return parts.reduce((sum, [, amount = '0', unit = 'ms']) => sum + Number(amount) * (UNITS_MS[unit] ?? 0), 0);
}

/** A short code or id; what is longer or has other characters could hold anything. */
function plain(text: unknown): string | null {
  return typeof text === 'string' && /^[\w.:-]{1,80}$/.test(text) ? text : null;
}

function causeCodeOf(error: unknown): string {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if ('code' in cause && typeof cause.code === 'string') return plain(cause.code) ?? 'unknown';
  }
  return 'unknown';
}
