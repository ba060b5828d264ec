import { runSubgraph } from '../../platform/run-subgraph.ts';
import { parseMonitoringConfig } from './config.ts';
import { openMonitoringSubgraph } from './subgraph.ts';

await runSubgraph({
  name: 'monitoring',
  parseConfig: parseMonitoringConfig,
  async open(own, remote, config) {
    await remote.untilReady('database');
    const { checkServices } = remote;
    return (await openMonitoringSubgraph({ ...own, ...config, documents: remote.documents(), checkServices })).subgraph;
  },
});
