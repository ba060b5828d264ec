import { join } from 'node:path';
import type { CryptoKey } from 'jose';
import { SILENT_PROGRESS } from '../../platform/graphql/subgraph.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import type { CallerName, ServiceName } from '../../platform/service-names.ts';
import { SERVICE_TOKEN_HEADER } from '../../platform/service-token/service-token.ts';
import { signServiceToken } from '../../platform/service-token/sign.ts';
import { startSubgraph } from '../../platform/start-subgraph.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { openFileKeyRing } from '../../subgraphs/auth/engines/key-ring.file.ts';
import { alreadyStarted } from '../remote/serve.ts';
import type { InProcessSupergraph } from '../supergraph.ts';
import { type RawAnswer, send } from './attacks.ts';

/** The eight subgraphs of a supergraph, each at an address of its own as its process serves it, and the keys that auth signs by. */
export interface ServedSubgraphs extends AsyncDisposable {
  urlOf(service: ServiceName): string;
  /** How often it has asked for auth's key set. */
  keySetReadsOf(service: ServiceName): number;
  readonly signingKey: { readonly keyId: string; readonly key: CryptoKey };
  /** A service token as auth gives it. */
  tokenOf(caller: CallerName, service: ServiceName): Promise<string>;
  /** Asks one subgraph straight. @param serviceToken null: none is sent */
  ask(
    service: ServiceName,
    query: string,
    serviceToken: string | null,
    options?: { readonly authorization?: string; readonly headers?: Record<string, string>; readonly variables?: object },
  ): Promise<RawAnswer>;
}

export async function serveSubgraphs({ services, dataDir }: InProcessSupergraph): Promise<ServedSubgraphs> {
  await using opened = new AsyncDisposableStack();
  const common = { clock: systemClock, log: SILENT_LOGGER };
  const ring = await openFileKeyRing({ file: join(dataDir, 'auth', 'keys.json'), overlapMs: 0, ...common });
  const urls = new Map<ServiceName, string>();
  const keySetReads = new Map<ServiceName, number>();
  const keySetReadsOf = (service: ServiceName) => keySetReads.get(service) ?? 0;
  for (const [name, subgraph] of services.subgraphs) {
    const server = opened.use(
      await startSubgraph({
        name,
        host: '127.0.0.1',
        port: 0,
        keys: {
          ...services.keySet,
          async keySet() {
            keySetReads.set(name, keySetReadsOf(name) + 1);
            return services.keySet.keySet();
          },
        },
        open: async () => alreadyStarted(subgraph),
        version: 'test',
        progress: SILENT_PROGRESS,
        ...common,
      }),
    );
    await server.ready;
    urls.set(name, server.url);
  }
  const urlOf = (service: ServiceName) => urls.get(service) ?? '';
  const owned = opened.move();
  return {
    urlOf,
    keySetReadsOf,
    signingKey: ring.signingKey(),
    async tokenOf(caller, service) {
      const notBefore = Math.floor(Date.now() / 1_000);
      return (await signServiceToken(ring.signingKey(), { caller, service, notBefore })).token;
    },
    ask: (service, query, serviceToken, { headers = {}, ...options } = {}) =>
      send(urlOf(service), query, {
        ...options,
        headers: { ...headers, ...(serviceToken === null ? {} : { [SERVICE_TOKEN_HEADER]: serviceToken }) },
      }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
