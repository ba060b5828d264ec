import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { createRemoteCache } from '../../platform/remote/cache.ts';
import { describeCache } from '../../subgraphs/cache/engines/cache.contract.ts';
import { openCacheSubgraph } from '../../subgraphs/cache/subgraph.ts';
import { openTestDocuments } from '../documents.ts';
import { serveSubgraph } from './serve.ts';

describeCache(
  'over HTTP',
  async ({ clock, maxEntries }) => {
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
  },
  { boundsEntries: true, showsStale: false },
);
