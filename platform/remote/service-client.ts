import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { ConsecutiveBreaker, circuitBreaker, handleWhen, isBrokenCircuitError } from 'cockatiel';
import { Kind, OperationTypeNode, print } from 'graphql';
import type { Agent } from 'undici';
import { ERROR_CODES, type ErrorCode } from '../errors/codes.ts';
import { DomainError } from '../errors/domain-error.ts';
import { HEADERS } from '../graphql/context-from-headers.ts';
import { currentScope } from '../graphql/request-scope.ts';
import type { ServiceName } from '../service-names.ts';
import { SERVICE_TOKEN_HEADER } from '../service-token/service-token.ts';
import type { TokenSupply } from '../service-token/supply.ts';
import type { Clock } from '../time/clock.ts';
import { createHttpPool, requestJson, unavailable, wasNotSent } from './http.ts';

export interface CallOptions {
  /**
   * Default 5,000; less where the request that the call is made for has less time left. What a service does of itself, such as
   * its start, waits longer, unless it is hasty.
   */
  readonly timeoutMs?: number;
  /** True where waiting is worse than going on without an answer; default: false. */
  readonly isHasty?: boolean;
  /** Whether it may be sent again when no answer came; default: queries may. */
  readonly isRepeatable?: boolean;
  readonly signal?: AbortSignal;
  /**
   * A connection of its own, outside the pool and the breaker: for long polls. They stay with one copy while it answers, since a
   * position may be one of that copy alone.
   */
  readonly connection?: Agent;
}

/** Calls one service by typed operations. */
export interface ServiceClient extends AsyncDisposable {
  /**
   * @throws {DomainError} what the service refused with, as its local port throws it; SUBGRAPH_UNAVAILABLE where it gave no
   *   answer; DEADLINE_EXCEEDED where the time of the request was over
   */
  call<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    options?: CallOptions,
  ): Promise<Data>;
}

export interface ServiceClientOptions {
  readonly service: ServiceName;
  /** One address for each copy, such as `http://127.0.0.1:8006`; asked in turn, one that takes no connection passed over. */
  readonly urls: readonly string[];
  readonly tokens: TokenSupply;
  readonly clock: Clock;
}

const DEFAULT_TIMEOUT_MS = 5_000;
/** Whoever reads keeps half of the time to go on without, where the other service hangs; a write has nothing else to wait for. */
const SHARE_OF_READ = 0.5;
const ATTEMPTS = 4;
/** Nobody waits for it, and giving up would end a process that is only early. */
const OWN_WORK = { timeoutMs: 30_000, attempts: 60, longestPauseMs: 1_000 } as const;
/** The first pause between attempts; each further one is twice as long, and each is shortened at random by up to a half. */
const FIRST_PAUSE_MS = 60;
/** After so many failures in a row nothing is sent for a while: callers hear at once what they would wait for. */
const FAILURES_TO_OPEN = 5;
const OPEN_MS = 1_000;

const texts = new WeakMap<object, string>();

export function createServiceClient({ service, urls, tokens, clock }: ServiceClientOptions): ServiceClient {
  const pool = createHttpPool();
  const breaker = circuitBreaker(handleWhen(isUnavailable), {
    halfOpenAfter: OPEN_MS,
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
  });
  let turn = 0;
  let polled = Math.floor(Math.random() * urls.length);
  let isClosed = false;

  async function send(body: string, options: CallOptions, endsAt: number): Promise<unknown> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await sendToNext(body, options, endsAt);
      } catch (error) {
        if (options.connection !== undefined && isUnavailable(error)) polled += 1;
        const mayTryAnother = isUnavailable(error) && wasNotSent(error) && clock.now() < endsAt;
        if (!mayTryAnother || tried >= urls.length) throw error;
      }
    }
  }

  function nextUrl({ connection }: CallOptions): string {
    if (connection === undefined) turn += 1;
    return urls[(connection === undefined ? turn : polled) % urls.length] ?? '';
  }

  async function sendToNext(body: string, options: CallOptions, endsAt: number): Promise<unknown> {
    const scope = currentScope();
    if (leftMs(clock) <= 0) throw new DomainError('DEADLINE_EXCEEDED', ERROR_CODES.DEADLINE_EXCEEDED.meaning);
    const timeoutMs = Math.max(1, Math.min(timeoutOf(options), endsAt - clock.now()));
    const { status, body: answer } = await requestJson({
      url: `${nextUrl(options)}/graphql`,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [SERVICE_TOKEN_HEADER]: await tokens.tokenFor(service),
        [HEADERS.requestId]: scope?.requestId ?? randomUUID(),
        [HEADERS.deadlineMs]: String(Math.floor(timeoutMs)),
        ...(scope === null || scope.readAfter === null ? {} : { [HEADERS.readAfter]: scope.readAfter }),
      },
      body,
      timeoutMs: Math.ceil(timeoutMs),
      signal: options.signal,
      dispatcher: options.connection ?? pool,
    });
    return toData(answer, status);
  }

  async function sendWithToken(body: string, options: CallOptions, endsAt: number): Promise<unknown> {
    try {
      return await send(body, options, endsAt);
    } catch (error) {
      if (!(error instanceof DomainError) || error.facts?.reason !== 'service') throw error;
      // The keys have turned over: new tokens, once.
      tokens.forget(service);
      return send(body, options, endsAt);
    }
  }

  async function sendRepeatedly(
    body: string,
    options: CallOptions,
    { isRead, isRepeatable }: { readonly isRead: boolean; readonly isRepeatable: boolean },
  ): Promise<unknown> {
    const isOwnWork = currentScope() === null && options.isHasty !== true;
    const attempts = isOwnWork ? OWN_WORK.attempts : ATTEMPTS;
    const shareMs = isRead && options.connection === undefined ? leftMs(clock) * SHARE_OF_READ : leftMs(clock);
    const endsAt = isOwnWork ? Number.POSITIVE_INFINITY : clock.now() + Math.min(timeoutOf(options), shareMs);
    for (let attempt = 1; ; attempt += 1) {
      try {
        if (options.connection !== undefined) return await sendWithToken(body, options, endsAt);
        return await breaker.execute(() => sendWithToken(body, options, endsAt));
      } catch (error) {
        const known = isBrokenCircuitError(error) ? unavailable(error) : error;
        if (isUnavailable(known) && leftMs(clock) < MOMENT_MS) {
          throw new DomainError('DEADLINE_EXCEEDED', ERROR_CODES.DEADLINE_EXCEEDED.meaning, { cause: known });
        }
        const pauseMs = Math.min(OWN_WORK.longestPauseMs, FIRST_PAUSE_MS * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
        const isOver = isClosed || attempt >= attempts || clock.now() + pauseMs >= endsAt || options.signal?.aborted === true;
        if (!isRepeatable || !isUnavailable(known) || isOver) throw known;
        await sleep(pauseMs);
      }
    }
  }

  return {
    async call(document, variables, options = {}) {
      let text = texts.get(document);
      if (text === undefined) {
        text = print(document);
        texts.set(document, text);
      }
      const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
      const isRead = operation?.operation === OperationTypeNode.QUERY;
      const isRepeatable = options.isRepeatable ?? isRead;
      const data = await sendRepeatedly(JSON.stringify({ query: text, variables }), options, { isRead, isRepeatable });
      // Typed by codegen from the very schema that answered.
      return data as never;
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      await pool.close();
    },
  };
}

function timeoutOf({ timeoutMs = DEFAULT_TIMEOUT_MS, isHasty = false, connection }: CallOptions): number {
  if (isHasty || connection !== undefined || currentScope() !== null) return timeoutMs;
  return Math.max(timeoutMs, OWN_WORK.timeoutMs);
}

/** Timers may fire a moment early. */
const MOMENT_MS = 2;

/** The time left of the request that a call is made for. */
function leftMs(clock: Clock): number {
  const deadlineAt = currentScope()?.deadlineAt ?? null;
  return deadlineAt === null ? Number.POSITIVE_INFINITY : deadlineAt - clock.now();
}

function isUnavailable(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === 'SUBGRAPH_UNAVAILABLE';
}

/** The data of an answer without errors. @throws {DomainError} its first error, as the service meant it */
function toData(answer: unknown, status: number): unknown {
  if (typeof answer !== 'object' || answer === null) throw unavailable(new Error(`HTTP ${status} without a body.`));
  const { data, errors } = answer as { data?: unknown; errors?: readonly RemoteError[] };
  const [first] = errors ?? [];
  if (first === undefined) return data;
  const { code, argument, remedy, retryable: _, requestId: __, http: ___, stacktrace: ____, ...facts } = first.extensions ?? {};
  // What a scalar refuses here, the local port refuses as an argument.
  if (code === 'BAD_USER_INPUT') throw new DomainError('INVALID_INPUT', first.message);
  if (typeof code !== 'string' || !(code in ERROR_CODES)) {
    throw new Error(`An internal call was refused: ${first.message}`);
  }
  throw new DomainError(code as ErrorCode, first.message, {
    ...(typeof argument === 'string' ? { path: argument.split('.') } : {}),
    ...(typeof remedy === 'string' ? { remedy } : {}),
    facts: facts as Record<string, string | number>,
  });
}

interface RemoteError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}
