import { runSubgraph } from '../../platform/run-subgraph.ts';
import { openDatabaseSubgraph } from './subgraph.ts';

await runSubgraph({
  name: 'database',
  parseConfig: () => null,
  open: async (own) => (await openDatabaseSubgraph(own)).subgraph,
});
