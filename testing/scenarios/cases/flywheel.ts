import { expect } from 'vitest';
import { accepted, type Cases, createStone, data, eventually, uniqueName, type World } from '../case.ts';

const RUN = 'run { id workflow status step progress steps { name status } }';

async function reportGap(world: World, input: object = {}): Promise<{ id: string; frequency: number }> {
  const { gap } = await accepted(
    world.admin.ask(
      'mutation ($input: ReportGapInput!) { reportGap(input: $input) { gap { id status frequency source } userErrors { message path } } }',
      {
        input: {
          subject: uniqueName('Subject'),
          topic: 'TECHNICAL_SPECIFICATIONS',
          description: 'Nobody knows its water absorption.',
          ...input,
        },
      },
    ),
  );
  return gap;
}

/** A stone of its own with a question about it. */
export async function askExpert(world: World): Promise<{ stoneId: string; questionId: string }> {
  const { id: stoneId, name } = await createStone(world);
  const gap = await reportGap(world, { stoneId, subject: name });
  const { questions } = await accepted(
    world.admin.ask(
      'mutation ($input: GenerateQuestionsInput!) { generateQuestions(input: $input) { questions { id text gap { id status } } userErrors { message } } }',
      {
        input: { gapIds: [gap.id] },
      },
    ),
  );
  return { stoneId, questionId: questions[0].id };
}

/** An expert's answer to it, verified. */
export async function answerAndVerify(
  world: World,
  questionId: string,
  text: string,
): Promise<{ answerId: string; payload: { stone: { id: string } | null } }> {
  const { answer } = await accepted(
    world.admin.ask(
      'mutation ($input: AnswerQuestionInput!) { answerQuestion(input: $input) { answer { id status confidence appliedFields } userErrors { message } } }',
      {
        input: { questionId, text },
      },
    ),
  );
  expect(answer).toMatchObject({ status: 'PENDING', appliedFields: [] });
  const payload = await accepted(
    world.admin.ask(
      'mutation ($input: VerifyAnswerInput!) { verifyAnswer(input: $input) { answer { status appliedFields } stone { id technical { waterAbsorption { value unit } } completeness { score } } userErrors { message } } }',
      { input: { answerId: answer.id, status: 'VERIFIED' } },
    ),
  );
  return { answerId: answer.id, payload };
}

async function finished(world: World, id: string): Promise<{ status: string }> {
  const query = 'query ($id: ID!) { workflowRun(id: $id) { status step progress error steps { name status detail } } }';
  return eventually(
    async () => (await data(world.admin.ask(query, { id }))).workflowRun,
    ({ status }: { status: string }) => status !== 'RUNNING',
  );
}

export const flywheelCases: Cases = {
  async 'Query.knowledgeGaps'({ admin }) {
    const { knowledgeGaps } = await data(
      admin.ask(
        '{ knowledgeGaps(source: CATALOGUE_ANALYSIS, first: 5) { totalCount bySource { value count } edges { node { id kind topic priority subject stone { name } description frequency } } } }',
      ),
    );
    expect(knowledgeGaps.totalCount).toBeGreaterThan(0);
    expect(knowledgeGaps.edges[0].node.stone.name).toEqual(expect.any(String));
  },
  async 'Query.expertQuestions'(world) {
    const { questionId } = await askExpert(world);
    const { expertQuestions } = await data(
      world.admin.ask(
        '{ expertQuestions(answered: false, first: 100) { totalCount edges { node { id text topic gap { subject } } } } }',
      ),
    );
    expect(expertQuestions.edges.map(({ node }: { node: { id: string } }) => node.id)).toContain(questionId);
  },
  async 'Query.workflowRuns'({ admin }) {
    const { workflowRuns } = await data(
      admin.ask('{ workflowRuns { totalCount edges { node { id workflow status cost { totalUsd } } } } }'),
    );
    expect(workflowRuns.totalCount).toBeGreaterThan(0);
  },
  async 'Query.workflowRun'(world) {
    const { run } = await accepted(world.admin.ask(`mutation { analyzeGaps { ${RUN} userErrors { message } } }`));
    expect(await finished(world, run.id)).toMatchObject({ status: 'COMPLETED', progress: 1, error: null });
  },
  async 'Query.schedules'({ admin }) {
    const { schedules } = await data(
      admin.ask('{ schedules { name workflow cron timezone enabled nextRunAt lastRun { id } } }'),
    );
    expect(schedules.length).toBeGreaterThan(0);
    expect(Date.parse(schedules[0].nextRunAt)).toBeGreaterThan(Date.now());
  },
  async 'Mutation.analyzeGaps'(world) {
    const query = uniqueName('unobtainium xyzzy');
    await data(world.visitor.ask('query ($query: String!) { search(query: $query, mode: TEXT) { totalCount } }', { query }));
    const { run } = await accepted(world.admin.ask(`mutation { analyzeGaps { ${RUN} userErrors { message } } }`));
    await finished(world, run.id);
    const { knowledgeGaps } = await data(
      world.admin.ask('{ knowledgeGaps(source: FAILED_SEARCH, first: 100) { edges { node { subject frequency } } } }'),
    );
    expect(knowledgeGaps.edges.map(({ node }: { node: object }) => node)).toContainEqual({ subject: query, frequency: 1 });
  },
  async 'Mutation.reportGap'(world) {
    const input = { subject: uniqueName('Reported'), source: 'TELEGRAM' };
    const first = await reportGap(world, input);
    const again = await reportGap(world, input);
    expect(again).toMatchObject({ id: first.id, frequency: 2 });
  },
  async 'Mutation.setGapStatus'(world) {
    const { id } = await reportGap(world);
    const { gap } = await accepted(
      world.admin.ask(
        'mutation ($input: SetGapStatusInput!) { setGapStatus(input: $input) { gap { status } userErrors { message } } }',
        { input: { id, status: 'DISMISSED' } },
      ),
    );
    expect(gap.status).toBe('DISMISSED');
  },
  async 'Mutation.generateQuestions'(world) {
    const { questionId } = await askExpert(world);
    expect(questionId).toMatch(/^question_/);
  },
  async 'Mutation.answerQuestion'(world) {
    const { questionId } = await askExpert(world);
    const { answer } = await accepted(
      world.admin.ask(
        'mutation ($input: AnswerQuestionInput!) { answerQuestion(input: $input) { answer { text status expert } userErrors { message } } }',
        {
          input: { questionId, text: 'About 0.2 % by weight.', expert: 'Mario' },
        },
      ),
    );
    expect(answer).toEqual({ text: 'About 0.2 % by weight.', status: 'PENDING', expert: 'Mario' });
  },
  async 'Mutation.verifyAnswer'(world) {
    const { questionId, stoneId } = await askExpert(world);
    const { payload } = await answerAndVerify(world, questionId, 'Water absorption is 0.25 % (EN 13755).');
    expect(payload).toMatchObject({
      stone: { id: stoneId, technical: { waterAbsorption: { value: 0.25, unit: '%' } } },
      answer: { status: 'VERIFIED' },
    });
  },
  async 'Mutation.startWorkflow'(world) {
    const { run } = await accepted(
      world.admin.ask(
        `mutation ($input: StartWorkflowInput!) { startWorkflow(input: $input) { ${RUN} userErrors { message } } }`,
        { input: { workflow: 'qubee' } },
      ),
    );
    expect(await finished(world, run.id)).toMatchObject({ status: 'WAITING_FOR_HUMAN' });
  },
  async 'Mutation.resumeWorkflow'(world) {
    const { run } = await accepted(
      world.admin.ask(
        `mutation ($input: StartWorkflowInput!) { startWorkflow(input: $input) { ${RUN} userErrors { message } } }`,
        { input: { workflow: 'qubee' } },
      ),
    );
    await finished(world, run.id);
    await accepted(
      world.admin.ask(
        `mutation ($input: ResumeWorkflowInput!) { resumeWorkflow(input: $input) { ${RUN} userErrors { message } } }`,
        {
          input: { runId: run.id, feedback: { note: 'Enough answers have come in.' } },
        },
      ),
    );
    expect(await finished(world, run.id)).toMatchObject({ status: 'COMPLETED' });
  },
  async 'Mutation.cancelWorkflow'(world) {
    const { run } = await accepted(
      world.admin.ask(
        `mutation ($input: StartWorkflowInput!) { startWorkflow(input: $input) { ${RUN} userErrors { message } } }`,
        { input: { workflow: 'qubee' } },
      ),
    );
    await finished(world, run.id);
    await accepted(
      world.admin.ask(`mutation ($id: ID!) { cancelWorkflow(input: { id: $id }) { ${RUN} userErrors { message } } }`, {
        id: run.id,
      }),
    );
    expect(await finished(world, run.id)).toMatchObject({ status: 'CANCELLED' });
  },
  async 'Mutation.setSchedule'({ admin }) {
    const { schedules } = await data(admin.ask('{ schedules { name } }'));
    const { schedule } = await accepted(
      admin.ask(
        'mutation ($input: SetScheduleInput!) { setSchedule(input: $input) { schedule { cron timezone enabled nextRunAt } userErrors { message } } }',
        {
          input: { name: schedules[0].name, cron: '30 4 * * 1', timezone: 'Europe/Lisbon' },
        },
      ),
    );
    expect(schedule).toMatchObject({ cron: '30 4 * * 1', timezone: 'Europe/Lisbon' });
  },
  async 'Subscription.workflowProgress'() {
    // Shown in subscriptions.test.ts, which opens sockets.
  },
};
