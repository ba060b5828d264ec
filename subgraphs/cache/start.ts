import { runSubgraph } from '../../platform/run-subgraph.ts';
import { parseCacheConfig } from './config.ts';
import { openCacheSubgraph } from './subgraph.ts';

await runSubgraph({
  name: 'cache',
  parseConfig: parseCacheConfig,
  async open(own, remote, config) {
    await remote.untilReady('database');
    return (await openCacheSubgraph({ ...own, ...config, documents: remote.documents() })).subgraph;
  },
});
