// Hive Gateway as its runtime comes, with its own executor or, where HIVE_PLANNER=router, with the Rust query planner.
// What it may share between client requests is off: equal requests under way are each sent.
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { serveAsGateway } from '../gateway-process.ts';

serveAsGateway(import.meta.url, async ({ supergraphSdl, subgraphs }) => {
  const tokens = new Map(subgraphs.map(({ name, serviceToken }) => [name.toUpperCase(), serviceToken]));
  const gateway = createGatewayRuntime({
    supergraph: supergraphSdl,
    logging: false,
    maskedErrors: false,
    landingPage: false,
    graphiql: false,
    skipValidation: true,
    propagateHeaders: {
      fromClientToSubgraphs: ({ subgraphName }) => ({ 'x-stomaton-service': tokens.get(subgraphName.toUpperCase()) }),
    },
    transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
    ...(process.env.HIVE_PLANNER === 'router' ? { unifiedGraphHandler } : {}),
  });
  const server = createServer(gateway);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}`;
});
