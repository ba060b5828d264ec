// Mercurius' gateway, which composes by itself from the subgraphs' SDL of federation 1.
import gateway from '@mercuriusjs/gateway';
import { fastify } from 'fastify';
import { serveAsGateway } from '../gateway-process.ts';

serveAsGateway(import.meta.url, async ({ subgraphs }) => {
  const app = fastify();
  await app.register(gateway, {
    jit: 1,
    gateway: {
      services: subgraphs.map(({ name, url, serviceToken, sdl }) => ({
        name,
        url,
        schema: sdl,
        keepAlive: 60_000,
        rewriteHeaders: () => ({ 'x-stomaton-service': serviceToken }),
      })),
    },
  });
  return app.listen({ host: '127.0.0.1', port: 0 });
});
