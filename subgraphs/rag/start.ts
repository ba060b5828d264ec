import { runSubgraph } from '../../platform/run-subgraph.ts';
import { parsePineconeConfig } from './engines/pinecone-config.ts';
import { openRagSubgraph } from './subgraph.ts';

await runSubgraph({
  name: 'rag',
  parseConfig: parsePineconeConfig,
  async open(own, remote, pinecone) {
    await remote.untilReady('database');
    await remote.untilSeeded();
    const others = { documents: remote.documents(), catalogue: remote.catalogue() };
    return (await openRagSubgraph({ ...own, ...others, pinecone })).subgraph;
  },
});
