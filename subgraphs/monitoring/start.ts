import { runSubgraph } from '../../platform/run-subgraph.ts';
import { openMonitoringSubgraph } from './subgraph.ts';

await runSubgraph({
  name: 'monitoring',
  parseConfig: () => null,
  async open(own, remote) {
    await remote.untilReady('database');
    const { checkServices } = remote;
    return (await openMonitoringSubgraph({ ...own, documents: remote.documents(), checkServices })).subgraph;
  },
});
