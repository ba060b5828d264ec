import { runSubgraph } from '../../platform/run-subgraph.ts';
import { openSearchSubgraph } from './subgraph.ts';

await runSubgraph({
  name: 'search',
  parseConfig: () => null,
  async open(own, remote) {
    await remote.untilReady('database');
    await remote.untilSeeded();
    const { subgraph } = await openSearchSubgraph({
      ...own,
      documents: remote.documents(),
      cache: remote.cache(),
      catalogue: remote.catalogue(),
      retrieval: remote.retrieval(),
      telemetry: remote.telemetry(),
    });
    return subgraph;
  },
});
