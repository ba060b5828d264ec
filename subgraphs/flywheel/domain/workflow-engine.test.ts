import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DomainError } from '../../../platform/errors/domain-error.ts';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import { createManualClock, type ManualClock } from '../../../testing/clock.ts';
import { openTestDocuments, type TestDocuments } from '../../../testing/documents.ts';
import { EDITOR } from '../../../testing/flywheel.ts';
import type { RunData, StepDefinition, StepOutcome, WorkflowDefinition } from './workflow.ts';
import { createWorkflowEngine, type WorkflowEngine } from './workflow-engine.ts';

let clock: ManualClock;
let store: TestDocuments;
let documents: DocumentsPort;
const engines: WorkflowEngine[] = [];
beforeEach(async () => {
  clock = createManualClock();
  store = await openTestDocuments(clock);
  documents = store.portFor('flywheel');
});
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
});

const done = (detail = 'done'): StepOutcome => ({ kind: 'done', detail });

/** A step that notes when it ran; its work decides how it ends. */
function step(name: string, ran: string[], work: StepDefinition['run'] = async () => done()): StepDefinition {
  return {
    name,
    run(context) {
      ran.push(name);
      return work(context);
    },
  };
}

function openEngine(steps: readonly StepDefinition[], more: Partial<WorkflowDefinition> = {}): WorkflowEngine {
  const definitions = [{ name: 'work', isExclusive: false, checkInput() {}, ...more, steps }];
  const engine = createWorkflowEngine({ documents, clock, log: SILENT_LOGGER, definitions });
  engines.push(engine);
  return engine;
}

async function runOf(id: string): Promise<RunData> {
  const [run] = await documents.getMany<RunData>('runs', [id]);
  if (!run) throw new Error('no run');
  return run.data;
}

const statuses = ({ steps }: RunData) => steps.map(({ status }) => status);

describe('a run', () => {
  it('does its steps in order, hands on what they found, and keeps when each began and ended', async () => {
    const ran: string[] = [];
    const engine = openEngine([
      step('one', ran, async ({ input }) => ({ kind: 'done', detail: 'found', state: { found: input } })),
      step('two', ran, async ({ state }) => done(`got ${JSON.stringify(state)}`)),
    ]);
    const { run } = await engine.start({ workflow: 'work', input: 7, by: 'me' });
    await engine.settled(run.id);
    expect(ran).toEqual(['one', 'two']);
    const data = await runOf(run.id);
    expect(data).toMatchObject({ status: 'COMPLETED', error: null, finishedAt: expect.any(String) });
    expect(data.steps[1]).toMatchObject({ status: 'DONE', detail: 'got {"found":7}', startedAt: expect.any(String) });
  });

  it('is stored as running before a step begins its work', async () => {
    let seen: RunData | null = null;
    const engine = openEngine([
      step('one', [], async ({ runId }) => {
        seen = await runOf(runId);
        return done();
      }),
    ]);
    await engine.settled((await engine.start({ workflow: 'work', by: 'me' })).run.id);
    expect(seen).toMatchObject({ status: 'RUNNING', steps: [{ status: 'RUNNING' }] });
  });

  it('goes on at its checkpoint when the process ends in the middle and another one starts', async () => {
    const ran: string[] = [];
    const held = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const steps = [
      step('one', ran),
      step('two', ran, async ({ signal }) => {
        begun.resolve();
        signal.addEventListener('abort', () => held.resolve());
        if (ran.filter((name) => name === 'two').length === 1) await held.promise;
        return done();
      }),
      step('three', ran),
    ];
    const first = openEngine(steps);
    const { run } = await first.start({ workflow: 'work', by: 'me' });
    await begun.promise;
    await first[Symbol.asyncDispose]();
    expect((await runOf(run.id)).status).toBe('RUNNING');

    const second = openEngine(steps);
    await second.takeUp();
    await second.settled(run.id);
    expect(ran).toEqual(['one', 'two', 'two', 'three']);
    expect(await runOf(run.id)).toMatchObject({ status: 'COMPLETED' });
  });

  it('is taken over when whoever was at it was killed, but not before its lease has ended', async () => {
    const ran: string[] = [];
    const never = Promise.withResolvers<StepOutcome>();
    const begun = Promise.withResolvers<void>();
    const killed = openEngine([
      step('one', [], () => {
        begun.resolve();
        return never.promise;
      }),
    ]);
    const { run } = await killed.start({ workflow: 'work', by: 'me' });
    await begun.promise;
    const other = openEngine([step('one', ran)]);
    await other.takeUp();
    expect(ran).toEqual([]);
    clock.advance(60_000);
    await other.takeUp();
    await other.settled(run.id);
    expect(ran).toEqual(['one']);
    // The killed one comes back to life: its late result must not count.
    never.resolve(done('late'));
    await killed.settled(run.id);
    expect((await runOf(run.id)).steps[0]?.detail).toBe('done');
  });

  it('is done by one of two processes that take it up at once', async () => {
    const ran: string[] = [];
    const begun = Promise.withResolvers<void>();
    const dead = openEngine([
      step('one', [], () => {
        begun.resolve();
        return new Promise(() => {});
      }),
    ]);
    const { run } = await dead.start({ workflow: 'work', by: 'me' });
    await begun.promise;
    engines.splice(0);
    clock.advance(60_000);
    const [a, b] = [openEngine([step('one', ran)]), openEngine([step('one', ran)])];
    await Promise.all([a.takeUp(), b.takeUp()]);
    await Promise.all([a.settled(run.id), b.settled(run.id)]);
    expect(ran).toEqual(['one']);
  });

  it('repeats a failing step after a pause that grows, and fails with the reason the third time', async () => {
    const ran: string[] = [];
    const engine = openEngine([
      step('one', ran, async () => {
        throw new DomainError('ENGINE_UNAVAILABLE', 'The index is away.');
      }),
    ]);
    const { run } = await engine.start({ workflow: 'work', by: 'me' });
    await engine.settled(run.id);
    expect(await runOf(run.id)).toMatchObject({
      status: 'RUNNING',
      steps: [{ status: 'RETRYING', detail: 'The index is away.' }],
    });
    await engine.takeUp();
    expect(ran).toHaveLength(1);
    for (const pause of [1_000, 4_000]) {
      clock.advance(pause);
      await engine.takeUp();
      await engine.settled(run.id);
    }
    expect(ran).toHaveLength(3);
    expect(await runOf(run.id)).toMatchObject({ status: 'FAILED', error: 'The index is away.', steps: [{ status: 'FAILED' }] });
  });

  it('says nothing of an unexpected fault but where to look', async () => {
    const engine = openEngine([step('one', [], () => Promise.reject(new Error('password=secret')))]);
    const { run } = await engine.start({ workflow: 'work', by: 'me' });
    await engine.settled(run.id);
    expect(JSON.stringify(await runOf(run.id))).not.toContain('secret');
  });

  it('recovers when the step works the second time', async () => {
    const ran: string[] = [];
    const engine = openEngine([
      step('one', ran, async () => {
        if (ran.length === 1) throw new Error('once');
        return done();
      }),
    ]);
    const { run } = await engine.start({ workflow: 'work', by: 'me' });
    await engine.settled(run.id);
    clock.advance(1_000);
    await engine.takeUp();
    await engine.settled(run.id);
    expect(await runOf(run.id)).toMatchObject({ status: 'COMPLETED', error: null });
  });
});

describe('waiting for a person', () => {
  const waiting = (ran: string[]) => [
    step('ask', ran, async ({ feedback }) =>
      feedback === null ? { kind: 'wait', detail: 'please' } : done(`got ${feedback.value}`),
    ),
    step('end', ran, async ({ feedback }) => done(`feedback ${feedback}`)),
  ];

  it('waits over restarts until it is resumed, and gives the feedback to that step only', async () => {
    const ran: string[] = [];
    const first = openEngine(waiting(ran));
    const { run } = await first.start({ workflow: 'work', by: 'me' });
    await first.settled(run.id);
    expect(await runOf(run.id)).toMatchObject({
      status: 'WAITING_FOR_HUMAN',
      steps: [{ status: 'WAITING', detail: 'please' }, {}],
    });
    await first[Symbol.asyncDispose]();
    clock.advance(10 * 86_400_000);
    const second = openEngine(waiting(ran));
    await second.takeUp();
    expect(ran).toEqual(['ask']);
    await second.resume(run.id, 'yes', EDITOR);
    await second.settled(run.id);
    expect((await runOf(run.id)).steps.map(({ detail }) => detail)).toEqual(['got yes', 'feedback null']);
  });

  it('is resumed once, also when two people do so at once', async () => {
    const ran: string[] = [];
    const engine = openEngine(waiting(ran));
    const { run } = await engine.start({ workflow: 'work', by: 'me' });
    await engine.settled(run.id);
    const outcomes = await Promise.allSettled([engine.resume(run.id, 'a', EDITOR), engine.resume(run.id, 'b', EDITOR)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await engine.settled(run.id);
    expect(ran).toEqual(['ask', 'ask', 'end']);
  });

  it('goes on waiting when its workflow refuses the feedback', async () => {
    const engine = openEngine(waiting([]), {
      async acceptFeedback() {
        throw new DomainError('INVALID_INPUT', 'not this');
      },
    });
    const { run } = await engine.start({ workflow: 'work', by: 'me' });
    await engine.settled(run.id);
    await expect(engine.resume(run.id, 'x', EDITOR)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect((await runOf(run.id)).status).toBe('WAITING_FOR_HUMAN');
  });
});

describe('cancelling', () => {
  it('ends a run in the middle of a step, and what the step still answers does not count', async () => {
    const begun = Promise.withResolvers<void>();
    const held = Promise.withResolvers<StepOutcome>();
    const ran: string[] = [];
    const engine = openEngine([
      step('one', ran),
      step('two', ran, () => {
        begun.resolve();
        return held.promise;
      }),
      step('three', ran),
    ]);
    const { run } = await engine.start({ workflow: 'work', by: 'me' });
    await begun.promise;
    await engine.cancel(run.id, 'me');
    held.resolve(done());
    await engine.settled(run.id);
    const data = await runOf(run.id);
    expect(data.status).toBe('CANCELLED');
    expect(statuses(data)).toEqual(['DONE', 'CANCELLED', 'CANCELLED']);
    expect(ran).toEqual(['one', 'two']);
  });

  it('may be repeated, but does not undo an end', async () => {
    const engine = openEngine([step('one', [], async () => ({ kind: 'wait', detail: '' }))]);
    const { run } = await engine.start({ workflow: 'work', by: 'me' });
    await engine.settled(run.id);
    await engine.cancel(run.id, 'me');
    expect((await engine.cancel(run.id, 'me')).run.data.status).toBe('CANCELLED');
    const quick = openEngine([step('one', [])]);
    const ended = await quick.start({ workflow: 'work', by: 'me' });
    await quick.settled(ended.run.id);
    await expect(quick.cancel(ended.run.id, 'me')).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('starting', () => {
  it('starts one run for a repeated request', async () => {
    const ran: string[] = [];
    const engine = openEngine([step('one', ran)]);
    const request = { workflow: 'work', by: 'me', idempotencyKey: 'k' };
    const [first, second] = [await engine.start(request), await engine.start(request)];
    expect(second.run.id).toBe(first.run.id);
    await engine.settled(first.run.id);
    expect(ran).toEqual(['one']);
  });

  it('answers the run under way of a workflow that may run once only', async () => {
    const held = Promise.withResolvers<StepOutcome>();
    const engine = openEngine([step('one', [], () => held.promise)], { isExclusive: true });
    const first = await engine.start({ workflow: 'work', by: 'me' });
    expect((await engine.start({ workflow: 'work', by: 'you' })).run.id).toBe(first.run.id);
    held.resolve(done());
    await engine.settled(first.run.id);
    expect((await engine.start({ workflow: 'work', by: 'you' })).run.id).not.toBe(first.run.id);
  });

  it('names the known workflows to whoever asks for another', async () => {
    await expect(openEngine([]).start({ workflow: 'play', by: 'me' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      remedy: 'Known workflows: `work`.',
    });
  });
});
