import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { ERROR_CODES } from '../../platform/errors/codes.ts';
import type { RouterContext } from '../router-context.ts';

/** How the parser (tokens) and the operation limits (depth, aliases, directives, cost) word their refusals. */
const TOO_LARGE = /limit of \d+ (was )?exceeded|contains more tha[nt] \d+ tokens/i;

/**
 * Every error leaves with a code, `retryable`, a remedy and the request id, and without the name of the subgraph that it
 * came from. The gateway's `extensions.valueCompletion` repeats what errors already say, so it is dropped.
 */
export function publicErrors(): ApolloServerPlugin<RouterContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          if (singleResult.extensions !== undefined) {
            const { valueCompletion: _, ...rest } = singleResult.extensions;
            singleResult.extensions = Object.keys(rest).length === 0 ? undefined : rest;
          }
          singleResult.errors = singleResult.errors?.map((error) => toPublic(error, contextValue.requestId));
        },
      };
    },
  };
}

/** Exported for answers that never pass through the server, such as a refused body. */
export function toPublic(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  const { serviceName: _, stacktrace: __, http: ___, ...extensions } = error.extensions ?? {};
  const isTooLarge = TOO_LARGE.test(error.message);
  if (isTooLarge) extensions.code = 'OPERATION_TOO_LARGE';
  const row = Object.entries(ERROR_CODES).find(([code]) => code === extensions.code)?.[1];
  return {
    ...error,
    ...(isTooLarge ? { message: error.message.replace(/^Syntax Error: /, '') } : {}),
    extensions: { ...(row === undefined ? {} : { retryable: row.retryable, remedy: row.remedy }), ...extensions, requestId },
  };
}
