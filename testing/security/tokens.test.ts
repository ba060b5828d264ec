import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CryptoKey, exportSPKI, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTokenVerifier } from '../../platform/identity/verify-token.ts';
import { createManualClock } from '../clock.ts';
import { type InProcessSupergraph, openInProcessSupergraph } from '../supergraph.ts';
import { codeOf, send } from './attacks.ts';
import { type People, registerPeople } from './people.ts';
import { describeAtOnce, type Refreshed, refresh, refreshAtOnce } from './refresh-at-once.ts';

let graph: InProcessSupergraph;
let people: People;
let key: { readonly id: string; readonly private: CryptoKey; readonly jwk: JWK };

beforeAll(async () => {
  graph = await openInProcessSupergraph();
  people = await registerPeople(graph);
  const file = JSON.parse(readFileSync(join(graph.dataDir, 'auth', 'keys.json'), 'utf8')) as { current: { key: JWK } };
  const { header } = partsOf(tokenOf('USER'));
  const imported = await importJWK(file.current.key, 'EdDSA');
  if (imported instanceof Uint8Array) throw new Error('The key is no key pair.');
  key = { id: String(header.kid), private: imported, jwk: file.current.key };
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

function tokenOf(asker: keyof People['clients']): string {
  return people.clients[asker].accessToken ?? '';
}

function partsOf(token: string): {
  readonly header: Record<string, unknown>;
  readonly payload: JWTPayload & Record<string, unknown>;
} {
  const [header = '', payload = ''] = token.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  return { header: read(header), payload: read(payload) };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const NOW = () => Math.floor(Date.now() / 1_000);

/** The user's token with other claims, signed by auth's own key: only the claims can be what is wrong with it. */
function resigned(
  claims: JWTPayload,
  header: Record<string, unknown> = {},
  signer: CryptoKey | Uint8Array = key.private,
): Promise<string> {
  const { header: known, payload } = partsOf(tokenOf('USER'));
  return new SignJWT({ ...payload, ...claims }).setProtectedHeader({ alg: 'EdDSA', ...known, ...header }).sign(signer);
}

const ME = '{ me { id } }';

async function refusal(token: string): Promise<unknown> {
  const answer = await send(graph.visitor.url, ME, { authorization: `Bearer ${token}` });
  const { code, reason } = answer.errors?.[0]?.extensions ?? {};
  return { status: answer.status, code, reason, data: answer.data ?? null };
}

const INVALID = { status: 401, code: 'UNAUTHENTICATED', reason: 'invalid', data: null };

describe('an access token', () => {
  it('as auth signed it is taken, and so is one signed again by the same key', async () => {
    expect((await people.clients.USER.ask(ME)).data.me).toEqual({ id: people.ids.USER });
    expect(codeOf(await send(graph.visitor.url, ME, { authorization: `Bearer ${await resigned({})}` }))).toBeNull();
  });

  it('of the algorithm "none" is refused', async () => {
    const { header, payload } = partsOf(tokenOf('ADMIN'));
    expect(await refusal(`${encode({ ...header, alg: 'none' })}.${encode(payload)}.`)).toEqual(INVALID);
    const [, , signature = ''] = tokenOf('ADMIN').split('.');
    expect(await refusal(`${encode({ ...header, alg: 'none' })}.${encode(payload)}.${signature}`)).toEqual(INVALID);
  });

  it('signed by HS256 with the public key as the secret is refused', async () => {
    const { kty, crv, x } = key.jwk;
    const publicKey = await importJWK({ kty, crv, x }, 'EdDSA', { extractable: true });
    if (publicKey instanceof Uint8Array) throw new Error('The key is no public key.');
    const secrets = [
      Buffer.from(await exportSPKI(publicKey)),
      Buffer.from(x ?? '', 'base64url'),
      Buffer.from(JSON.stringify({ kty, crv, x })),
    ];
    for (const secret of secrets) expect(await refusal(await resigned({}, { alg: 'HS256' }, secret))).toEqual(INVALID);
  });

  it('signed by another key, under our key’s id or one of its own, is refused', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    expect(await refusal(await resigned({}, {}, privateKey))).toEqual(INVALID);
    expect(await refusal(await resigned({}, { kid: 'mine' }, privateKey))).toEqual(INVALID);
  });

  it('that brings its own key along is refused', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const { exportJWK } = await import('jose');
    expect(await refusal(await resigned({}, { jwk: await exportJWK(publicKey) }, privateKey))).toEqual(INVALID);
    expect(await refusal(await resigned({}, { jku: 'http://127.0.0.1:1/keys' }, privateKey))).toEqual(INVALID);
  });

  it.each([
    ['changed in its role', { role: 'ADMIN', scopes: ['users:manage'] }],
    ['changed in its person', { sub: 'user_00000000000000000000000000' }],
  ])('%s after it was signed is refused', async (_, change) => {
    const [header, , signature] = tokenOf('USER').split('.');
    expect(await refusal(`${header}.${encode({ ...partsOf(tokenOf('USER')).payload, ...change })}.${signature}`)).toEqual(
      INVALID,
    );
  });

  it('that expired a second ago is refused as expired', async () => {
    expect(await refusal(await resigned({ exp: NOW() - 1 }))).toEqual({ ...INVALID, reason: 'expired' });
  });

  it.each([
    ['not yet valid', () => ({ nbf: NOW() + 60 })],
    ['for another audience', () => ({ aud: 'stomaton-service' })],
    ['of another issuer', () => ({ iss: 'someone-else' })],
    ['without an expiry', () => ({ exp: undefined })],
    ['without a session', () => ({ sid: undefined })],
    ['with a role that there is not', () => ({ role: 'OWNER' })],
  ])('that is %s is refused', async (_, claims) => {
    expect(await refusal(await resigned(claims()))).toEqual(INVALID);
  });

  it('of another type, such as an identity token, is refused', async () => {
    expect(await refusal(await resigned({}, { typ: 'JWT' }))).toEqual(INVALID);
  });

  it('has no more scopes than there are, whatever it claims', async () => {
    const token = await resigned({ scopes: ['everything', '__proto__'] });
    expect(codeOf(await send(graph.visitor.url, '{ databaseStatus { engine } }', { authorization: `Bearer ${token}` }))).toBe(
      'FORBIDDEN',
    );
  });

  it.each(['Basic dXNlcjpwYXNz', 'Bearer', 'Bearer a.b', 'Bearer a b', 'bearer {}', 'Bearer ../../etc/passwd'])(
    'in the form of "%s" is refused',
    async (authorization) => {
      const answer = await send(graph.visitor.url, ME, { authorization });
      expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    },
  );

  it('of a session that was ended is refused, at once', async () => {
    const leaving = await people.signInAgain('EXPERT');
    await leaving.ask('mutation { logout { ok } }');
    expect(await refusal(leaving.accessToken ?? '')).toEqual({ ...INVALID, reason: 'revoked' });
  });

  it('of a demoted person is refused, at once', async () => {
    const before = await people.signInAgain('SUPPLIER');
    const setRole = (role: string) =>
      graph.admin.ask('mutation ($input: SetUserRoleInput!) { setUserRole(input: $input) { userErrors { message } } }', {
        input: { userId: people.ids.SUPPLIER, role },
      });
    await setRole('USER');
    expect(await refusal(before.accessToken ?? '')).toEqual({ ...INVALID, reason: 'revoked' });
    await setRole('SUPPLIER');
  });
});

describe('a flood of unknown key ids', () => {
  it('asks for the key set at most twice a minute', async () => {
    const clock = createManualClock(Date.now());
    let reads = 0;
    const verifier = createTokenVerifier({
      clock,
      keys: {
        keySet: async () => {
          reads += 1;
          return { keys: [] };
        },
        isRevoked: async () => false,
      },
    });
    const { header, payload } = partsOf(tokenOf('USER'));
    for (let count = 0; count < 1_000; count += 1) {
      const token = `${encode({ ...header, kid: `made-up-${count}` })}.${encode(payload)}.${'A'.repeat(86)}`;
      await expect(verifier.verify(`Bearer ${token}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      clock.advance(60);
    }
    // A minute has passed: once at first, then at most twice.
    expect(reads).toBeLessThanOrEqual(3);
  });
});

describe('a refresh token that was stolen', () => {
  it('and replayed within the moment of benign races gets the same successor; replayed later, it ends the session for both', async () => {
    const input = { email: 'stolen@example.org', password: 'a long enough pass phrase', fullName: 'Stolen' };
    const { data } = await graph.visitor.ask(
      'mutation ($input: RegisterInput!) { register(input: $input) { accessToken refreshToken } }',
      {
        input,
      },
    );
    const reused = async () =>
      (await graph.admin.ask('{ auditLog(event: "session.reused") { totalCount } }')).data.auditLog.totalCount;
    const before = await reused();
    const refresh = async (refreshToken: string) => {
      const answer = await graph.visitor.ask(
        'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { refreshToken } }',
        { input: { refreshToken } },
      );
      return answer.data?.refreshSession?.refreshToken ?? answer.errors?.[0]?.extensions.reason;
    };
    const first: string = data.register.refreshToken;
    const second = await refresh(first);
    expect(await refresh(first)).toBe(second);
    const third = await refresh(second);
    // The grandparent of the present token is not a benign race, however soon it comes.
    expect(await refresh(first)).toBe('revoked');
    expect(await refresh(third)).toBe('revoked');
    // What either of them still holds is refused, and the audit log tells of it.
    expect(await refusal(data.register.accessToken)).toEqual({ ...INVALID, reason: 'revoked' });
    expect(await reused()).toBe(before + 1);
  });
});

describe('one refresh token sent a thousand times at once', () => {
  it('has one successor and signs nobody out; sent again when that one was used, it ends the session', async () => {
    const input = { email: 'thousand@example.org', password: 'a long enough pass phrase', fullName: 'Thousand' };
    const { data } = await graph.visitor.ask('mutation ($input: RegisterInput!) { register(input: $input) { refreshToken } }', {
      input,
    });
    const first: string = data.register.refreshToken;
    const atOnce = await refreshAtOnce(graph.visitor, first, 1_000);
    console.log(`one process: ${describeAtOnce(atOnce)}`);
    expect([atOnce.granted.length, atOnce.refused, atOnce.successors.size]).toEqual([1_000, [], 1]);
    const [some] = atOnce.granted;
    for (const { accessToken } of atOnce.granted.slice(0, 20))
      expect((await graph.visitor.as(accessToken).ask(ME)).errors).toBeUndefined();
    const next = await refresh(graph.visitor, some?.refreshToken ?? '');
    expect(next).toMatchObject({ refreshToken: expect.any(String) });
    expect(await refresh(graph.visitor, first)).toBe('revoked');
    expect(await refresh(graph.visitor, (next as Refreshed).refreshToken)).toBe('revoked');
    for (const { accessToken } of [...atOnce.granted.slice(0, 20), next as Refreshed])
      expect(await refusal(accessToken)).toEqual({ ...INVALID, reason: 'revoked' });
  }, 60_000);
});
