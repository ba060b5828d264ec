import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/** Response headers that a page of another origin may read. */
const EXPOSED = ['x-request-id', 'retry-after', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'];

/**
 * What a browser may do: pages of the given origins may ask, answers are framed and sniffed by nobody. A page of ours that
 * needs more sets a policy of its own.
 * @param corsOrigins `*` for every origin; empty for none but our own
 */
export async function browserAccess(
  app: FastifyInstance,
  { corsOrigins, isProduction }: { readonly corsOrigins: readonly string[]; readonly isProduction: boolean },
): Promise<void> {
  const headers = securityHeaders(isProduction);
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
  await app.register(cors, {
    origin: corsOrigins.length === 0 ? false : corsOrigins.includes('*') ? true : [...corsOrigins],
    methods: ['GET', 'POST', 'OPTIONS'],
    exposedHeaders: EXPOSED,
    maxAge: 3_600,
  });
}

/** What helmet sets. It works that out anew for every answer, and it is the same for each. */
function securityHeaders(isProduction: boolean): OutgoingHttpHeaders {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  const protect = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    // Only where TLS is a promise: in development it would lock a browser out of http://localhost.
    hsts: isProduction,
  });
  protect(request, response, (error) => {
    if (error !== undefined) throw error;
  });
  return { ...response.getHeaders() };
}
