import { runSubgraph } from '../../platform/run-subgraph.ts';
import { openRagSubgraph } from './subgraph.ts';

await runSubgraph({
  name: 'rag',
  parseConfig: () => null,
  async open(own, remote) {
    await remote.untilReady('database');
    await remote.untilSeeded();
    return (await openRagSubgraph({ ...own, documents: remote.documents(), catalogue: remote.catalogue() })).subgraph;
  },
});
