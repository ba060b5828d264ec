/** The codes of the server's own errors. Printed from its table by `npm run generate`. */
export type ServerErrorCode =
  /** Nobody is signed in, or the access token is expired or invalid. */
  | 'UNAUTHENTICATED'
  /** The viewer is signed in but lacks the scope that the field needs. */
  | 'FORBIDDEN'
  /** The monthly quota of the viewer is used up. */
  | 'QUOTA_EXCEEDED'
  /** What an input refers to does not exist, or the viewer may not see it. */
  | 'NOT_FOUND'
  /** Someone else changed the document first. */
  | 'CONFLICT'
  /** Something else already has this unique name, path or e-mail address. */
  | 'DUPLICATE'
  /** The idempotency key was used before with another input. */
  | 'IDEMPOTENCY_REUSED'
  /** An argument or input field has a value that is not allowed. */
  | 'INVALID_INPUT'
  /** The cursor was not issued by this field with these arguments, or is too old. */
  | 'INVALID_CURSOR'
  /** The operation is too deep, too costly or has too many aliases, directives or tokens. */
  | 'OPERATION_TOO_LARGE'
  /** The request body is larger than the router accepts. */
  | 'BODY_TOO_LARGE'
  /** Too many requests in a short time. */
  | 'RATE_LIMITED'
  /** A fault of ours. The log has the cause under the request id. */
  | 'INTERNAL_SERVER_ERROR'
  /** An engine that this field needs is away or not configured. Nothing was written. */
  | 'ENGINE_UNAVAILABLE'
  /** The service that owns the field does not answer. The rest of the answer stands. */
  | 'SUBGRAPH_UNAVAILABLE'
  /** Too much work is in flight. */
  | 'OVERLOADED'
  /** The field was not ready within the time allowed. */
  | 'DEADLINE_EXCEEDED';
