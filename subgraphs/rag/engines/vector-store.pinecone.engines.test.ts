import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../../platform/identity/viewer.ts';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { reportSubstitute } from '../../../testing/engines/fault-table.ts';
import { testPineconeConfig } from '../../../testing/engines/pinecone.ts';
import { NOT_PINECONE, type RunningPinecone, startPinecone } from '../../../testing/engines/pinecone-server.ts';
import { personWith } from '../../../testing/search.ts';
import type { ChunkFilter } from '../domain/chunk-filter.ts';
import { type VectorRecord, type VectorStore, VectorStoreAwayError } from '../domain/vector-store.ts';
import { parsePineconeConfig } from './pinecone-config.ts';
import { atAngle, describeVectorStore } from './vector-store.contract.ts';
import { openPineconeVectorStore } from './vector-store.pinecone.ts';

const ALL: ChunkFilter = { viewer: ANONYMOUS, kind: null, articleTypes: [], locale: null, stones: null };
const FACTS = {
  kind: 'article',
  articleType: null,
  stoneId: null,
  locale: 'en',
  visibility: 'PUBLIC',
  authorId: null,
} as const;
const record = (id: string, angle: number): VectorRecord => ({ id, vector: atAngle(angle), facts: FACTS });

let server: RunningPinecone;
beforeEach(async () => {
  server = await startPinecone();
});
afterEach(() => server[Symbol.asyncDispose]());
afterAll(() =>
  reportSubstitute('Pinecone', 'the contract of vectors, the checks of the index, retries and freshness (local server)'),
);

const open = (env = {}): Promise<VectorStore> =>
  openPineconeVectorStore({ config: testPineconeConfig(server, env), dimensions: 384, log: SILENT_LOGGER });

async function openWith(about: { readonly lagMs: number; readonly numbersWrites: boolean }): Promise<VectorStore> {
  Object.assign(server.state, about);
  return open();
}

describeVectorStore(`Pinecone, writes numbered (${NOT_PINECONE})`, () => openWith({ lagMs: 60, numbersWrites: true }), {
  seenWithinMs: 5_000,
});
describeVectorStore(`Pinecone, writes not numbered (${NOT_PINECONE})`, () => openWith({ lagMs: 60, numbersWrites: false }), {
  seenWithinMs: 5_000,
});

const real = parsePineconeConfig({ ...process.env, PINECONE_API_KEY: process.env.ENGINES_PINECONE_API_KEY });
if (real === null) describe.skip('vectors: Pinecone itself (skipped: no PINECONE_API_KEY)', () => it('is there', () => {}));
else {
  const namespace = `test-${Date.now()}`;
  const openReal = () => openPineconeVectorStore({ config: { ...real, namespace }, dimensions: 384, log: SILENT_LOGGER });
  describeVectorStore('Pinecone itself', openReal, { seenWithinMs: 30_000 });
}

describe(`the index (${NOT_PINECONE})`, () => {
  it('is made where it is absent, and waited for', async () => {
    server.state.makingMs = 700;
    await using store = await open({ PINECONE_INDEX: 'quarry', PINECONE_CLOUD: 'gcp', PINECONE_REGION: 'europe-west4' });
    await store.put('m', [record('a', 1)]);
    expect(server.state.describe('quarry')).toMatchObject({
      dimension: 384,
      metric: 'cosine',
      spec: { serverless: { cloud: 'gcp', region: 'europe-west4' } },
    });
  });

  it('is used as it is where it fits, also by dot product', async () => {
    create('stomaton', 384, 'dotproduct');
    await using store = await open();
    await store.put('m', [record('a', 1)]);
    expect([...server.state.held().keys()]).toEqual(['stomaton-m']);
  });

  it.each([
    ['other dimensions', 1_536, 'cosine', /1536 dimensions.*384/],
    ['another metric', 384, 'euclidean', /measures by euclidean/],
  ])('with %s ends the start, naming the remedy', async (_, dimension, metric, message) => {
    create('stomaton', dimension, metric);
    const error = await open().catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(StartupError);
    expect(error).toMatchObject({ message: expect.stringMatching(message), remedy: expect.stringContaining('PINECONE_INDEX') });
  });

  it('of PINECONE_HOST is neither looked up nor made, and must fit too', async () => {
    create('elsewhere', 384, 'cosine');
    const env = { PINECONE_HOST: server.url, PINECONE_CONTROLLER_HOST: 'http://127.0.0.1:9' };
    await using store = await open(env);
    await store.put('m', [record('a', 1)]);
    expect(server.requests.filter(({ path }) => path.startsWith('/indexes'))).toEqual([]);
    server.state.remake(8);
    await expect(open(env)).rejects.toThrow('PINECONE_HOST has 8 dimensions');
  });

  it('with a key that is refused ends the start; the key is in no message', async () => {
    const error = await open({ PINECONE_API_KEY: 'pcsk_wrong' }).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ remedy: expect.stringContaining('PINECONE_API_KEY') });
    expect(String(error)).not.toContain('pcsk_wrong');
  });

  it('of a Pinecone that is away delays nobody, and is found later', async () => {
    server.suffer({ kind: 'cut' });
    await using store = await open();
    await expect(store.count('m')).rejects.toBeInstanceOf(VectorStoreAwayError);
    expect(await store.report()).toMatchObject({ state: 'DEGRADED' });
    server.suffer(null);
    await expect.poll(async () => (await store.report()).state).toBe('HEALTHY');
    await store.put('m', [record('a', 1)]);
  });
});

describe(`requests (${NOT_PINECONE})`, () => {
  it('say who may see what in every query, whatever else is asked', async () => {
    await using store = await open();
    const author = personWith('content:draft');
    for (const viewer of [ANONYMOUS, author]) {
      await store.nearest('m', atAngle(0), 5, { ...ALL, viewer });
      await store.nearest('m', atAngle(0), 5, {
        ...ALL,
        viewer,
        kind: 'article',
        stones: { ids: new Set(['s']), orNone: true },
      });
    }
    const filters = server.requests.flatMap(({ path, body }) =>
      path === '/query' ? [JSON.stringify((body as { filter: unknown }).filter)] : [],
    );
    expect(filters).toHaveLength(4);
    for (const filter of filters) expect(filter).toContain('{"visibility":{"$in":["PUBLIC"');
    for (const filter of filters.slice(2)) expect(filter).toContain(`{"authorId":{"$eq":"${author.userId}"}}`);
  });

  it('hold at most 1,000 vectors and 2 MB', async () => {
    await using store = await open();
    const values = Float32Array.from({ length: 384 }, (_, d) => Math.fround(1 / (d + 19.3)));
    await store.put(
      'm',
      Array.from({ length: 700 }, (_, n) => ({ id: `chunk_${n}`, vector: values, facts: FACTS })),
    );
    const sizes = server.requests.flatMap(({ path, body }) =>
      path === '/vectors/upsert' ? [JSON.stringify(body).length] : [],
    );
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThan(2_000_000);
  });

  it('wait as long as a 429 asks before they are sent again', async () => {
    await using store = await open();
    server.fail({ kind: 'status', status: 429, headers: { 'retry-after': '1' } });
    await store.put('m', [record('a', 1)]);
    const [first, second] = server.requests.filter(({ path }) => path === '/vectors/upsert');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it.each([
    ['a 429 that asks for nothing', { kind: 'status', status: 429 }],
    ['a 500', { kind: 'status', status: 500 }],
    ['a 503', { kind: 'status', status: 503 }],
    ['a cut connection', { kind: 'cut' }],
    ['half an answer', { kind: 'half' }],
    ['an answer that comes too late', { kind: 'slow', ms: 500 }],
  ] as const)('are sent again after %s, and done once', async (_, fault) => {
    await using store = await open({ PINECONE_TIMEOUT_MS: '300' });
    server.fail(fault);
    await store.put('m', [record('a', 1), record('b', 2)]);
    server.fail(fault);
    expect((await store.nearest('m', atAngle(0), 5, ALL)).map(({ id }) => id)).toEqual(['a', 'b']);
    server.fail(fault);
    await store.delete('m', ['a']);
    expect([...(server.state.held().get('stomaton-m')?.keys() ?? [])]).toEqual(['b']);
  });

  it('put matches that come in no order into theirs', async () => {
    await using store = await open();
    await store.put('m', [record('a', 40), record('b', 10), record('c', 20)]);
    server.fail({ kind: 'out-of-order' });
    expect((await store.nearest('m', atAngle(0), 5, ALL)).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });

  it('take no answer of a shape that the API does not have', async () => {
    await using store = await open();
    server.fail({ kind: 'wrong-shape' });
    await expect(store.nearest('m', atAngle(0), 5, ALL)).rejects.toBeInstanceOf(VectorStoreAwayError);
    await expect.poll(async () => (await store.report()).state).toBe('HEALTHY');
  });

  it('fail at once while Pinecone is away, until it says that it may be asked again', async () => {
    await using store = await open();
    server.suffer({ kind: 'status', status: 429, headers: { 'retry-after': '2' } });
    await expect(store.nearest('m', atAngle(0), 5, ALL)).rejects.toBeInstanceOf(VectorStoreAwayError);
    const sent = server.requests.length;
    for (let times = 0; times < 50; times += 1) {
      await expect(store.nearest('m', atAngle(0), 5, ALL)).rejects.toBeInstanceOf(VectorStoreAwayError);
    }
    expect(server.requests).toHaveLength(sent);
    server.suffer(null);
    const begin = performance.now();
    await expect.poll(async () => (await store.report()).state).toBe('HEALTHY');
    expect(performance.now() - begin).toBeGreaterThan(1_000);
  });

  it('say that what was written is not seen while it is not', async () => {
    server.state.lagMs = 60_000;
    await using store = await open();
    await store.put('m', [record('a', 1)]);
    expect(await store.settled('m', 200)).toBe(false);
    server.state.numbersWrites = false;
    await store.put('m', [record('b', 1)]);
    expect(await store.settled('m', 200)).toBe(false);
  });

  it('do not take an index that was made anew with other dimensions for a fault of the vectors', async () => {
    await using store = await open();
    await store.put('m', [record('a', 1)]);
    server.state.remake(8);
    await expect(store.put('m', [record('b', 1)])).rejects.toBeInstanceOf(VectorStoreAwayError);
    expect(await store.report()).toMatchObject({ state: 'DEGRADED' });
    server.state.remake(384);
    await expect.poll(async () => (await store.report()).state).toBe('HEALTHY');
    await store.put('m', [record('b', 1)]);
  });
});

function create(name: string, dimension: number, metric: string): void {
  server.state.create({ name, dimension, metric, spec: { serverless: { cloud: 'aws', region: 'us-east-1' } } });
}
