import { GraphQLError } from 'graphql';
import { ERROR_CODES } from './codes.ts';
import { DomainError } from './domain-error.ts';

/** The error that refuses a whole request with its code's HTTP status; what is no {@link DomainError} stays as it is. */
export function toRefusal(error: unknown, requestId: string): unknown {
  if (!(error instanceof DomainError)) return error;
  const { status, retryable, remedy } = ERROR_CODES[error.code];
  return new GraphQLError(error.message, {
    extensions: {
      ...error.facts,
      code: error.code,
      retryable,
      remedy: error.remedy ?? remedy,
      requestId,
      http: { status },
    },
  });
}
