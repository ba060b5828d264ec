import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { BACKUP } from '../../moving/backup.ts';
import { removeDerivedFiles } from '../../moving/derived-files.ts';
import { EXPORT } from '../../moving/export.ts';
import { IMPORT } from '../../moving/import.ts';
import { RESTORE } from '../../moving/restore.ts';
import { SILENT_PROGRESS } from '../../platform/graphql/subgraph.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { parseRouterConfig } from '../../router/config.ts';
import { parseAuthConfig } from '../../subgraphs/auth/config.ts';
import { openOneProcess } from '../../topologies/one-process.ts';
import { catalogueLine } from '../content.ts';
import { openDataFolder } from '../data-folder.ts';
import { createGraphClient, type GraphClient, signIn } from '../graph-client.ts';
import { runInFolder } from '../run-command.ts';
import { accepted, data } from '../scenarios/case.ts';
import { ADMIN, copySeededData, RAISED_RATES, TEST_ENVIRONMENT } from '../seeded-data.ts';
import { comparable, type Question, readQuestions, writeAndRead } from '../topologies/same-questions.ts';

const SLOW = 180_000;

interface Graph extends AsyncDisposable {
  readonly visitor: GraphClient;
  readonly admin: GraphClient;
}

/** The whole graph on a data folder, as `npm start` serves it. */
async function openGraphAt(dataDir: string): Promise<Graph> {
  const server = await openOneProcess({
    dataDir,
    auth: parseAuthConfig(TEST_ENVIRONMENT),
    router: parseRouterConfig({ PORT: '0', ...RAISED_RATES }),
    clock: systemClock,
    log: SILENT_LOGGER,
    progress: SILENT_PROGRESS,
    announce: () => {},
    version: 'test',
  });
  const visitor = createGraphClient(server.url);
  const admin = await signIn(visitor, ADMIN.email, ADMIN.password);
  return { visitor, admin, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

const CREATE_ARTICLE =
  'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { article { id } userErrors { message } } }';
const REPORT_GAP = 'mutation ($input: ReportGapInput!) { reportGap(input: $input) { gap { id } userErrors { message } } }';
const GENERATE =
  'mutation ($input: GenerateArticleInput!) { generateArticle(input: $input) { article { id } userErrors { message } } }';
const CREATE_KEY = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret userErrors { message } } }';

/** A little of what people do with the graph: so every kind of document has a history beyond the seed. */
async function use({ visitor, admin }: Graph): Promise<void> {
  const { stone } = await data(visitor.ask('{ stone(slug: "rosso-levanto") { id } }'));
  await accepted(
    admin.ask(CREATE_ARTICLE, {
      input: { path: 'guides/kept', title: 'Kept', type: 'FAQ', source: 'A draft about Rosso Levanto.' },
    }),
  );
  await accepted(
    admin.ask(REPORT_GAP, {
      input: { stoneId: stone.id, subject: 'Rosso Levanto', topic: 'PRICING', description: 'What does it cost?' },
    }),
  );
  await accepted(admin.ask(GENERATE, { input: { stoneId: stone.id, force: true } }));
}

const QUESTIONS = readQuestions();

const owned = new AsyncDisposableStack();
let original: Graph;
let restored: Graph;
let originalDir: string;
let token: string;

beforeAll(async () => {
  const seeded = owned.use(await copySeededData(inject('seededDataDir')));
  const elsewhere = owned.use(await openDataFolder());
  originalDir = seeded.path;
  {
    await using graph = await openGraphAt(originalDir);
    await use(graph);
    token = graph.admin.accessToken ?? '';
    // Taken while the graph serves: it must be possible. What it compares with is taken when all that waited is written.
    expect(await runInFolder(BACKUP, ['--out', 'early'], originalDir)).toMatchObject({ code: 0, err: '' });
  }
  expect(await runInFolder(BACKUP, ['--out', 'copy', '--with-keys'], originalDir)).toMatchObject({ code: 0, err: '' });
  const backup = join(originalDir, 'copy');
  expect(await runInFolder(RESTORE, [backup], elsewhere.path)).toMatchObject({ code: 0, err: '' });
  // The embedder learns anew from what is there: both must have learned from the same.
  removeDerivedFiles(originalDir);
  original = owned.use(await openGraphAt(originalDir));
  restored = owned.use(await openGraphAt(elsewhere.path));
}, SLOW);
afterAll(() => owned.disposeAsync());

describe('a restored system', () => {
  it('knows the sessions of the one that was backed up, where its keys were kept', async () => {
    const { me } = await data(restored.visitor.as(token).ask('{ me { email } }'));
    expect(me.email).toBe(ADMIN.email);
  });

  it.each(QUESTIONS)('answers as the one that was backed up: $name ($by)', async ({ by, query, variables }) => {
    const ask = (graph: Graph, who: Question['by']) => graph[who].ask(query, variables);
    expect(comparable(await ask(restored, by))).toEqual(comparable(await ask(original, by)));
  });

  it('has the draft, the gap, the generated article and its cost', async () => {
    for (const { admin, visitor } of [original, restored]) {
      const { article, stone } = await data(
        admin.ask(`{ article(path: "guides/kept") { title status }
          stone(slug: "rosso-levanto") { gaps { subject } article { cost { byOperation { key } } } } }`),
      );
      expect(article).toEqual({ title: 'Kept', status: 'DRAFT' });
      expect(stone.gaps.length).toBeGreaterThan(0);
      expect(stone.article.cost.byOperation).toEqual([{ key: 'generateArticle' }]);
      expect((await data(visitor.ask('{ article(path: "guides/kept") { title } }'))).article).toBeNull();
    }
  });

  it(
    'answers alike to writes, and to reads that must see them',
    async () => {
      expect(comparable(await writeAndRead(restored))).toEqual(comparable(await writeAndRead(original)));
    },
    SLOW,
  );
});

describe('through a running graph', () => {
  it('stones are imported by an API key, and exported the same', async () => {
    const key = await accepted(original.admin.ask(CREATE_KEY, { input: { name: 'import' } }));
    writeFileSync(
      join(originalDir, 'new.jsonl'),
      [catalogueLine('Imported One'), catalogueLine('Imported Two'), '{'].join('\n'),
    );
    const url = `${original.visitor.url}/graphql`;
    const environment = { STOMATON_API_KEY: key.secret as string };
    const checked = await runInFolder(IMPORT, ['new.jsonl', '--url', url], originalDir, { environment });
    expect([checked.code, checked.out]).toEqual([1, expect.stringMatching(/line 3: not a line of JSON/)]);
    const done = await runInFolder(IMPORT, ['new.jsonl', '--url', url, '--skip-bad'], originalDir, { environment });
    expect(done.out).toContain('2 new, 0 changed');
    const { stone } = await data(original.visitor.ask('{ stone(slug: "imported-one") { name article { status } } }'));
    expect(stone).toEqual({ name: 'Imported One', article: { status: 'PUBLISHED' } });
    await runInFolder(EXPORT, ['stones', '--out', 'out.jsonl'], originalDir);
    expect(readFileSync(join(originalDir, 'out.jsonl'), 'utf8')).toContain('"slug":"imported-two"');
  });

  it.each([
    ['a wrong key', { STOMATON_API_KEY: `stk_${'0'.repeat(26)}_${'A'.repeat(43)}` }, /STOMATON_API_KEY/],
    ['no key', {}, /STOMATON_API_KEY is not set/],
  ])('nothing is imported by %s', async (_what, environment, expected) => {
    writeFileSync(join(originalDir, 'x.jsonl'), catalogueLine('Never'));
    const url = `${original.visitor.url}/graphql`;
    const { code, err } = await runInFolder(IMPORT, ['x.jsonl', '--url', url], originalDir, { environment });
    expect([code, err]).toEqual([1, expect.stringMatching(expected)]);
  });
});
