import { describe, expect, it } from 'vitest';
import { executeInSubgraph } from '../../platform/graphql/execute.ts';
import { SILENT_PROGRESS } from '../../platform/graphql/subgraph.ts';
import { ANONYMOUS, type Viewer } from '../../platform/identity/viewer.ts';
import { seededId } from '../../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import type { WriteOperation } from '../../platform/ports/documents.ts';
import { createManualClock } from '../../testing/clock.ts';
import { countingDocuments } from '../../testing/counting-documents.ts';
import { openDataFolder } from '../../testing/data-folder.ts';
import { openTestDocuments } from '../../testing/documents.ts';
import { personWith, testRequest } from '../../testing/request-context.ts';
import { createDatabaseContext } from './context.ts';
import { openDatabaseSubgraph } from './subgraph.ts';

const stone = (key: string) => seededId('stone', key);

function put(id: string, data: object = {}, visibility: 'PUBLIC' | 'content:draft' = 'PUBLIC'): WriteOperation {
  const collection = id.startsWith('stone') ? 'stones' : 'articles';
  return { kind: 'put', collection, id, data, visibility, authorId: null };
}

async function openWithStone() {
  await using opened = new AsyncDisposableStack();
  const clock = createManualClock();
  const { path } = opened.use(await openDataFolder());
  const { subgraph, documentsFor } = await openDatabaseSubgraph({ dataDir: path, clock, log: SILENT_LOGGER });
  opened.use(subgraph);
  await subgraph.start(SILENT_PROGRESS);
  const content = documentsFor('content');
  await content.commit({ operations: [put(stone('a'), { n: 1 })], by: null });
  clock.advance(60_000);
  await content.commit({ operations: [put(stone('a'), { n: 2 })], by: 'user_x' });
  const ask = (query: string, viewer: Viewer = ANONYMOUS) =>
    executeInSubgraph(subgraph, { query }, testRequest({ viewer, clock })).then(
      (result) => JSON.parse(JSON.stringify(result)) as typeof result,
    );
  const owned = opened.move();
  return { ask, subgraph, content, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

function entities(type: 'Stone' | 'Article', ids: readonly string[], selection: string): string {
  const references = ids.map((id) => `{ __typename: "${type}", id: "${id}" }`).join(', ');
  return `{ _entities(representations: [${references}]) { ... on ${type} { ${selection} } } }`;
}

const WHOLE = `record { collection documentId revision createdAt updatedAt updatedBy
  history(first: 5) { revision at by changedPaths } }`;

describe('database subgraph', () => {
  it('answers how a stone is stored, and to a signed-out reader not who wrote it, without an error', async () => {
    await using graph = await openWithStone();
    expect(await graph.ask(entities('Stone', [stone('a')], WHOLE))).toMatchObject({
      data: {
        _entities: [
          {
            record: {
              collection: 'stones',
              documentId: stone('a'),
              revision: 2,
              createdAt: '2026-01-01T00:00:00.000Z',
              updatedAt: '2026-01-01T00:01:00.000Z',
              updatedBy: null,
              history: [
                { revision: 2, at: '2026-01-01T00:01:00.000Z', by: null, changedPaths: ['n'] },
                { revision: 1, at: '2026-01-01T00:00:00.000Z', by: null, changedPaths: ['*'] },
              ],
            },
          },
        ],
      },
    });
    expect((await graph.ask(entities('Stone', [stone('a')], WHOLE))).errors).toBeUndefined();
  });

  it('tells who wrote a document to those who may write', async () => {
    await using graph = await openWithStone();
    const query = entities('Stone', [stone('a')], 'record { updatedBy history { by } }');
    expect(await graph.ask(query, personWith(['content:write']))).toEqual({
      data: { _entities: [{ record: { updatedBy: 'user_x', history: [{ by: 'user_x' }, { by: null }] } }] },
    });
  });

  it('answers null for what is gone, hidden or no id', async () => {
    await using graph = await openWithStone();
    const draft = seededId('article', 'draft:en');
    await graph.content.commit({ operations: [put(draft, {}, 'content:draft')], by: 'user_x' });
    const query = entities('Article', [draft, seededId('article', 'none:en'), 'nonsense'], 'record { revision }');
    expect(await graph.ask(query)).toEqual({ data: { _entities: [null, null, null] } });
    expect(await graph.ask(query, personWith(['content:draft']))).toEqual({
      data: { _entities: [{ record: { revision: 1 } }, null, null] },
    });
  });

  it('refuses a length of history outside 1 to 100, naming the argument', async () => {
    await using graph = await openWithStone();
    for (const first of [0, 101, -1]) {
      const { errors } = await graph.ask(entities('Stone', [stone('a')], `record { history(first: ${first}) { revision } }`));
      expect(errors).toMatchObject([{ message: expect.stringContaining('first'), extensions: { code: 'INVALID_INPUT' } }]);
    }
  });

  it('shows its status to those who may inspect it, and nobody else', async () => {
    await using graph = await openWithStone();
    const query = '{ databaseStatus { engine collections { name documents sizeBytes indexes } } }';
    const { data } = await graph.ask(query, personWith(['database:inspect']));
    expect(data).toMatchObject({ databaseStatus: { engine: 'sqlite' } });
    expect(JSON.stringify(data)).toContain('{"name":"stones","documents":1,"sizeBytes":7,"indexes":["id","data.slug"');
    expect(await graph.ask(query)).toMatchObject({
      data: { databaseStatus: null },
      errors: [{ path: ['databaseStatus'], extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(await graph.ask(query, personWith(['content:write']))).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('makes the same two engine calls for one stone and for a hundred', async () => {
    await using graph = await openWithStone();
    await using documents = await openTestDocuments();
    const ids = Array.from({ length: 100 }, (_, index) => stone(String(index)));
    await documents.portFor('content').commit({ operations: ids.map((id) => put(id)), by: null });
    const { documents: counted, calls } = countingDocuments(documents.portFor('database'));
    const subgraph = {
      ...graph.subgraph,
      createContext: (request: Parameters<typeof createDatabaseContext>[1]) => createDatabaseContext(counted, request),
    };
    for (const some of [ids.slice(0, 1), ids]) {
      const query = entities('Stone', some, 'record { revision history(first: 3) { revision } more: history { at } }');
      const result = await executeInSubgraph(subgraph, { query }, testRequest());
      expect(result.errors).toBeUndefined();
    }
    expect(Object.fromEntries(calls)).toEqual({ heads: 2, histories: 2 });
  });

  it('says that its engine is healthy, and down once it is closed', async () => {
    const graph = await openWithStone();
    expect(graph.subgraph.isReady).toBe(true);
    expect(await graph.subgraph.checkDependencies()).toMatchObject([{ engine: 'sqlite', state: 'HEALTHY' }]);
    await graph[Symbol.asyncDispose]();
    expect(await graph.subgraph.checkDependencies()).toMatchObject([{ state: 'DOWN', latencyMs: null }]);
  });
});
