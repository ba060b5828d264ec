import { afterEach, describe, expect, it } from 'vitest';
import { SCOPES, type Scope } from '../../platform/identity/scopes.ts';
import { ANONYMOUS } from '../../platform/identity/viewer.ts';
import {
  openTestFlywheel,
  person,
  putArticle,
  putStones,
  stoneId,
  stoneNamed,
  type TestFlywheel,
} from '../../testing/flywheel.ts';

let flywheel: TestFlywheel;
afterEach(() => flywheel[Symbol.asyncDispose]());

const ENTITIES = `query ($refs: [_Any!]!) { _entities(representations: $refs) {
  ... on Stone { completeness { score missing } gaps(first: 5) { id subject stone { id } } }
  ... on Article { gaps(status: OPEN) { id subject } }
} }`;
const stones = Array.from({ length: 100 }, (_, index) => stoneNamed(`Stone ${index}`));
const stoneRefs = stones.map(({ name }) => ({ __typename: 'Stone', id: stoneId(name) }));

/** Engine calls of one operation, by field; `heads` is the check that the entities are there. */
async function callsFor(selection: string, refs: readonly object[]): Promise<number> {
  flywheel.counting.reset();
  const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ${selection} } }`;
  const { _entities } = await flywheel.data(query, { refs });
  expect(_entities).not.toContain(null);
  return flywheel.counting.total();
}

describe('what is added to a stone and an article', () => {
  it.each(['... on Stone { completeness { score } }', '... on Stone { gaps { id } }'])(
    'takes two engine calls for %s, for one stone and for a hundred',
    async (selection) => {
      flywheel = await openTestFlywheel(stones);
      expect(await callsFor(selection, stoneRefs.slice(0, 1))).toBe(2);
      expect(await callsFor(selection, stoneRefs)).toBe(2);
    },
  );

  it('takes two engine calls for the gaps of an article, for one and for a hundred', async () => {
    flywheel = await openTestFlywheel(stones);
    const ids = await Promise.all(
      stones.map(({ slug, name }) => putArticle(flywheel.content, `stones/${slug}`, stoneId(name))),
    );
    const refs = ids.map((id) => ({ __typename: 'Article', id }));
    expect(await callsFor('... on Article { gaps { id } }', refs.slice(0, 1))).toBe(2);
    expect(await callsFor('... on Article { gaps { id } }', refs)).toBe(2);
  });

  it('gives an article the gaps of its stone, and none where it is about no stone', async () => {
    flywheel = await openTestFlywheel([stoneNamed('Plain Grey')]);
    const about = await putArticle(flywheel.content, 'stones/plain-grey', stoneId('Plain Grey'));
    const guide = await putArticle(flywheel.content, 'guides/care', null);
    const refs = [about, guide].map((id) => ({ __typename: 'Article', id }));
    const { _entities } = await flywheel.data(ENTITIES, { refs });
    expect(_entities[0].gaps).toMatchObject([{ subject: 'Plain Grey' }]);
    expect(_entities[1].gaps).toEqual([]);
  });

  it('answers null for what is not there, and for a draft that the viewer may not see', async () => {
    flywheel = await openTestFlywheel([stoneNamed('Plain Grey')]);
    const draft = await putArticle(flywheel.content, 'drafts/secret', stoneId('Plain Grey'), true);
    const refs = [
      { __typename: 'Stone', id: stoneId('Nobody') },
      { __typename: 'Stone', id: 'nonsense' },
      { __typename: 'Article', id: draft },
    ];
    expect(await flywheel.data(ENTITIES, { refs }, person(['flywheel:read']))).toEqual({ _entities: [null, null, null] });
  });

  it('follows the stone: a fact that is written raises the completeness at once', async () => {
    const grey = stoneNamed('Plain Grey');
    flywheel = await openTestFlywheel([grey]);
    const refs = [{ __typename: 'Stone', id: stoneId('Plain Grey') }];
    const score = async () => (await flywheel.data(ENTITIES, { refs }))._entities[0].completeness.score;
    const before = await score();
    const fact = { topic: 'PRICING', name: 'price', value: '80', unit: 'EUR/m²', source: null, confidence: 1 } as const;
    await putStones(flywheel.content, [{ ...grey, facts: [fact] }]);
    expect(await score()).toBeCloseTo(before + 0.04);
  });

  it('refuses a page of gaps out of bounds', async () => {
    flywheel = await openTestFlywheel([stoneNamed('Plain Grey')]);
    const query = 'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Stone { gaps(first: 101) { id } } } }';
    const { errors } = await flywheel.ask(query, { refs: [{ __typename: 'Stone', id: stoneId('Plain Grey') }] });
    expect(errors).toMatchObject([{ path: ['_entities', 0, 'gaps'], extensions: { code: 'INVALID_INPUT' } }]);
  });
});

const PRIVATE_QUERIES = {
  knowledgeGaps: 'knowledgeGaps { totalCount }',
  expertQuestions: 'expertQuestions { totalCount }',
  workflowRuns: 'workflowRuns { totalCount }',
  workflowRun: 'workflowRun(id: "run_00000000000000000000000000") { id }',
  schedules: 'schedules { name }',
};
const MUTATIONS: readonly (readonly [Scope, string, string])[] = [
  ['flywheel:manage', 'analyzeGaps', 'analyzeGaps { run { id } }'],
  ['flywheel:manage', 'reportGap', 'reportGap(input: { subject: "a", topic: PRICING, description: "b" }) { gap { id } }'],
  ['flywheel:manage', 'setGapStatus', 'setGapStatus(input: { id: "x", status: OPEN }) { gap { id } }'],
  ['flywheel:manage', 'generateQuestions', 'generateQuestions(input: {}) { questions { id } }'],
  ['flywheel:answer', 'answerQuestion', 'answerQuestion(input: { questionId: "x", text: "y" }) { answer { id } }'],
  ['flywheel:manage', 'verifyAnswer', 'verifyAnswer(input: { answerId: "x", status: VERIFIED }) { answer { id } }'],
  ['flywheel:manage', 'startWorkflow', 'startWorkflow(input: { workflow: "qubee" }) { run { id } }'],
  ['flywheel:manage', 'resumeWorkflow', 'resumeWorkflow(input: { runId: "x", feedback: 1 }) { run { id } }'],
  ['flywheel:manage', 'cancelWorkflow', 'cancelWorkflow(input: { id: "x" }) { run { id } }'],
  [
    'flywheel:manage',
    'setSchedule',
    'setSchedule(input: { name: "daily-gap-analysis", enabled: false }) { schedule { name } }',
  ],
];

describe('outsiders', () => {
  it('are refused every private query, and its field is null', async () => {
    flywheel = await openTestFlywheel([stoneNamed('Plain Grey')]);
    for (const [name, field] of Object.entries(PRIVATE_QUERIES)) {
      expect(await flywheel.ask(`{ ${field} }`, {}, ANONYMOUS)).toMatchObject({
        data: { [name]: null },
        errors: [{ path: [name], extensions: { code: 'UNAUTHENTICATED' } }],
      });
      const supplier = person(SCOPES.filter((scope) => scope !== 'flywheel:read'));
      expect((await flywheel.ask(`{ ${field} }`, {}, supplier)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });

  it.each(MUTATIONS)('without %s are refused %s, and nothing is written', async (scope, name, field) => {
    flywheel = await openTestFlywheel();
    const before = await flywheel.own.lastCursor();
    const viewer = person(SCOPES.filter((other) => other !== scope));
    expect((await flywheel.ask(`mutation { ${field} }`, {}, viewer)).errors).toMatchObject([
      { path: [name], extensions: { code: 'FORBIDDEN' } },
    ]);
    expect((await flywheel.ask(`mutation { ${field} }`, {}, ANONYMOUS)).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    expect(await flywheel.own.lastCursor()).toBe(before);
  });

  it('see how complete a stone is, but neither its gaps nor any gap, question or run by its key', async () => {
    flywheel = await openTestFlywheel([stoneNamed('Plain Grey')]);
    await flywheel.data('mutation { generateQuestions(input: { count: 1 }) { questions { id } } }');
    const refs = [{ __typename: 'Stone', id: stoneId('Plain Grey') }];
    const { data, errors } = await flywheel.ask(ENTITIES, { refs }, ANONYMOUS);
    expect(data).toMatchObject({ _entities: [{ completeness: { score: expect.any(Number) }, gaps: null }] });
    expect(errors).toMatchObject([{ path: ['_entities', 0, 'gaps'], extensions: { code: 'UNAUTHENTICATED' } }]);

    const keys = await Promise.all(
      (['gaps', 'questions', 'runs'] as const).map(
        async (collection) => (await flywheel.own.find(collection, { limit: 1 }))[0]?.id,
      ),
    );
    const types = ['KnowledgeGap', 'ExpertQuestion', 'WorkflowRun'];
    const privateRefs = types.map((__typename, index) => ({ __typename, id: keys[index] }));
    const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) {
      ... on KnowledgeGap { subject } ... on ExpertQuestion { text } ... on WorkflowRun { workflow }
    } }`;
    expect(await flywheel.data(query, { refs: privateRefs }, ANONYMOUS)).toEqual({ _entities: [null, null, null] });
    expect((await flywheel.data(query, { refs: privateRefs }))._entities).not.toContain(null);
  });
});
