import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { executeInSubgraph } from '../../platform/graphql/execute.ts';
import { SILENT_PROGRESS } from '../../platform/graphql/subgraph.ts';
import { seededId } from '../../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import type { CachePort } from '../../platform/ports/cache.ts';
import type { WriteOperation } from '../../platform/ports/documents.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { openTestDocuments, type TestDocuments } from '../../testing/documents.ts';
import { openTestRedis } from '../../testing/engines/redis.ts';
import { type RunningRedis, startRedis } from '../../testing/engines/redis-server.ts';
import { personWith, testRequest } from '../../testing/request-context.ts';
import { openCacheSubgraph } from './subgraph.ts';

const ROSSO = seededId('stone', 'rosso-levanto');
const MANAGER = personWith(['cache:manage']);

function putStone(name: string): WriteOperation {
  return { kind: 'put', collection: 'stones', id: ROSSO, data: { name }, visibility: 'PUBLIC', authorId: null };
}

/** One copy of the service, on a connection of its own. */
async function openCopy(documents: TestDocuments, server: RunningRedis, prefix: string) {
  await using opened = new AsyncDisposableStack();
  const redis = opened.use(await openTestRedis({ REDIS_URL: server.url, REDIS_PREFIX: prefix, REDIS_TIMEOUT_MS: '2000' }));
  const deps = { documents: documents.portFor('cache'), clock: systemClock, log: SILENT_LOGGER, redis, version: 'test' };
  const { subgraph, cacheFor } = await openCacheSubgraph(deps);
  opened.use(subgraph);
  await subgraph.start(SILENT_PROGRESS);
  const request = () => testRequest({ viewer: MANAGER, clock: systemClock });
  const owned = opened.move();
  return {
    redis,
    cache: cacheFor('content'),
    health: () => subgraph.checkDependencies(),
    async stats() {
      const { data } = await executeInSubgraph(subgraph, { query: '{ cacheStats { engine degraded entries } }' }, request());
      return data?.cacheStats;
    },
    async drop(tag: string) {
      const query = 'mutation ($tag: String!) { invalidateCache(input: { tags: [$tag] }) { removed } }';
      return (await executeInSubgraph(subgraph, { query, variables: { tag } }, request())).data?.invalidateCache;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

it('two copies share what they load, and drop what changed, whoever is told', async () => {
  await using server = await startRedis();
  await using documents = await openTestDocuments();
  const content = documents.portFor('content');
  await content.commit({ operations: [putStone('Rosso')], by: null });
  const prefix = randomUUID();
  await using one = await openCopy(documents, server, prefix);
  await using other = await openCopy(documents, server, prefix);
  let loads = 0;
  const read = async (cache: CachePort) => {
    const options = { ttlMs: 30_000, tags: (id: string) => [id, 'stones'] };
    const [stone] = await cache.getOrLoadMany<{ readonly data: { readonly name: string } }>(
      'content:stones',
      [ROSSO],
      options,
      (missing) => {
        loads += 1;
        return content.getMany('stones', missing);
      },
    );
    return stone?.data.name;
  };
  expect([await read(one.cache), await read(other.cache), loads]).toEqual(['Rosso', 'Rosso', 1]);
  expect(await other.stats()).toEqual({ engine: 'redis', degraded: false, entries: 1 });

  // By the change feed, which both follow.
  await content.commit({ operations: [putStone('Rosso Levanto')], by: null });
  for (const { cache } of [one, other]) await expect.poll(() => read(cache)).toBe('Rosso Levanto');

  // By hand at one of them.
  expect(await one.drop('stones')).toEqual({ removed: 1 });
  await expect.poll(() => other.cache.statusOf([ROSSO])).toEqual([null]);

  await read(one.cache);
  await server.kill();
  await read(one.cache);
  await expect.poll(() => one.stats()).toMatchObject({ engine: 'redis', degraded: true });
  expect(await one.health()).toMatchObject([
    { name: 'cache', state: 'HEALTHY' },
    { name: 'shared cache', engine: 'redis', state: 'DEGRADED' },
    { name: 'change feed' },
  ]);
  await content.commit({ operations: [putStone('Rosso of Levanto')], by: null });
  for (const { cache } of [one, other]) await expect.poll(() => read(cache)).toBe('Rosso of Levanto');

  await server.start();
  await Promise.all([one.redis.untilUp(), other.redis.untilUp()]);
  expect(await one.stats()).toMatchObject({ degraded: false });
  expect((await one.health()).map(({ state }) => state)).toEqual(['HEALTHY', 'HEALTHY', 'HEALTHY']);
});

it('starts with nothing of what an earlier process left in Redis: meanwhile it may have changed', async () => {
  await using server = await startRedis();
  await using documents = await openTestDocuments();
  const prefix = randomUUID();
  const options = { ttlMs: 30_000, tags: (id: string) => [id] };
  {
    await using early = await openCopy(documents, server, prefix);
    await early.cache.getOrLoadMany('content:stones', [ROSSO], options, async () => ['old']);
  }
  await using late = await openCopy(documents, server, prefix);
  expect(await late.cache.getOrLoadMany('content:stones', [ROSSO], options, async () => ['new'])).toEqual(['new']);
});
