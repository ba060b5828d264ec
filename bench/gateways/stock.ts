import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { fastify } from 'fastify';
import { SERVICE_TOKEN_HEADER } from '../../platform/service-token/service-token.ts';
import { deriveGatewaySdl } from '../../router/gateway-sdl.ts';
import { serveAsGateway } from '../gateway-process.ts';

/** `@apollo/gateway` as it comes, with nothing but the service token added. */
serveAsGateway(import.meta.url, async ({ supergraphSdl, subgraphs }) => {
  const server = new ApolloServer({
    gateway: new ApolloGateway({
      supergraphSdl: deriveGatewaySdl(supergraphSdl),
      buildService: ({ name, url }) =>
        new RemoteGraphQLDataSource({
          url: url ?? '',
          willSendRequest({ request }) {
            const token = subgraphs.find((subgraph) => subgraph.name === name)?.serviceToken ?? '';
            request.http?.headers.set(SERVICE_TOKEN_HEADER, token);
          },
        }),
    }),
  });
  await server.start();
  const app = fastify();
  app.route({ method: ['GET', 'POST'], url: '/graphql', handler: fastifyApolloHandler(server) });
  return app.listen({ host: '127.0.0.1', port: 0 });
});
