import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST, type OperationDefinitionNode } from 'graphql';
import { ERROR_CODES } from '../../platform/errors/codes.ts';
import { HEADERS } from '../../platform/graphql/context-from-headers.ts';
import { rootFieldsOf, weighOperation } from '../operation-weight.ts';
import type { RateLimiter, RateVerdict } from '../rate-limiter.ts';
import type { RouterContext } from '../router-context.ts';

export interface RateLimitOptions {
  readonly overall: { readonly limiter: RateLimiter; readonly perSecond: number };
  readonly auth: { readonly limiter: RateLimiter; readonly perSecond: number };
  /** Told of each operation of auth that is refused, for the audit log. */
  readonly onAuthRefused: (address: string) => void;
}

/** The rates of `/graphql`: every request of a client counts, and what an operation weighs beyond one counts besides. */
export interface RateLimit {
  /** Counts a request before anything is done for it; a client is an address, as whoever guesses passwords has no name. */
  takeRequest(address: string): Promise<RateAnswer>;
  readonly plugin: ApolloServerPlugin<RouterContext>;
}

type Weigher = ReturnType<typeof weighOperation>;

/** What operations are weighed by, and those weighed before; the server keeps a parsed operation as long as its text recurs. */
interface Known {
  readonly schema: GraphQLSchema;
  readonly authFields: ReadonlySet<string>;
  readonly weights: WeakMap<OperationDefinitionNode, Weigher>;
}

/** What a client is told of its rate. */
export interface RateAnswer {
  readonly headers: Readonly<Record<string, string>>;
  /** Null when the request may go on. */
  readonly refusal: GraphQLError | null;
}

/** The subgraph whose root fields count as operations of auth. */
const AUTH_GRAPH = 'AUTH';

/** 429 with `Retry-After` for a client above its rate; every answer tells what is left (IETF draft `ratelimit-headers`). */
export function rateLimit({ overall, auth, onAuthRefused }: RateLimitOptions): RateLimit {
  let known: Known | undefined;

  return {
    async takeRequest(address) {
      const verdict = await overall.limiter.take(address, 1);
      return toAnswer(verdict, overall.perSecond, 'Too many requests.');
    },
    plugin: {
      async serverWillStart() {
        return {
          schemaDidLoadOrUpdate({ apiSchema, coreSupergraphSdl }) {
            known = {
              schema: apiSchema,
              authFields: rootFieldsOf(coreSupergraphSdl ?? '', AUTH_GRAPH),
              weights: new WeakMap(),
            };
          },
        };
      },
      async requestDidStart({ contextValue }) {
        const address = contextValue.clientHeaders[HEADERS.clientAddress] ?? '';
        return {
          async didResolveOperation({ document, request, response, operationName }) {
            const operation = getOperationAST(document, operationName);
            if (known === undefined || operation === null || operation === undefined) return;
            const { weight, authOperations } = weigherOf(known, document, operation)(request.variables ?? {});
            const answers: RateAnswer[] = [];
            if (weight > 1) {
              const verdict = await overall.limiter.take(address, weight - 1);
              answers.push(toAnswer(verdict, overall.perSecond, `This operation counts as ${weight} requests.`));
            }
            if (authOperations > 0) {
              const verdict = await auth.limiter.take(address, authOperations);
              answers.push(toAnswer(verdict, auth.perSecond, 'Too many operations of sign-in and accounts.'));
            }
            for (const { headers, refusal } of answers) {
              for (const [name, value] of Object.entries(headers)) response.http.headers.set(name, value);
              if (refusal === null) continue;
              if (authOperations > 0) onAuthRefused(address);
              throw refusal;
            }
          },
        };
      },
    },
  };
}

function weigherOf(
  { schema, authFields, weights }: Known,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Weigher {
  let weigher = weights.get(operation);
  if (weigher === undefined) {
    weigher = weighOperation(schema, document, operation, authFields);
    weights.set(operation, weigher);
  }
  return weigher;
}

function toAnswer({ isAllowed, remaining, resetMs, retryAfterMs }: RateVerdict, perSecond: number, why: string): RateAnswer {
  const headers = {
    'ratelimit-limit': String(perSecond),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(Math.ceil(resetMs / 1_000)),
  };
  if (isAllowed) return { headers, refusal: null };
  const retryAfterSeconds = Math.max(1, Math.ceil(retryAfterMs / 1_000));
  const { retryable, remedy, status } = ERROR_CODES.RATE_LIMITED;
  return {
    headers: { ...headers, 'retry-after': String(retryAfterSeconds) },
    refusal: new GraphQLError(why, {
      extensions: { code: 'RATE_LIMITED', retryable, remedy, retryAfterSeconds, http: { status } },
    }),
  };
}
