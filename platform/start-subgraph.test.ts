import { generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabaseSubgraph } from '../subgraphs/database/subgraph.ts';
import { openDataFolder } from '../testing/data-folder.ts';
import { createTestKeys, type TestKeys } from '../testing/service-keys.ts';
import { SILENT_PROGRESS, type Subgraph } from './graphql/subgraph.ts';
import { SILENT_LOGGER } from './logging/logger.ts';
import { type SubgraphServer, startSubgraph } from './start-subgraph.ts';
import { systemClock } from './time/clock.ts';

const owned = new AsyncDisposableStack();
let keys: TestKeys;
let server: SubgraphServer;

function start(open: () => Promise<Subgraph>): Promise<SubgraphServer> {
  return startSubgraph({
    name: 'database',
    host: '127.0.0.1',
    port: 0,
    keys: keys.keySet,
    open,
    version: 'test',
    clock: systemClock,
    log: SILENT_LOGGER,
    progress: SILENT_PROGRESS,
  });
}

beforeAll(async () => {
  keys = await createTestKeys();
  const { path } = owned.use(await openDataFolder());
  server = owned.use(
    await start(async () => (await openDatabaseSubgraph({ dataDir: path, clock: systemClock, log: SILENT_LOGGER })).subgraph),
  );
  await server.ready;
});
afterAll(() => owned.disposeAsync());

async function ask(query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: (await response.json()) as { data?: unknown; errors?: { extensions: object }[] } };
}

const refusal = { errors: [{ extensions: { code: 'UNAUTHENTICATED', reason: 'service' } }] };

describe('a subgraph over HTTP', () => {
  it('answers a service with a valid token', async () => {
    const { status, body } = await ask('{ _service { sdl } }', {
      'x-stomaton-service': await keys.tokenFor('router', 'database'),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ data: { _service: { sdl: expect.stringContaining('type DocumentRecord') } } });
  });

  it('refuses a caller without a token, and one that only claims a name', async () => {
    expect(await ask('{ __typename }')).toMatchObject({ status: 401, body: refusal });
    expect(await ask('{ __typename }', { 'x-stomaton-caller': 'router' })).toMatchObject({ status: 401, body: refusal });
  });

  it.each([
    ['another service', () => keys.tokenFor('router', 'content')],
    ['several services at once', () => keys.sign({ aud: ['stomaton-database', 'stomaton-content'] })],
    ['a longer time than a quarter of an hour', () => keys.sign({ seconds: 901 })],
    ['a time that is over', () => keys.sign({ from: -1_000 })],
    ['a time that is to come', () => keys.sign({ from: 60 })],
    ['a caller that does not exist', () => keys.sign({ sub: 'nobody' })],
    ['people', () => keys.sign({ typ: 'at+jwt' })],
    ['another issuer', () => keys.sign({ iss: 'somebody' })],
  ])('refuses a token for %s', async (_what, token) => {
    expect(await ask('{ __typename }', { 'x-stomaton-service': await token() })).toMatchObject({ status: 401, body: refusal });
  });

  it('refuses a token by another key', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const forged = await keys.sign({ key: privateKey });
    expect(await ask('{ __typename }', { 'x-stomaton-service': forged })).toMatchObject({ status: 401, body: refusal });
  });

  it("refuses a forged person's token, and says which of the two it was", async () => {
    const answer = await ask('{ __typename }', {
      'x-stomaton-service': await keys.tokenFor('router', 'database'),
      authorization: 'Bearer a.b.c',
    });
    expect(answer).toMatchObject({ status: 401, body: { errors: [{ extensions: { reason: 'invalid' } }] } });
  });

  it('shows its health to everyone, its metrics to services only', async () => {
    const get = (path: string, headers = {}) => fetch(`${server.url}${path}`, { headers });
    expect(await (await get('/health')).json()).toMatchObject({ service: 'database', state: 'HEALTHY', ready: true });
    expect((await get('/health/live')).status).toBe(200);
    expect((await get('/health/ready')).status).toBe(200);
    expect((await get('/metrics')).status).toBe(401);
    const metrics = await get('/metrics', { 'x-stomaton-service': await keys.tokenFor('monitoring', 'database') });
    expect(await metrics.text()).toContain('stomaton_subgraph_requests_total{caller="router",status="ok"}');
  });

  it('is live and not ready while it opens', async () => {
    const { promise: opening, resolve } = Promise.withResolvers<void>();
    const { path } = owned.use(await openDataFolder());
    await using starting = await start(async () => {
      await opening;
      return (await openDatabaseSubgraph({ dataDir: path, clock: systemClock, log: SILENT_LOGGER })).subgraph;
    });
    expect((await fetch(`${starting.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${starting.url}/health/ready`)).status).toBe(503);
    const asked = await fetch(`${starting.url}/graphql?query={__typename}`);
    expect({ status: asked.status, body: await asked.json() }).toMatchObject({
      status: 503,
      body: { errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryable: true } }] },
    });
    resolve();
    await starting.ready;
    expect((await fetch(`${starting.url}/health/ready`)).status).toBe(200);
  });
});
