import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type AskedBy, openTestAuth, PASSWORD, type TestAuth, type Tokens } from '../../testing/auth-service.ts';
import { SCHEDULED } from './subgraph.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let auth: TestAuth;
beforeAll(async () => {
  auth = await openTestAuth();
});
afterAll(async () => {
  await auth[Symbol.asyncDispose]();
});

async function refresh(refreshToken: string, service = auth): Promise<Tokens | string> {
  const { data, errors } = await service.ask(
    'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken refreshToken expiresAt user { id } } }',
    { input: { refreshToken } },
  );
  return data?.refreshSession ?? String(errors?.[0]?.extensions?.reason);
}

async function renewed(token: string, service = auth): Promise<Tokens> {
  const answer = await refresh(token, service);
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

async function isIn({ accessToken }: Tokens, service = auth): Promise<boolean> {
  return service.verifier.verify(`Bearer ${accessToken}`).then(
    () => true,
    () => false,
  );
}

const by = (tokens: Tokens): AskedBy => ({ token: tokens.accessToken });

describe('an access token', () => {
  it('expires after 15 minutes, and says so', async () => {
    const tokens = await auth.register('expiring');
    expect(Date.parse(tokens.expiresAt) - auth.clock.now()).toBe(15 * MINUTE_MS);
    auth.clock.advance(15 * MINUTE_MS - 1);
    expect(await isIn(tokens)).toBe(true);
    auth.clock.advance(1);
    await expect(auth.verifier.verify(`Bearer ${tokens.accessToken}`)).rejects.toMatchObject({ facts: { reason: 'expired' } });
  });

  it('outlives a rotation of the keys, and none is refused meanwhile', async () => {
    const before = await auth.register('rotating');
    await auth.auth.rotateKeys();
    const after = await auth.signIn('rotating@example.org');
    expect([await isIn(before), await isIn(after)]).toEqual([true, true]);
  });
});

describe('a refresh token', () => {
  it('is traded in for the next one, once', async () => {
    const first = await auth.register('trader');
    const second = await renewed(first.refreshToken);
    expect(second.user.id).toBe(first.user.id);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(await isIn(second)).toBe(true);
  });

  it('gets the same successor for all who send it at the same moment', async () => {
    const { refreshToken } = await auth.register('tabs');
    const all = await Promise.all(Array.from({ length: 50 }, () => renewed(refreshToken)));
    expect(new Set(all.map((tokens) => tokens.refreshToken)).size).toBe(1);
    const [one] = all;
    if (one !== undefined) expect(typeof (await refresh(one.refreshToken))).toBe('object');
  });

  it('ends the session when it comes back later: who holds a copy is signed out, and so is the owner', async () => {
    const first = await auth.register('stolen');
    const second = await renewed(first.refreshToken);
    auth.clock.advance(10_001);
    expect(await refresh(first.refreshToken)).toBe('revoked');
    expect(await refresh(second.refreshToken)).toBe('revoked');
    expect(await isIn(second)).toBe(false);
  });

  it('says nothing of theft when it was never given out', async () => {
    const tokens = await auth.register('forged');
    const [session = '', , mac = ''] = tokens.refreshToken.split('.');
    const forged = [`${session}.7.${mac}`, `${session}.1.${'A'.repeat(43)}`, 'nonsense', '', `${'0'.repeat(26)}.1.${mac}`];
    for (const token of forged) expect(await refresh(token)).toBe('invalid');
    expect(await isIn(tokens)).toBe(true);
    expect(typeof (await refresh(tokens.refreshToken))).toBe('object');
  });

  it('holds for 30 days without use, and longer with it', async () => {
    await using aging = await openTestAuth();
    let tokens = await aging.register('aging');
    for (let month = 0; month < 3; month += 1) {
      aging.clock.advance(29 * DAY_MS);
      tokens = await renewed(tokens.refreshToken, aging);
    }
    aging.clock.advance(30 * DAY_MS);
    expect(await refresh(tokens.refreshToken, aging)).toBe('expired');
    await aging.timer.run(SCHEDULED.upkeep);
    aging.clock.advance(2 * DAY_MS);
    await aging.timer.run(SCHEDULED.upkeep);
    expect(await aging.documents.count('sessions')).toBe(0);
  });
});

describe('ending sessions', () => {
  const LOGOUT = 'mutation ($input: LogoutInput) { logout(input: $input) { ok } }';
  const REVOKE = 'mutation ($input: DeleteInput!) { revokeSession(input: $input) { deletedId userErrors { code path } } }';

  it('by logout ends the one that asks, at once', async () => {
    const first = await auth.register('leaving');
    const second = await auth.signIn('leaving@example.org');
    expect((await auth.ask(LOGOUT, {}, by(first))).data).toEqual({ logout: { ok: true } });
    expect([await isIn(first), await isIn(second)]).toEqual([false, true]);
    expect(await refresh(first.refreshToken)).toBe('revoked');
  });

  it('of every device ends them all', async () => {
    const first = await auth.register('everywhere');
    const second = await auth.signIn('everywhere@example.org');
    await auth.ask(LOGOUT, { input: { allSessions: true } }, by(first));
    expect([await isIn(first), await isIn(second)]).toEqual([false, false]);
  });

  it('holds after a restart too', async () => {
    const tokens = await auth.register('restarted');
    await auth.ask(LOGOUT, {}, by(tokens));
    await using again = await openTestAuth({ store: auth.store, clock: auth.clock });
    expect(await isIn(tokens, again)).toBe(false);
  });

  it('by its id: one’s own, or with `users:manage` anyone’s; for others it is not there', async () => {
    const owner = await auth.register('owner');
    const other = await auth.register('other');
    const { data } = await auth.ask('{ me { sessions { id current } } }', {}, by(owner));
    const id = data?.me.sessions[0].id;
    const refused = await auth.ask(REVOKE, { input: { id } }, by(other));
    expect(refused.data?.revokeSession).toEqual({
      deletedId: null,
      userErrors: [{ code: 'NOT_FOUND', path: ['input', 'id'] }],
    });
    const admin = await auth.signInAdmin();
    expect((await auth.ask(REVOKE, { input: { id } }, by(admin))).data?.revokeSession).toEqual({
      deletedId: id,
      userErrors: [],
    });
    expect(await isIn(owner)).toBe(false);
  });

  it('is refused to nobody', async () => {
    for (const query of [
      'mutation { logout { ok } }',
      'mutation { revokeSession(input: { id: "session_00000000000000000000000000" }) { deletedId } }',
    ])
      expect((await auth.ask(query)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('a password', () => {
  const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { ok userErrors { code path } } }';
  const REQUEST =
    'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { ok userErrors { code } } }';
  const RESET = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { ok userErrors { code path } } }';
  const NEXT = 'another long pass phrase';

  async function mailedToken(service: TestAuth, email: string): Promise<string> {
    await service.ask(REQUEST, { input: { email } });
    const mail = await vi.waitFor(() => {
      const found = service.mails().findLast((text) => text.includes(`To: ${email}\r\n`));
      if (found === undefined) throw new Error('No mail has come.');
      return found;
    });
    return /\n([0-9a-z]{26}\.\S+)\r\n/.exec(mail)?.[1] ?? '';
  }

  it('is changed by whoever knows it, and ends the other sessions', async () => {
    const first = await auth.register('changing');
    const second = await auth.signIn('changing@example.org');
    const wrong = await auth.ask(CHANGE, { input: { currentPassword: 'not this one at all', newPassword: NEXT } }, by(first));
    expect(wrong.data?.changePassword).toMatchObject({ ok: false, userErrors: [{ path: ['input', 'currentPassword'] }] });
    const done = await auth.ask(CHANGE, { input: { currentPassword: PASSWORD, newPassword: NEXT } }, by(first));
    expect(done.data?.changePassword).toEqual({ ok: true, userErrors: [] });
    expect([await isIn(first), await isIn(second)]).toEqual([true, false]);
    await expect(auth.signIn('changing@example.org')).rejects.toThrow('Refused');
    expect(await isIn(await auth.signIn('changing@example.org', NEXT))).toBe(true);
  });

  it('is set by a mailed token, which serves once and ends every session', async () => {
    const tokens = await auth.register('forgetful');
    const token = await mailedToken(auth, 'forgetful@example.org');
    const reset = () => auth.ask(RESET, { input: { token, newPassword: NEXT } });
    expect((await reset()).data?.resetPassword).toEqual({ ok: true, userErrors: [] });
    expect((await reset()).data?.resetPassword).toMatchObject({
      ok: false,
      userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'token'] }],
    });
    expect(await isIn(tokens)).toBe(false);
    expect(await isIn(await auth.signIn('forgetful@example.org', NEXT))).toBe(true);
  });

  it('is not set by a token older than 30 minutes', async () => {
    await auth.register('late');
    const token = await mailedToken(auth, 'late@example.org');
    auth.clock.advance(30 * MINUTE_MS);
    const { data } = await auth.ask(RESET, { input: { token, newPassword: NEXT } });
    expect(data?.resetPassword).toMatchObject({ ok: false, userErrors: [{ code: 'INVALID_INPUT' }] });
  });

  it('is asked for anew with the same answer whether or not the address is known', async () => {
    await auth.register('asker');
    const known = await auth.ask(REQUEST, { input: { email: 'asker@example.org' } });
    const unknown = await auth.ask(REQUEST, { input: { email: 'nobody-at-all@example.org' } });
    // Only a known address writes; the cursor of that write would tell.
    expect(known.data).toEqual({ requestPasswordReset: { ok: true, userErrors: [] } });
    expect(unknown.data).toEqual(known.data);
    expect(Object.keys(unknown.extensions ?? {})).toEqual(Object.keys(known.extensions ?? {}));
  });

  it('is mailed about three times in a row at most', async () => {
    await auth.register('flooded');
    for (let count = 0; count < 6; count += 1) await auth.ask(REQUEST, { input: { email: 'flooded@example.org' } });
    const sent = () => auth.mails().filter((mail) => mail.includes('To: flooded@example.org\r\n'));
    await vi.waitFor(() => expect(sent()).toHaveLength(3));
    expect(JSON.stringify(auth.logged)).not.toContain('resetPassword');
  });
});
