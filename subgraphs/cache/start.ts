import { openRedis } from '../../platform/engines/redis.ts';
import { closingAfter } from '../../platform/graphql/subgraph.ts';
import { readVersion, runSubgraph } from '../../platform/run-subgraph.ts';
import { parseCacheConfig } from './config.ts';
import { openCacheSubgraph } from './subgraph.ts';

await runSubgraph({
  name: 'cache',
  parseConfig: parseCacheConfig,
  async open(own, remote, config) {
    await remote.untilReady('database');
    const redis = config.redis === null ? null : await openRedis({ config: config.redis, log: own.log });
    const shared = { redis, version: readVersion(), maxEntries: config.maxEntries };
    const { subgraph } = await openCacheSubgraph({ ...own, ...shared, documents: remote.documents() });
    return redis === null ? subgraph : closingAfter(subgraph, redis);
  },
});
