import { GraphQLError } from 'graphql';
import { ERROR_CODES } from './codes.ts';
import { DomainError } from './domain-error.ts';

/** GraphQL's own refusals keep the names that Apollo gives them. */
const PASSED_ON = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * The one place where an error becomes what a client may see: a {@link DomainError} with its code, `retryable`, `remedy` and
 * the request id; everything that was not thrown on purpose as INTERNAL_SERVER_ERROR, its original kept for the log.
 * @param reveal called with each error that is masked, to log it
 */
export function toPublicError(error: GraphQLError, requestId: string, reveal: (original: unknown) => void): GraphQLError {
  const original = error.originalError;
  const position = { nodes: error.nodes, source: error.source, positions: error.positions, path: error.path };
  if (original instanceof DomainError) {
    const { retryable, remedy } = ERROR_CODES[original.code];
    return new GraphQLError(original.message, {
      ...position,
      extensions: {
        ...original.facts,
        code: original.code,
        retryable,
        remedy: original.remedy ?? remedy,
        requestId,
        ...(original.argumentPath === undefined ? {} : { argument: original.argumentPath.join('.') }),
      },
    });
  }
  const code = error.extensions.code;
  // graphql-js throws plain GraphQLErrors for values that do not coerce; they are the caller's and hold no secret. Those of
  // variables wrap the scalar's own error and have no path, since nothing ran.
  const isOfVariables = original instanceof GraphQLError && error.path === undefined;
  if (original === undefined || original === null || isOfVariables) {
    const publicCode = typeof code === 'string' && (PASSED_ON.has(code) || code in ERROR_CODES) ? code : 'BAD_USER_INPUT';
    return new GraphQLError(error.message, { ...position, extensions: { ...error.extensions, code: publicCode, requestId } });
  }
  reveal(original);
  return new GraphQLError('Something went wrong on our side.', {
    ...position,
    extensions: {
      code: 'INTERNAL_SERVER_ERROR',
      retryable: false,
      remedy: ERROR_CODES.INTERNAL_SERVER_ERROR.remedy,
      requestId,
    },
  });
}
