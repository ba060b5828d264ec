import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS, type Viewer } from '../../platform/identity/viewer.ts';
import { reportSubstitute } from '../../testing/engines/fault-table.ts';
import { testPineconeConfig } from '../../testing/engines/pinecone.ts';
import { NOT_PINECONE, type RunningPinecone, startPinecone } from '../../testing/engines/pinecone-server.ts';
import { compare, openVectorTraffic, type VectorFault } from '../../testing/engines/vector-traffic.ts';
import { openFreshnessRun } from '../../testing/freshness.ts';
import { openRagFixture, type RagFixture } from '../../testing/rag.ts';
import { personWith } from '../../testing/search.ts';

const NO_FILTER = { stoneTypes: [], countries: [], colors: [], articleTypes: [] };
const MINUTE_MS = 60_000;

let server: RunningPinecone;
beforeEach(async () => {
  server = await startPinecone();
});
afterEach(() => server[Symbol.asyncDispose]());
afterAll(() =>
  reportSubstitute('Pinecone', 'passages searched there: parity, freshness, swaps, copies, faults (local server)'),
);

const open = () => openRagFixture({ pinecone: () => testPineconeConfig(server) });

async function dense(
  graph: Pick<RagFixture, 'services'>,
  query: string,
  readAfter: string | null = null,
  viewer: Viewer = ANONYMOUS,
) {
  const request = { query, viewer, filter: NO_FILTER, limit: 10, readAfter };
  return graph.services.retrievalFor('search').denseSearch(request);
}

async function fill(graph: RagFixture): Promise<void> {
  await graph.putStone('rosso-levanto', { petrography: 'ophicalcite', colors: ['red', 'green'] });
  await graph.putStone('thassos-white', { origin: { country: 'Greece', region: null, locality: 'Thasos' } });
  await graph.putArticle('guides/sealing', { title: 'Sealing', source: 'Seal a travertine floor with an impregnator.' });
  await graph.putArticle('guides/frost', { title: 'Frost', source: 'Sandstone kerbs that soak up water burst in frost.' });
  await graph.settle();
}

describe(`rag on Pinecone (${NOT_PINECONE})`, () => {
  it('finds what the embedded index finds, with the same scores', async () => {
    await using remote = await open();
    await using embedded = await openRagFixture();
    await Promise.all([fill(remote), fill(embedded)]);
    for (const query of ['seal a floor', 'kerb frost', 'red and green stone', 'white marble of Greece']) {
      const [theirs, ours] = await Promise.all([dense(remote, query), dense(embedded, query)]);
      expect(theirs.hits.map(({ nodeId }) => nodeId)).toEqual(ours.hits.map(({ nodeId }) => nodeId));
      for (const [at, { score }] of ours.hits.entries()) expect(theirs.hits[at]?.score).toBeCloseTo(score, 5);
      const retrieve = (graph: RagFixture) =>
        graph.ask('query ($query: String!) { retrieve(query: $query) { id text } }', { query });
      expect((await retrieve(remote)).data).toEqual((await retrieve(embedded)).data);
    }
    expect((await remote.ask('{ ragStats { vectorStore } }')).data.ragStats).toEqual({ vectorStore: 'Pinecone' });
  });

  it('asks Pinecone once for a search, however many passages come of it', async () => {
    await using graph = await open();
    await fill(graph);
    const before = server.requests.length;
    await graph.ask('{ retrieve(query: "stone floor", first: 20) { id text score } }');
    expect(server.requests.slice(before).map(({ path }) => path)).toEqual(['/query']);
  });

  it('lets a writer read what was written, and says so where Pinecone has not seen it in time', async () => {
    await using graph = await open();
    server.state.lagMs = 300;
    const { id } = await graph.putArticle('guides/new', { source: 'Basalt setts for a driveway.' });
    const found = await dense(graph, 'basalt driveway', await graph.content.lastCursor());
    expect(found.stale).toBe(false);
    expect(found.hits[0]?.nodeId).toBe(id);
    server.state.lagMs = MINUTE_MS;
    await graph.putArticle('guides/later', { source: 'Porphyry cobbles for a square.' });
    expect((await dense(graph, 'porphyry', await graph.content.lastCursor())).stale).toBe(true);
  });

  it('never shows what was deleted or hidden, however long Pinecone keeps it', async () => {
    await using graph = await open();
    const author = personWith();
    const secret = { source: 'Notes on granite that is honed by hand.' };
    const { id } = await graph.putArticle('guides/secret', secret, 'PUBLIC', author.userId);
    const { id: gone } = await graph.putArticle('guides/gone', { source: 'Granite honed by hand.' });
    await graph.settle();
    const ids = async (viewer: Viewer = ANONYMOUS) =>
      (await dense(graph, 'honed granite', null, viewer)).hits.map(({ nodeId }) => nodeId);
    expect((await ids()).sort()).toEqual([id, gone].sort());
    server.state.lagMs = MINUTE_MS;
    await graph.putArticle('guides/secret', secret, 'content:draft', author.userId);
    await graph.remove('articles', gone);
    const cursor = await graph.content.lastCursor();
    expect((await dense(graph, 'honed granite', cursor)).hits).toEqual([]);
    expect(await ids(author)).toEqual([id]);
  }, 30_000);

  it('writes again with its facts what is published or hidden without a change of words', async () => {
    await using graph = await open();
    const text = { source: 'Notes on granite that is honed by hand.' };
    await graph.putArticle('guides/secret', text, 'content:draft');
    await graph.settle();
    expect((await dense(graph, 'honed granite')).hits).toEqual([]);
    await graph.putArticle('guides/secret', text, 'PUBLIC');
    await graph.settle();
    expect((await dense(graph, 'honed granite')).hits).toHaveLength(1);
  });

  it('changes the model in a namespace of its own without an empty moment, and drops the old one later', async () => {
    await using graph = await open();
    for (let n = 0; n < 60; n += 1) {
      await graph.putArticle(`papers/${n}`, {
        title: `Paper ${n}`,
        source: `The boundary layer over a slender wing ${n} separates at supersonic speed; shock waves heat the airfoil.`,
      });
    }
    await graph.settle();
    const { index } = graph.services;
    const before = index.embedderVersion;
    server.state.lagMs = 200;
    graph.clock.advance(10_000);
    await graph.timer.run('rag.refit');
    while (index.embedderVersion === before) {
      const { hits, stale } = await dense(graph, 'supersonic wing');
      expect({ hits: hits.length, stale }).toEqual({ hits: 10, stale: false });
    }
    expect((await dense(graph, 'supersonic wing')).hits).toHaveLength(10);
    expect(compare(server, index)).toEqual({ lost: 0, beyond: 0 });
    const names = () => [...server.state.held().keys()].sort();
    expect(names()).toEqual([`stomaton-${before}`, `stomaton-${index.embedderVersion}`].sort());
    await graph.timer.run('rag.vectors');
    expect(names()).toHaveLength(2);
    graph.clock.advance(11 * MINUTE_MS);
    await graph.timer.run('rag.vectors');
    expect(names()).toEqual([`stomaton-${index.embedderVersion}`]);
  }, 60_000);

  it('fills an index that has lost its vectors, or is another, with all that there is', async () => {
    await using graph = await open();
    await fill(graph);
    server.state.wipe();
    await graph.timer.run('rag.vectors');
    await expect.poll(() => compare(server, graph.services.index)).toEqual({ lost: 0, beyond: 0 });
    await graph.restart(async () => server.state.wipe());
    await graph.timer.run('rag.vectors');
    await expect.poll(() => compare(server, graph.services.index)).toEqual({ lost: 0, beyond: 0 });
  });

  it('fills anew an index that was not written to for a time', async () => {
    let isElsewhere = true;
    await using graph = await openRagFixture({ pinecone: () => (isElsewhere ? testPineconeConfig(server) : null) });
    await fill(graph);
    isElsewhere = false;
    await graph.restart();
    await graph.putArticle('guides/new', { source: 'Basalt setts for a driveway.' });
    await graph.settle();
    expect((await dense(graph, 'basalt driveway')).hits[0]?.chunkText).toContain('Basalt');
    isElsewhere = true;
    await graph.restart();
    await expect.poll(() => compare(server, graph.services.index)).toEqual({ lost: 0, beyond: 0 });
  });

  it('remembers through a restart what Pinecone has not heard', async () => {
    await using graph = await open();
    await fill(graph);
    server.suffer({ kind: 'cut' });
    await graph.putArticle('guides/new', { source: 'Basalt setts for a driveway.' });
    await graph.remove('articles', (await graph.putArticle('guides/frost')).id);
    const cursor = await graph.content.lastCursor();
    await expect.poll(() => graph.services.index.loadCursor()).toBe(cursor);
    await graph.restart();
    server.suffer(null);
    await expect.poll(() => compare(server, graph.services.index)).toEqual({ lost: 0, beyond: 0 });
    await expect.poll(async () => (await dense(graph, 'basalt driveway')).hits.length).toBeGreaterThan(0);
  });

  it('serves two copies of rag from one namespace, and blinds neither when the other changes its model', async () => {
    await using graph = await open();
    for (let n = 0; n < 60; n += 1) {
      await graph.putArticle(`papers/${n}`, { title: `Paper ${n}`, source: `Shock waves ${n} heat the wing of sandstone.` });
    }
    await graph.settle();
    const { index } = graph.services;
    const refit = async () => {
      const before = index.embedderVersion;
      graph.clock.advance(10_000);
      await graph.timer.run('rag.refit');
      await expect.poll(() => index.embedderVersion).not.toBe(before);
    };
    await refit();
    // The same corpus gives the same model.
    await using copy = await graph.openCopy();
    expect(copy.services.index.embedderVersion).toBe(index.embedderVersion);
    const names = () => [...server.state.held().keys()].sort();
    const old = `stomaton-${copy.services.index.embedderVersion}`;
    const readAll = async () => {
      const cursor = await graph.content.lastCursor();
      return Promise.all([graph, copy].map(async (each) => (await dense(each, 'shock waves', cursor)).hits.length));
    };
    await graph.remove('articles', (await graph.putArticle('papers/0', { source: 'Shock waves.' })).id);
    expect(await readAll()).toEqual([10, 10]);
    // Another fit of one copy alone.
    for (let n = 0; n < 60; n += 1) await graph.putArticle(`care/${n}`, { source: `Impregnators ${n} keep limestone dry.` });
    await graph.settle();
    await refit();
    expect(await readAll()).toEqual([10, 10]);
    graph.clock.advance(11 * MINUTE_MS);
    await graph.timer.run('rag.vectors');
    expect(names()).not.toContain(old);
    await copy.timer.run('rag.vectors');
    await expect.poll(readAll).toEqual([10, 10]);
    expect(compare(server, copy.services.index)).toEqual({ lost: 0, beyond: 0 });
    expect(compare(server, index)).toEqual({ lost: 0, beyond: 0 });
  }, 60_000);

  it('closes at once, whatever it waits for', async () => {
    const graph = await open();
    await fill(graph);
    server.suffer({ kind: 'status', status: 429, headers: { 'retry-after': '20' } });
    await graph.putArticle('guides/new', { source: 'Basalt setts for a driveway.' });
    await expect.poll(() => server.requests.at(-1)?.path).toBe('/vectors/upsert');
    await graph[Symbol.asyncDispose]();
  }, 15_000);

  it('deletes what only Pinecone still has once it is met', async () => {
    await using graph = await open();
    await fill(graph);
    const [name = ''] = server.state.held().keys();
    const [vector] = server.state.held().get(name)?.values() ?? [];
    server.state.upsert({ namespace: name, vectors: [{ ...vector, id: 'chunk_of_nobody' }] });
    await dense(graph, 'stone');
    graph.clock.advance(2 * MINUTE_MS);
    await dense(graph, 'stone');
    await expect.poll(() => compare(server, graph.services.index)).toEqual({ lost: 0, beyond: 0 });
  });

  it('agrees with a naive oracle after random steps, and Pinecone with it', async () => {
    await using run = await openFreshnessRun(20_260_302, { pinecone: () => testPineconeConfig(server) });
    for (let step = 1; step <= 60; step += 1) await run.step();
    expect(await run.disagreements()).toEqual([]);
    await expect.poll(() => compare(server, run.index)).toEqual({ lost: 0, beyond: 0 });
  }, 60_000);
});

describe(`while Pinecone fails (${NOT_PINECONE})`, () => {
  const status = (name: string, code: number, headers: Record<string, string> = {}): VectorFault => ({
    name,
    begin: (failing) => failing.suffer({ kind: 'status', status: code, headers }),
    end: (failing) => failing.suffer(null),
    lastsMs: 600,
    isDegraded: true,
  });
  const always = (name: string, fault: Parameters<RunningPinecone['suffer']>[0], isDegraded = true): VectorFault => ({
    name,
    begin: (failing) => failing.suffer(fault),
    end: (failing) => failing.suffer(null),
    lastsMs: 600,
    isDegraded,
  });

  it.each<VectorFault>([
    status('Pinecone 429 with Retry-After', 429, { 'retry-after': '1' }),
    status('Pinecone 429', 429),
    status('Pinecone 500', 500),
    always('Pinecone not reachable', { kind: 'cut' }),
    always('Pinecone slow', { kind: 'slow', ms: 1_000 }),
    always('Pinecone half an answer', { kind: 'half' }),
    always('Pinecone wrong answers', { kind: 'wrong-shape' }),
    always('Pinecone out of order', { kind: 'out-of-order' }, false),
    {
      name: 'Pinecone index remade, wrong dimension',
      begin: (failing) => failing.state.remake(8),
      end: (failing) => failing.state.remake(384),
      lastsMs: 600,
      isDegraded: true,
    },
    {
      name: 'Pinecone sees writes late',
      begin: ({ state }) => Object.assign(state, { lagMs: 500 }),
      end: ({ state }) => Object.assign(state, { lagMs: 0 }),
      lastsMs: 600,
      isDegraded: false,
    },
  ])(
    '$name',
    async (fault) => {
      await using traffic = await openVectorTraffic();
      await traffic.suffer(fault);
    },
    60_000,
  );
});
