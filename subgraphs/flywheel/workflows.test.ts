import type { ExecutionResult } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { subscribeInSubgraph } from '../../platform/graphql/execute.ts';
import { SILENT_PROGRESS } from '../../platform/graphql/subgraph.ts';
import { ANONYMOUS, type Viewer } from '../../platform/identity/viewer.ts';
import { EDITOR, openTestFlywheel, stoneId, stoneNamed, type TestFlywheel } from '../../testing/flywheel.ts';
import type { RunData } from './domain/workflow.ts';
import { TICK } from './subgraph.ts';

const RUN = 'run { id status step progress error steps { name status detail } } userErrors { code message path }';
const START = `mutation ($input: StartWorkflowInput!) { startWorkflow(input: $input) { ${RUN} } }`;
const RESUME = `mutation ($input: ResumeWorkflowInput!) { resumeWorkflow(input: $input) { ${RUN} } }`;
const CANCEL = `mutation ($id: ID!) { cancelWorkflow(input: { id: $id }) { ${RUN} } }`;
const SHOW = 'query ($id: ID!) { workflowRun(id: $id) { status step progress error steps { name status detail } } }';
const PROGRESS =
  'subscription ($id: ID!, $after: String) { workflowProgress(runId: $id, after: $after) { id status progress } }';

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one[Symbol.asyncDispose]();
});
async function opened(...args: Parameters<typeof openTestFlywheel>): Promise<TestFlywheel> {
  const flywheel = await openTestFlywheel(...args);
  open.push(flywheel);
  return flywheel;
}

async function settled(flywheel: TestFlywheel, id: string) {
  const read = async () => (await flywheel.data(SHOW, { id })).workflowRun;
  await expect.poll(async () => (await read()).status).not.toBe('RUNNING');
  return read();
}

describe('the workflow that asks experts', () => {
  it('goes from gaps to verified facts in the stone, waiting twice for a person', async () => {
    const flywheel = await opened([stoneNamed('Plain Grey')]);
    const { startWorkflow } = await flywheel.data(START, { input: { workflow: 'qubee', input: { count: 1 } } });
    const { id } = startWorkflow.run;
    expect(await settled(flywheel, id)).toMatchObject({ status: 'WAITING_FOR_HUMAN', step: 'wait-for-answers', progress: 0.5 });

    const { expertQuestions } = await flywheel.data('{ expertQuestions { edges { node { id askedAt } } } }');
    expect(expertQuestions.edges).toMatchObject([{ node: { askedAt: expect.any(String) } }]);
    const { answerQuestion } = await flywheel.data(
      'mutation ($input: AnswerQuestionInput!) { answerQuestion(input: $input) { answer { id } } }',
      { input: { questionId: expertQuestions.edges[0].node.id, text: 'Water absorption 0.2 % (EN 13755).' } },
    );
    await flywheel.data(RESUME, { input: { runId: id, feedback: { note: 'enough' } } });
    expect(await settled(flywheel, id)).toMatchObject({ status: 'WAITING_FOR_HUMAN', step: 'verify' });

    await flywheel.data(RESUME, { input: { runId: id, feedback: { verify: [answerQuestion.answer.id] } } });
    const end = await settled(flywheel, id);
    expect(end).toMatchObject({ status: 'COMPLETED', progress: 1, error: null });
    expect(end.steps.at(-1)).toMatchObject({
      name: 'verify',
      status: 'DONE',
      detail: '1 answers verified, 0 disputed, 0 left.',
    });
    const [stone] = await flywheel.content.getMany<{ technical: object }>('stones', [stoneId('Plain Grey')]);
    expect(stone?.data.technical).toMatchObject({ waterAbsorption: { value: 0.2 } });
  });

  it('goes on waiting when the feedback names no answer, and says what is wrong', async () => {
    const flywheel = await opened([stoneNamed('Plain Grey')]);
    const { startWorkflow } = await flywheel.data(START, { input: { workflow: 'qubee', input: { count: 1 } } });
    const { id } = startWorkflow.run;
    await settled(flywheel, id);
    const [question] = await flywheel.own.find('questions', {});
    await flywheel.data('mutation ($input: AnswerQuestionInput!) { answerQuestion(input: $input) { answer { id } } }', {
      input: { questionId: question?.id, text: 'Who knows.' },
    });
    await flywheel.data(RESUME, { input: { runId: id, feedback: {} } });
    await settled(flywheel, id);
    for (const verify of ['all', ['answer_nonsense'], ['answer_00000000000000000000000000']]) {
      const { resumeWorkflow } = await flywheel.data(RESUME, { input: { runId: id, feedback: { verify } } });
      expect(resumeWorkflow).toMatchObject({ run: null, userErrors: [{ message: expect.any(String) }] });
    }
    expect(await settled(flywheel, id)).toMatchObject({ status: 'WAITING_FOR_HUMAN', step: 'verify' });
  });

  it.each([[{ count: 0 }], [{ count: 'many' }], [[]], ['text']])('refuses the input %o', async (input) => {
    const flywheel = await opened();
    const { startWorkflow } = await flywheel.data(START, { input: { workflow: 'qubee', input } });
    expect(startWorkflow).toMatchObject({ run: null, userErrors: [{ code: 'INVALID_INPUT' }] });
  });

  it('waits for nobody when there is nothing to ask', async () => {
    const flywheel = await opened();
    const { startWorkflow } = await flywheel.data(START, { input: { workflow: 'qubee' } });
    expect(await settled(flywheel, startWorkflow.run.id)).toMatchObject({ status: 'COMPLETED' });
  });
});

describe('runs', () => {
  it('names the known workflows to whoever starts another', async () => {
    const flywheel = await opened();
    const { startWorkflow } = await flywheel.data(START, { input: { workflow: 'make-coffee' } });
    expect(startWorkflow).toMatchObject({
      run: null,
      userErrors: [
        { code: 'INVALID_INPUT', message: expect.stringContaining('`gap-analysis`, `qubee`'), path: ['input', 'workflow'] },
      ],
    });
  });

  it('refuses to resume or cancel what has ended, and what is not there', async () => {
    const flywheel = await opened([stoneNamed('Plain Grey')]);
    const [run] = await flywheel.own.find('runs', {});
    const resumed = await flywheel.data(RESUME, { input: { runId: run?.id, feedback: 1 } });
    expect(resumed.resumeWorkflow.userErrors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'runId'] }]);
    const cancelled = await flywheel.data(CANCEL, { id: run?.id });
    expect(cancelled.cancelWorkflow.userErrors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'id'] }]);
    const absent = await flywheel.data(CANCEL, { id: 'run_00000000000000000000000000' });
    expect(absent.cancelWorkflow.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await flywheel.data(SHOW, { id: 'run_00000000000000000000000000' })).toEqual({ workflowRun: null });
    expect((await flywheel.ask(SHOW, { id: 'run_x' })).errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT' } }]);
  });

  it('wait over a restart of the whole service', async () => {
    const first = await opened([stoneNamed('Plain Grey')]);
    const { startWorkflow } = await first.data(START, { input: { workflow: 'qubee', input: { count: 1 } } });
    await settled(first, startWorkflow.run.id);
    await first.subgraph[Symbol.asyncDispose]();
    const second = await opened([], first);
    await second.data(RESUME, { input: { runId: startWorkflow.run.id, feedback: 'go' } });
    expect(await settled(second, startWorkflow.run.id)).toMatchObject({ status: 'COMPLETED' });
  });

  it('are taken up at the start by the service that comes after one that was killed', async () => {
    const first = await opened([stoneNamed('Plain Grey')]);
    // As a killed service leaves it: at its second step, with nobody at it.
    const [run] = await first.own.find<RunData>('runs', {});
    if (!run) throw new Error('no run');
    const { steps } = run.data;
    const data: RunData = {
      ...run.data,
      status: 'RUNNING',
      finishedAt: null,
      stepIndex: 1,
      steps: steps.map((step, index) =>
        index === 0 ? step : { ...step, status: 'PENDING', startedAt: null, finishedAt: null },
      ),
      dueAt: first.clock.now(),
    };
    await first.own.commit({
      operations: [{ kind: 'put', collection: 'runs', id: run.id, data, visibility: 'flywheel:read', authorId: null }],
      by: 'flywheel',
    });
    await first.subgraph[Symbol.asyncDispose]();
    const second = await opened([], first);
    expect(await settled(second, run.id)).toMatchObject({ status: 'COMPLETED', progress: 1 });
  });

  it('begin when their schedule’s time comes, once for two services on one store', async () => {
    const first = await opened([stoneNamed('Plain Grey')]);
    const second = await opened([], { ...first, folder: 'flywheel-2' });
    const runs = () => first.own.count('runs');
    expect(await runs()).toBe(1);
    first.clock.advance(86_400_000);
    await Promise.all([first.timer.run(TICK), second.timer.run(TICK)]);
    expect(await runs()).toBe(2);
    const [newest] = await first.own.find('runs', { sort: [['data.startedAt', -1]], limit: 1 });
    await Promise.all([first.timer.run(TICK), second.timer.run(TICK)]);
    expect(await settled(first, newest?.id ?? '')).toMatchObject({ status: 'COMPLETED' });
    const { schedules } = await first.data('{ schedules { name lastRun { id } nextRunAt } }');
    expect(schedules[0]).toMatchObject({ lastRun: { id: newest?.id }, nextRunAt: expect.any(String) });
  });

  it('do not analyse again at a second start', async () => {
    const first = await opened([stoneNamed('Plain Grey')]);
    await first.subgraph[Symbol.asyncDispose]();
    const second = await opened([], first, { isStarted: false });
    await second.subgraph.start(SILENT_PROGRESS);
    expect(await second.own.count('runs')).toBe(1);
    expect(second.subgraph.isReady).toBe(true);
  });
});

describe('following a run', () => {
  async function follow(flywheel: TestFlywheel, variables: Record<string, unknown>, viewer: Viewer = EDITOR) {
    return subscribeInSubgraph(flywheel.subgraph, { query: PROGRESS, variables }, flywheel.request(viewer));
  }
  async function all(stream: AsyncGenerator<ExecutionResult> | ExecutionResult): Promise<ExecutionResult[]> {
    if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
    const events: ExecutionResult[] = [];
    for await (const event of stream) events.push(event);
    return events;
  }
  const shown = (events: ExecutionResult[]) =>
    events.map(({ data }) => (data as { workflowProgress: { status: string } }).workflowProgress.status);

  it('tells how it stands, then each change, and ends with the run', async () => {
    const flywheel = await opened([stoneNamed('Plain Grey')]);
    const { startWorkflow } = await flywheel.data(START, { input: { workflow: 'qubee', input: { count: 1 } } });
    const { id } = startWorkflow.run;
    await settled(flywheel, id);
    const following = all(await follow(flywheel, { id }));
    await flywheel.data(RESUME, { input: { runId: id, feedback: 1 } });
    const events = await following;
    expect(shown(events).at(-1)).toBe('COMPLETED');
    for (const { extensions, errors } of events) {
      expect(errors).toBeUndefined();
      expect(extensions?.cursor).toEqual(expect.any(String));
    }
    // From the last but one event's cursor only what came after it is told, and the stream ends by itself.
    const resumed = await all(await follow(flywheel, { id, after: events[0]?.extensions?.cursor }));
    expect(shown(resumed).at(-1)).toBe('COMPLETED');
    expect(await all(await follow(flywheel, { id, after: events.at(-1)?.extensions?.cursor }))).toEqual([]);
  });

  it('ends at once for a run that has ended', async () => {
    const flywheel = await opened([stoneNamed('Plain Grey')]);
    const [run] = await flywheel.own.find('runs', {});
    expect(shown(await all(await follow(flywheel, { id: run?.id })))).toEqual(['COMPLETED']);
  });

  it('stops waiting when the client leaves', async () => {
    const flywheel = await opened([stoneNamed('Plain Grey')]);
    const { startWorkflow } = await flywheel.data(START, { input: { workflow: 'qubee', input: { count: 1 } } });
    await settled(flywheel, startWorkflow.run.id);
    const stop = new AbortController();
    const stream = await subscribeInSubgraph(
      flywheel.subgraph,
      { query: PROGRESS, variables: { id: startWorkflow.run.id } },
      { ...flywheel.request(), signal: stop.signal },
    );
    if (!(Symbol.asyncIterator in stream)) throw new Error('refused');
    await stream.next();
    const next = stream.next();
    stop.abort();
    expect((await next).done).toBe(true);
  });

  it('refuses outsiders, unknown runs, malformed ids and foreign cursors', async () => {
    const flywheel = await opened();
    const id = 'run_00000000000000000000000000';
    expect(await follow(flywheel, { id }, ANONYMOUS)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(await follow(flywheel, { id })).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    const { startWorkflow } = await flywheel.data(START, { input: { workflow: 'gap-analysis' } });
    expect(await follow(flywheel, { id: startWorkflow.run.id, after: 'elsewhere' })).toMatchObject({
      errors: [{ extensions: { code: 'INVALID_CURSOR' } }],
    });
    expect(await follow(flywheel, { id: 'nonsense' })).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] });
  });
});
