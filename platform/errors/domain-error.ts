import type { ErrorCode } from './codes.ts';

export interface DomainErrorOptions {
  /** The input path or argument at fault, outermost first, such as `['input', 'aliases', '2', 'name']`. */
  readonly path?: readonly string[];
  /** What the caller can do about it; the code's own remedy where left out. */
  readonly remedy?: string;
  /** Facts for a program, in `extensions` beside the code, such as `{ reason: 'expired' }` or `{ retryAfterSeconds: 8 }`. */
  readonly facts?: Readonly<Record<string, string | number>>;
  /** What caused it, for the log only. */
  readonly cause?: unknown;
}

/** A refusal made on purpose. Its message is public: it names the argument and never an engine, an address or a secret. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  /** As `path` of the options. Not called `path`: graphql-js takes an error with a `path` for one that it has placed already. */
  readonly argumentPath: readonly string[] | undefined;
  readonly remedy: string | undefined;
  readonly facts: Readonly<Record<string, string | number>> | undefined;

  constructor(code: ErrorCode, message: string, options: DomainErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'DomainError';
    this.code = code;
    this.argumentPath = options.path;
    this.remedy = options.remedy;
    this.facts = options.facts;
  }
}

/** An INVALID_INPUT naming the argument at fault; `path` is dotted, such as `input.aliases.2.name`. */
export function invalidInput(path: string, message: string, remedy?: string): DomainError {
  return new DomainError('INVALID_INPUT', `${path}: ${message}`, { path: path.split('.'), remedy });
}

/** A NOT_FOUND for an id that nothing visible has; `path` as in {@link invalidInput}. */
export function notFound(path: string, what: string): DomainError {
  return new DomainError('NOT_FOUND', `${path}: no such ${what}.`, { path: path.split('.') });
}
