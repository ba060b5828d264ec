/**
 * Sends operations: by the hash of their text first, and with the text where the server does not know the hash yet (Apollo's
 * automatic persisted queries). One deadline spans all attempts of a call; only what may succeed later is tried again.
 */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import manifest from './generated/persisted-documents.json' with { type: 'json' };
import { type ErrorCode, type Fault, StomatonError } from './stomaton-error.ts';

/** An operation with the types of its result and its variables: one of ours, or one of your own with its text. */
export type TypedDocument<Data, Variables> = DocumentTypeDecoration<Data, Variables> & {
  readonly __meta__?: Readonly<Record<string, unknown>> | undefined;
  toString(): string;
};

export interface CallOptions {
  /** Ends the call at once with ABORTED. */
  readonly signal?: AbortSignal;
  /** Time for the call, retries included; default: the client's. */
  readonly timeoutMs?: number;
}

/** The data of an answer, and what of it is missing. */
export interface Answer<Data> {
  readonly data: Data;
  readonly faults: readonly Fault[];
  readonly requestId: string | null;
}

export interface TransportOptions {
  /** Of the graph, such as `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** How often a call is tried in all, at least 1. */
  readonly attempts: number;
  readonly fetch: typeof fetch;
  /** In [0, 1). */
  readonly random: () => number;
  /** Waits; rejects with the signal's reason as soon as it is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface OperationRequest<Data, Variables> extends CallOptions {
  readonly document: TypedDocument<Data, Variables>;
  readonly variables: Variables;
  readonly accessToken: string | null;
  /** For a mutation that may be sent again so soon after the first time, such as a refresh. Queries always may. */
  readonly repeatWithinMs?: number;
}

export type SendOperation = <Data, Variables>(request: OperationRequest<Data, Variables>) => Promise<Answer<Data>>;

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** These refuse a request before anything of it has begun, so even a mutation may be sent again. */
const NOTHING_BEGAN: ReadonlySet<ErrorCode> = new Set(['RATE_LIMITED', 'OVERLOADED']);
const MANIFEST: Readonly<Record<string, string>> = manifest;

export function createTransport(options: TransportOptions): SendOperation {
  return async (request) => {
    const timeoutMs = request.timeoutMs ?? options.timeoutMs;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = request.signal === undefined ? timeout : AbortSignal.any([request.signal, timeout]);
    const { text, hash } = readDocument(request.document);
    const isMutation = /(?:^|\}\s*)mutation\b/.test(text);
    const repeatWithinMs = request.repeatWithinMs ?? (isMutation ? 0 : Number.POSITIVE_INFINITY);
    const startedAt = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await attemptOnce(options, request, text, hash, signal);
      } catch (error) {
        const failure = toFailure(error, request.signal, timeout, timeoutMs);
        const pause = failure.retryAfterMs ?? pauseMs(attempt, options.random());
        const isInTime = performance.now() - startedAt + pause < repeatWithinMs;
        const canRepeat = failure.retryable && (isInTime || (failure.status !== null && NOTHING_BEGAN.has(failure.code)));
        if (!canRepeat || attempt >= options.attempts) throw failure;
        try {
          await options.sleep(pause, signal);
        } catch {
          // Out of time while waiting: what went wrong says more than that.
          if (request.signal?.aborted === true) throw toFailure(request.signal.reason, request.signal, timeout, timeoutMs);
          throw failure;
        }
      }
    }
  };
}

/** Full jitter (Brooker, AWS Architecture Blog 2015): anywhere up to a bound that doubles with each attempt. */
function pauseMs(attempt: number, random: number): number {
  return random * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
}

function readDocument(document: Pick<TypedDocument<never, never>, '__meta__' | 'toString'>): {
  text: string;
  hash: string | null;
} {
  const id = document.__meta__?.hash;
  const text = typeof id === 'string' ? MANIFEST[id] : undefined;
  return text === undefined || typeof id !== 'string'
    ? { text: document.toString(), hash: null }
    : { text, hash: id.replace(/^sha256:/, '') };
}

async function attemptOnce<Data, Variables>(
  options: TransportOptions,
  request: OperationRequest<Data, Variables>,
  text: string,
  hash: string | null,
  signal: AbortSignal,
): Promise<Answer<Data>> {
  const { variables } = request;
  if (hash === null) return readAnswer(await post(options, request, { query: text, variables }, signal));
  const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };
  const reply = await post(options, request, { variables, extensions }, signal);
  const code = reply.body.errors?.[0]?.extensions?.code;
  if (code === 'PERSISTED_QUERY_NOT_FOUND')
    return readAnswer(await post(options, request, { query: text, variables, extensions }, signal));
  if (code === 'PERSISTED_QUERY_NOT_SUPPORTED')
    return readAnswer(await post(options, request, { query: text, variables }, signal));
  return readAnswer(reply);
}

interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

interface Reply {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly requestId: string | null;
  readonly body: { readonly data?: unknown; readonly errors?: readonly GraphError[] };
}

async function post(
  { url, headers, fetch }: TransportOptions,
  { accessToken }: { readonly accessToken: string | null },
  body: object,
  signal: AbortSignal,
): Promise<Reply> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      accept: 'application/json',
      ...(accessToken === null ? {} : { authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify(body),
    signal,
  });
  const text = await response.text();
  const requestId = response.headers.get('x-request-id');
  const { status } = response;
  const parsed = parseBody(text);
  if (parsed === null) {
    throw new StomatonError('BAD_RESPONSE', {
      message: `${new URL(url).origin} answered ${status} with something that is not GraphQL.`,
      remedy: 'Check the address of the graph, and what stands between it and the client.',
      retryable: status === 429 || status >= 500,
      status,
      requestId,
    });
  }
  return { status, requestId, retryAfter: response.headers.get('retry-after'), body: parsed };
}

function parseBody(text: string): Reply['body'] | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return null;
    const errors = 'errors' in body ? body.errors : undefined;
    if (!('data' in body) && errors === undefined) return null;
    // A GraphQL response: the specification says what its errors look like.
    return Array.isArray(errors) || errors === undefined ? (body as Reply['body']) : null;
  } catch {
    return null;
  }
}

/** @throws {StomatonError} when nothing of what was asked is there */
function readAnswer<Data>({ status, retryAfter, requestId, body }: Reply): Answer<Data> {
  const errors = body.errors ?? [];
  const data = body.data;
  const [first] = errors;
  const isEmpty = typeof data !== 'object' || data === null || Object.values(data).every((value) => value === null);
  if (first !== undefined && isEmpty) {
    const { code, retryable, remedy, retryAfterSeconds, requestId: inBody } = first.extensions ?? {};
    throw new StomatonError(typeof code === 'string' ? code : 'BAD_RESPONSE', {
      message: first.message,
      retryable: retryable === true,
      remedy: typeof remedy === 'string' ? remedy : null,
      requestId: typeof inBody === 'string' ? inBody : requestId,
      status,
      retryAfterMs: toMilliseconds(retryAfterSeconds ?? retryAfter),
    });
  }
  return {
    // The types come from the document, whose operation the server has just executed.
    data: data as Data,
    faults: errors.map(({ message, path, extensions }) => ({
      message,
      code: typeof extensions?.code === 'string' ? extensions.code : 'BAD_RESPONSE',
      path: (path ?? []).join('.'),
      retryable: extensions?.retryable === true,
    })),
    requestId,
  };
}

function toMilliseconds(seconds: unknown): number | null {
  const value = typeof seconds === 'string' && seconds.trim() !== '' ? Number(seconds) : seconds;
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value * 1_000 : null;
}

function toFailure(error: unknown, own: AbortSignal | undefined, timeout: AbortSignal, timeoutMs: number): StomatonError {
  if (own?.aborted === true) return new StomatonError('ABORTED', { message: 'The call was aborted.', cause: own.reason });
  if (error instanceof StomatonError) return error;
  if (timeout.aborted) {
    return new StomatonError('TIMED_OUT', {
      message: `There was no answer within ${timeoutMs} ms.`,
      remedy: 'Ask for less at once, or give the call more time by timeoutMs.',
      cause: error,
    });
  }
  return new StomatonError('NETWORK_FAILED', {
    message: 'The graph could not be reached.',
    remedy: 'Check the network and the address of the graph.',
    retryable: true,
    cause: error,
  });
}
