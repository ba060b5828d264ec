import { afterEach, describe, expect, it } from 'vitest';
import type { StoneData } from '../../platform/ports/catalogue.ts';
import { openTestFlywheel, person, stoneId, stoneNamed, type TestFlywheel } from '../../testing/flywheel.ts';

const GENERATE = `mutation ($input: GenerateQuestionsInput!) {
  generateQuestions(input: $input) { questions { id text topic answered gap { id status } } userErrors { code message path } }
}`;
const ANSWER = `mutation ($input: AnswerQuestionInput!) {
  answerQuestion(input: $input) { answer { id text expert status confidence appliedFields } stone { id } userErrors { code path } }
}`;
const VERIFY = `mutation ($input: VerifyAnswerInput!) {
  verifyAnswer(input: $input) { answer { id status appliedFields } stone { id completeness { score missing } } userErrors { code path } }
}`;
const GAPS =
  '{ knowledgeGaps(first: 100) { edges { node { id status topic stone { id } questions { id answers { id } } } } } }';

let flywheel: TestFlywheel;
afterEach(() => flywheel[Symbol.asyncDispose]());

interface Question {
  readonly id: string;
  readonly text: string;
  readonly gap: { readonly id: string; readonly status: string };
}

const open = async () => {
  flywheel = await openTestFlywheel([stoneNamed('Plain Grey')]);
};

async function generate(input: object = {}): Promise<Question[]> {
  return (await flywheel.data(GENERATE, { input })).generateQuestions.questions;
}

async function answered(text: string): Promise<{ questionId: string; answerId: string; gapId: string }> {
  const [question] = await generate({ count: 1 });
  const { answerQuestion } = await flywheel.data(ANSWER, { input: { questionId: question?.id, text } });
  return { questionId: question?.id ?? '', answerId: answerQuestion.answer.id, gapId: question?.gap.id ?? '' };
}

async function stone(): Promise<{ revision: number; data: StoneData }> {
  const [document] = await flywheel.content.getMany<StoneData>('stones', [stoneId('Plain Grey')]);
  if (!document) throw new Error('no stone');
  return document;
}

describe('writing questions', () => {
  it('asks for what the gap lacks, with units and methods, and marks the gap asked', async () => {
    await open();
    const [question] = await generate({ count: 1 });
    expect(question?.text).toContain('Plain Grey');
    expect(question?.text).toContain('water absorption in % (EN 13755)');
    expect(question?.gap.status).toBe('ASKED');
  });

  it('writes one question for a gap however often it is asked, also at once', async () => {
    await open();
    const [question] = await generate({ count: 1 });
    const input = { gapIds: [question?.gap.id] };
    const again = await Promise.all([generate(input), generate(input), generate(input)]);
    expect(new Set(again.flat().map(({ id }) => id))).toEqual(new Set([question?.id]));
    expect(await generate({ count: 50 })).toEqual([]);
  });

  it.each([
    [{ count: 0 }, 'INVALID_INPUT', ['input', 'count']],
    [{ count: 51 }, 'INVALID_INPUT', ['input', 'count']],
    [{ gapIds: [] }, 'INVALID_INPUT', ['input', 'gapIds']],
    [{ gapIds: ['gap_nonsense'] }, 'INVALID_INPUT', ['input', 'gapIds', '0']],
    [{ gapIds: ['gap_00000000000000000000000000'] }, 'NOT_FOUND', ['input', 'gapIds', '0']],
  ])('refuses %o', async (input, code, path) => {
    await open();
    const { generateQuestions } = await flywheel.data(GENERATE, { input });
    expect(generateQuestions).toMatchObject({ questions: [], userErrors: [{ code, path }] });
  });
});

describe('answering', () => {
  it('reads the answer, leaves the stone as it is, and waits for a judgement', async () => {
    await open();
    const [question] = await generate({ count: 1 });
    const before = await stone();
    const { answerQuestion } = await flywheel.data(ANSWER, {
      input: { questionId: question?.id, text: ' Water absorption 0,2 %. ' },
    });
    expect(answerQuestion).toMatchObject({
      answer: { text: 'Water absorption 0,2 %.', status: 'PENDING', confidence: 0.8, appliedFields: [] },
      stone: { id: stoneId('Plain Grey') },
    });
    expect((await stone()).revision).toBe(before.revision);
    const { expertQuestions } = await flywheel.data(
      '{ expertQuestions(answered: true) { totalCount edges { node { id answered } } } }',
    );
    expect(expertQuestions).toEqual({ totalCount: 1, edges: [{ node: { id: question?.id, answered: true } }] });
  });

  it('lets a supplier answer and see the answer, but no gap', async () => {
    await open();
    const [question] = await generate({ count: 1 });
    const supplier = person(['flywheel:answer'], 'supplier');
    const { answerQuestion } = await flywheel.data(
      ANSWER,
      { input: { questionId: question?.id, text: 'It costs much.' } },
      supplier,
    );
    expect(answerQuestion.answer).toMatchObject({ expert: supplier.userId, status: 'PENDING' });
    const refs = [
      { __typename: 'ExpertAnswer', id: answerQuestion.answer.id },
      { __typename: 'ExpertQuestion', id: question?.id },
      { __typename: 'KnowledgeGap', id: question?.gap.id },
    ];
    const query = 'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on ExpertAnswer { text } } }';
    expect((await flywheel.data(query, { refs }, supplier))._entities).toEqual([{ text: 'It costs much.' }, null, null]);
    expect((await flywheel.data(query, { refs }, person(['flywheel:answer'], 'rival')))._entities).toEqual([null, null, null]);
  });

  it('writes one answer for a repeated request', async () => {
    await open();
    const [question] = await generate({ count: 1 });
    const request = { input: { questionId: question?.id, text: 'Density 2700 kg/m³', idempotencyKey: 'once' } };
    expect(await flywheel.data(ANSWER, request)).toEqual(await flywheel.data(ANSWER, request));
    expect(await flywheel.own.count('answers')).toBe(1);
  });

  it.each([
    [{ text: '' }, ['input', 'text']],
    [{ text: 'x'.repeat(10_001) }, ['input', 'text']],
    [{ text: 'yes', expert: 'x'.repeat(201) }, ['input', 'expert']],
    [{ text: 'yes', questionId: 'question_nonsense' }, ['input', 'questionId']],
    [{ text: 'yes', questionId: 'question_00000000000000000000000000' }, ['input', 'questionId']],
  ])('refuses %o', async (change, path) => {
    await open();
    const [question] = await generate({ count: 1 });
    const { answerQuestion } = await flywheel.data(ANSWER, { input: { questionId: question?.id, ...change } });
    expect(answerQuestion).toMatchObject({ answer: null, userErrors: [{ path }] });
  });
});

describe('verifying', () => {
  it('puts the facts into the stone, resolves the gap and raises the completeness', async () => {
    await open();
    const { answerId, gapId } = await answered('Compressive strength 120 MPa (EN 1926), water absorption 0.1–0.3 %.');
    const { verifyAnswer } = await flywheel.data(VERIFY, { input: { answerId, status: 'VERIFIED' } });
    expect(verifyAnswer).toMatchObject({
      answer: { status: 'VERIFIED', appliedFields: ['technical.compressiveStrength', 'technical.waterAbsorption'] },
      stone: { id: stoneId('Plain Grey'), completeness: { score: 0.45 } },
      userErrors: [],
    });
    expect((await stone()).data.technical.compressiveStrength).toMatchObject({ value: 120, standard: 'EN 1926' });
    const { knowledgeGaps } = await flywheel.data(GAPS);
    const gap = knowledgeGaps.edges.find(({ node }: { node: { id: string } }) => node.id === gapId);
    expect(gap.node).toMatchObject({ status: 'RESOLVED', questions: [{ answers: [{ id: answerId }] }] });
  });

  it('applies an answer once, however many verify it at once and again', async () => {
    await open();
    const { answerId } = await answered('Density 2700 kg/m³. The white beds are lighter.');
    const before = (await stone()).revision;
    const verify = () => flywheel.data(VERIFY, { input: { answerId, status: 'VERIFIED' } });
    const payloads = [...(await Promise.all([verify(), verify(), verify()])), await verify()];
    for (const { verifyAnswer } of payloads) expect(verifyAnswer.answer.status).toBe('VERIFIED');
    const { revision, data } = await stone();
    expect(revision).toBe(before + 1);
    expect(data.facts).toHaveLength(1);
  });

  it('leaves the stone when the answer is disputed, and may still be verified later', async () => {
    await open();
    const { answerId } = await answered('Density 2700 kg/m³');
    const before = (await stone()).revision;
    const disputed = await flywheel.data(VERIFY, { input: { answerId, status: 'DISPUTED' } });
    expect(disputed.verifyAnswer.answer).toMatchObject({ status: 'DISPUTED', appliedFields: [] });
    expect((await stone()).revision).toBe(before);
    const verified = await flywheel.data(VERIFY, { input: { answerId, status: 'VERIFIED' } });
    expect(verified.verifyAnswer.answer.status).toBe('VERIFIED');
  });

  it('lets either decision win when both are made at once, and the stone agrees with it', async () => {
    await open();
    const { answerId } = await answered('Density 2700 kg/m³');
    await Promise.all(['VERIFIED', 'DISPUTED'].map((status) => flywheel.data(VERIFY, { input: { answerId, status } })));
    const { status } = (await flywheel.own.getMany<{ status: string }>('answers', [answerId]))[0]?.data ?? {};
    expect((await stone()).data.technical.apparentDensity !== undefined).toBe(status === 'VERIFIED');
  });

  it('refuses to dispute what stands in the stone, and to make an answer pending again', async () => {
    await open();
    const { answerId } = await answered('Density 2700 kg/m³');
    await flywheel.data(VERIFY, { input: { answerId, status: 'VERIFIED' } });
    for (const status of ['DISPUTED', 'PENDING']) {
      const { verifyAnswer } = await flywheel.data(VERIFY, { input: { answerId, status } });
      expect(verifyAnswer).toMatchObject({ answer: null, userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'status'] }] });
    }
  });

  it('resolves a gap of no stone without changing any', async () => {
    flywheel = await openTestFlywheel();
    await flywheel.data(
      'mutation { reportGap(input: { subject: "Verde Nowhere", topic: IDENTITY, description: "What is it?" }) { gap { id } } }',
    );
    const { answerId } = await answered('It is a serpentinite from Nowhere.');
    const { verifyAnswer } = await flywheel.data(VERIFY, { input: { answerId, status: 'VERIFIED' } });
    expect(verifyAnswer).toMatchObject({ answer: { status: 'VERIFIED', appliedFields: [] }, stone: null });
  });
});
