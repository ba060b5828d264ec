import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTokenVerifier } from '../../platform/identity/verify-token.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import type { KeySetPort } from '../../platform/ports/accounts.ts';
import { RecalledSessionsDocument } from '../../platform/remote/accounts.generated.ts';
import { openRemoteKeySet } from '../../platform/remote/accounts.ts';
import { createServiceClient } from '../../platform/remote/service-client.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { openTestAuth, type TestAuth } from '../auth-service.ts';
import { openDataFolder } from '../data-folder.ts';
import { freePorts } from '../processes/nine-processes.ts';
import { eventually } from '../scenarios/case.ts';
import { createTestKeys } from '../service-keys.ts';
import { describeKeySet, type KeySetUnderTest } from './key-set.contract.ts';
import { refusalOf } from './refusal.ts';
import { alreadyStarted, type Served, type ServedAt, serveSubgraph } from './serve.ts';

function toKeySetUnderTest(auth: TestAuth, keys: KeySetPort, owned: AsyncDisposable): KeySetUnderTest {
  return {
    keys,
    clock: auth.clock,
    async register(name) {
      const { accessToken, user } = await auth.register(name);
      return { accessToken, userId: user.id };
    },
    logout: (token) => logout(auth, token),
    async makeEditor(userId) {
      const { accessToken } = await auth.signInAdmin();
      const change = 'mutation ($input: SetUserRoleInput!) { setUserRole(input: $input) { userErrors { message } } }';
      const { data, errors } = await auth.ask(change, { input: { userId, role: 'EDITOR' } }, { token: accessToken });
      if (data?.setUserRole?.userErrors?.length !== 0) throw new Error(JSON.stringify({ data, errors }));
    },
    rotateKeys: auth.auth.rotateKeys,
    [Symbol.asyncDispose]: () => owned[Symbol.asyncDispose](),
  };
}

async function logout(auth: TestAuth, token: string): Promise<void> {
  const { data, errors } = await auth.ask('mutation { logout { ok } }', {}, { token });
  if (data?.logout?.ok !== true) throw new Error(JSON.stringify({ data, errors }));
}

/** Auth over HTTP, with the route of its key set. */
function serveAuth(auth: TestAuth, at: ServedAt = {}): Promise<Served> {
  return serveSubgraph(
    'auth',
    async () => alreadyStarted(auth.auth.subgraph),
    (app) => app.get('/.well-known/jwks.json', () => auth.auth.keySet.keySet()),
    at,
  );
}

function openKeys(auth: TestAuth, served: Served) {
  const file = join(auth.store.dataDir, 'search', 'auth-keys.json');
  return openRemoteKeySet({ urls: [served.url], client: served.clientOf('search'), file, log: SILENT_LOGGER });
}

describeKeySet('in process', async () => {
  const auth = await openTestAuth();
  return toKeySetUnderTest(auth, auth.auth.keySet, auth);
});

describeKeySet('over HTTP', async () => {
  await using opened = new AsyncDisposableStack();
  const auth = opened.use(await openTestAuth());
  const served = opened.use(await serveAuth(auth));
  const keys = opened.use(openKeys(auth, served));
  return toKeySetUnderTest(auth, keys, opened.move());
});

it('a service that starts after a recall refuses the token from its first answer on', async () => {
  await using auth = await openTestAuth();
  await using served = await serveAuth(auth);
  const { accessToken } = await auth.register('gone');
  const { sid, gen } = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as {
    sid: string;
    gen: number;
  };
  await logout(auth, accessToken);
  await using keys = openKeys(auth, served);
  expect(await keys.isRevoked(sid, gen)).toBe(true);
});

it('the key set is kept in a file for the time that auth is away; without one that time is an outage', async () => {
  await using auth = await openTestAuth();
  const served = await serveAuth(auth);
  await using keys = openKeys(auth, served);
  const known = await keys.keySet();
  // Waits until it has heard of the recalls.
  expect(await keys.isRevoked('session_any', 1)).toBe(false);
  await using folder = await openDataFolder();
  await using another = openRemoteKeySet({
    urls: [served.url],
    client: served.clientOf('rag'),
    file: join(folder.path, 'keys.json'),
    log: SILENT_LOGGER,
  });
  auth.auth.subgraph.endWaits?.();
  await served[Symbol.asyncDispose]();
  expect(await keys.keySet()).toEqual(known);
  expect(await refusalOf(another.keySet())).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
  // One of them has heard of the recalls, and goes on; the other had no time to.
  expect(await keys.isRevoked('session_any', 1)).toBe(false);
});

it('recalls are told after a position, at once when there are some, else within the time asked', async () => {
  await using auth = await openTestAuth();
  await using served = await serveAuth(auth);
  const client = served.clientOf('search');
  const read = async (after: string | null, waitMs: number) =>
    (await client.call(RecalledSessionsDocument, { after, waitMs }))._recalledSessions;
  const begin = await read(null, 0);
  expect(begin.sessions).toEqual([]);
  expect(await read(begin.position, 20)).toEqual(begin);
  const waiting = read(begin.position, 20_000);
  await logout(auth, (await auth.register('first')).accessToken);
  const told = await waiting;
  expect(told.sessions).toEqual([{ sessionId: expect.any(String), generation: expect.any(Number), at: expect.any(String) }]);
  expect((await read(told.position, 0)).sessions).toEqual([]);
  // A position of another run, or none, brings all of them.
  expect((await read('of another run:7', 0)).sessions).toEqual(told.sessions);
  expect(await refusalOf(read(null, 20_001))).toEqual({ code: 'INVALID_INPUT', path: 'waitMs' });
  expect(await refusalOf(read(null, -1))).toEqual({ code: 'INVALID_INPUT', path: 'waitMs' });
});

describe('a service that starts while auth is away', () => {
  it('takes no token before it has heard of the recalls, then those that hold and no other', async () => {
    await using auth = await openTestAuth();
    const [staying, leaving] = [await auth.register('staying'), await auth.register('leaving')];
    await logout(auth, leaving.accessToken);
    const port = (await freePorts(1))[0] ?? 0;
    const url = `http://127.0.0.1:${port}`;
    await using folder = await openDataFolder();
    const file = join(folder.path, 'keys.json');
    const testKeys = await createTestKeys();
    const clientOf = (name: 'search') =>
      createServiceClient({
        service: 'auth',
        urls: [url],
        clock: systemClock,
        tokens: { tokenFor: (service) => testKeys.tokenFor(name, service), forget() {} },
      });
    // What a process from before has left: the keys, and nothing of recalls.
    writeFileSync(file, JSON.stringify(await auth.auth.keySet.keySet()));
    await using client = clientOf('search');
    await using keys = openRemoteKeySet({ urls: [url], client, file, log: SILENT_LOGGER });
    const verifier = createTokenVerifier({ keys, clock: auth.clock });
    const verify = ({ accessToken }: { accessToken: string }) => verifier.verify(`Bearer ${accessToken}`);
    for (const person of [staying, leaving, staying])
      expect(await refusalOf(verify(person))).toEqual({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(await verifier.verify(null)).toMatchObject({ kind: 'anonymous' });
    await using served = await serveAuth(auth, { port, keys: testKeys });
    expect(
      await eventually(
        () => verify(staying).then(({ userId }) => userId, String),
        (answer) => answer === staying.user.id,
      ),
    ).toBe(staying.user.id);
    expect(await refusalOf(verify(leaving))).toEqual({ code: 'UNAUTHENTICATED' });
    // Once it has heard, auth may go away again.
    auth.auth.subgraph.endWaits?.();
    await served[Symbol.asyncDispose]();
    expect((await verify(staying)).userId).toBe(staying.user.id);
    expect(await refusalOf(verify(leaving))).toEqual({ code: 'UNAUTHENTICATED' });
  });
});
