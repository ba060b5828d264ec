import { expect, it } from 'vitest';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { createRemoteCache } from '../../platform/remote/cache.ts';
import { type CacheContractOptions, describeCache } from '../../subgraphs/cache/engines/cache.contract.ts';
import { openCacheSubgraph } from '../../subgraphs/cache/subgraph.ts';
import { createManualClock } from '../clock.ts';
import { openTestDocuments } from '../documents.ts';
import { serveSubgraph } from './serve.ts';

async function open({ clock, maxEntries }: CacheContractOptions) {
  await using opened = new AsyncDisposableStack();
  const documents = opened.use(await openTestDocuments());
  const served = opened.use(
    await serveSubgraph(
      'cache',
      async () =>
        (await openCacheSubgraph({ documents: documents.portFor('cache'), clock, log: SILENT_LOGGER, maxEntries })).subgraph,
    ),
  );
  const cache = createRemoteCache(served.clientOf('content'), SILENT_LOGGER);
  const owned = opened.move();
  return { ...cache, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

describeCache('over HTTP', open, { boundsEntries: true, showsStale: false });

it('loads what is held but is not what its reader accepts', async () => {
  await using cache = await open({ clock: createManualClock(), maxEntries: 10 });
  const options = { ttlMs: 10_000, tags: (key: string) => [key] };
  await cache.getOrLoadMany<unknown>('content:x', ['a'], options, async () => [{ of: 'another shape' }]);
  const strict = { ...options, accepts: (value: string) => typeof value === 'string' };
  expect(await cache.getOrLoadMany('content:x', ['a'], strict, async () => ['text'])).toEqual(['text']);
});
