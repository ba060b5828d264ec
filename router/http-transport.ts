import { type Dispatcher, errors, Pool } from 'undici';
import { wasNotSent } from '../platform/remote/http.ts';
import { FetchError } from './data-source.ts';

/** The bounds of one exchange with a subgraph, in milliseconds. */
export interface TransportTimeouts {
  /** Until a connection stands. */
  readonly connectMs: number;
  /** Until the answer begins. */
  readonly headersMs: number;
  /** Between two parts of the body. */
  readonly bodyMs: number;
}

export interface TransportOptions extends TransportTimeouts {
  /** The GraphQL endpoint of every copy of the service. */
  readonly urls: readonly URL[];
  /** Connections to each copy at most; further requests wait. */
  readonly connections: number;
  readonly maxResponseBytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Posts JSON to a service over connections that stay open. The copies of a service take turns; one that takes no connection is passed
 * over, as nothing was sent to it.
 */
export interface HttpTransport extends AsyncDisposable {
  /** @throws {FetchError} when there is no whole answer within `timeoutMs` */
  post(headers: Record<string, string>, body: string, timeoutMs: number): Promise<HttpAnswer>;
}

const TOO_SLOW = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

export function createHttpTransport(options: TransportOptions): HttpTransport {
  const copies = options.urls.map(({ origin, pathname, search }) => ({
    path: `${pathname}${search}`,
    pool: new Pool(origin, {
      connections: options.connections,
      pipelining: 1,
      connectTimeout: options.connectMs,
      headersTimeout: options.headersMs,
      bodyTimeout: options.bodyMs,
      maxResponseSize: options.maxResponseBytes,
      // Below the 5 s after which Node's own server closes an idle connection, so that it is not closed under a request.
      keepAliveTimeout: 4_000,
    }),
  }));
  let turn = 0;
  return {
    async post(headers, body, timeoutMs) {
      const endsAt = performance.now() + timeoutMs;
      for (let tried = 1; ; tried += 1) {
        const copy = copies[turn % copies.length];
        if (copy === undefined) throw new Error('A service needs an address.');
        turn += 1;
        try {
          const request = { path: copy.path, method: 'POST', headers, body } as const;
          return await exchange(copy.pool, request, endsAt - performance.now());
        } catch (error) {
          const mayTryAnother = error instanceof ConnectionError && wasNotSent(error) && performance.now() < endsAt;
          if (!mayTryAnother || tried >= copies.length) throw error;
        }
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(copies.map(({ pool }) => pool.destroy()));
    },
  };
}

/** Through `dispatch`, without undici's streams: a fetch's answer is read whole, and this costs about half of the CPU. */
function exchange(pool: Dispatcher, request: Dispatcher.DispatchOptions, timeoutMs: number): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    let running: Dispatcher.DispatchController | undefined;
    let late = false;
    let status = 0;
    const parts: Buffer[] = [];
    const timer = setTimeout(() => {
      late = true;
      const error = new FetchError('DEADLINE_EXCEEDED', 'not answered in time');
      running?.abort(error);
      reject(error);
    }, timeoutMs);
    pool.dispatch(request, {
      onRequestStart(controller) {
        running = controller;
        // Its turn came too late: it waited for a connection.
        if (late) controller.abort(new Error('late'));
      },
      onResponseStart(_controller, statusCode) {
        status = statusCode;
      },
      onResponseData(_controller, part) {
        parts.push(part);
      },
      onResponseEnd() {
        clearTimeout(timer);
        const [first] = parts;
        resolve({ status, text: (parts.length === 1 && first !== undefined ? first : Buffer.concat(parts)).toString('utf8') });
      },
      onResponseError(_controller, error) {
        clearTimeout(timer);
        const tooSlow = error instanceof errors.UndiciError && TOO_SLOW.has(error.code);
        reject(tooSlow ? new FetchError('DEADLINE_EXCEEDED', error.message, error) : toFetchError(error));
      },
    });
  });
}

/** The connection failed before a whole answer was there. */
export class ConnectionError extends FetchError {
  constructor(cause: Error) {
    super('SUBGRAPH_UNAVAILABLE', `no whole answer: ${cause.message}`, cause);
    this.name = 'ConnectionError';
  }
}

function toFetchError(error: Error): FetchError {
  return error instanceof errors.ResponseExceededMaxSizeError
    ? new FetchError('SUBGRAPH_UNAVAILABLE', 'answer too large', error)
    : new ConnectionError(error);
}
