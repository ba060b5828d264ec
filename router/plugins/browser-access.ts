import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

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
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    // Only where TLS is a promise: in development it would lock a browser out of http://localhost.
    hsts: isProduction,
  });
  await app.register(cors, {
    origin: corsOrigins.length === 0 ? false : corsOrigins.includes('*') ? true : [...corsOrigins],
    methods: ['GET', 'POST', 'OPTIONS'],
    exposedHeaders: EXPOSED,
    maxAge: 3_600,
  });
}
