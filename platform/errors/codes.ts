/**
 * Every error code that a client can meet. `status` is the HTTP status when the whole request is refused for it (else 200),
 * `retryable` whether the same request may succeed later, `mendable` whether the caller can mend it in a mutation's `input`
 * (then it goes to `userErrors`), `remedy` what to do where the error itself names nothing better.
 * `docs/errors.md` is printed from this table.
 */
export const ERROR_CODES = {
  UNAUTHENTICATED: {
    status: 401,
    retryable: false,
    mendable: false,
    meaning: 'Nobody is signed in, or the access token is expired or invalid.',
    remedy: 'Sign in with `login` or renew the token with `refreshSession`, and send `Authorization: Bearer <accessToken>`.',
  },
  FORBIDDEN: {
    status: 403,
    retryable: false,
    mendable: false,
    meaning: 'The viewer is signed in but lacks the scope that the field needs.',
    remedy: 'Ask an administrator for a role that has this scope.',
  },
  QUOTA_EXCEEDED: {
    status: 403,
    retryable: false,
    mendable: true,
    meaning: 'The monthly quota of the viewer is used up.',
    remedy: 'Wait until `me { quota { resetsAt } }`, or ask for another tier.',
  },
  NOT_FOUND: {
    status: 404,
    retryable: false,
    mendable: true,
    meaning: 'What an input refers to does not exist, or the viewer may not see it.',
    remedy: 'Check the id; a deleted document does not come back.',
  },
  CONFLICT: {
    status: 409,
    retryable: false,
    mendable: true,
    meaning: 'Someone else changed the document first.',
    remedy: 'Read it again and repeat the change with the new `expectedRevision`.',
  },
  DUPLICATE: {
    status: 409,
    retryable: false,
    mendable: true,
    meaning: 'Something else already has this unique name, path or e-mail address.',
    remedy: 'Choose another value, or change the existing document.',
  },
  IDEMPOTENCY_REUSED: {
    status: 409,
    retryable: false,
    mendable: true,
    meaning: 'The idempotency key was used before with another input.',
    remedy: 'Use a new key for a new request, and the old key only to repeat the old request.',
  },
  INVALID_INPUT: {
    status: 400,
    retryable: false,
    mendable: true,
    meaning: 'An argument or input field has a value that is not allowed.',
    remedy: 'Correct the argument that the message names.',
  },
  INVALID_CURSOR: {
    status: 400,
    retryable: false,
    mendable: true,
    meaning: 'The cursor was not issued by this field with these arguments, or is too old.',
    remedy: 'Begin again without `after`.',
  },
  OPERATION_TOO_LARGE: {
    status: 400,
    retryable: false,
    mendable: false,
    meaning: 'The operation is too deep, too costly or has too many aliases, directives or tokens.',
    remedy: 'Split the operation.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    retryable: false,
    mendable: false,
    meaning: 'The request body is larger than the router accepts.',
    remedy: 'Send less at once.',
  },
  RATE_LIMITED: {
    status: 429,
    retryable: true,
    mendable: false,
    meaning: 'Too many requests in a short time.',
    remedy: 'Wait as long as the `Retry-After` header says.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    retryable: false,
    mendable: false,
    meaning: 'A fault of ours. The log has the cause under the request id.',
    remedy: 'Report the `requestId`.',
  },
  ENGINE_UNAVAILABLE: {
    status: 503,
    retryable: true,
    mendable: false,
    meaning: 'An engine that this field needs is away or not configured. Nothing was written.',
    remedy: 'Try again later; `health` shows which dependency is down.',
  },
  SUBGRAPH_UNAVAILABLE: {
    status: 503,
    retryable: true,
    mendable: false,
    meaning: 'The service that owns the field does not answer. The rest of the answer stands.',
    remedy: 'Try again later; `health` shows which service is down.',
  },
  OVERLOADED: {
    status: 503,
    retryable: true,
    mendable: false,
    meaning: 'Too much work is in flight.',
    remedy: 'Try again after a pause that grows with every attempt.',
  },
  DEADLINE_EXCEEDED: {
    status: 504,
    retryable: true,
    mendable: false,
    meaning: 'The field was not ready within the time allowed.',
    remedy: 'Ask for less at once, or try again later.',
  },
} as const satisfies Record<string, { status: number; retryable: boolean; mendable: boolean; meaning: string; remedy: string }>;

/** One of the codes of the table, stable for clients as `extensions.code` or `UserError.code`. */
export type ErrorCode = keyof typeof ERROR_CODES;
