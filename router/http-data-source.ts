import type { GraphQLDataSource } from '@apollo/gateway';
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  type IPolicy,
  retry,
  wrap,
} from 'cockatiel';
import type { ExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Clock } from '../platform/time/clock.ts';
import { createDataSource, FetchError, type SubgraphFetch } from './data-source.ts';
import { copyOf, type EntityBatch, toEntityBatch, toEveryCaller } from './entity-batch.ts';
import { ConnectionError, createHttpTransport, type HttpTransport, type TransportTimeouts } from './http-transport.ts';
import { createRetryBudget } from './retry-budget.ts';
import type { RouterContext } from './router-context.ts';

export interface HttpDataSourceOptions {
  /** As the supergraph names the subgraph. */
  readonly name: string;
  /** The copies of the service; an address without a path means its `/graphql`. */
  readonly urls: readonly (string | URL)[];
  /** The router's own token, sent as `x-stomaton-service`; asked for each fetch, so whoever gives it keeps it. */
  readonly serviceToken: () => Promise<string>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Default: connect 1 s, headers 15 s, body 5 s. */
  readonly timeouts?: Partial<TransportTimeouts>;
  /** A read has at most so long, however long its operation has; default 15 s. A write has the whole time of its operation. */
  readonly readTimeoutMs?: number;
  /** Default: opens after 5 failures in a row and tries again after 1 s. */
  readonly breaker?: { readonly failures: number; readonly coolDownMs: number };
  /** For reads that met no whole answer. Default: 2 more attempts, 20 ms apart at first, one retry earned by 10 fetches, 10 saved up. */
  readonly retries?: {
    readonly attempts: number;
    readonly firstDelayMs: number;
    readonly share: number;
    readonly saved: number;
  };
  /** Default 128. */
  readonly connections?: number;
  /** Default 64 MiB. */
  readonly maxResponseBytes?: number;
}

const SERVICE_TOKEN_HEADER = 'x-stomaton-service';

/** Answers that say "not now" and nothing else; a read may be sent again. */
const BUSY_STATUS: ReadonlySet<number> = new Set([502, 503]);

/** The service answered, but not with a GraphQL result. */
class StatusError extends FetchError {
  readonly status: number;

  constructor(code: FetchError['code'], status: number) {
    super(code, `answered with status ${status}`);
    this.name = 'StatusError';
    this.status = status;
  }
}

/** A service that does not answer within less than this is not thought to be away. */
const FAIR_MS = 1_000;

/** The operation had too little time left to say anything about the service. */
class HurriedError extends FetchError {
  constructor() {
    super('DEADLINE_EXCEEDED', 'the operation had too little time left');
    this.name = 'HurriedError';
  }
}

/**
 * Runs the gateway's fetches in a subgraph that is reached over HTTP. Entities asked for at several paths are sent once, and
 * equal reads of one operation that are under way together share one exchange. Reads, never writes, are tried again within a
 * budget; a breaker answers at once while the service is away.
 */
export function createHttpDataSource(options: HttpDataSourceOptions): GraphQLDataSource<RouterContext> & AsyncDisposable {
  const { name, log, readTimeoutMs = 15_000 } = options;
  const transport = createHttpTransport({
    urls: options.urls.map(toEndpoint),
    connections: options.connections ?? 128,
    maxResponseBytes: options.maxResponseBytes ?? 64 * 2 ** 20,
    connectMs: options.timeouts?.connectMs ?? 1_000,
    headersMs: options.timeouts?.headersMs ?? 15_000,
    bodyMs: options.timeouts?.bodyMs ?? 5_000,
  });
  const policies = createPolicies(options);
  /** For each operation its reads under way. */
  const underWay = new WeakMap<RouterContext, Map<string, ReadUnderWay[]>>();
  const toBody = createBodyWriter();

  async function exchange(fetch: SubgraphFetch, body: string, isRead: boolean): Promise<ExecutionResult> {
    const endsAt = performance.now() + (isRead ? Math.min(fetch.timeLeftMs, readTimeoutMs) : fetch.timeLeftMs);
    const headers = {
      ...fetch.headers,
      'content-type': 'application/json',
      [SERVICE_TOKEN_HEADER]: await options.serviceToken(),
    };
    return policies.run(isRead, () => attempt(transport, headers, body, endsAt - performance.now()));
  }

  const source = createDataSource(name, options, async (fetch, context) => {
    const isRead = !fetch.query.startsWith('mutation');
    const { body, variables, batch } = toBody(fetch);
    if (!isRead) return exchange(fetch, body, isRead);
    let reads = underWay.get(context);
    if (reads === undefined) {
      reads = new Map();
      underWay.set(context, reads);
    }
    // By the plan's text, which is the same string each time; hashing whole bodies would cost more than this scan of very few.
    let sameText = reads.get(fetch.query);
    if (sameText === undefined) {
      sameText = [];
      reads.set(fetch.query, sameText);
    }
    const sameRead = sameText.find((other) => other.variables === variables);
    if (sameRead !== undefined) {
      const result = copyOf(await sameRead.result) as ExecutionResult;
      return batch === null ? result : toEveryCaller(result, batch);
    }
    const read = { variables, result: exchange(fetch, body, isRead) };
    sameText.push(read);
    try {
      const result = await read.result;
      return batch === null ? result : toEveryCaller(result, batch);
    } finally {
      sameText.splice(sameText.indexOf(read), 1);
    }
  });
  log.debug({ subgraph: name }, 'reached over HTTP');
  return { process: source.process, [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose]() };
}

function toEndpoint(text: string | URL): URL {
  const url = new URL(text);
  if (url.pathname === '/') url.pathname = '/graphql';
  return url;
}

interface ReadUnderWay {
  /** As JSON. */
  readonly variables: string;
  readonly result: Promise<ExecutionResult>;
}

interface RequestBody {
  readonly body: string;
  readonly variables: string;
  readonly batch: EntityBatch | null;
}

/** Operations of plans whose JSON is remembered. */
const MAX_OPERATIONS = 2_000;

function createBodyWriter(): (fetch: SubgraphFetch) => RequestBody {
  const begins = new LRUCache<string, string>({ max: MAX_OPERATIONS });
  return ({ query, variables: given, operationName }) => {
    let begin = begins.get(query);
    if (begin === undefined) {
      begin = `{"query":${JSON.stringify(query)},"variables":`;
      begins.set(query, begin);
    }
    const { representations, ...rest } = given;
    const batch = Array.isArray(representations) ? toEntityBatch(representations) : null;
    const parts = Object.entries(rest).flatMap(([key, value]) =>
      value === undefined ? [] : [`${JSON.stringify(key)}:${JSON.stringify(value)}`],
    );
    if (batch !== null) parts.push(`"representations":[${batch.texts.join(',')}]`);
    const variables = `{${parts.join(',')}}`;
    const named = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
    return { body: `${begin}${variables}${named}}`, variables, batch };
  };
}

async function attempt(
  transport: HttpTransport,
  headers: Record<string, string>,
  body: string,
  timeLeftMs: number,
): Promise<ExecutionResult> {
  if (timeLeftMs <= 0) throw new HurriedError();
  const { status, text } = await transport.post(headers, body, timeLeftMs).catch((error: unknown) => {
    throw timeLeftMs < FAIR_MS && error instanceof FetchError && error.code === 'DEADLINE_EXCEEDED'
      ? new HurriedError()
      : error;
  });
  const result = parseResult(text);
  // The client's own fault, such as a variable that a scalar of the subgraph refuses.
  if (status === 400 && result?.errors !== undefined) return result;
  if (status !== 200) {
    const code: unknown = result?.errors?.[0]?.extensions?.code;
    throw new StatusError(code === 'DEADLINE_EXCEEDED' || code === 'OVERLOADED' ? code : 'SUBGRAPH_UNAVAILABLE', status);
  }
  if (result === null) throw new FetchError('SUBGRAPH_UNAVAILABLE', 'answered with what is no GraphQL result');
  return result;
}

function parseResult(text: string): ExecutionResult | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('data' in value || 'errors' in value)) return null;
    if ('errors' in value && !Array.isArray(value.errors)) return null;
    return value as ExecutionResult;
  } catch {
    return null;
  }
}

function createPolicies({ name, log, breaker, retries }: HttpDataSourceOptions) {
  const { failures, coolDownMs } = breaker ?? { failures: 5, coolDownMs: 1_000 };
  const { attempts, firstDelayMs, share, saved } = retries ?? { attempts: 2, firstDelayMs: 20, share: 0.1, saved: 10 };
  const budget = createRetryBudget(share, saved);
  const circuit = circuitBreaker(
    handleWhen((error) => error instanceof FetchError && error.code !== 'OVERLOADED' && !(error instanceof HurriedError)),
    { breaker: new ConsecutiveBreaker(failures), halfOpenAfter: coolDownMs },
  );
  circuit.onBreak(() => log.warn({ subgraph: name }, 'circuit opened'));
  circuit.onReset(() => log.info({ subgraph: name }, 'circuit closed'));
  const again = retry(
    handleWhen(
      (error) =>
        budget.hasRoom && (error instanceof ConnectionError || (error instanceof StatusError && BUSY_STATUS.has(error.status))),
    ),
    {
      maxAttempts: attempts,
      backoff: new ExponentialBackoff({ initialDelay: firstDelayMs, maxDelay: firstDelayMs * 10 }),
    },
  );
  again.onRetry(() => budget.spend());
  const forReads: IPolicy = wrap(again, circuit);
  return {
    async run<Result>(isRead: boolean, work: () => Promise<Result>): Promise<Result> {
      // While one call tries whether the service is back, the others do not wait for what may be a long time.
      if (circuit.state === CircuitState.HalfOpen) throw new FetchError('SUBGRAPH_UNAVAILABLE', 'circuit half open');
      budget.earn();
      try {
        return await (isRead ? forReads : circuit).execute(work);
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw new FetchError('SUBGRAPH_UNAVAILABLE', 'circuit open', error);
        throw error;
      }
    },
  };
}
