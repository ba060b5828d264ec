import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededId } from '../../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { openMongoDocumentStore } from '../../subgraphs/database/engines/document-store.mongodb.ts';
import type { ScheduleData } from '../../subgraphs/flywheel/domain/schedules.ts';
import type { RunData } from '../../subgraphs/flywheel/domain/workflow.ts';
import { PROCESSES } from '../../topologies/service-entries.ts';
import { openDataFolder } from '../data-folder.ts';
import { createGraphClient, type GraphAnswer, type GraphClient, signIn } from '../graph-client.ts';
import { freeAddressesOfTwo, type NineProcesses, openNineProcesses } from '../processes/nine-processes.ts';
import { ADMIN, RAISED_RATES } from '../seeded-data.ts';
import { startWriters } from '../topologies/writers.ts';
import { reportFault } from './fault-table.ts';
import { type MongoTarget, openMongoTarget } from './mongodb.ts';
import { openAiEnvironment } from './openai.ts';
import { type RunningOpenAi, startOpenAi } from './openai-server.ts';
import { type RunningPinecone, startPinecone } from './pinecone-server.ts';
import { type RunningRedis, startRedis } from './redis-server.ts';
import { honestModel } from './scripted-model.ts';
import { writeSmallCatalogue } from './small-catalogue.ts';

/*
 * Two copies of each of the nine processes on a document server and on Redis, with a model (not run against OpenAI) and Pinecone (not run
 * against Pinecone). Both are started at the same moment on nothing. The catalogue is a small one: the stand-in for MongoDB reads whole
 * collections, and what is shown here does not depend on their size.
 */

const STONES = 20;
const SLUG = 'rosso-levanto';
const ID = seededId('stone', SLUG);
const PAGE = `query ($slug: String!) { stone(slug: $slug) { name petrography record { revision } related(first: 3) { stone { name } }
  completeness { score } cacheStatus { cached } } }`;
const COUNT = '{ stones(first: 1) { totalCount } }';
const CREATE = 'mutation ($input: CreateStoneInput!) { createStone(input: $input) { stone { id } userErrors { code } } }';
const UPDATE = 'mutation ($input: UpdateStoneInput!) { updateStone(input: $input) { stone { id } userErrors { code } } }';
/** For what takes a second or two on a machine that does nothing else. */
const WAIT = { timeout: 120_000 };

const owned = new AsyncDisposableStack();
let redis: RunningRedis;
let openai: RunningOpenAi;
let pinecone: RunningPinecone;
let mongo: MongoTarget;
let database: string;
let slugs: readonly string[];
let copies: readonly [NineProcesses, NineProcesses];
/** Nobody, at the router of each copy. */
let visitors: readonly [GraphClient, GraphClient];
/** The admin, who signed in at the first router, at each. */
let admins: readonly [GraphClient, GraphClient];

beforeAll(async () => {
  const folder = owned.use(await openDataFolder());
  redis = owned.use(await startRedis());
  openai = owned.use(await startOpenAi());
  openai.reply(honestModel);
  pinecone = owned.use(await startPinecone());
  mongo = owned.use(await openMongoTarget());
  const config = mongo.config();
  database = config.database;
  const catalogue = writeSmallCatalogue(folder.path, STONES, SLUG);
  ({ slugs } = catalogue);
  const environment = {
    CONTENT_CATALOGUE_FILE: catalogue.file,
    SERVICE_SECRETS_DIR: join(folder.path, 'secrets'),
    AUTH_KEYS_FILE: join(folder.path, 'keys.json'),
    REDIS_URL: redis.url,
    MONGODB_URI: config.uri,
    MONGODB_DATABASE: database,
    MONGODB_TIMEOUT_MS: '60000',
    MONGODB_SLOW_MS: '30000',
    STOMATON_OPERATION_TIMEOUT_MS: '60000',
    ...openAiEnvironment(openai),
    OPENAI_BUDGET_USD_PER_DAY: '1',
    PINECONE_API_KEY: pinecone.key,
    PINECONE_CONTROLLER_HOST: pinecone.url,
    ...RAISED_RATES,
  };
  const addresses = await freeAddressesOfTwo();
  const opening = addresses.map((own, copy) => openNineProcesses(join(folder.path, String(copy)), environment, own));
  const [one, two] = await Promise.all(opening);
  if (one === undefined || two === undefined) throw new Error('There are two.');
  owned.use(one);
  owned.use(two);
  copies = [one, two];
  visitors = [createGraphClient(one.url), createGraphClient(two.url)];
  const admin = await signIn(visitors[0], ADMIN.email, ADMIN.password);
  admins = [admin, visitors[1].as(admin.accessToken ?? '')];
}, 300_000);
afterAll(() => owned.disposeAsync());

/** The data of a whole answer; asked again, as a client does, where a busy machine let a deadline pass. */
async function dataOf(graph: GraphClient, query: string, variables: Record<string, unknown> = {}) {
  return (await answerOf(graph, query, variables)).data;
}

async function answerOf(
  graph: GraphClient,
  query: string,
  variables: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<GraphAnswer> {
  for (const startedAt = performance.now(); ; ) {
    const answer = await graph.ask(query, variables, headers);
    const isLate = answer.errors?.every(({ extensions }) => extensions.retryable === true) ?? false;
    if (!isLate || performance.now() - startedAt > WAIT.timeout) {
      expect(answer.errors).toBeUndefined();
      return answer;
    }
  }
}

const countOf = async (graph: GraphClient): Promise<number> => (await dataOf(graph, COUNT)).stones.totalCount;

describe('two copies of each of nine processes on a document server and Redis', { timeout: 240_000 }, () => {
  it('seed the catalogue once, though both began at the same moment', async () => {
    for (const graph of visitors) {
      expect(await countOf(graph)).toBe(STONES);
      expect(await dataOf(graph, PAGE, { slug: SLUG })).toMatchObject({ stone: { record: { revision: 1 } } });
    }
  });

  it('know each other’s sessions: what begins at one holds at the other, is renewed there, and ends everywhere', async () => {
    const [one, two] = visitors;
    const login = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken refreshToken userErrors { code } } }';
    const refresh =
      'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken refreshToken userErrors { code } } }';
    const { login: begun } = await dataOf(one, login, { input: ADMIN });
    const me = async (graph: GraphClient, token: string) => (await graph.as(token).ask('{ me { email } }')).data?.me ?? null;
    expect(await me(two, begun.accessToken)).toEqual({ email: ADMIN.email });
    const { refreshSession } = await dataOf(two, refresh, { input: { refreshToken: begun.refreshToken } });
    expect(refreshSession.userErrors).toEqual([]);
    expect(await me(one, refreshSession.accessToken)).toEqual({ email: ADMIN.email });
    await dataOf(two.as(refreshSession.accessToken), 'mutation { logout { userErrors { code } } }');
    for (const graph of visitors) {
      for (const token of [begun.accessToken, refreshSession.accessToken])
        await expect.poll(() => me(graph, token), WAIT).toBeNull();
    }
    // Another session of the same person goes on.
    for (const graph of admins) expect((await dataOf(graph, '{ me { email } }')).me.email).toBe(ADMIN.email);
  });

  it('do a request once that is sent to both, and both show what either wrote', async () => {
    const before = await countOf(visitors[0]);
    const names = ['Copied Anthracite', 'Copied Basanite', 'Copied Calcarenite'];
    for (const name of names) {
      const input = { name, type: 'MARBLE', origin: { country: 'Italy' }, colors: ['white'], idempotencyKey: name };
      const answers = await Promise.all(admins.map((graph) => dataOf(graph, CREATE, { input })));
      expect(answers.map(({ createStone }) => createStone.userErrors)).toEqual([[], []]);
      expect(new Set(answers.map(({ createStone }) => createStone.stone.id)).size).toBe(1);
    }
    for (const graph of visitors) {
      // A list of the other copy is of its own memory, until the feed has told it.
      await expect.poll(() => countOf(graph), WAIT).toBe(before + names.length);
    }
  });

  it('agree in their caches: what one changed the other shows, though it had the page in memory', async () => {
    for (const petrography of ['dolomitic marble', 'ophicalcite']) {
      for (const graph of [...visitors, ...visitors]) await dataOf(graph, PAGE, { slug: SLUG });
      const [one, two] = petrography === 'ophicalcite' ? admins : [admins[1], admins[0]];
      const { data, extensions } = await answerOf(one, UPDATE, { input: { id: ID, petrography } });
      expect(data.updateStone.userErrors).toEqual([]);
      const shown = async (graph: GraphClient, headers: Record<string, string> = {}) =>
        (await answerOf(graph, PAGE, { slug: SLUG }, headers)).data.stone.petrography;
      // At once to whoever says what must be in it, by either copy; to everybody else when bus and feed have told it.
      const after = { 'x-stomaton-read-after': String(extensions?.cursor) };
      for (const graph of [two, one, two, one]) expect(await shown(graph, after)).toBe(petrography);
      for (const graph of [one, two]) {
        await expect.poll(async () => [await shown(graph), await shown(graph)], WAIT).toEqual([petrography, petrography]);
      }
    }
  });

  it('fire a schedule once, and let one of them run it', async () => {
    const config = mongo.config({ MONGODB_DATABASE: database, MONGODB_TIMEOUT_MS: '60000' });
    await using store = await openMongoDocumentStore({ config, clock: systemClock, log: SILENT_LOGGER });
    const name = 'daily-gap-analysis';
    const runs = async () =>
      (await store.find<RunData>('runs', { limit: 100 })).filter(({ data }) => data.startedBy === `schedule:${name}`);
    const rounds = 2;
    for (let round = 1; round <= rounds; round += 1) {
      const [schedule] = await store.getMany<ScheduleData>('schedules', [name]);
      if (schedule === null || schedule === undefined) throw new Error('There is no such schedule.');
      const data: ScheduleData = { ...schedule.data, nextRunAt: '2026-01-01T05:00:00.000Z' };
      const { collection, id, visibility, authorId, revision } = schedule;
      const due = { kind: 'put', collection, id, data, visibility, authorId, expectedRevision: revision } as const;
      await store.commit({ operations: [due], by: null });
      await expect
        .poll(async () => (await runs()).filter(({ data: run }) => run.status === 'COMPLETED').length, WAIT)
        .toBeGreaterThanOrEqual(round);
    }
    const fired = (await runs()).length;
    const counts = { sent: rounds, whole: fired, partial: 0, refused: 0, lost: Math.max(0, rounds - fired) };
    reportFault({ fault: 'a schedule is due for two processes', ...counts, doubled: Math.max(0, fired - rounds), healMs: 0 });
    expect(fired).toBe(rounds);
  });

  it('write by a model, and book each call once in one budget', async () => {
    const admin = admins[0];
    const before = await paidCalls(admin);
    const generate =
      'mutation ($id: ID!) { generateArticle(input: { stoneId: $id, force: true }) { article { source } userErrors { code } } }';
    const { generateArticle } = await dataOf(admin, generate, { id: ID });
    expect(generateArticle.article.source).toContain('Written by a language model');
    const ask = async () =>
      (await dataOf(admins[1], '{ ask(question: "What is the petrography of Rosso Levanto?") { model } }')).ask;
    // A passage is quoted instead where a busy machine leaves the model no time.
    await expect.poll(async () => (await ask()).model, WAIT).toBe('gpt-4o-mini');
    const asking = 'mutation { generateQuestions(input: { count: 2 }) { questions { text } userErrors { code } } }';
    const { generateQuestions } = await dataOf(admin, asking);
    expect(generateQuestions.questions.map(({ text }: { text: string }) => text).join()).toContain('Would you help us?');
    expect(before.size).toBe(0);
    const booked = async (graph: GraphClient) => {
      const calls = await paidCalls(graph);
      return { operations: [...calls.keys()].sort(), sum: [...calls.values()].reduce((sum, count) => sum + count, 0) };
    };
    const all = { operations: ['ask', 'generateArticle', 'generateQuestions'], sum: openai.chats.length };
    for (const graph of admins) {
      // Once by each copy of monitoring, which take turns.
      await expect.poll(async () => [await booked(graph), await booked(graph)], WAIT).toEqual([all, all]);
    }
    for (const graph of admins) {
      const { health } = await dataOf(graph, '{ health { services { service dependencies { name state } } } }');
      type Health = { service: string; dependencies: readonly { name: string; state: string }[] };
      const writing = health.services.filter(({ dependencies }: Health) =>
        dependencies.some(({ name, state }) => name === 'language model' && state === 'HEALTHY'),
      );
      expect(writing.length).toBeGreaterThan(0);
    }
  });

  it('search Pinecone both, go on without it, and say so', async () => {
    const search = async (graph: GraphClient) => {
      const data = await dataOf(
        graph,
        '{ ragStats { vectorStore dimensions } search(query: "green serpentine for a floor", first: 5) { degraded edges { node { __typename } } } }',
      );
      expect(data.search.edges).toHaveLength(5);
      return { ...data.ragStats, degraded: data.search.degraded };
    };
    const whole = { vectorStore: 'Pinecone', dimensions: 64, degraded: [] };
    for (const graph of visitors) await expect.poll(() => search(graph), WAIT).toEqual(whole);
    pinecone.suffer({ kind: 'cut' });
    for (const graph of visitors) await expect.poll(() => search(graph), WAIT).toEqual({ ...whole, degraded: ['VECTOR'] });
    pinecone.suffer(null);
    for (const graph of visitors) await expect.poll(() => search(graph), WAIT).toEqual(whole);
  });

  it('answer every page while their Redis is stopped and comes back', async () => {
    const counts = { sent: 0, whole: 0, partial: 0 };
    const problems: string[] = [];
    const state = { isAway: false, isOver: false };
    const reading = visitors.map(async (graph) => {
      for (let turn = 0; !state.isOver; turn += 1) {
        counts.sent += 1;
        const { isAway } = state;
        const slug = slugs[turn % slugs.length];
        const { data: page, errors } = await graph.ask(PAGE, { slug });
        if (errors !== undefined) problems.push(...errors.map(({ message }) => message));
        else if (!page.stone.name) problems.push(`${slug} has no name`);
        if (isAway) counts.partial += 1;
        else counts.whole += 1;
      }
    });
    const areDegraded = async (expected: boolean) => {
      for (const graph of admins) {
        const read = async () => (await graph.ask('{ cacheStats { engine degraded } }')).data.cacheStats;
        await expect.poll(read, WAIT).toEqual({ engine: 'redis', degraded: expected });
      }
    };
    await areDegraded(false);
    expect(await redis.admin.dbsize()).toBeGreaterThan(0);
    await redis.kill();
    state.isAway = true;
    await areDegraded(true);
    const readBefore = counts.sent;
    await expect.poll(() => counts.sent, WAIT).toBeGreaterThan(readBefore + 20);
    const restartedAt = performance.now();
    await redis.start();
    await areDegraded(false);
    const healMs = performance.now() - restartedAt;
    state.isOver = true;
    await Promise.all(reading);
    expect(problems).toEqual([]);
    reportFault({ fault: 'stone pages of two copies, Redis stopped', ...counts, refused: 0, lost: 0, doubled: 0, healMs });
  });

  it('go on where one copy of each service is killed, and lose nothing that was acknowledged', async () => {
    const graph = balance(admins);
    const counts = { sent: 0, whole: 0, partial: 0, refused: 0 };
    const writers = startWriters(graph, 'copies');
    await writers.untilAcknowledged(3);
    let killedAt = 0;
    for (const [turn, name] of PROCESSES.entries()) {
      const acknowledged = writers.acknowledged.size;
      killedAt = performance.now();
      // In the end each copy has about half of what serves.
      await copies[turn % 2 === 0 ? 0 : 1].signal(name, 'SIGKILL');
      for (let page = 0; page < 4; page += 1) {
        counts.sent += 1;
        const { errors = [] } = await graph.ask(PAGE, { slug: slugs[page] });
        for (const { extensions } of errors) expect(extensions.code).toMatch(/^(SUBGRAPH_UNAVAILABLE|ENGINE_UNAVAILABLE)$/);
        counts[errors.length === 0 ? 'whole' : 'partial'] += 1;
      }
      await writers.untilAcknowledged(acknowledged + 3);
    }
    const isWhole = async () => (await graph.ask(PAGE, { slug: SLUG })).errors === undefined;
    await expect.poll(isWhole, WAIT).toBe(true);
    const healMs = performance.now() - killedAt;
    await writers.stop();
    for (const slug of slugs) await dataOf(graph, PAGE, { slug });
    const { lost, doubled } = await writers.verify();
    reportFault({ fault: 'one of two copies of each process killed in turn', ...counts, lost, doubled, healMs });
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    expect(counts.whole).toBeGreaterThan(counts.sent / 2);
    const again = await signIn(visitors[1], ADMIN.email, ADMIN.password);
    expect((await again.ask('{ me { email } }')).data.me.email).toBe(ADMIN.email);
  });
});

/** As a balancer before two routers does: by turns, and whoever does not answer is passed over. */
function balance(routers: readonly [GraphClient, GraphClient]): GraphClient {
  let turn = 0;
  return {
    ...routers[0],
    async ask(query, variables, headers) {
      turn += 1;
      const [first, second] = turn % 2 === 0 ? routers : ([routers[1], routers[0]] as const);
      return first.ask(query, variables, headers).catch(() => second.ask(query, variables, headers));
    },
  };
}

/** Calls to the model by operation, without those that embed. */
async function paidCalls(admin: GraphClient): Promise<ReadonlyMap<string, number>> {
  const { costs } = await dataOf(admin, '{ costs(groupBy: OPERATION) { lines { key calls } } }');
  const lines: { key: string; calls: number }[] = costs.lines;
  return new Map(lines.filter(({ key }) => !key.startsWith('embed')).map(({ key, calls }) => [key, calls]));
}
