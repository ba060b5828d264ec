import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createGraphClient, type GraphClient, signIn } from '../graph-client.ts';
import { openNineProcesses } from '../processes/nine-processes.ts';
import { ADMIN, RAISED_RATES } from '../seeded-data.ts';
import { reportFault } from './fault-table.ts';
import { openAiEnvironment } from './openai.ts';
import { type RunningOpenAi, startOpenAi } from './openai-server.ts';
import { type RunningPinecone, startPinecone } from './pinecone-server.ts';
import { startRedis } from './redis-server.ts';
import { honestModel } from './scripted-model.ts';

const PAGE = `query ($slug: String!) { stone(slug: $slug) { name related(first: 3) { stone { name } } cacheStatus { cached } } }`;

it('nine processes write and embed by a model (not run against OpenAI), search Pinecone (not run against Pinecone), and answer every stone page while their Redis is stopped and comes back', {
  timeout: 300_000,
}, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stomaton-nine-redis-'));
  await using owned = new AsyncDisposableStack();
  owned.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const server = owned.use(await startRedis());
  const openai = owned.use(await startOpenAi());
  openai.reply(honestModel);
  const pinecone = owned.use(await startPinecone());
  const engines = {
    REDIS_URL: server.url,
    ...openAiEnvironment(openai),
    OPENAI_BUDGET_USD_PER_DAY: '1',
    PINECONE_API_KEY: pinecone.key,
    PINECONE_CONTROLLER_HOST: pinecone.url,
  };
  const nine = owned.use(await openNineProcesses(dataDir, { ...engines, ...RAISED_RATES }));
  const visitor = createGraphClient(nine.url);
  const admin = await signIn(visitor, ADMIN.email, ADMIN.password);
  const { data } = await visitor.ask('{ stones(first: 50) { edges { node { slug } } } }');
  const slugs: string[] = data.stones.edges.map(({ node }: { node: { slug: string } }) => node.slug);
  const isDegraded = async () => (await admin.ask('{ cacheStats { engine degraded } }')).data.cacheStats;

  await writesByModel(admin, openai);
  await searchesPinecone(visitor, pinecone);

  const counts = { sent: 0, whole: 0, partial: 0 };
  const problems: string[] = [];
  const state = { isAway: false, isOver: false };
  const reading = (async () => {
    for (let turn = 0; !state.isOver; turn += 1) {
      counts.sent += 1;
      const { isAway } = state;
      const { data: page, errors } = await visitor.ask(PAGE, { slug: slugs[turn % slugs.length] });
      if (errors !== undefined) problems.push(...errors.map(({ message }) => message));
      else if (!page.stone.name) problems.push(`${slugs[turn % slugs.length]} has no name`);
      if (isAway) counts.partial += 1;
      else counts.whole += 1;
    }
  })();
  await sleep(500);
  expect(await isDegraded()).toEqual({ engine: 'redis', degraded: false });
  expect(await server.admin.dbsize()).toBeGreaterThan(0);
  await server.kill();
  state.isAway = true;
  await expect.poll(isDegraded, { timeout: 10_000 }).toEqual({ engine: 'redis', degraded: true });
  await sleep(1_500);
  const restartedAt = performance.now();
  await server.start();
  await expect.poll(isDegraded, { timeout: 20_000 }).toEqual({ engine: 'redis', degraded: false });
  const healMs = performance.now() - restartedAt;
  state.isOver = true;
  await reading;
  expect(problems).toEqual([]);
  reportFault({ fault: 'stone pages of nine processes, Redis stopped', ...counts, refused: 0, lost: 0, doubled: 0, healMs });
});

/** Rag as a process of its own fills Pinecone; a search goes on without it, and says so. */
async function searchesPinecone(visitor: GraphClient, pinecone: RunningPinecone): Promise<void> {
  const search = async () => {
    const { data, errors } = await visitor.ask(
      '{ ragStats { vectorStore dimensions } search(query: "green serpentine for a floor", first: 5) { degraded edges { node { __typename } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.search.edges).toHaveLength(5);
    return { ...data.ragStats, degraded: data.search.degraded };
  };
  const whole = { vectorStore: 'Pinecone', dimensions: 64, degraded: [] };
  await expect.poll(search, { timeout: 60_000 }).toEqual(whole);
  pinecone.suffer({ kind: 'cut' });
  await expect.poll(search).toEqual({ ...whole, degraded: ['VECTOR'] });
  pinecone.suffer(null);
  await expect.poll(search, { timeout: 20_000 }).toEqual(whole);
}

/** Each service that has a model use it, and monitoring, which holds the budget, books what all of them spend. */
async function writesByModel(admin: GraphClient, openai: RunningOpenAi): Promise<void> {
  const { data: found } = await admin.ask('{ stone(slug: "rosso-levanto") { id } }');
  const generated = await admin.ask(
    'mutation ($id: ID!) { generateArticle(input: { stoneId: $id, force: true }) { article { source } userErrors { code } } }',
    { id: found.stone.id },
  );
  expect(generated.errors).toBeUndefined();
  expect(generated.data.generateArticle.article.source).toContain('Written by a language model');
  const { data: answered } = await admin.ask('{ ask(question: "What is the petrography of Rosso Levanto?") { model text } }');
  expect(answered.ask.model).toBe('gpt-4o-mini');
  const asked = await admin.ask(
    'mutation { generateQuestions(input: { count: 2 }) { questions { text } userErrors { code } } }',
  );
  expect(asked.data.generateQuestions.questions.map(({ text }: { text: string }) => text).join()).toContain(
    'Would you help us?',
  );
  const perOperation = async () => {
    const { data } = await admin.ask('{ costs(groupBy: OPERATION) { lines { key calls } } }');
    const lines: { key: string; calls: number }[] = data.costs.lines;
    const embeds = ({ key }: { key: string }) => key.startsWith('embed');
    expect(lines.filter(embeds).map(({ key }) => key)).toContain('embedPassages');
    return new Map(lines.filter((line) => !embeds(line)).map(({ key, calls }) => [key, calls]));
  };
  await expect.poll(perOperation, { timeout: 10_000 }).toEqual(
    new Map([
      ['generateArticle', 1],
      ['ask', 1],
      ['generateQuestions', 2],
    ]),
  );
  expect(openai.chats).toHaveLength(4);
  const { data } = await admin.ask('{ health { services { service dependencies { name state } } } }');
  type Health = { service: string; dependencies: readonly { name: string; state: string }[] };
  const writing = data.health.services.filter(({ dependencies }: Health) =>
    dependencies.some(({ name, state }) => name === 'language model' && state === 'HEALTHY'),
  );
  expect(writing.map(({ service }: Health) => service).sort()).toEqual(['content', 'flywheel', 'rag']);
}
