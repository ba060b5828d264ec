/*
 * The connection to a server that speaks OpenAI's API. Every attempt is reserved in the budget before it is sent and booked after
 * it (`paid-calls.ts`). Failures that may pass are tried again with pauses that grow and are random, or as the server asks; a server
 * that says its limit is used up is left alone until it is reset; nothing is waited for that the request's deadline does not allow.
 * Neither key nor prompt nor reply ever reaches the log.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { bulkhead } from 'cockatiel';
import OpenAI from 'openai';
import { DomainError } from '../errors/domain-error.ts';
import { currentScope } from '../graphql/request-scope.ts';
import { createPaidCalls, type LedgerEntry, type PaidCalls, type PaidOutcome } from '../ledger/paid-calls.ts';
import type { Logger } from '../logging/logger.ts';
import type { DocumentsPort } from '../ports/documents.ts';
import type { DependencyReport } from '../ports/health.ts';
import type { LedgerUsage, TelemetryPort } from '../ports/telemetry.ts';
import type { ServiceName } from '../service-names.ts';
import type { Clock } from '../time/clock.ts';
import type { OpenAiConfig } from './openai-config.ts';
import { isRetryable, ModelFailure, restOf, toDomainError, toModelFailure } from './openai-failures.ts';

export interface OpenAiDeps {
  readonly config: OpenAiConfig;
  readonly telemetry: Pick<TelemetryPort, 'price' | 'reserve' | 'settle'>;
  readonly documents: Pick<DocumentsPort, 'commit'>;
  readonly service: ServiceName;
  readonly clock: Clock;
  readonly log: Logger;
}

/** One call, whatever of the API it uses. */
export interface OpenAiCall<Answer> {
  readonly usage: Pick<LedgerUsage, 'operation' | 'entityIds' | 'userId'>;
  readonly model: string;
  /** What it can use at most. */
  readonly most: LedgerUsage['quantities'];
  /** Sends it once and reads the whole answer. `quantities` are what the server says that it used; null: it does not say. */
  readonly send: (
    client: OpenAI,
    attempt: OpenAiAttempt,
  ) => Promise<{ readonly answer: Answer; readonly quantities: LedgerUsage['quantities'] | null }>;
  readonly signal?: AbortSignal;
}

/** What one attempt must keep to. */
export interface OpenAiAttempt {
  /** Aborted when its time is over. */
  readonly signal: AbortSignal;
  /** Tells of the answer's headers, which say how much of the limits is left. */
  heard(headers: Headers): void;
}

/** The server, for whoever writes or embeds by it. */
export interface OpenAiEngine {
  readonly config: OpenAiConfig;
  readonly paid: PaidCalls;
  /**
   * Makes a call, again where that may help.
   * @returns the answer, and its entry for the ledger, which the caller commits or records
   * @throws {DomainError} ENGINE_UNAVAILABLE with a `reason` (see `ModelFailureReason`, `BUDGET_SPENT`, `UNPRICED_MODEL`), or
   *   DEADLINE_EXCEEDED where the request that it is made for has no time left
   */
  call<Answer>(call: OpenAiCall<Answer>): Promise<{ readonly answer: Answer; readonly entry: LedgerEntry }>;
  /** By the last call; nothing is sent for it. */
  report(name: string): DependencyReport;
}

/** The first pause between attempts; each further one is twice as long, and each is shortened at random by up to a half. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;
/** Without a deadline nobody waits longer than this because the server asks for it. */
const LONGEST_WAIT_MS = 60_000;
/** What is left of a request's time for settling and storing. */
const MARGIN_MS = 250;

export function createOpenAi(deps: OpenAiDeps): OpenAiEngine {
  const { config, clock, log, service } = deps;
  const paid = createPaidCalls(deps);
  const queue = bulkhead(config.concurrency, Number.POSITIVE_INFINITY);
  // The SDK's own repeats would be neither reserved nor booked, and its log could hold prompts.
  const client = new OpenAI({
    apiKey: config.apiKey,
    baseURL: config.baseUrl,
    maxRetries: 0,
    timeout: config.timeoutMs,
    logLevel: 'off',
    organization: null,
    project: null,
  });
  let restUntil = 0;
  let last: { readonly latencyMs: number; readonly failure: DomainError | null } | null = null;

  /** Nobody calls for so long; at most a minute, since a server that asks for a day may be wrong, and then one call finds out. */
  function rest(ms: number): void {
    restUntil = Math.max(restUntil, clock.now() + Math.min(ms, LONGEST_WAIT_MS));
  }

  async function attemptOnce<Answer>(call: OpenAiCall<Answer>): Promise<PaidOutcome<Answer>> {
    const timeLeft = timeLeftMs(clock);
    if (timeLeft <= 0) return { kind: 'free', error: outOfTime() };
    const timeoutMs = Math.max(1, Math.min(config.timeoutMs, timeLeft));
    const timeout = AbortSignal.timeout(Math.ceil(timeoutMs));
    const signals = call.signal === undefined ? [timeout] : [timeout, call.signal];
    const heard = (headers: Headers): void => rest(restOf(headers));
    try {
      const { answer, quantities } = await call.send(client, { signal: AbortSignal.any(signals), heard });
      return { kind: 'paid', value: answer, quantities: quantities ?? { REQUEST: 1 } };
    } catch (error) {
      const failure = call.signal?.aborted
        ? aborted()
        : timeout.aborted
          ? timeoutMs === timeLeft
            ? outOfTime()
            : new ModelFailure('TIMEOUT', `no answer within ${config.timeoutMs} ms`, { mayBeCharged: true })
          : toModelFailure(error, clock.now());
      if (failure instanceof ModelFailure && !failure.mayBeCharged) return { kind: 'free', error: failure };
      return { kind: 'failed', error: failure, quantities: failure instanceof ModelFailure ? failure.quantities : null };
    }
  }

  /** Waits, unless the request has less time than that. */
  async function pause(ms: number, failure: ModelFailure, signal: AbortSignal | undefined): Promise<void> {
    if (ms > Math.min(LONGEST_WAIT_MS, timeLeftMs(clock))) throw toDomainError(failure);
    await sleep(ms, undefined, { signal }).catch(() => {});
  }

  async function callRepeatedly<Answer>(call: OpenAiCall<Answer>) {
    const most: LedgerUsage = {
      service,
      provider: config.provider,
      model: call.model,
      ...call.usage,
      quantities: call.most,
    };
    for (let attempt = 1; ; attempt += 1) {
      const restMs = restUntil - clock.now();
      if (restMs > 0) {
        const failure = new ModelFailure('RATE_LIMITED', 'the limit is used up', { mayBeCharged: false, waitMs: restMs });
        await pause(restMs, failure, call.signal);
      }
      if (timeLeftMs(clock) <= 0) throw outOfTime();
      try {
        const { value, entry } = await queue.execute(() => paid.attempt(most, () => attemptOnce(call)));
        return { answer: value, entry };
      } catch (error) {
        if (!(error instanceof ModelFailure)) throw error;
        const { reason, message, waitMs } = error;
        log.warn(
          { reason, detail: message, attempt, model: call.model, operation: call.usage.operation },
          'openai: a call failed',
        );
        if (waitMs !== null) rest(waitMs);
        if (!isRetryable(error) || attempt > config.retries || call.signal?.aborted) throw toDomainError(error);
        const backOffMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
        // Where the server says how long to wait, a little more at random keeps its callers from coming all at once.
        await pause(waitMs === null ? backOffMs : waitMs + Math.random() * 100, error, call.signal);
      }
    }
  }

  return {
    config,
    paid,
    async call(call) {
      const begin = performance.now();
      try {
        const done = await callRepeatedly(call);
        last = { latencyMs: performance.now() - begin, failure: null };
        return done;
      } catch (error) {
        if (error instanceof DomainError && error.code === 'ENGINE_UNAVAILABLE') {
          last = { latencyMs: performance.now() - begin, failure: error };
        }
        throw error;
      }
    },
    report(name) {
      const failure = last?.failure ?? null;
      return {
        name,
        engine: 'openai',
        state: failure === null ? 'HEALTHY' : 'DEGRADED',
        latencyMs: last === null || failure !== null ? null : last.latencyMs,
        message: failure?.message ?? null,
      };
    },
  };
}

/**
 * Most tokens that a text can be: byte pairs are merged from single bytes, so a text has at most as many tokens as bytes.
 * @returns a bound that is some four times what English needs; what is not used is given back
 */
export function mostTokensOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** Milliseconds that the request has whose work this is; without one, any number. */
function timeLeftMs(clock: Clock): number {
  const deadlineAt = currentScope()?.deadlineAt ?? null;
  return deadlineAt === null ? Number.POSITIVE_INFINITY : deadlineAt - clock.now() - MARGIN_MS;
}

function outOfTime(): DomainError {
  return new DomainError('DEADLINE_EXCEEDED', 'The language model did not answer within the time of the operation.', {
    remedy: 'Try again, or raise STOMATON_OPERATION_TIMEOUT_MS.',
  });
}

function aborted(): DomainError {
  return new DomainError('DEADLINE_EXCEEDED', 'Whoever asked for it waits no more.');
}
