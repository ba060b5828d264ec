import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { SILENT_PROGRESS } from '../../platform/graphql/subgraph.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import { type SubgraphServer, startSubgraph } from '../../platform/start-subgraph.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { createCachePort } from '../../subgraphs/cache/domain/cache-port.ts';
import { createMemoryCache } from '../../subgraphs/cache/engines/memory-cache.ts';
import { openContentSubgraph } from '../../subgraphs/content/subgraph.ts';
import { openRagSubgraph } from '../../subgraphs/rag/subgraph.ts';
import { openSearchSubgraph } from '../../subgraphs/search/subgraph.ts';
import { catalogueLine, createTestQuota } from '../content.ts';
import { openTestDocuments } from '../documents.ts';
import { createTestKeys, type TestKeys } from '../service-keys.ts';

// A service that is started again on a store that is full: as long as it has not read it, it must not say that there is nothing.

const telemetry = {
  reportOperation() {},
  price: () => Promise.reject(new Error('Nothing is paid here.')),
  reserve: () => Promise.reject(new Error('Nothing is paid here.')),
  settle: () => Promise.reject(new Error('Nothing is paid here.')),
};
const away = () => Promise.reject(new Error('Nobody is asked here.'));
const catalogue = { resolve: away, findMentions: away, getStones: away } as never;
const retrieval = { searchDense: away, related: away } as never;

interface Service {
  readonly name: 'content' | 'search' | 'rag';
  readonly open: Parameters<typeof startSubgraph>[0]['open'];
  readonly query: string;
  /** What it answers once it has read the store. */
  readonly whole: object;
}

/** Reads wait until they are let through. */
function held(documents: DocumentsPort, gate: Promise<void>): DocumentsPort {
  return {
    ...documents,
    find: async (...args) => gate.then(() => documents.find(...args)),
    readChanges: async (...args) => gate.then(() => documents.readChanges(...args)),
  };
}

function start(keys: TestKeys, { name, open }: Service): Promise<SubgraphServer> {
  return startSubgraph({
    name,
    host: '127.0.0.1',
    port: 0,
    keys: keys.keySet,
    open,
    version: 'test',
    clock: systemClock,
    log: SILENT_LOGGER,
    progress: SILENT_PROGRESS,
  });
}

it.each(['content', 'search', 'rag'] as const)('refuses instead of finding nothing while it starts again: %s', async (name) => {
  await using store = await openTestDocuments(systemClock);
  const { promise: gate, resolve: letThrough } = Promise.withResolvers<void>();
  const articlesFolder = mkdtempSync(join(store.dataDir, 'articles-'));
  const catalogueFile = join(store.dataDir, 'stones.jsonl');
  writeFileSync(catalogueFile, `${catalogueLine('Bianco Prova')}\n`);
  const own = { dataDir: join(store.dataDir, name), clock: systemClock, log: SILENT_LOGGER };
  const cache = createCachePort(createMemoryCache({ clock: systemClock }), 'content');
  const openContent = async (documents: DocumentsPort) =>
    (
      await openContentSubgraph({
        ...own,
        documents,
        cache,
        telemetry,
        quota: createTestQuota(),
        catalogueFile,
        articlesFolder,
      })
    ).subgraph;
  {
    await using first = await openContent(store.portFor('content'));
    expect(first.canAnswer).toBe(false);
    await first.start(SILENT_PROGRESS);
    expect(first.canAnswer).toBe(true);
  }
  const [stone] = await store.portFor('content').find('stones', { limit: 1 });
  const documents = held(store.portFor(name), gate);
  const services: Readonly<Record<typeof name, Service>> = {
    content: {
      name: 'content',
      open: () => openContent(documents),
      query: '{ stone(slug: "bianco-prova") { name } }',
      whole: { stone: { name: 'Bianco Prova' } },
    },
    search: {
      name: 'search',
      open: async () => (await openSearchSubgraph({ ...own, documents, cache, catalogue, retrieval, telemetry })).subgraph,
      query: '{ suggest(prefix: "bianco") { text } }',
      whole: { suggest: [{ text: 'Bianco Prova' }] },
    },
    rag: {
      name: 'rag',
      open: async () => (await openRagSubgraph({ ...own, documents, catalogue })).subgraph,
      query: `{ _entities(representations: [{ __typename: "Stone", id: "${stone?.id}" }]) { ... on Stone { passages(first: 1) { text } } } }`,
      whole: { _entities: [{ passages: [{ text: expect.stringContaining('Bianco Prova') }] }] },
    },
  };
  const service = services[name];
  const keys = await createTestKeys();
  await using server = await start(keys, service);
  const token = await keys.tokenFor('router', name);
  const ask = async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-stomaton-service': token },
      body: JSON.stringify({ query: service.query }),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const refusal = {
    status: 503,
    body: { errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryable: true } }] },
  };
  // Open, and waiting for its store: health tells so.
  await expect.poll(async () => (await (await fetch(`${server.url}/health`)).json()).dependencies.length).toBeGreaterThan(0);
  expect(await ask()).toMatchObject(refusal);
  letThrough();
  for (let answer = await ask(); ; answer = await ask()) {
    if (answer.status === 200) {
      expect(answer.body).toMatchObject({ data: service.whole });
      break;
    }
    expect(answer).toMatchObject(refusal);
    await sleep(5);
  }
});
