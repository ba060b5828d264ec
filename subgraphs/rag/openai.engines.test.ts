import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../platform/identity/viewer.ts';
import { testOpenAiConfig } from '../../testing/engines/openai.ts';
import { NOT_OPENAI, type OpenAiFault, type RunningOpenAi, startOpenAi } from '../../testing/engines/openai-server.ts';
import { testPineconeConfig } from '../../testing/engines/pinecone.ts';
import { startPinecone } from '../../testing/engines/pinecone-server.ts';
import { compare } from '../../testing/engines/vector-traffic.ts';
import { openTestMonitoring, type TestMonitoring } from '../../testing/monitoring.ts';
import { openRagFixture, type RagFixture } from '../../testing/rag.ts';

const NO_FILTER = { stoneTypes: [], countries: [], colors: [], articleTypes: [] };
const SMALL = 'openai:text-embedding-3-small@384';
const LARGE = 'openai:text-embedding-3-large@512';

let server: RunningOpenAi;
let monitoring: TestMonitoring;
/** What the next start is configured by; null: the embedder of the process. */
let env: Record<string, string>;
beforeEach(async () => {
  server = await startOpenAi();
  monitoring = await openTestMonitoring({});
  env = { OPENAI_EMBEDDING_DIMENSIONS: '384', OPENAI_RETRIES: '0', OPENAI_TIMEOUT_MS: '1000' };
});
afterEach(async () => {
  await monitoring[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const openai = () => ({ config: testOpenAiConfig(server, env), telemetry: monitoring.telemetry });

async function dense(graph: RagFixture, query: string) {
  const request = { query, viewer: ANONYMOUS, filter: NO_FILTER, limit: 10, readAfter: null };
  return graph.services.retrievalFor('search').denseSearch(request);
}

async function fill(graph: RagFixture, count = 30): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await graph.putArticle(`guides/${n}`, { title: `Guide ${n}`, source: `Seal the travertine floor number${n} with wax.` });
  }
  await graph.settle();
}

/** Every search is answered until another model is searched. */
async function answersUntilChanged(graph: RagFixture, from: string | null): Promise<void> {
  while (graph.services.index.embedderVersion === from) {
    expect((await dense(graph, 'travertine wax')).hits).toHaveLength(10);
    await nextTurn();
  }
}

async function ledger(graph: RagFixture) {
  const entries = await graph.content.find<Record<string, unknown>>('ledger', {});
  return entries.map(({ data }) => data);
}

describe(`embeddings of OpenAI (${NOT_OPENAI})`, () => {
  it('embed passages and queries, and every call is in the ledger, priced', async () => {
    await using graph = await openRagFixture({ openai });
    const { id } = await graph.putArticle('guides/sealing', { title: 'Sealing', source: 'Seal a travertine floor with wax.' });
    await graph.settle();
    expect((await dense(graph, 'travertine floor')).hits[0]?.nodeId).toBe(id);
    const { ragStats } = (await graph.ask('{ ragStats { embeddingModel dimensions } }')).data;
    expect(ragStats).toEqual({ embeddingModel: SMALL, dimensions: 384 });
    await expect.poll(async () => (await ledger(graph)).length).toBe(server.charged);
    for (const entry of await ledger(graph)) {
      expect(entry).toMatchObject({ service: 'rag', provider: 'openai', model: 'text-embedding-3-small' });
      expect(Number(entry.nanoUsd)).toBeGreaterThan(0);
    }
    expect(await ledger(graph)).toContainEqual(expect.objectContaining({ operation: 'embedPassages', entityIds: [id] }));
  });

  it('ask once for many texts, and once for a query however often it is asked', async () => {
    await using graph = await openRagFixture({ openai });
    await graph.putArticle('guides/long', {
      source: Array.from({ length: 40 }, (_, n) => `## Part ${n}\n\n${`Word${n} of sand and lime. `.repeat(30)}`).join('\n\n'),
    });
    await graph.settle();
    const sizes = server.embedded.map(({ input }) => (Array.isArray(input) ? input.length : 1));
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(30);
    const before = server.embedded.length;
    await Promise.all([dense(graph, 'sand'), dense(graph, 'sand'), graph.ask('{ retrieve(query: "sand") { id } }')]);
    await dense(graph, 'sand');
    expect(server.embedded).toHaveLength(before + 1);
  });

  it.each<[string, OpenAiFault]>([
    ['a 429 that asks for nothing', { kind: 'status', status: 429 }],
    ['a 429 with Retry-After', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }],
    ['a 500', { kind: 'status', status: 500 }],
    ['half an answer', { kind: 'half' }],
    ['vectors of another length', { kind: 'wrong-dimension' }],
    ['silence', { kind: 'slow', ms: 1_500 }],
  ])('that fail by %s leave a text findable by its words, and are made up for later', async (_, fault) => {
    await using graph = await openRagFixture({ openai });
    server.fail(fault);
    const { id } = await graph.putArticle('guides/sealing', { title: 'Sealing', source: 'Seal a travertine floor with wax.' });
    await expect.poll(() => graph.services.index.size).toBe(1);
    const byWords = async () => (await graph.ask('{ retrieve(query: "travertine wax") { text } }')).data.retrieve;
    expect(await byWords()).toHaveLength(1);
    await graph.timer.run('rag.lacking');
    await expect.poll(async () => (await dense(graph, 'travertine floor')).hits.map(({ nodeId }) => nodeId)).toEqual([id]);
    expect((await dense(graph, 'travertine floor')).stale).toBe(false);
  });

  it('take vectors that come in another order for what they are', async () => {
    await using graph = await openRagFixture({ openai });
    server.fail({ kind: 'out-of-order' });
    const ids: string[] = [];
    const words = ['granite', 'basalt', 'slate'];
    await graph.upload({
      title: 'All',
      text: words.map((word) => `## ${word}\n\n${`${word} `.repeat(60)}`).join('\n\n'),
      mediaType: 'text/markdown',
    });
    await graph.settle();
    for (const word of words) {
      const { data } = await graph.ask('query ($word: String!) { retrieve(query: $word, first: 1) { id text } }', { word });
      expect(data.retrieve[0].text).toContain(word);
      ids.push(data.retrieve[0].id);
    }
    expect(new Set(ids).size).toBe(3);
  });

  it('refuse a query while the model is away; passages are found by words meanwhile', async () => {
    await using graph = await openRagFixture({ openai });
    await fill(graph, 3);
    server.fail({ kind: 'status', status: 500 }, { kind: 'status', status: 500 });
    await expect(dense(graph, 'wax')).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    const { data, codes } = await graph.ask('{ retrieve(query: "travertine wax") { text } }');
    expect(codes).toEqual([]);
    expect(data.retrieve.length).toBeGreaterThan(0);
    expect((await dense(graph, 'wax')).hits).toHaveLength(3);
  });

  it('go on with a change that was cut short; what was paid for is not paid again', async () => {
    await using graph = await openRagFixture({ openai });
    await fill(graph, 120);
    env = { ...env, OPENAI_EMBEDDING_MODEL: 'text-embedding-3-large', OPENAI_EMBEDDING_DIMENSIONS: '512' };
    const asItShouldBe: OpenAiFault = { kind: 'headers', headers: {} };
    server.fail(asItShouldBe, { kind: 'status', status: 500 });
    const texts = () =>
      server.embedded.filter(({ model }) => model === 'text-embedding-3-large').flatMap(({ input }) => input as string[]);
    await graph.restart();
    await expect.poll(() => texts().length).toBe(100);
    await graph.restart();
    await answersUntilChanged(graph, SMALL);
    const failed = 50;
    expect(texts()).toHaveLength(120 + failed);
    expect(new Set(texts()).size).toBe(120);
  });

  it('change from model to model beside the old vectors, which answer meanwhile', async () => {
    await using graph = await openRagFixture({ openai });
    await fill(graph);
    const { index } = graph.services;
    expect(index.embedderVersion).toBe(SMALL);
    env = { ...env, OPENAI_EMBEDDING_MODEL: 'text-embedding-3-large', OPENAI_EMBEDDING_DIMENSIONS: '512' };
    await graph.restart();
    await answersUntilChanged(graph, SMALL);
    expect(graph.services.index.embedderVersion).toBe(LARGE);
    expect((await dense(graph, 'travertine wax')).hits).toHaveLength(10);
    const asked = server.embedded.filter(({ model, input }) => model === 'text-embedding-3-large' && Array.isArray(input));
    const texts = asked.flatMap(({ input }) => input as string[]).filter((text) => text.includes('number'));
    expect(new Set(texts).size).toBe(30);
    expect(texts).toHaveLength(30);
  });

  it('fill a Pinecone namespace of their own', async () => {
    await using pinecone = await startPinecone();
    await using graph = await openRagFixture({ openai, pinecone: testPineconeConfig(pinecone) });
    await fill(graph, 5);
    expect((await dense(graph, 'travertine wax')).hits).toHaveLength(5);
    expect([...pinecone.state.held().keys()]).toEqual([`stomaton-${SMALL}`]);
    expect(compare(pinecone, graph.services.index)).toEqual({ lost: 0, beyond: 0 });
  });
});

it(`changes from the embedder of the process to OpenAI and back (${NOT_OPENAI})`, async () => {
  let isPaid = false;
  const engines = { openai: () => (isPaid ? openai() : null) };
  await using graph = await openRagFixture(engines);
  await fill(graph);
  const own = graph.services.index.embedderVersion;
  isPaid = true;
  await graph.restart();
  await answersUntilChanged(graph, own);
  expect(graph.services.index.embedderVersion).toBe(SMALL);
  isPaid = false;
  await graph.restart();
  expect(graph.services.index.embedderVersion).toMatch(/^static-384-/);
  expect((await dense(graph, 'travertine wax')).hits).toHaveLength(10);
}, 60_000);
