import { parseMongoConfig } from '../../platform/engines/mongodb-config.ts';
import { runSubgraph } from '../../platform/run-subgraph.ts';
import { openSearchSubgraph } from './subgraph.ts';

await runSubgraph({
  name: 'search',
  parseConfig: parseMongoConfig,
  async open(own, remote, mongo) {
    await remote.untilReady('database');
    await remote.untilSeeded();
    const { subgraph } = await openSearchSubgraph({
      ...own,
      mongo,
      documents: remote.documents(),
      cache: remote.cache(),
      catalogue: remote.catalogue(),
      retrieval: remote.retrieval(),
      telemetry: remote.telemetry(),
    });
    return subgraph;
  },
});
