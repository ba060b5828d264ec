import { runSubgraph } from '../../platform/run-subgraph.ts';
import { openFlywheelSubgraph } from './subgraph.ts';

await runSubgraph({
  name: 'flywheel',
  parseConfig: () => null,
  async open(own, remote) {
    await remote.untilReady('database');
    await remote.untilSeeded();
    const documents = remote.documents();
    // Only a fresh install's first analysis needs them; later a lost peer costs its own part.
    if ((await documents.count('runs')) === 0) await remote.untilReady('content', 'rag', 'search');
    const { subgraph } = await openFlywheelSubgraph({
      ...own,
      documents,
      catalogue: remote.catalogue(),
      retrieval: remote.retrieval(),
      searchLog: remote.searchLog(),
      telemetry: remote.telemetry(),
    });
    return subgraph;
  },
});
