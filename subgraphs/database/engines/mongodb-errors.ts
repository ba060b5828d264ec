import { MongoError } from 'mongodb';
import { DomainError } from '../../../platform/errors/domain-error.ts';
import type { Logger } from '../../../platform/logging/logger.ts';

/** Whether the batch was written could not be found out, because the server went away while it was asked to commit. */
export class OutcomeUnknownError extends Error {
  constructor(cause: unknown) {
    super('The outcome of a commit is not known.', { cause });
    this.name = 'OutcomeUnknownError';
  }
}

/** Our error for one of the driver, which names neither the server nor a value; any other stays as it is. */
export function toDomainError(error: unknown, log: Logger): unknown {
  if (error instanceof OutcomeUnknownError) {
    log.error({ reason: reasonOf(error.cause) }, 'document store: the outcome of a commit is not known');
    return new DomainError(
      'ENGINE_UNAVAILABLE',
      'The document store went away while it was asked to commit: the batch is written as a whole or not at all, which is not known.',
      {
        cause: error,
        remedy: 'Send it again with the same idempotency key, or read what is there.',
        facts: { outcome: 'unknown' },
      },
    );
  }
  if (!(error instanceof MongoError) && !isSocketError(error)) return error;
  log.error({ reason: reasonOf(error) }, 'document store: engine failed');
  return new DomainError('ENGINE_UNAVAILABLE', 'The document store cannot serve this now. Nothing was written.', {
    cause: error,
  });
}

const SOCKET_CODES = new Set<unknown>([
  'EPIPE',
  'ECONNRESET',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
  'ERR_SOCKET_CLOSED',
]);

/** The driver lets an error of the socket through as it is when the connection ends just as a command is written to it. */
export function isSocketError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && SOCKET_CODES.has(error.code);
}

/** The kind of the failure; messages of the driver hold addresses and may hold values. */
function reasonOf(error: unknown): string {
  if (isSocketError(error)) return String((error as NodeJS.ErrnoException).code);
  if (!(error instanceof MongoError)) return error instanceof Error ? error.name : 'unknown';
  const code = error.code === undefined ? '' : ` ${error.code}`;
  return `${error.name}${code}`;
}
