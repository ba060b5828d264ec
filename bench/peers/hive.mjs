// Hive Gateway as its runtime comes, with its own executor or, where HIVE_PLANNER=router, with the Rust query planner.
// What it may share between client requests is off: equal requests under way are each sent. Where SERVICE_TOKEN_FILE names the file that
// `npm run service-token -- --for router --watch FILE` keeps fresh, tokens are read from there.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { serveAsGateway } from '../gateway-process.ts';

serveAsGateway(import.meta.url, async ({ supergraphSdl, subgraphs }) => {
  const file = process.env.SERVICE_TOKEN_FILE;
  const given = Object.fromEntries(subgraphs.map(({ name, serviceToken }) => [name, serviceToken]));
  // A few hundred bytes; in production one would watch the file.
  const tokenFor = (name) => (file === undefined ? given : JSON.parse(readFileSync(file, 'utf8')))[name.toLowerCase()];
  const gateway = createGatewayRuntime({
    supergraph: supergraphSdl,
    logging: false,
    maskedErrors: false,
    landingPage: false,
    graphiql: false,
    skipValidation: true,
    propagateHeaders: {
      fromClientToSubgraphs({ request, subgraphName }) {
        const passed = ['authorization', 'x-request-id', 'x-stomaton-read-after'].flatMap((name) => {
          const value = request.headers.get(name);
          return value === null ? [] : [[name, value]];
        });
        return { ...Object.fromEntries(passed), 'x-stomaton-service': tokenFor(subgraphName) };
      },
    },
    transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
    ...(process.env.HIVE_PLANNER === 'router' ? { unifiedGraphHandler } : {}),
  });
  const server = createServer(gateway);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}`;
});
