import { parseMongoConfig } from '../../platform/engines/mongodb-config.ts';
import { runSubgraph } from '../../platform/run-subgraph.ts';
import { openDatabaseSubgraph } from './subgraph.ts';

await runSubgraph({
  name: 'database',
  parseConfig: parseMongoConfig,
  open: async (own, _remote, mongo) => (await openDatabaseSubgraph({ ...own, mongo })).subgraph,
});
