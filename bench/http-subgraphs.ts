import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSubgraphSdl } from '../platform/graphql/build-schema.ts';
import type { Subgraph } from '../platform/graphql/subgraph.ts';
import { SILENT_PROGRESS } from '../platform/graphql/subgraph.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import { startSubgraph } from '../platform/start-subgraph.ts';
import { systemClock } from '../platform/time/clock.ts';
import { parseAuthConfig } from '../subgraphs/auth/config.ts';
import { createTestKeys } from '../testing/service-keys.ts';
import { openServices } from '../topologies/one-process.ts';
import { toFederationOne } from './federation-one.ts';
import type { GatewayTask } from './gateway-process.ts';

/** What the eight subgraphs were sent and sent back since they were last asked. */
export interface SubgraphTraffic {
  readonly calls: number;
  readonly receivedBytes: number;
  readonly sentBytes: number;
}

export type SubgraphsMessage = { readonly ask: 'subgraphs' | 'traffic' };
export type SubgraphsReply = { readonly subgraphs: GatewayTask['subgraphs'] } | { readonly traffic: SubgraphTraffic };

/**
 * The eight subgraphs over HTTP, each on its own port and behind its service token, in one process: what is compared is the
 * gateway before them.
 */
async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stomaton-bench-'));
  process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  await using services = await openServices({
    dataDir,
    auth: parseAuthConfig({}),
    clock: systemClock,
    log: SILENT_LOGGER,
    progress: SILENT_PROGRESS,
    announce: () => {},
    version: 'bench',
  });
  const keys = await createTestKeys();
  let traffic = { calls: 0, receivedBytes: 0, sentBytes: 0 };
  const addresses = new Map<string, { url: string; sdl: string }>();
  for (const subgraph of services.subgraphs.values()) {
    const server = await startSubgraph({
      name: subgraph.name,
      host: '127.0.0.1',
      port: 0,
      keys: keys.keySet,
      open: async () => served(subgraph),
      addRoutes(app) {
        app.addHook('onResponse', async (request, reply) => {
          traffic = {
            calls: traffic.calls + 1,
            receivedBytes: traffic.receivedBytes + Number(request.headers['content-length'] ?? 0),
            sentBytes: traffic.sentBytes + Number(reply.getHeader('content-length') ?? 0),
          };
        });
      },
      version: 'bench',
      clock: systemClock,
      log: SILENT_LOGGER,
      progress: SILENT_PROGRESS,
    });
    await server.ready;
    const sdl = loadSubgraphSdl(new URL(`../subgraphs/${subgraph.name}/schema.graphql`, import.meta.url));
    addresses.set(subgraph.name, { url: `${server.url}/graphql`, sdl: toFederationOne(sdl, subgraph.name) });
  }
  const tell = (reply: SubgraphsReply): void => void process.send?.(reply);
  process.on('message', ({ ask }: SubgraphsMessage) => {
    if (ask === 'traffic') {
      tell({ traffic });
      traffic = { calls: 0, receivedBytes: 0, sentBytes: 0 };
      return;
    }
    // New tokens each time: one holds for a quarter of an hour.
    void Promise.all(
      [...services.subgraphs.keys()].map(async (name) => {
        const { url = '', sdl = '' } = addresses.get(name) ?? {};
        return { name, url, sdl, serviceToken: await keys.tokenFor('router', name) };
      }),
    ).then((subgraphs) => tell({ subgraphs }));
  });
  process.send?.({ ready: true });
  await once(process, 'disconnect');
}

/** A subgraph that is started already and is closed by its owner. */
function served(subgraph: Subgraph): Subgraph {
  return Object.create(subgraph, {
    start: { value: async () => {} },
    [Symbol.asyncDispose]: { value: async () => {} },
  }) as Subgraph;
}

if (process.send !== undefined) {
  await main();
  process.exit(0);
}
