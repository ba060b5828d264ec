// Mercurius' gateway, which composes by itself from the subgraphs' SDL, written as federation 1 has it.
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
        keepAlive: 60_000,
        schema: sdl,
        rewriteHeaders: () => ({ 'x-stomaton-service': serviceToken }),
      })),
    },
  });
  return app.listen({ host: '127.0.0.1', port: 0 });
});
