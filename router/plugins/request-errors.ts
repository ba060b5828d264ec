import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { ErrorCode } from '../../platform/errors/codes.ts';
import { toPublic } from './public-errors.ts';

/** Requests that never become an operation are answered as operations are: a code, a remedy, the request id. */
export function requestErrors(
  app: FastifyInstance,
  { bodyLimitBytes, log }: { readonly bodyLimitBytes: number; readonly log: Logger },
): void {
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(toBody('NOT_FOUND', 'Nothing is served here; the graph is at `/graphql`.', request.id)),
  );
  app.setErrorHandler((error: { code?: string; statusCode?: number }, request, reply) => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      return reply.code(413).send(toBody('BODY_TOO_LARGE', `The body is larger than ${bodyLimitBytes} bytes.`, request.id));
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return reply
        .code(error.statusCode)
        .send(toBody('BAD_REQUEST', 'Send a POST with a JSON body: {"query": "…", "variables": {…}}.', request.id));
    }
    log.error({ err: error, requestId: request.id }, 'request failed');
    return reply.code(500).send(toBody('INTERNAL_SERVER_ERROR', 'Something went wrong on our side.', request.id));
  });
}

function toBody(code: ErrorCode | 'BAD_REQUEST', message: string, requestId: string): object {
  return { errors: [toPublic({ message, extensions: { code } }, requestId)] };
}
