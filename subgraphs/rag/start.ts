import { runSubgraph } from '../../platform/run-subgraph.ts';
import { parseRagConfig } from './config.ts';
import { openRagSubgraph } from './subgraph.ts';

await runSubgraph({
  name: 'rag',
  parseConfig: parseRagConfig,
  async open(own, remote, config) {
    await remote.untilReady('database');
    await remote.untilSeeded();
    const { pinecone, modelDir } = config;
    const openai = config.openai === null ? null : { config: config.openai, telemetry: remote.telemetry() };
    const others = { documents: remote.documents(), catalogue: remote.catalogue() };
    return (await openRagSubgraph({ ...own, ...others, pinecone, openai, modelDir })).subgraph;
  },
});
