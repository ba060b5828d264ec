import { describe, expect, it } from 'vitest';
import { executeInSubgraph } from '../../platform/graphql/execute.ts';
import { SILENT_PROGRESS } from '../../platform/graphql/subgraph.ts';
import { ANONYMOUS, type Viewer } from '../../platform/identity/viewer.ts';
import { seededId } from '../../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { type CachePort, wholeOf } from '../../platform/ports/cache.ts';
import type { DocumentsPort, WriteOperation } from '../../platform/ports/documents.ts';
import { createManualClock } from '../../testing/clock.ts';
import { countingDocuments } from '../../testing/counting-documents.ts';
import { openTestDocuments } from '../../testing/documents.ts';
import { personWith, testRequest } from '../../testing/request-context.ts';
import { openCacheSubgraph } from './subgraph.ts';

const ROSSO = seededId('stone', 'rosso-levanto');
const MANAGER = personWith(['cache:manage']);

function putStone(id: string, data: object = {}): WriteOperation {
  return { kind: 'put', collection: 'stones', id, data, visibility: 'PUBLIC', authorId: null };
}

/** Reads stones through the cache as content does. */
function readStones(cache: CachePort, documents: DocumentsPort, ids: readonly string[]) {
  const options = { ttlMs: 30_000, tags: (id: string) => [id, 'stones'] };
  return cache.getOrLoadMany('content:stones', ids, options, (missing) => documents.getMany('stones', missing));
}

async function openGraph() {
  await using opened = new AsyncDisposableStack();
  const clock = createManualClock();
  const documents = opened.use(await openTestDocuments(clock));
  const content = documents.portFor('content');
  await content.commit({ operations: [putStone(ROSSO)], by: null });
  const counting = countingDocuments(documents.portFor('cache'));
  const { subgraph, cacheFor } = await openCacheSubgraph({ documents: counting.documents, clock, log: SILENT_LOGGER });
  opened.use(subgraph);
  await subgraph.start(SILENT_PROGRESS);
  const cache = cacheFor('content');
  async function ask(query: string, viewer: Viewer = ANONYMOUS, variables: Record<string, unknown> = {}) {
    const result = await executeInSubgraph(subgraph, { query, variables }, testRequest({ viewer, clock }));
    return JSON.parse(JSON.stringify(result)) as typeof result;
  }
  async function statusOf(id: string) {
    const { data } = await ask(statusQuery([id]));
    const [entity] = (data?._entities ?? []) as { cacheStatus: unknown }[];
    return entity?.cacheStatus;
  }
  const owned = opened.move();
  return {
    clock,
    content,
    counting,
    subgraph,
    cacheFor,
    cache,
    ask,
    statusOf,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function statusQuery(ids: readonly string[], type = 'Stone'): string {
  const references = ids.map((id) => `{ __typename: "${type}", id: "${id}" }`).join(', ');
  return `{ _entities(representations: [${references}]) { ... on ${type} { cacheStatus { cached tier ttlSeconds tags } } } }`;
}

const INVALIDATE = `mutation ($input: InvalidateCacheInput!) {
  invalidateCache(input: $input) { removed userErrors { code message path } }
}`;

describe('cache subgraph', () => {
  it('says how a stone stands in the cache before it is read, after, and once it has expired', async () => {
    await using graph = await openGraph();
    const absent = { cached: false, tier: null, ttlSeconds: null, tags: [ROSSO, 'stones'] };
    expect(await graph.statusOf(ROSSO)).toEqual(absent);
    await readStones(graph.cache, graph.content, [ROSSO]);
    graph.clock.advance(10_500);
    expect(await graph.statusOf(ROSSO)).toEqual({ cached: true, tier: 'memory', ttlSeconds: 20, tags: [ROSSO, 'stones'] });
    graph.clock.advance(20_000);
    expect(await graph.statusOf(ROSSO)).toEqual(absent);
  });

  it('answers null for what is not there or hidden, whatever is cached of it', async () => {
    await using graph = await openGraph();
    const draft = seededId('article', 'draft:en');
    const operation = { ...putStone(draft), collection: 'articles', visibility: 'content:draft' } as const;
    await graph.content.commit({ operations: [operation], by: null });
    const query = statusQuery([draft, seededId('article', 'none:en')], 'Article');
    expect(await graph.ask(query)).toEqual({ data: { _entities: [null, null] } });
    expect(await graph.ask(query, personWith(['content:draft']))).toMatchObject({
      data: { _entities: [{ cacheStatus: { cached: false, tags: [draft, 'articles'] } }, null] },
    });
  });

  it('drops what a commit changed, as the feed tells of it', async () => {
    await using graph = await openGraph();
    const other = seededId('stone', 'other');
    await graph.content.commit({ operations: [putStone(other)], by: null });
    await readStones(graph.cache, graph.content, [ROSSO, other]);
    const onlyOther = { ttlMs: 30_000, tags: () => [other] };
    await graph.cache.getOrLoadMany('content:other', ['x'], onlyOther, async () => ['kept']);
    await graph.content.commit({ operations: [putStone(ROSSO, { n: 2 })], by: null });
    // The consumer passes the commit before this call can find the feed's end behind it.
    await expect.poll(() => graph.statusOf(ROSSO)).toMatchObject({ cached: false });
    expect(await graph.statusOf(other)).toMatchObject({ cached: true, tags: [other] });
    expect(await readStones(graph.cache, graph.content, [ROSSO])).toMatchObject([{ revision: 2, data: { n: 2 } }]);
  });

  it('drops what depends on a whole collection with any change there', async () => {
    await using graph = await openGraph();
    const countStones = () =>
      graph.cache.getOrLoadMany('content:count', ['stones'], { ttlMs: 30_000, tags: () => [wholeOf('stones')] }, async () => [
        await graph.content.count('stones'),
      ]);
    expect(await countStones()).toEqual([1]);
    await graph.content.commit({ operations: [putStone(seededId('stone', 'other'))], by: null });
    await expect.poll(countStones).toEqual([2]);
  });

  it('hears also of what changed between opening and start', async () => {
    await using documents = await openTestDocuments();
    const content = documents.portFor('content');
    const deps = { documents: documents.portFor('cache'), clock: createManualClock(), log: SILENT_LOGGER };
    const { subgraph, cacheFor } = await openCacheSubgraph(deps);
    await using _subgraph = subgraph;
    await readStones(cacheFor('content'), content, [ROSSO]);
    await content.commit({ operations: [putStone(ROSSO)], by: null });
    await subgraph.start(SILENT_PROGRESS);
    expect(await cacheFor('content').statusOf([ROSSO])).toEqual([null]);
  });

  it('drops by hand what has one of the tags, and says how many', async () => {
    await using graph = await openGraph();
    await readStones(graph.cache, graph.content, [ROSSO]);
    const drop = (tags: string[]) => graph.ask(INVALIDATE, MANAGER, { input: { tags } });
    expect(await drop(['stones', 'articles'])).toEqual({ data: { invalidateCache: { removed: 1, userErrors: [] } } });
    expect(await drop([ROSSO])).toEqual({ data: { invalidateCache: { removed: 0, userErrors: [] } } });
    expect(await graph.statusOf(ROSSO)).toMatchObject({ cached: false });
  });

  it.each([
    ['no tags', [], ['input', 'tags']],
    ['101 tags', Array.from({ length: 101 }, String), ['input', 'tags']],
    ['an empty tag', ['a', ''], ['input', 'tags', '1']],
    ['a tag of 201 characters', ['x'.repeat(201)], ['input', 'tags', '0']],
  ])('refuses %s, naming the input', async (_title, tags, path) => {
    await using graph = await openGraph();
    await readStones(graph.cache, graph.content, [ROSSO]);
    expect(await graph.ask(INVALIDATE, MANAGER, { input: { tags } })).toMatchObject({
      data: { invalidateCache: { removed: 0, userErrors: [{ code: 'INVALID_INPUT', path }] } },
    });
    expect(await graph.statusOf(ROSSO)).toMatchObject({ cached: true });
  });

  it('counts what it did since it was opened', async () => {
    await using graph = await openGraph();
    const query = '{ cacheStats { engine degraded entries hitRate hits misses evictions memoryBytes } }';
    const empty = {
      engine: 'memory',
      degraded: false,
      entries: 0,
      hitRate: 0,
      hits: 0,
      misses: 0,
      evictions: 0,
      memoryBytes: 0,
    };
    expect(await graph.ask(query, MANAGER)).toEqual({ data: { cacheStats: empty } });
    for (let reads = 0; reads < 4; reads += 1) await readStones(graph.cache, graph.content, [ROSSO]);
    const counted = { entries: 1, hits: 3, misses: 1, hitRate: 0.75, memoryBytes: expect.toSatisfy((bytes) => bytes > 100) };
    expect(await graph.ask(query, MANAGER)).toMatchObject({ data: { cacheStats: counted } });
  });

  it('shows its counters to those who manage it and lets nobody else drop anything', async () => {
    await using graph = await openGraph();
    const input = { tags: ['stones'] };
    for (const [viewer, code] of [
      [ANONYMOUS, 'UNAUTHENTICATED'],
      [personWith(['content:write']), 'FORBIDDEN'],
    ] as const) {
      expect((await graph.ask('{ cacheStats { entries } }', viewer)).errors).toMatchObject([{ extensions: { code } }]);
      expect((await graph.ask(INVALIDATE, viewer, { input })).errors).toMatchObject([{ extensions: { code } }]);
    }
  });

  it('asks the document store once for one stone and for a hundred', async () => {
    await using graph = await openGraph();
    const ids = Array.from({ length: 100 }, (_, index) => seededId('stone', String(index)));
    await graph.content.commit({ operations: ids.map((id) => putStone(id)), by: null });
    for (const some of [ids.slice(0, 1), ids]) {
      graph.counting.reset();
      expect((await graph.ask(statusQuery(some))).errors).toBeUndefined();
      expect(graph.counting.total()).toBe(1);
    }
  });

  it('keeps each service to namespaces of its own', async () => {
    await using graph = await openGraph();
    const read = readStones(graph.cacheFor('search'), graph.content, [ROSSO]);
    await expect(read).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
