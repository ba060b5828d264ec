import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestAuth, PASSWORD, type TestAuth } from '../../testing/auth-service.ts';
import { SCHEDULED } from './subgraph.ts';

const DAY_MS = 24 * 60 * 60_000;

let auth: TestAuth;
beforeAll(async () => {
  auth = await openTestAuth();
});
afterAll(async () => {
  await auth[Symbol.asyncDispose]();
});

const CREATE =
  'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id name expiresAt } userErrors { code path } } }';
const SIGN_IN =
  'mutation ($input: ApiKeyInput!) { signInWithApiKey(input: $input) { accessToken refreshToken user { id } userErrors { code } } }';

async function makeKey(token: string, input: object = { name: 'price list' }, service = auth) {
  const { data, errors } = await service.ask(CREATE, { input }, { token });
  return { ...data?.createApiKey, code: errors?.[0]?.extensions?.code };
}

async function signIn(
  key: string,
  service = auth,
): Promise<{ accessToken?: string; refreshToken?: string | null; reason?: unknown }> {
  const { data, errors } = await service.ask(SIGN_IN, { input: { key } });
  return { ...data?.signInWithApiKey, reason: errors?.[0]?.extensions?.reason };
}

const isIn = (accessToken = '', service = auth) =>
  service.verifier.verify(`Bearer ${accessToken}`).then(
    () => true,
    () => false,
  );

describe('an API key', () => {
  it('signs in as its owner, again and again, and is listed without its secret', async () => {
    const { accessToken, user } = await auth.register('scripted');
    const { secret, apiKey } = await makeKey(accessToken, { name: 'price list', days: 30 });
    expect(Date.parse(apiKey.expiresAt) - auth.clock.now()).toBe(30 * DAY_MS);
    for (let count = 0; count < 2; count += 1) {
      const granted = await signIn(secret);
      expect(granted).toMatchObject({ refreshToken: null, user: { id: user.id } });
      expect(await isIn(granted.accessToken)).toBe(true);
    }
    const { data } = await auth.ask('{ me { apiKeys { id name lastUsedAt } sessions { id } } }', {}, { token: accessToken });
    expect(data?.me.apiKeys).toMatchObject([{ id: apiKey.id, name: 'price list' }]);
    expect(data?.me.sessions).toHaveLength(1);
    const stored = await auth.documents.find('sessions', { where: { id: apiKey.id }, limit: 1 });
    expect(JSON.stringify([stored, auth.logged])).not.toContain(secret.slice(-43));
  });

  it('that is revoked takes its access tokens with it', async () => {
    const { accessToken } = await auth.register('revoking');
    const { secret, apiKey } = await makeKey(accessToken);
    const granted = await signIn(secret);
    await auth.ask(
      'mutation ($input: DeleteInput!) { revokeSession(input: $input) { deletedId } }',
      { input: { id: apiKey.id } },
      { token: accessToken },
    );
    expect(await isIn(granted.accessToken)).toBe(false);
    expect(await signIn(secret)).toMatchObject({ reason: 'revoked' });
    expect(await isIn(accessToken)).toBe(true);
  });

  it('outlives signing out everywhere, and not a change of the password', async () => {
    const first = await auth.register('signing-out');
    const { secret } = await makeKey(first.accessToken);
    await auth.ask('mutation { logout(input: { allSessions: true }) { ok } }', {}, { token: first.accessToken });
    expect((await signIn(secret)).reason).toBeUndefined();
    const second = await auth.signIn('signing-out@example.org');
    await auth.ask(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { ok } }',
      { input: { currentPassword: PASSWORD, newPassword: 'another long pass phrase' } },
      { token: second.accessToken },
    );
    expect(await signIn(secret)).toMatchObject({ reason: 'revoked' });
  });

  it('serves as long as was asked, and says so when it is over', async () => {
    await using aging = await openTestAuth();
    const { accessToken } = await aging.register('aging');
    const { secret } = await makeKey(accessToken, { name: 'short', days: 1 }, aging);
    aging.clock.advance(DAY_MS - 1);
    expect((await signIn(secret, aging)).reason).toBeUndefined();
    aging.clock.advance(1);
    expect(await signIn(secret, aging)).toMatchObject({ reason: 'expired' });
  });

  it('cannot make another key', async () => {
    const { accessToken } = await auth.register('breeding');
    const { secret } = await makeKey(accessToken);
    const granted = await signIn(secret);
    expect(await makeKey(granted.accessToken ?? '')).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is refused when it is made up, and to nobody', async () => {
    const { accessToken } = await auth.register('guessing');
    const { secret } = await makeKey(accessToken);
    const wrong = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
    for (const key of [wrong, `${secret.slice(0, -43)}${'A'.repeat(43)}`, 'stk_', ''])
      expect(await signIn(key)).toMatchObject({ reason: 'invalid' });
    expect((await auth.ask(CREATE, { input: { name: 'x' } })).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it.each([
    [{ name: '' }, ['input', 'name']],
    [{ name: 'x', days: 0 }, ['input', 'days']],
    [{ name: 'x', days: 366 }, ['input', 'days']],
  ])('is refused for %j, naming the field', async (input, path) => {
    const { accessToken } = await auth.register(`faulty-${path.join('')}-${JSON.stringify(input).length}`);
    expect(await makeKey(accessToken, input)).toMatchObject({ secret: null, userErrors: [{ code: 'INVALID_INPUT', path }] });
  });

  it('is one of twenty at most', async () => {
    const { accessToken } = await auth.register('hoarding');
    const made = await Promise.all(Array.from({ length: 25 }, () => makeKey(accessToken)));
    expect(made.filter(({ secret }) => secret !== null)).toHaveLength(20);
    expect(made.find(({ secret }) => secret === null)).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
  });
});

describe('the audit log', () => {
  const QUERY =
    'query ($after: String, $userId: ID, $event: String) { auditLog(first: 2, after: $after, userId: $userId, event: $event) { totalCount pageInfo { hasNextPage endCursor } edges { node { at event userId by detail } } } }';

  it('shows an admin what was decided, the newest first, page by page', async () => {
    await using watched = await openTestAuth();
    const { user, accessToken } = await watched.register('watched');
    for (let count = 0; count < 3; count += 1) {
      watched.clock.advance(1_000);
      await watched.ask('mutation ($input: LoginInput!) { login(input: $input) { accessToken } }', {
        input: { email: 'watched@example.org', password: `wrong pass phrase ${count}` },
      });
    }
    const admin = await watched.signInAdmin();
    const ask = async (variables: object) =>
      (await watched.ask(QUERY, { ...variables }, { token: admin.accessToken })).data?.auditLog;
    const first = await ask({ userId: user.id });
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    expect(first.edges[0].node).toMatchObject({ event: 'login.refused', userId: user.id, at: '2026-01-01T00:00:03.000Z' });
    const second = await ask({ userId: user.id, after: first.pageInfo.endCursor });
    expect(second.edges.map(({ node }: { node: { event: string } }) => node.event)).toEqual([
      'login.refused',
      'account.registered',
    ]);
    expect(await ask({ event: 'account.registered' })).toMatchObject({ totalCount: 1 });
    expect((await watched.ask(QUERY, { userId: 'stone_x' }, { token: admin.accessToken })).errors?.[0]?.extensions?.code).toBe(
      'INVALID_INPUT',
    );
    expect((await watched.ask(QUERY, {}, { token: accessToken })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await watched.ask(QUERY)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('has an entry for each decision, with whose account it was about, who made it and from where', async () => {
    await using watched = await openTestAuth();
    const from = { address: '198.51.100.9' };
    const by = (token: string) => ({ ...from, token });
    const admin = await watched.signInAdmin();
    const person = await watched.register('decided');
    const email = 'decided@example.org';
    const next = 'another long pass phrase';
    const ask = (field: string, type: string, input: object, asked: object = from) =>
      watched.ask(`mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`, { input }, asked);
    await ask('login', 'LoginInput', { email, password: PASSWORD });
    await ask('login', 'LoginInput', { email, password: 'not the right one' });
    const { secret, apiKey } = await makeKey(person.accessToken, { name: 'script' }, watched);
    watched.clock.advance(61_000);
    for (let count = 0; count < 3; count += 1) await ask('signInWithApiKey', 'ApiKeyInput', { key: secret });
    await ask('revokeSession', 'DeleteInput', { id: apiKey.id }, by(admin.accessToken));
    await ask('signInWithApiKey', 'ApiKeyInput', { key: secret });
    await ask('changePassword', 'ChangePasswordInput', { currentPassword: 'wrong', newPassword: next }, by(person.accessToken));
    await ask(
      'changePassword',
      'ChangePasswordInput',
      { currentPassword: PASSWORD, newPassword: next },
      by(person.accessToken),
    );
    await ask('requestPasswordReset', 'RequestPasswordResetInput', { email });
    const mail = await vi.waitFor(() => {
      const [sent] = watched.mails();
      if (sent === undefined) throw new Error('No mail has come.');
      return sent;
    });
    const token = /\n([0-9a-z]{26}\.\S+)\r\n/.exec(mail)?.[1] ?? '';
    const kept = JSON.stringify(await watched.documents.find('users', { limit: 10 }));
    expect([token.length > 40, kept.includes(token.slice(27))]).toEqual([true, false]);
    for (let count = 0; count < 2; count += 1)
      await ask('resetPassword', 'ResetPasswordInput', { token, newPassword: PASSWORD });
    await ask('setUserRole', 'SetUserRoleInput', { userId: person.user.id, role: 'EDITOR' }, by(admin.accessToken));
    const { refreshToken } = await watched.signIn(email);
    await ask('refreshSession', 'RefreshSessionInput', { refreshToken });
    watched.clock.advance(11_000);
    await ask('refreshSession', 'RefreshSessionInput', { refreshToken });
    await watched.timer.run(SCHEDULED.refusals);

    const entries = (await watched.documents.find('audit', { limit: 100 })).map(
      ({ data }) => data as { event: string; userId: string | null; by?: string; address: string | null },
    );
    const counted = (event: string) => entries.filter((entry) => entry.event === event).length;
    const events = [...new Set(entries.map(({ event }) => event))].sort();
    expect(Object.fromEntries(events.map((event) => [event, counted(event)]))).toEqual({
      'account.firstAdmin': 1,
      'account.registered': 1,
      'apiKey.accepted': 1,
      'apiKey.created': 1,
      'apiKey.refused': 1,
      // The admin's, the person's with the right password, and the last.
      'login.accepted': 3,
      'login.refused': 1,
      'password.changeRefused': 1,
      'password.changed': 1,
      'password.reset': 1,
      'password.resetRefused': 1,
      'password.resetRequested': 1,
      'role.changed': 1,
      'session.ended': 1,
      'session.reused': 1,
    });
    for (const event of ['role.changed', 'session.ended'])
      expect(entries.find((entry) => entry.event === event)).toMatchObject({
        userId: person.user.id,
        by: admin.user.id,
        ...from,
      });
    const ofRequests = entries.filter(({ event }) => /^(login.refused|password|apiKey.(acc|ref)|session)/.test(event));
    expect(ofRequests.filter(({ address }) => address !== from.address)).toEqual([]);
    const written = JSON.stringify(entries);
    for (const hidden of [PASSWORD, next, secret, token, refreshToken, email]) expect(written).not.toContain(hidden);
  });

  it('has what an attacker can repeat once a minute, with how often, from where and about whom', async () => {
    await using watched = await openTestAuth();
    const { user } = await watched.register('target');
    const login = (address: string) =>
      watched.ask(
        'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }',
        { input: { email: 'target@example.org', password: 'not the right pass phrase' } },
        { address },
      );
    for (let count = 0; count < 30; count += 1) await login('198.51.100.1');
    for (let count = 0; count < 5; count += 1) await login('198.51.100.2');
    const key = 'mutation { signInWithApiKey(input: { key: "stk_x" }) { accessToken } }';
    for (let count = 0; count < 40; count += 1) await watched.ask(key, {}, { address: '198.51.100.3' });
    const reset = 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { ok } }';
    for (let count = 0; count < 25; count += 1)
      await watched.ask(reset, { input: { email: 'target@example.org' } }, { address: '198.51.100.4' });
    const entries = async (event: string) => {
      const found = await watched.documents.find('audit', { where: { 'data.event': event }, limit: 100 });
      const told = found.map(({ data }) => data as { userId: unknown; address: string; detail: { attempts: number } });
      return told.map(({ userId, address, detail }) => [userId, address, detail.attempts]).sort();
    };
    expect(await entries('login.lockedOut')).toEqual([]);
    await watched.timer.run(SCHEDULED.refusals);
    await watched.timer.run(SCHEDULED.refusals);
    expect(await entries('login.lockedOut')).toEqual([
      [user.id, '198.51.100.1', 20],
      [user.id, '198.51.100.2', 5],
    ]);
    expect(await entries('apiKey.refused')).toEqual([[null, '198.51.100.3', 40]]);
    // Three resets are mailed, the rest of twenty is asked for in vain, and the address must then wait.
    expect(await entries('password.resetLockedOut')).toEqual([[user.id, '198.51.100.4', 22]]);
    expect(JSON.stringify(await watched.documents.find('audit', { limit: 500 }))).not.toContain('target@');
  });
});
