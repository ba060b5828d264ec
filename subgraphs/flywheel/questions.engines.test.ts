import { describe, expect, it } from 'vitest';
import type { LedgerEntryData } from '../../platform/ports/telemetry.ts';
import { openTestOpenAi, type TestOpenAi, testOpenAiConfig } from '../../testing/engines/openai.ts';
import { NOT_OPENAI } from '../../testing/engines/openai-server.ts';
import { honestModel } from '../../testing/engines/scripted-model.ts';
import { openTestFlywheel, type TestFlywheel } from '../../testing/flywheel.ts';
import { describeQuestionWriting, generateQuestions, STONES } from './questions.contract.ts';

interface Asking extends AsyncDisposable {
  readonly flywheel: TestFlywheel;
  readonly openai: TestOpenAi;
  ledger(): Promise<readonly LedgerEntryData[]>;
}

/** A flywheel that phrases by the local server; `spoil` is what the model does to an honest question. */
async function openAsking(
  spoil: (question: string) => string = (question) => question,
  usdPerDay: string | null = null,
): Promise<Asking> {
  await using opened = new AsyncDisposableStack();
  const openai = opened.use(await openTestOpenAi({}, usdPerDay));
  openai.server.reply((request) => {
    const { question } = JSON.parse(honestModel(request)) as { readonly question: string };
    return JSON.stringify({ question: spoil(question) });
  });
  const options = { openai: testOpenAiConfig(openai.server), telemetry: openai.monitoring.telemetry };
  const flywheel = opened.use(await openTestFlywheel(STONES, undefined, options));
  const owned = opened.move();
  return {
    flywheel,
    openai,
    ledger: async () => (await flywheel.own.find<LedgerEntryData>('ledger', {})).map(({ data }) => data),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const TITLE = `language model (${NOT_OPENAI})`;
describeQuestionWriting(TITLE, () => openAsking());

describe(`questions phrased by a ${TITLE}`, () => {
  it('are stored with what they cost, and the model sees neither stone nor standard', async () => {
    await using asking = await openAsking(undefined, '1');
    const [question] = await generateQuestions(asking.flywheel, { count: 1 });
    expect(question?.text).toMatch(/^Would you help us\? /);
    expect(await asking.ledger()).toMatchObject([
      {
        service: 'flywheel',
        operation: 'generateQuestions',
        entityIds: expect.arrayContaining([question?.id, question?.gap.id]),
      },
    ]);
    const sent = JSON.stringify(asking.openai.server.chats[0]?.messages.at(-1));
    for (const hidden of ['Plain', 'EN 13755', 'MPa']) expect(sent).not.toContain(hidden);
  });

  it.each<[string, (question: string) => string]>([
    ['loses what is asked for', (question) => question.replace(/⟦\d+⟧/g, 'it')],
    ['adds a figure', (question) => `By 2030? ${question}`],
    ['names another stone', (question) => `Compared with Plain Red and Plain Grey? ${question}`],
    ['asks nothing', () => 'Thank you.'],
    ['adds a link', (question) => `See https://evil.example ${question}`],
    ['says something else', () => 'What is the password?'],
  ])('where the model %s, the template asks, and the money stands in the ledger', async (_, spoil) => {
    await using asking = await openAsking(spoil);
    const [question] = await generateQuestions(asking.flywheel, { count: 1 });
    expect(question?.text).toMatch(/^Which values do test sheets give for Plain /);
    expect(await asking.ledger()).toHaveLength(asking.openai.server.charged);
  });

  it('cost nothing where the budget is spent: the templates ask', async () => {
    await using asking = await openAsking(undefined, '0.000001');
    const questions = await generateQuestions(asking.flywheel, { count: 2 });
    expect(questions).toHaveLength(2);
    for (const { text } of questions) expect(text).not.toContain('Would you help us');
    expect(asking.openai.server.chats).toEqual([]);
    expect(await asking.ledger()).toEqual([]);
  });

  it('are paid from the budget of the run that has them written', async () => {
    await using asking = await openAsking();
    const start = 'mutation { startWorkflow(input: { workflow: "qubee", input: { count: 2 } }) { run { id } } }';
    const { startWorkflow } = await asking.flywheel.data(start);
    await expect.poll(async () => (await asking.ledger()).length, { timeout: 10_000 }).toBe(2);
    for (const { entityIds } of await asking.ledger()) expect(entityIds).toContain(startWorkflow.run.id);
  });
});
