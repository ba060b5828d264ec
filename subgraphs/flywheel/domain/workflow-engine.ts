/**
 * A small durable step runner. A run is one document; before and after each step it is written with an expected revision, so
 * of two processes that take up the same run only one goes on. Whoever is at a run keeps its `dueAt` a lease ahead; a run
 * whose `dueAt` has passed (a crash, or a pause before a retry) is taken up by the next `takeUp`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DomainError, invalidInput, notFound } from '../../../platform/errors/domain-error.ts';
import { argumentsHash, type Connection, checkFirst } from '../../../platform/graphql/connection.ts';
import type { Person } from '../../../platform/identity/viewer.ts';
import { checkId, createIdSource } from '../../../platform/ids/ids.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { loadDocumentPage } from './document-page.ts';
import { idempotencyOf, outcomeId } from './idempotency.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import {
  beginStep,
  cancelRun,
  endStep,
  failStep,
  hasEnded,
  newRun,
  putRun,
  type RunData,
  type RunRecord,
  type StepOutcome,
  stepNameOf,
  type WorkflowDefinition,
} from './workflow.ts';

/** How long a run is left to whoever took it up; renewed three times as often. */
const LEASE_MS = 15_000;

/** How long the end of this process waits for steps that go on; then whoever takes their runs up repeats them. */
const STOP_PATIENCE_MS = 4_000;

/** A page of runs. */
export type RunConnection = Connection<RunRecord>;

/** The runs of all workflows. Errors: INVALID_INPUT, NOT_FOUND, CONFLICT, IDEMPOTENCY_REUSED. */
export interface WorkflowEngine extends AsyncDisposable {
  readonly definitions: readonly WorkflowDefinition[];
  /**
   * Stores a run and begins it. Of an exclusive workflow that has a run under way, that run is answered.
   * @param request.idempotencyKey as a client sent it
   */
  start(request: {
    readonly workflow: string;
    readonly input?: unknown;
    readonly by: string;
    readonly idempotencyKey?: string | null;
  }): Promise<{ readonly run: RunRecord; readonly cursor: string }>;
  /** @throws {DomainError} CONFLICT unless the run waits for a person; what its workflow says of the feedback */
  resume(runId: string, feedback: unknown, viewer: Person): Promise<{ readonly run: RunRecord; readonly cursor: string }>;
  /** Cancelled before: the same run again. @throws {DomainError} CONFLICT when it has ended otherwise */
  cancel(runId: string, by: string): Promise<{ readonly run: RunRecord; readonly cursor: string }>;
  /** Takes up every run that is due and that nobody is at. Resolves when they have been begun, not when they have ended. */
  takeUp(): Promise<void>;
  /** Resolves when this process is at none of its runs any more; at once for a run that it is not at. */
  settled(runId: string): Promise<void>;
  list(request: { readonly first: number; readonly after?: string | null }): Promise<RunConnection>;
}

export function createWorkflowEngine({
  documents,
  clock,
  log,
  definitions,
  inBackground = (work) => work(),
}: {
  readonly documents: DocumentsPort;
  readonly clock: Clock;
  readonly log: Logger;
  readonly definitions: readonly WorkflowDefinition[];
  /** Begins what goes on after the request that began it has been answered, free of its deadline; default: as it is. */
  readonly inBackground?: <Result>(work: () => Result) => Result;
}): WorkflowEngine {
  const newId = createIdSource(clock);
  const stop = new AbortController();
  const under = new Map<string, { readonly ended: Promise<void>; readonly abort: AbortController }>();

  function definitionOf(workflow: string): WorkflowDefinition | undefined {
    return definitions.find(({ name }) => name === workflow);
  }

  async function load(id: string, argument: string): Promise<RunRecord> {
    const [run] = await documents.getMany<RunData>('runs', [id]);
    if (!run) throw notFound(argument, 'workflow run');
    return run;
  }

  async function write(run: RunRecord, data: RunData, by: string): Promise<{ run: RunRecord; cursor: string }> {
    const isExclusive = definitionOf(data.workflow)?.isExclusive === true;
    const commit = await documents.commit({ operations: [putRun(run.id, data, run.revision, isExclusive)], by });
    const [stored] = commit.documents;
    if (stored === undefined) throw new Error('A batch of one run answered none.');
    return { run: { ...stored, data }, cursor: commit.cursor };
  }

  /** Goes through a run's steps until it ends, waits, pauses, is taken over or this process ends. */
  async function drive(claimed: RunRecord, signal: AbortSignal): Promise<void> {
    let run = claimed;
    while (run.data.status === 'RUNNING' && !signal.aborted) {
      const step = definitionOf(run.data.workflow)?.steps[run.data.stepIndex];
      if (step === undefined) {
        // Stored by a version whose workflow had other steps.
        const message = `The workflow ${run.data.workflow} has no such step any more.`;
        run = (await write(run, { ...failStep({ ...run.data, failures: 99 }, message, clock.now()) }, 'flywheel')).run;
        return;
      }
      run = (await write(run, beginStep(run.data, clock.now(), LEASE_MS), 'flywheel')).run;
      const lease = renewLease(run, (renewed) => {
        run = renewed;
      });
      let outcome: StepOutcome | null = null;
      let failure: unknown;
      try {
        const { input, state, feedback } = run.data;
        outcome = await step.run({ runId: run.id, input, state, feedback, signal });
      } catch (error) {
        failure = error;
      }
      await lease.end();
      // Whoever aborted decides how the run goes on: a cancellation has ended it, a shutdown leaves the step to be repeated.
      if (signal.aborted) return;
      if (outcome === null) {
        log.warn({ err: failure, runId: run.id, step: step.name }, 'a workflow step failed');
        run = (await write(run, failStep(run.data, publicMessage(failure), clock.now()), 'flywheel')).run;
        return;
      }
      run = (await write(run, endStep(run.data, outcome, clock.now(), LEASE_MS), 'flywheel')).run;
    }
  }

  function renewLease(begun: RunRecord, onRenewed: (run: RunRecord) => void) {
    let run = begun;
    let renewing: Promise<void> = Promise.resolve();
    const timer = setInterval(() => {
      renewing = renewing.then(async () => {
        try {
          run = (await write(run, { ...run.data, dueAt: clock.now() + LEASE_MS }, 'flywheel')).run;
          onRenewed(run);
        } catch (error) {
          log.debug({ err: error, runId: run.id }, 'a lease was not renewed');
        }
      });
    }, LEASE_MS / 3);
    timer.unref();
    return {
      end: async () => {
        clearInterval(timer);
        await renewing;
      },
    };
  }

  /** Begins to drive a run that this process has claimed by its last write. */
  function begin(run: RunRecord): void {
    if (under.has(run.id) || stop.signal.aborted) return;
    const abort = new AbortController();
    const signal = AbortSignal.any([abort.signal, stop.signal]);
    const ended = inBackground(() => drive(run, signal))
      .catch((error: unknown) => {
        // A conflict means that someone else wrote: cancelled it, or took it over.
        if (error instanceof DomainError && error.code === 'CONFLICT') return;
        log.error({ err: error, runId: run.id }, 'a workflow run stopped; it will be taken up again');
      })
      .finally(() => under.delete(run.id));
    under.set(run.id, { ended, abort });
  }

  /** Lets others take a run up at once, when this process ends in the middle of it. */
  async function release(id: string): Promise<void> {
    await retryOnConflict(async () => {
      const [run] = await documents.getMany<RunData>('runs', [id]);
      if (run?.data.status === 'RUNNING') await write(run, { ...run.data, dueAt: clock.now() }, 'flywheel');
    });
  }

  return {
    definitions,
    async start({ workflow, input, by, idempotencyKey }) {
      const definition = definitionOf(workflow);
      if (definition === undefined) {
        const known = definitions.map(({ name }) => `\`${name}\``).join(', ');
        throw invalidInput('input.workflow', 'no such workflow.', `Known workflows: ${known}.`);
      }
      definition.checkInput(input);
      const id = newId('run');
      const now = clock.now();
      const data = { ...newRun(definition, { input, startedBy: by, now }), dueAt: now + LEASE_MS };
      const idempotency = idempotencyOf(by, 'startWorkflow', idempotencyKey, { workflow, input });
      try {
        const commit = await documents.commit({
          operations: [putRun(id, data, 0, definition.isExclusive)],
          by,
          outcome: { runId: id },
          ...(idempotency === undefined ? {} : { idempotency }),
        });
        const run = await load(outcomeId(commit.outcome, 'runId') ?? id, 'input');
        if (!commit.replayed) begin(run);
        return { run, cursor: commit.cursor };
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'DUPLICATE') throw error;
        const run = await findGoing(documents, workflow);
        // It ended between the refusal and the search.
        if (run === null)
          throw new DomainError('CONFLICT', `input.workflow: another run of ${workflow} has just ended.`, {
            path: ['input', 'workflow'],
            remedy: 'Send the request again.',
          });
        return { run, cursor: await documents.lastCursor() };
      }
    },
    async resume(runId, feedback, viewer) {
      checkId(runId, 'run', 'input.runId');
      const claimed = await retryOnConflict(async () => {
        const run = await load(runId, 'input.runId');
        if (run.data.status !== 'WAITING_FOR_HUMAN')
          throw conflict('input.runId', `the run is ${run.data.status}, not waiting.`);
        await definitionOf(run.data.workflow)?.acceptFeedback?.(stepNameOf(run.data), feedback, viewer);
        const given = { value: feedback, by: viewer.userId };
        const data: RunData = { ...run.data, status: 'RUNNING', feedback: given, dueAt: clock.now() + LEASE_MS };
        return write(run, data, viewer.userId);
      });
      // The step before may still be leaving this process.
      await under.get(runId)?.ended;
      begin(claimed.run);
      return claimed;
    },
    async cancel(runId, by) {
      checkId(runId, 'run', 'input.id');
      const cancelled = await retryOnConflict(async () => {
        const run = await load(runId, 'input.id');
        if (run.data.status === 'CANCELLED') return { run, cursor: await documents.lastCursor() };
        if (hasEnded(run.data)) throw conflict('input.id', `the run is ${run.data.status} already.`);
        return write(run, cancelRun(run.data, clock.now()), by);
      });
      under.get(runId)?.abort.abort();
      return cancelled;
    },
    async takeUp() {
      const due = await documents.find<RunData>('runs', {
        where: { 'data.status': 'RUNNING', 'data.dueAt': { $lte: clock.now() } },
        limit: 100,
      });
      for (const run of due) {
        if (under.has(run.id) || stop.signal.aborted) continue;
        try {
          begin((await write(run, { ...run.data, dueAt: clock.now() + LEASE_MS }, 'flywheel')).run);
        } catch (error) {
          if (!(error instanceof DomainError) || error.code !== 'CONFLICT') throw error;
        }
      }
    },
    async settled(runId) {
      await under.get(runId)?.ended;
    },
    list({ first, after }) {
      checkFirst(first);
      return loadDocumentPage<RunData>(
        documents,
        {
          collection: 'runs',
          where: { visibility: 'flywheel:read' },
          sort: [['data.startedAt', -1]],
          first,
          after,
          hash: argumentsHash('workflowRuns', {}),
        },
        ({ data }) => [data.startedAt],
      );
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      const mine = [...under];
      const patience = new AbortController();
      const patient = sleep(STOP_PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => {});
      await Promise.race([Promise.all(mine.map(([, { ended }]) => ended)), patient]);
      patience.abort();
      await Promise.all(mine.map(([id]) => release(id)));
    },
  };
}

/** The run of an exclusive workflow that goes on; null when none does. */
async function findGoing(documents: DocumentsPort, workflow: string): Promise<RunRecord | null> {
  const going = await documents.find<RunData>('runs', {
    where: { 'data.workflow': workflow, 'data.status': { $in: ['RUNNING', 'WAITING_FOR_HUMAN'] } },
    limit: 1,
  });
  return going[0] ?? null;
}

function conflict(path: string, message: string): DomainError {
  return new DomainError('CONFLICT', `${path}: ${message}`, {
    path: path.split('.'),
    remedy: 'Read the run again: `workflowRun` shows how it stands.',
  });
}

/** What a person may read of a failure: our own refusals say what is wrong, anything else only where to look. */
function publicMessage(error: unknown): string {
  return error instanceof DomainError ? error.message : 'Something went wrong on our side; the log has the cause.';
}
