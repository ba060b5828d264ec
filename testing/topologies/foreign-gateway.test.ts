import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startChild } from '../../bench/child.ts';
import { installPeers, withAddresses } from '../../bench/compare-peers.ts';
import type { GatewayMessage, GatewayReply } from '../../bench/gateway-process.ts';
import { urlVariable } from '../../platform/config/service-config.ts';
import { SERVICE_NAMES } from '../../platform/service-names.ts';
import { readSupergraphSdl } from '../../schema/compose.ts';
import { createGraphClient, type GraphAnswer, type GraphClient, signIn } from '../graph-client.ts';
import { openNineProcesses } from '../processes/nine-processes.ts';
import { eventually } from '../scenarios/case.ts';
import { ADMIN, copySeededData, RAISED_RATES } from '../seeded-data.ts';
import { comparable, readQuestions } from './same-questions.ts';

/*
 * The composed supergraph carries nothing that only our router understands: Hive Gateway from npm serves it before the same eight
 * services. It knows of us what any router would: the SDL, the addresses, and a file in which its service tokens are kept fresh.
 */

const PROJECT = join(import.meta.dirname, '../..');
const owned = new AsyncDisposableStack();
interface Clients {
  readonly visitor: GraphClient;
  readonly admin: GraphClient;
}
let ours: Clients;
let foreign: Clients;

beforeAll(async () => {
  installPeers();
  const data = owned.use(await copySeededData(inject('seededDataDir')));
  const nine = owned.use(await openNineProcesses(data.path, RAISED_RATES));
  const tokenFile = join(data.path, 'router-tokens.json');
  const addresses = Object.fromEntries(SERVICE_NAMES.map((name) => [urlVariable(name), nine.urlOf(name)]));
  const watch = spawn(
    process.execPath,
    [join(PROJECT, 'topologies/service-token.ts'), '--for', 'router', '--watch', tokenFile],
    { env: { PATH: process.env.PATH, STOMATON_DATA_DIR: data.path, ...addresses }, stdio: 'ignore' },
  );
  owned.defer(async () => {
    watch.kill('SIGTERM');
    await once(watch, 'exit');
  });
  await eventually(async () => existsSync(tokenFile), Boolean);
  const gateway = owned.use(
    startChild<GatewayMessage, GatewayReply>(join(PROJECT, 'bench/peers/hive.mjs'), {
      env: { SERVICE_TOKEN_FILE: tokenFile },
    }),
  );
  const supergraphSdl = withAddresses(
    readSupergraphSdl(),
    SERVICE_NAMES.map((name) => ({ name, url: `${nine.urlOf(name)}/graphql` })),
  );
  const opened = await gateway.ask({ task: { supergraphSdl, subgraphs: [] } });
  if (!('url' in opened)) throw new Error(JSON.stringify(opened));
  ours = await toClients(nine.url);
  foreign = await toClients(opened.url);
}, 180_000);
afterAll(() => owned.disposeAsync());

async function toClients(url: string): Promise<Clients> {
  const visitor = createGraphClient(url);
  // Signed in through the gateway in question, so writes pass there too.
  return { visitor, admin: await signIn(visitor, ADMIN.email, ADMIN.password) };
}

/** Data in full but for what asking counts; errors by code and path: a gateway has its own words, and its own order, for them. */
function shown({ data, errors = [] }: GraphAnswer): unknown {
  const places = errors.map(({ path, extensions }) => `${path?.join('.')} ${String(extensions?.code)}`);
  return { data: uncounted(comparable(data ?? null)), errors: places.sort() };
}

/** The two ask the same services one after the other, so the second finds the first one's view counted. */
function uncounted(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'views' || key === 'searches' ? null : inner)));
}

describe('another gateway before the same services', () => {
  it.each(readQuestions())('answers alike: $name ($by)', async ({ by, query, variables }) => {
    const [expected, given] = [await ours[by].ask(query, variables), await foreign[by].ask(query, variables)];
    expect(shown(given)).toEqual(shown(expected));
  });
});
