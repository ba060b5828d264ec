import { createMemoryLeases } from '../../platform/engines/leases.memory.ts';
import { createRedisLeases } from '../../platform/engines/leases.redis.ts';
import { openRedis } from '../../platform/engines/redis.ts';
import { closingAfter } from '../../platform/graphql/subgraph.ts';
import { runSubgraph } from '../../platform/run-subgraph.ts';
import { parseFlywheelConfig } from './config.ts';
import { openFlywheelSubgraph } from './subgraph.ts';

await runSubgraph({
  name: 'flywheel',
  parseConfig: parseFlywheelConfig,
  async open(own, remote, { redis: redisConfig, openai }) {
    await remote.untilReady('database');
    await remote.untilSeeded();
    const documents = remote.documents();
    // Only a fresh install's first analysis needs them; later a lost peer costs its own part.
    if ((await documents.count('runs')) === 0) await remote.untilReady('content', 'rag', 'search');
    const redis = redisConfig === null ? null : await openRedis({ config: redisConfig, log: own.log });
    const leases = redis === null ? createMemoryLeases(own) : createRedisLeases({ redis, clock: own.clock });
    const { subgraph } = await openFlywheelSubgraph({
      ...own,
      leases,
      documents,
      catalogue: remote.catalogue(),
      retrieval: remote.retrieval(),
      searchLog: remote.searchLog(),
      telemetry: remote.telemetry(),
      openai,
    });
    return redis === null ? subgraph : closingAfter(subgraph, redis);
  },
});
