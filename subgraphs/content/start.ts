import { runSubgraph } from '../../platform/run-subgraph.ts';
import { parseContentConfig } from './config.ts';
import { openContentSubgraph } from './subgraph.ts';

await runSubgraph({
  name: 'content',
  parseConfig: parseContentConfig,
  async open(own, remote, config) {
    await remote.untilReady('database');
    const { subgraph } = await openContentSubgraph({
      ...own,
      ...config,
      documents: remote.documents(),
      cache: remote.cache(),
      telemetry: remote.telemetry(),
      quota: remote.quota(),
    });
    return subgraph;
  },
});
