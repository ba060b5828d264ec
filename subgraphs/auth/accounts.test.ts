import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DomainError } from '../../platform/errors/domain-error.ts';
import { FIRST_ADMIN, openTestAuth, PASSWORD, type TestAuth } from '../../testing/auth-service.ts';
import { SCHEDULED } from './subgraph.ts';

let auth: TestAuth;
beforeAll(async () => {
  auth = await openTestAuth();
});
afterAll(async () => {
  await auth[Symbol.asyncDispose]();
});

const REGISTER =
  'mutation ($input: RegisterInput!) { register(input: $input) { accessToken user { id } userErrors { code path message } } }';
const LOGIN =
  'mutation ($input: LoginInput!) { login(input: $input) { accessToken user { id role } userErrors { code path message } } }';

function registering(input: Partial<Record<'email' | 'password' | 'fullName', string>>) {
  return auth.ask(REGISTER, { input: { email: 'new@example.org', password: PASSWORD, fullName: 'New', ...input } });
}

describe('an account', () => {
  it('begins with the role USER, the tier BASIC and one session, and keeps its address in one spelling', async () => {
    const { data, errors } = await auth.ask(
      'mutation ($input: RegisterInput!) { register(input: $input) { accessToken userErrors { code } } }',
      { input: { email: '  Ada.Lovelace@EXAMPLE.org ', password: PASSWORD, fullName: ' Ada   Lovelace ' } },
      { userAgent: 'a browser' },
    );
    expect(errors).toBeUndefined();
    const me = await auth.ask(
      '{ me { email fullName role tier active createdAt sessions { userAgent current } quota { monthlyGenerations used resetsAt } } }',
      {},
      { token: data?.register.accessToken },
    );
    expect(me.data).toEqual({
      me: {
        email: 'ada.lovelace@example.org',
        fullName: 'Ada Lovelace',
        role: 'USER',
        tier: 'BASIC',
        active: true,
        createdAt: '2026-01-01T00:00:00.000Z',
        sessions: [{ userAgent: 'a browser', current: true }],
        quota: { monthlyGenerations: 50, used: 0, resetsAt: '2026-02-01T00:00:00.000Z' },
      },
    });
  });

  it('is refused twice for one address, however it is spelt', async () => {
    await auth.register('twice');
    const { data } = await registering({ email: 'TWICE@example.ORG' });
    expect(data?.register).toMatchObject({
      accessToken: null,
      user: null,
      userErrors: [{ code: 'DUPLICATE', path: ['input', 'email'] }],
    });
  });

  it('is made once by two who register the same address at the same moment', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => registering({ email: 'race@example.org' })));
    expect(answers.filter(({ data }) => data?.register.accessToken !== null)).toHaveLength(1);
  });

  it('is the hundredth from one network address, and the next must wait, longer each time; other addresses need not', async () => {
    await using piled = await openTestAuth();
    const attempt = async (email: string, address = '198.51.100.8') => {
      const input = { email, password: PASSWORD, fullName: 'One of many' };
      const { data, errors } = await piled.ask(REGISTER, { input }, { address });
      return errors?.[0]?.extensions ?? data?.register.userErrors[0]?.code ?? 'made';
    };
    for (let count = 0; count < 99; count += 1) expect(await attempt(`pile${count}@example.org`)).toBe('made');
    // What comes to nothing counts too: it tells that the address has an account.
    expect(await attempt('pile0@example.org')).toBe('DUPLICATE');
    expect(await attempt('late@example.org')).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 60 });
    expect(await attempt('elsewhere@example.org', '198.51.100.9')).toBe('made');
    piled.clock.advance(60_000);
    expect(await attempt('late@example.org')).toBe('made');
    expect(await attempt('later@example.org')).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 120 });
    await piled.timer.run(SCHEDULED.refusals);
    const [entry] = await piled.documents.find('audit', { where: { 'data.event': 'register.lockedOut' }, limit: 2 });
    expect(entry?.data).toMatchObject({ address: '198.51.100.8', userId: null, detail: { attempts: 2 } });
  });

  it.each([
    ['an address without a domain', { email: 'ada@' }, 'email'],
    ['an address of 300 characters', { email: `${'a'.repeat(290)}@example.org` }, 'email'],
    ['a password of 11 characters', { password: 'elevenchars' }, 'password'],
    ['a password of 201 characters', { password: 'x'.repeat(201) }, 'password'],
    ['its own address as a password', { email: 'long-enough@example.org', password: 'Long-Enough@example.org' }, 'password'],
    ['a password that many people have', { password: 'Qwertyuiop123' }, 'password'],
    ['a common word with a tail', { password: 'sunshine-2026!!' }, 'password'],
    ['a common word repeated', { password: 'dragondragondragon' }, 'password'],
    ['no name', { fullName: ' \n ' }, 'fullName'],
    ['a name that turns the text around', { fullName: 'Ada \u202e' }, 'fullName'],
  ])('is refused for %s, naming the field', async (_, input, field) => {
    const { data, errors } = await registering(input);
    expect(errors).toBeUndefined();
    expect(data?.register).toMatchObject({
      accessToken: null,
      userErrors: [{ code: 'INVALID_INPUT', path: ['input', field] }],
    });
  });
});

describe('signing in', () => {
  it('takes the address in any case and the password as it was typed', async () => {
    const { user } = await auth.register('any-case');
    const { data } = await auth.ask(LOGIN, { input: { email: 'ANY-CASE@example.org', password: PASSWORD } });
    expect(data?.login).toMatchObject({ user: { id: user.id, role: 'USER' }, userErrors: [] });
  });

  it('answers an unknown address and a wrong password alike', async () => {
    await auth.register('known');
    const wrong = await auth.ask(LOGIN, { input: { email: 'known@example.org', password: 'not the right pass phrase' } });
    const unknown = await auth.ask(LOGIN, { input: { email: 'unknown@example.org', password: 'not the right pass phrase' } });
    expect(wrong.data?.login.userErrors).toMatchObject([{ code: 'INVALID_INPUT' }]);
    expect(unknown).toEqual(wrong);
  });

  it('does the work of one comparison for an unknown address too', async () => {
    const compared: (string | null)[] = [];
    await using counted = await openTestAuth({
      hasher: {
        hash: async (password) => `plain:${password}`,
        async verify(hash, password) {
          compared.push(hash);
          return hash === `plain:${password}`;
        },
        isOutdated: () => false,
      },
    });
    await counted.ask(LOGIN, { input: { email: 'nobody@example.org', password: PASSWORD } });
    await counted.ask(LOGIN, { input: { email: FIRST_ADMIN.email, password: PASSWORD } });
    expect(compared).toEqual([null, `plain:${FIRST_ADMIN.password}`]);
  });

  it('makes an account wait after ten failures, longer each time, and lets it in after the pause', async () => {
    await using slowed = await openTestAuth();
    await slowed.register('slow');
    const attempt = async (password: string) => {
      const { data, errors } = await slowed.ask(LOGIN, { input: { email: 'slow@example.org', password } });
      return errors?.[0]?.extensions ?? data?.login.userErrors[0] ?? 'in';
    };
    for (let count = 0; count < 10; count += 1)
      expect(await attempt('not the right one')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await attempt(PASSWORD)).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 1 });
    slowed.clock.advance(1_000);
    expect(await attempt('not the right one')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await attempt(PASSWORD)).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 2 });
    slowed.clock.advance(2_000);
    expect(await attempt(PASSWORD)).toBe('in');
    expect(await attempt('not the right one')).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('makes a network address wait that tries many accounts', async () => {
    await using stuffed = await openTestAuth();
    const codes: unknown[] = [];
    for (let count = 0; count < 51; count += 1) {
      const { data, errors } = await stuffed.ask(
        LOGIN,
        { input: { email: `person${count}@example.org`, password: PASSWORD } },
        { address: '198.51.100.7' },
      );
      codes.push(errors?.[0]?.extensions?.code ?? data?.login.userErrors[0]?.code);
    }
    expect(codes.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => 'INVALID_INPUT'));
    expect(codes[50]).toBe('RATE_LIMITED');
  });

  it('hashes a password anew when its cost has changed', async () => {
    await using first = await openTestAuth();
    await first.register('rehash');
    const stored = () =>
      first.documents.find<{ passwordHash: string }>('users', { where: { 'data.email': 'rehash@example.org' }, limit: 1 });
    const [before] = await stored();
    const config = { passwordCost: { memoryKib: 128, passes: 1, lanes: 1 } };
    {
      await using second = await openTestAuth({ store: first.store, config, clock: first.clock });
      await second.signIn('rehash@example.org');
    }
    const [after] = await stored();
    expect(before?.data.passwordHash).toContain('$argon2id$v=19$m=64,');
    expect(after?.data.passwordHash).toContain('$argon2id$v=19$m=128,');
  });
});

describe('the first admin', () => {
  it('is told a password that is printed until it has been used', async () => {
    await using first = await openTestAuth({ config: { adminPassword: null } });
    const line = first.announced.join('\n');
    const [, password = ''] = /password (\S+)/.exec(line) ?? [];
    expect(password).toMatch(/^[2-9a-z]{6}(-[2-9a-z]{6}){3}$/);
    const reopen = async () => {
      await using again = await openTestAuth({ store: first.store, clock: first.clock, config: { adminPassword: null } });
      return again.announced;
    };
    expect((await reopen()).join('\n')).toContain(password);
    await first.signIn(FIRST_ADMIN.email, password);
    expect(await reopen()).toEqual([]);
  });

  it('is not made where there is an admin already', async () => {
    await using first = await openTestAuth();
    await using second = await openTestAuth({
      store: first.store,
      clock: first.clock,
      config: { adminEmail: 'other@example.org' },
    });
    const { accessToken } = await second.signInAdmin();
    const { data } = await second.ask('{ users { totalCount } }', {}, { token: accessToken });
    expect(data?.users.totalCount).toBe(1);
  });
});

describe('roles', () => {
  const SET_ROLE =
    'mutation ($input: SetUserRoleInput!) { setUserRole(input: $input) { user { role tier } userErrors { code path } } }';

  it('change what a person may do at once: the old access token is recalled, the next one has the new scopes', async () => {
    const admin = await auth.signInAdmin();
    const { accessToken, refreshToken, user } = await auth.register('promoted');
    const { data } = await auth.ask(
      SET_ROLE,
      { input: { userId: user.id, role: 'EDITOR', tier: 'PREMIUM' } },
      { token: admin.accessToken },
    );
    expect(data?.setUserRole).toEqual({ user: { role: 'EDITOR', tier: 'PREMIUM' }, userErrors: [] });
    await expect(auth.verifier.verify(`Bearer ${accessToken}`)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      facts: { reason: 'revoked' },
    });
    const renewed = await auth.ask(
      'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken } }',
      {
        input: { refreshToken },
      },
    );
    const viewer = await auth.verifier.verify(`Bearer ${renewed.data?.refreshSession.accessToken}`);
    expect(viewer).toMatchObject({ role: 'EDITOR', tier: 'PREMIUM' });
    expect(viewer.scopes.has('content:publish')).toBe(true);
    expect(viewer.scopes.has('users:manage')).toBe(false);
  });

  it('cannot be changed by others', async () => {
    const { accessToken, user } = await auth.register('climber');
    const signedIn = await auth.ask(SET_ROLE, { input: { userId: user.id, role: 'ADMIN' } }, { token: accessToken });
    const nobody = await auth.ask(SET_ROLE, { input: { userId: user.id, role: 'ADMIN' } });
    expect([signedIn, nobody].map(({ errors }) => errors?.[0]?.extensions?.code)).toEqual(['FORBIDDEN', 'UNAUTHENTICATED']);
    expect(await auth.verifier.verify(`Bearer ${accessToken}`)).toMatchObject({ role: 'USER' });
  });

  it('leave one admin at least, also when two demote each other at the same moment', async () => {
    await using two = await openTestAuth();
    const first = await two.signInAdmin();
    const { user } = await two.register('second');
    const setRole = (userId: string, role: string, token: string) => two.ask(SET_ROLE, { input: { userId, role } }, { token });
    await setRole(user.id, 'ADMIN', first.accessToken);
    const second = await two.signIn('second@example.org');
    const outcomes = await Promise.all(
      [setRole(user.id, 'USER', first.accessToken), setRole(first.user.id, 'USER', second.accessToken)].map((answer) =>
        answer.then(
          ({ data }) => data?.setUserRole.userErrors[0]?.code ?? 'done',
          // Where the machine is busy, the one may be demoted before the other's token is looked at.
          (error: DomainError) => error.facts?.reason,
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(['CONFLICT', 'revoked']).toContain(outcomes.find((outcome) => outcome !== 'done'));
    const roles = await two.documents.find<{ role: string }>('users', { limit: 10 });
    expect(roles.filter(({ data }) => data.role === 'ADMIN')).toHaveLength(1);
  });
});

describe('what is private of a person', () => {
  const PRIVATE = 'email tier active sessions { id } quota { used }';
  const person = (id: string) => ({
    query: `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on User { fullName role ${PRIVATE} } } }`,
    variables: { refs: [{ __typename: 'User', id }] },
  });

  it('is null for others, with an error for each field, and there for an admin', async () => {
    const { user } = await auth.register('private');
    const other = await auth.register('curious');
    const { query, variables } = person(user.id);
    for (const [token, code] of [
      [null, 'UNAUTHENTICATED'],
      [other.accessToken, 'FORBIDDEN'],
    ] as const) {
      const { data, errors } = await auth.ask(query, variables, { token });
      expect(data?._entities).toEqual([
        { fullName: 'private', role: 'USER', email: null, tier: null, active: null, sessions: null, quota: null },
      ]);
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(Array.from({ length: 5 }, () => code));
    }
    const { accessToken } = await auth.signInAdmin();
    const shown = await auth.ask(query, variables, { token: accessToken });
    expect(shown.errors).toBeUndefined();
    expect(shown.data?._entities[0]).toMatchObject({ email: 'private@example.org', tier: 'BASIC', active: true });
  });

  it('is the list of people: refused to all but an admin, and paged', async () => {
    const { accessToken } = await auth.register('lister');
    const query =
      'query ($after: String) { users(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id email } } } }';
    expect((await auth.ask(query, {}, { token: accessToken })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await auth.ask(query)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const admin = await auth.signInAdmin();
    const seen: string[] = [];
    let total = 0;
    for (let after: string | null = null; ; ) {
      const { data } = await auth.ask(query, { after }, { token: admin.accessToken });
      for (const { node } of data?.users.edges ?? []) seen.push(node.id);
      total = data?.users.totalCount;
      if (!data?.users.pageInfo.hasNextPage) break;
      after = data.users.pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(total);
  });
});

describe('the log and the audit', () => {
  it('hold no password and no token', async () => {
    await using watched = await openTestAuth();
    const { accessToken, refreshToken } = await watched.register('watched');
    await watched.ask(LOGIN, { input: { email: 'watched@example.org', password: 'a wrong pass phrase' } });
    const entries = await watched.documents.find('audit', { limit: 100 });
    const written = JSON.stringify([watched.logged, entries]);
    for (const secret of [PASSWORD, 'a wrong pass phrase', accessToken, refreshToken]) expect(written).not.toContain(secret);
    expect(entries.map(({ data }) => (data as { event: string }).event)).toEqual(
      expect.arrayContaining(['account.firstAdmin', 'account.registered', 'login.refused']),
    );
  });
});
