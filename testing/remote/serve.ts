import { SILENT_PROGRESS, type Subgraph } from '../../platform/graphql/subgraph.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { createServiceClient, type ServiceClient } from '../../platform/remote/service-client.ts';
import type { CallerName, ServiceName } from '../../platform/service-names.ts';
import { createTokenSupply } from '../../platform/service-token/supply.ts';
import { type SubgraphApp, startSubgraph } from '../../platform/start-subgraph.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { createTestKeys, type TestKeys } from '../service-keys.ts';

/** A subgraph over HTTP with clients of it, so that a suite can be run over the wire. */
export interface Served extends AsyncDisposable {
  readonly url: string;
  /** @param urls also those of its copies, if there are any */
  clientOf(caller: CallerName, urls?: readonly string[]): ServiceClient;
}

/** Where it is to be found, for a client that was there before it. */
export interface ServedAt {
  readonly port?: number;
  readonly keys?: TestKeys;
}

/** A subgraph that its fixture has started and closes. */
export function alreadyStarted(subgraph: Subgraph): Subgraph {
  return { ...subgraph, start: async () => {}, [Symbol.asyncDispose]: async () => {} };
}

/** @param addRoutes as the service's own process adds them, such as auth's key set */
export async function serveSubgraph(
  name: ServiceName,
  open: () => Promise<Subgraph>,
  addRoutes?: (app: SubgraphApp) => void,
  at: ServedAt = {},
): Promise<Served> {
  await using opened = new AsyncDisposableStack();
  const keys = at.keys ?? (await createTestKeys());
  const server = opened.use(
    await startSubgraph({
      name,
      host: '127.0.0.1',
      port: at.port ?? 0,
      keys: keys.keySet,
      open,
      ...(addRoutes === undefined ? {} : { addRoutes }),
      version: 'test',
      clock: systemClock,
      log: SILENT_LOGGER,
      progress: SILENT_PROGRESS,
    }),
  );
  await server.ready;
  const now = () => Math.floor(Date.now() / 1_000);
  // Closed before the server: it waits for its connections.
  const clients = new AsyncDisposableStack();
  opened.use(clients);
  const owned = opened.move();
  return {
    url: server.url,
    clientOf: (caller, urls = [server.url]) =>
      clients.use(
        createServiceClient({
          service: name,
          urls,
          clock: systemClock,
          tokens: createTokenSupply({
            caller,
            clock: systemClock,
            log: SILENT_LOGGER,
            request: async (service) => [
              { token: await keys.tokenFor(caller, service), notBefore: now(), expiresAt: now() + 900 },
            ],
          }),
        }),
      ),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
