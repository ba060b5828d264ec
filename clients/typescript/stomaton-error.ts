import type { ServerErrorCode } from './generated/error-codes.ts';

/** What goes wrong before or after the server has its say. */
export type ClientErrorCode =
  /** No connection, or it broke off. */
  | 'NETWORK_FAILED'
  /** No answer within `timeoutMs`. */
  | 'TIMED_OUT'
  /** The caller's own signal. */
  | 'ABORTED'
  /** Something in between answered, such as a proxy's page of HTML. */
  | 'BAD_RESPONSE'
  /** An argument that would be refused anyway; nothing was sent. */
  | 'INVALID_ARGUMENT';

/** Every code that a caller may branch on; the server may gain others. */
export type ErrorCode = ServerErrorCode | ClientErrorCode | (string & {});

/** One input field that a mutation refuses. */
export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
}

/** A part of an answer that is missing; the rest of the answer stands. */
export interface Fault {
  readonly code: ErrorCode;
  readonly message: string;
  /** Where in the answer, such as `stone.passages`. */
  readonly path: string;
  readonly retryable: boolean;
}

export interface StomatonErrorFacts {
  readonly message: string;
  /** Whether the same request may succeed later; by default no. */
  readonly retryable?: boolean;
  readonly remedy?: string | null;
  readonly requestId?: string | null;
  /** HTTP status of the answer; left out where there was none. */
  readonly status?: number | null;
  readonly retryAfterMs?: number | null;
  readonly userErrors?: readonly UserError[];
  readonly cause?: unknown;
}

/** Why a call has no result. Branch on `code`; show `message` and `remedy` to people; report `requestId`. */
export class StomatonError extends Error {
  override readonly name = 'StomatonError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly remedy: string | null;
  readonly requestId: string | null;
  readonly status: number | null;
  /** How long the server asks to wait; null where it does not say. */
  readonly retryAfterMs: number | null;
  /** What a mutation refuses, field by field; empty for any other error. */
  readonly userErrors: readonly UserError[];

  constructor(code: ErrorCode, facts: StomatonErrorFacts) {
    super(facts.message, { cause: facts.cause });
    this.code = code;
    this.retryable = facts.retryable ?? false;
    this.remedy = facts.remedy ?? null;
    this.requestId = facts.requestId ?? null;
    this.status = facts.status ?? null;
    this.retryAfterMs = facts.retryAfterMs ?? null;
    this.userErrors = facts.userErrors ?? [];
  }
}

/** The refusal of a mutation as an error; null when it was accepted. */
export function toUserError(userErrors: readonly UserError[]): StomatonError | null {
  const [first] = userErrors;
  return first === undefined ? null : new StomatonError(first.code, { message: first.message, userErrors });
}
