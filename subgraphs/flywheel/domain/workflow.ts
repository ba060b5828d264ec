import type { Person } from '../../../platform/identity/viewer.ts';
import type { StoredDocument, WriteOperation } from '../../../platform/ports/documents.ts';

export type WorkflowStatusName = 'RUNNING' | 'WAITING_FOR_HUMAN' | 'COMPLETED' | 'FAILED' | 'CANCELLED';
export type StepStatusName = 'PENDING' | 'RUNNING' | 'RETRYING' | 'WAITING' | 'DONE' | 'FAILED' | 'CANCELLED';

export interface StepRecord {
  readonly name: string;
  readonly status: StepStatusName;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly detail: string | null;
}

/** What steps hand on to later ones; plain JSON. */
export type RunState = Readonly<Record<string, unknown>>;

/** `data` of a document of `runs`. */
export interface RunData {
  readonly workflow: string;
  readonly status: WorkflowStatusName;
  readonly steps: readonly StepRecord[];
  /** Which step it is at, from 0; of a completed run the last one. */
  readonly stepIndex: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly error: string | null;
  readonly input: unknown;
  readonly state: RunState;
  /** What a person gave to the present step; null: nothing yet. */
  readonly feedback: { readonly value: unknown; readonly by: string } | null;
  /** How often the present step has failed. */
  readonly failures: number;
  /**
   * Milliseconds since the epoch from which anyone may take up a RUNNING run: a little ahead while somebody is at it, so that
   * it is taken over after a crash. Null unless RUNNING.
   */
  readonly dueAt: number | null;
  /** A user's id, or `schedule:<name>`. */
  readonly startedBy: string;
}

export type RunRecord = StoredDocument<RunData>;

/** What a step is given. */
export interface StepContext {
  readonly runId: string;
  readonly input: unknown;
  readonly state: RunState;
  /** What a person gave after the step had asked to wait; null before. */
  readonly feedback: { readonly value: unknown; readonly by: string } | null;
  /** Aborted when the run is cancelled or the process ends. */
  readonly signal: AbortSignal;
}

/** How a step ended: done, with what later steps need; or waiting until a person resumes the run, then it is run again. */
export type StepOutcome =
  | { readonly kind: 'done'; readonly detail: string; readonly state?: RunState }
  | { readonly kind: 'wait'; readonly detail: string };

/** One step. It may be run again after a crash at any point, so it must be idempotent. */
export interface StepDefinition {
  readonly name: string;
  run(context: StepContext): Promise<StepOutcome>;
}

/** A kind of run. */
export interface WorkflowDefinition {
  readonly name: string;
  /** True: while one run of it goes on no second one starts. */
  readonly isExclusive: boolean;
  readonly steps: readonly StepDefinition[];
  /** @throws {DomainError} INVALID_INPUT naming `input.input` */
  checkInput(input: unknown): void;
  /**
   * Does at once, in the name and with the rights of whoever resumes a run, what the feedback asks for. Repeatable.
   * @throws {DomainError} what is wrong with the feedback; the run then goes on waiting
   */
  acceptFeedback?(step: string, feedback: unknown, viewer: Person): Promise<void>;
}

const TERMINAL: ReadonlySet<WorkflowStatusName> = new Set(['COMPLETED', 'FAILED', 'CANCELLED']);

/** True once a run goes on no more. */
export function hasEnded({ status }: Pick<RunData, 'status'>): boolean {
  return TERMINAL.has(status);
}

/** The share of steps that are done, in [0, 1]. */
export function progressOf({ steps }: Pick<RunData, 'steps'>): number {
  return steps.filter(({ status }) => status === 'DONE').length / steps.length;
}

/** The name of the step a run is at. */
export function stepNameOf({ steps, stepIndex }: Pick<RunData, 'steps' | 'stepIndex'>): string {
  return steps[stepIndex]?.name ?? '';
}

/** A run that has not begun its first step, to be taken up at once. */
export function newRun(
  definition: WorkflowDefinition,
  request: { readonly input: unknown; readonly startedBy: string; readonly now: number },
): RunData {
  return {
    workflow: definition.name,
    status: 'RUNNING',
    steps: definition.steps.map(({ name }) => ({ name, status: 'PENDING', startedAt: null, finishedAt: null, detail: null })),
    stepIndex: 0,
    startedAt: new Date(request.now).toISOString(),
    finishedAt: null,
    error: null,
    input: request.input ?? null,
    state: {},
    feedback: null,
    failures: 0,
    dueAt: request.now,
    startedBy: request.startedBy,
  };
}

function withStep(run: RunData, change: Partial<StepRecord>): readonly StepRecord[] {
  return run.steps.map((step, index) => (index === run.stepIndex ? { ...step, ...change } : step));
}

/** The run with its present step begun; a step that begins again keeps the time it began first. */
export function beginStep(run: RunData, now: number, leaseMs: number): RunData {
  const startedAt = run.steps[run.stepIndex]?.startedAt ?? new Date(now).toISOString();
  return { ...run, steps: withStep(run, { status: 'RUNNING', startedAt, finishedAt: null }), dueAt: now + leaseMs };
}

/** The run after its present step: at the next one, waiting, or completed. */
export function endStep(run: RunData, outcome: StepOutcome, now: number, leaseMs: number): RunData {
  if (outcome.kind === 'wait') {
    return {
      ...run,
      status: 'WAITING_FOR_HUMAN',
      steps: withStep(run, { status: 'WAITING', detail: outcome.detail }),
      failures: 0,
      dueAt: null,
    };
  }
  const at = new Date(now).toISOString();
  const isLast = run.stepIndex === run.steps.length - 1;
  return {
    ...run,
    steps: withStep(run, { status: 'DONE', finishedAt: at, detail: outcome.detail }),
    state: { ...run.state, ...outcome.state },
    feedback: null,
    failures: 0,
    ...(isLast ? { status: 'COMPLETED', finishedAt: at, dueAt: null } : { stepIndex: run.stepIndex + 1, dueAt: now + leaseMs }),
  };
}

const MAX_FAILURES = 3;

/** The run after its present step has failed: to be retried after 1, then 4 seconds; the third time it fails. */
export function failStep(run: RunData, message: string, now: number): RunData {
  const failures = run.failures + 1;
  if (failures < MAX_FAILURES) {
    return {
      ...run,
      failures,
      steps: withStep(run, { status: 'RETRYING', detail: message }),
      dueAt: now + 1_000 * 4 ** (failures - 1),
    };
  }
  const at = new Date(now).toISOString();
  return {
    ...run,
    failures,
    status: 'FAILED',
    error: message,
    finishedAt: at,
    dueAt: null,
    steps: withStep(run, { status: 'FAILED', finishedAt: at, detail: message }),
  };
}

/** The run ended by a person. */
export function cancelRun(run: RunData, now: number): RunData {
  const at = new Date(now).toISOString();
  return {
    ...run,
    status: 'CANCELLED',
    finishedAt: at,
    dueAt: null,
    steps: run.steps.map((step) =>
      step.status === 'DONE' ? step : { ...step, status: 'CANCELLED', finishedAt: step.startedAt && at },
    ),
  };
}

/** The stored form of a run, to put into a batch. An exclusive workflow's run holds the workflow's key until it has ended. */
export function putRun(id: string, data: RunData, expectedRevision: number, isExclusive: boolean): WriteOperation {
  return {
    kind: 'put',
    collection: 'runs',
    id,
    data,
    visibility: 'flywheel:read',
    authorId: null,
    expectedRevision,
    uniqueKeys: isExclusive && !hasEnded(data) ? [`runs:going:${data.workflow}`] : [],
  };
}
