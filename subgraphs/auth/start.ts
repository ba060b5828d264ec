import { recallsUnknown } from '../../platform/identity/verify-token.ts';
import type { KeySetPort } from '../../platform/ports/accounts.ts';
import { runSubgraph } from '../../platform/run-subgraph.ts';
import { createTokenSupply } from '../../platform/service-token/supply.ts';
import { parseAuthConfig } from './config.ts';
import type { KeyRing } from './domain/key-ring.ts';
import { createServiceTokens } from './domain/service-tokens.ts';
import { createFileServiceSecrets } from './engines/service-secrets.file.ts';
import { type OpenedAuth, openAuthKeys, openAuthSubgraph } from './subgraph.ts';

let keys: KeyRing;
let opened: OpenedAuth | null = null;

await runSubgraph({
  name: 'auth',
  parseConfig: parseAuthConfig,
  // The keys are published before there is a database: everyone else needs them to call it.
  async trust(own, config, shared) {
    keys = await openAuthKeys({ ...own, config });
    const { clock, log } = own;
    // For whoever runs it: a key that may be known to others is retired at once.
    let turning = Promise.resolve();
    process.on('SIGUSR2', () => {
      turning = turning
        .then(() => keys.rotate())
        .then(
          () => console.log('The next signing key has taken over.'),
          (error: unknown) => log.error({ err: error }, 'the signing key could not be changed'),
        );
    });
    const issuer = createServiceTokens({ keys, clock, secretOf: createFileServiceSecrets(shared.secretsDir) });
    const keySet: KeySetPort = {
      keySet: async () => keys.publicKeys(),
      async isRevoked(sessionId, generation) {
        // Which tokens were recalled stands in the database.
        if (opened === null) throw recallsUnknown();
        return opened.keySet.isRevoked(sessionId, generation);
      },
    };
    return {
      keys: keySet,
      tokens: createTokenSupply({ caller: 'auth', request: (service) => issuer.issue('auth', service), clock, log }),
      addRoutes(app) {
        app.get('/.well-known/jwks.json', async (_request, reply) =>
          reply.header('cache-control', 'public, max-age=60').send(keys.publicKeys()),
        );
        app.post('/service-token', async (request, reply) => {
          const { service } = (request.body ?? {}) as { service?: unknown };
          const tokens = await issuer.issueFor(request.headers.authorization, service);
          return reply.header('cache-control', 'no-store').send({ tokens });
        });
      },
    };
  },
  async open(own, remote, config) {
    await remote.untilReady('database');
    const announce = (line: string) => console.log(line);
    opened = await openAuthSubgraph({ ...own, documents: remote.documents(), config, announce, keys });
    return opened.subgraph;
  },
});
