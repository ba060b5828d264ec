import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphAnswer } from '../graph-client.ts';
import { type InProcessSupergraph, openInProcessSupergraph } from '../supergraph.ts';
import { codeOf, send } from './attacks.ts';
import { ASKERS, type People, registerPeople } from './people.ts';

let graph: InProcessSupergraph;
let people: People;
beforeAll(async () => {
  graph = await openInProcessSupergraph();
  people = await registerPeople(graph);
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

const PASSWORD = 'a long enough pass phrase';
const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken userErrors { code message path } } }';

describe('enumeration of accounts', () => {
  it('learns nothing from signing in, byte for byte', async () => {
    const attempt = async (email: string) => {
      const { requestId: _, ...answer } = {
        requestId: '',
        ...(await graph.visitor.ask(LOGIN, { input: { email, password: 'not the right one' } })),
      };
      return JSON.stringify(answer);
    };
    expect(await attempt('nobody-at-all@example.org')).toBe(await attempt('editor@example.org'));
  });

  it('learns nothing from asking for a reset', async () => {
    const attempt = (email: string) =>
      graph.visitor.ask(
        'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { ok userErrors { code } } }',
        { input: { email } },
      );
    expect(await attempt('nobody-at-all@example.org')).toEqual(await attempt('editor@example.org'));
  });

  it('learns nothing from being made to wait: an address without an account waits as long, in the same words', async () => {
    const attempts = async (email: string) => {
      const answers: unknown[] = [];
      for (let count = 0; count < 12; count += 1) {
        const { data, errors } = await graph.visitor.ask(LOGIN, { input: { email, password: 'not the right one' } });
        answers.push([
          data?.login,
          errors?.map(({ message, extensions }) => [message, extensions.code, extensions.retryAfterSeconds]),
        ]);
      }
      return answers;
    };
    const known = await attempts('expert@example.org');
    expect(known.at(-1)).toEqual([null, [['Too many attempts that failed.', 'RATE_LIMITED', expect.any(Number)]]]);
    expect(await attempts('nobody-waits@example.org')).toEqual(known);
  });

  it('learns from registering that an address is taken, and no more: no id, no name, no role', async () => {
    const { data } = await graph.visitor.ask(
      'mutation ($input: RegisterInput!) { register(input: $input) { accessToken refreshToken expiresAt user { id } userErrors { code message path } } }',
      { input: { email: 'editor@example.org', password: PASSWORD, fullName: 'Another' } },
    );
    expect(data.register).toEqual({
      accessToken: null,
      refreshToken: null,
      expiresAt: null,
      user: null,
      userErrors: [
        {
          code: 'DUPLICATE',
          message: expect.stringMatching(/^input.email: this address already has an account/),
          path: ['input', 'email'],
        },
      ],
    });
  });

  it('learns nothing from made-up refresh tokens, API keys and reset tokens of those who are there', async () => {
    const sessionId = JSON.parse(
      Buffer.from((people.clients.EDITOR.accessToken ?? '').split('.')[1] ?? '', 'base64url').toString(),
    ).sid.slice('session_'.length);
    const nobody = '0'.repeat(26);
    const mac = 'A'.repeat(43);
    const user = (people.ids.EDITOR ?? '').slice('user_'.length);
    const pairs: readonly (readonly [string, string, string])[] = [
      ['refreshSession(input: { refreshToken: "TOKEN" })', `${sessionId}.1.${mac}`, `${nobody}.1.${mac}`],
      ['signInWithApiKey(input: { key: "TOKEN" })', `stk_${sessionId}_${mac}`, `stk_${nobody}_${mac}`],
      [`resetPassword(input: { token: "TOKEN", newPassword: "${PASSWORD}" })`, `${user}.${mac}`, `${nobody}.${mac}`],
    ];
    for (const [field, there, absent] of pairs) {
      const ask = async (token: string) => {
        const { data, errors } = await graph.visitor.ask(
          `mutation { ${field.replace('TOKEN', token)} { userErrors { code message path } } }`,
        );
        return {
          data,
          errors: errors?.map(({ message, path, extensions: { requestId: _, ...rest } }) => ({ message, path, ...rest })),
        };
      };
      expect(await ask(there)).toEqual(await ask(absent));
      expect(JSON.stringify(await ask(there))).toMatch(/UNAUTHENTICATED|INVALID_INPUT/);
    }
  });

  it('learns no address from a user’s key, nor from an article’s author', async () => {
    const { data, errors } = await people.clients.USER.ask(
      'query ($id: ID!) { node(id: $id) { ... on User { fullName email } } }',
      { id: people.ids.EDITOR },
    );
    expect(data.node).toEqual({ fullName: 'The editor', email: null });
    expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code])).toEqual([['node.email', 'FORBIDDEN']]);
  });
});

describe('stuffing', () => {
  it('by 1,000 `login` aliases in one request is refused whole, before any password is compared', async () => {
    const aliases = Array.from(
      { length: 1_000 },
      (_, index) => `a${index}: login(input: { email: "a@example.org", password: "x${index}" }) { accessToken }`,
    );
    const refused = async () =>
      (await graph.admin.ask('{ auditLog(event: "login.refused") { totalCount } }')).data.auditLog.totalCount;
    const before = await refused();
    const answer = await send(graph.visitor.url, `mutation { ${aliases.join(' ')} }`);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'OPERATION_TOO_LARGE']);
    expect(answer.data ?? null).toBeNull();
    expect(await refused()).toBe(before);
    // Nobody has to wait for it either: the next attempt is the first that counts.
    const next = await graph.visitor.ask(LOGIN, { input: { email: 'a@example.org', password: 'x' } });
    expect(next.data.login.userErrors[0].code).toBe('INVALID_INPUT');
  });

  it('in a JSON array of operations is refused', async () => {
    const response = await fetch(`${graph.visitor.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ __typename }' }))),
    });
    expect([response.status, codeOf((await response.json()) as GraphAnswer)]).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('stuffing from many network addresses', () => {
  let proxied: InProcessSupergraph;
  beforeAll(async () => {
    proxied = await openInProcessSupergraph({ STOMATON_TRUST_PROXY: 'yes' });
    await registerPeople(proxied);
  });
  afterAll(async () => {
    await proxied[Symbol.asyncDispose]();
  });

  it('is slowed for each account, wherever the guesses come from, and lets nobody in meanwhile', async () => {
    const attempt = async (password: string, from: number) => {
      const answer = await send(proxied.visitor.url, LOGIN, {
        variables: { input: { email: 'user@example.org', password } },
        headers: { 'x-forwarded-for': `198.51.100.${from}` },
      });
      return codeOf(answer) ?? answer.data.login.userErrors[0]?.code ?? 'in';
    };
    for (let from = 1; from <= 10; from += 1) expect(await attempt('not the right one', from)).toBe('INVALID_INPUT');
    for (let from = 11; from <= 15; from += 1) expect(await attempt(PASSWORD, from)).toBe('RATE_LIMITED');
  });
});

describe('the rate of sign-in', () => {
  it('is not evaded by naming another address where no proxy is trusted', async () => {
    await using limited = await openInProcessSupergraph({
      STOMATON_AUTH_RATE_LIMIT_PER_SECOND: '1',
      STOMATON_AUTH_RATE_LIMIT_BURST: '2',
    });
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1) {
      const answer = await send(
        limited.visitor.url,
        'mutation { refreshSession(input: { refreshToken: "x" }) { accessToken } }',
        {
          headers: {
            'x-forwarded-for': `203.0.113.${count}`,
            forwarded: `for=203.0.113.${count}`,
            'x-real-ip': `203.0.113.${count}`,
          },
        },
      );
      statuses.push(answer.status);
      if (answer.status === 429)
        expect([codeOf(answer), Number(answer.headers.get('retry-after')) >= 1]).toEqual(['RATE_LIMITED', true]);
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(8);
  });
});

describe('a reset mail', () => {
  function mailsTo(email: string): readonly string[] {
    const outbox = join(graph.dataDir, 'auth', 'outbox');
    const mails = readdirSync(outbox).sort();
    return mails.map((file) => readFileSync(join(outbox, file), 'utf8')).filter((mail) => mail.includes(`To: ${email}`));
  }

  beforeAll(async () => {
    await graph.visitor.ask('mutation ($input: RegisterInput!) { register(input: $input) { user { id } } }', {
      input: { email: 'poisoned@example.org', password: PASSWORD, fullName: 'Poisoned' },
    });
  });

  it('names no host that the request named, since it holds no link at all', async () => {
    const { port } = new URL(graph.visitor.url);
    const body = JSON.stringify({
      query: 'mutation { requestPasswordReset(input: { email: "poisoned@example.org" }) { ok userErrors { code } } }',
    });
    const poisoned = [
      { host: 'evil.example' },
      { 'x-forwarded-host': 'evil.example' },
      {
        host: 'evil.example:443',
        'x-forwarded-proto': 'https',
        forwarded: 'host=evil.example',
        origin: 'https://evil.example',
        referer: 'https://evil.example/',
      },
    ];
    for (const headers of poisoned) {
      const answer = await new Promise<string>((resolve, reject) => {
        // Not `fetch`, which sends no `Host` but the true one.
        const sent = request(
          { port, path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
          (response) => {
            response.setEncoding('utf8');
            let text = '';
            response.on('data', (chunk: string) => {
              text += chunk;
            });
            response.on('end', () => resolve(text));
          },
        );
        sent.on('error', reject);
        sent.end(body);
      });
      expect(JSON.parse(answer).data).toEqual({ requestPasswordReset: { ok: true, userErrors: [] } });
    }
    const mails = () => mailsTo('poisoned@example.org');
    await expect.poll(mails).toHaveLength(poisoned.length);
    for (const mail of mails()) expect(mail).not.toMatch(/evil\.example|https?:/);
  });

  it('holds a token that serves once, and none of those asked for before it', async () => {
    const tokens = () => mailsTo('poisoned@example.org').map((mail) => /\n([0-9a-z]{26}\.\S+)\r\n/.exec(mail)?.[1] ?? '');
    const reset = async (token: string) => {
      const { data } = await graph.visitor.ask(
        'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { ok userErrors { code path } } }',
        { input: { token, newPassword: 'another long enough pass phrase' } },
      );
      return data.resetPassword;
    };
    const refused = { ok: false, userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'token'] }] };
    const answers: unknown[] = [];
    for (const token of tokens()) answers.push(await reset(token));
    for (const token of tokens()) expect(await reset(token)).toEqual(refused);
    expect(answers.filter((answer) => (answer as { ok: boolean }).ok)).toHaveLength(1);
  });
});

describe('a session forced on someone', () => {
  it('cannot be by GET, by a form or by plain text, as a foreign page would send it', async () => {
    const query = `mutation { login(input: { email: "user@example.org", password: "${PASSWORD}" }) { accessToken } }`;
    const get = await fetch(`${graph.visitor.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { 'apollo-require-preflight': 'yes' },
    });
    expect([get.status, codeOf((await get.json()) as GraphAnswer)]).toEqual([405, 'BAD_REQUEST']);
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      const response = await fetch(`${graph.visitor.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify({ query }),
      });
      const answer = (await response.json()) as GraphAnswer;
      expect([400, 415]).toContain(response.status);
      expect([type, codeOf(answer), answer.data ?? null]).toEqual([type, 'BAD_REQUEST', null]);
    }
  });

  it('cannot be from a page of another origin: its preflight is refused, and no answer is shown to it', async () => {
    const origin = 'https://evil.example';
    const preflight = await fetch(`${graph.visitor.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    for (const from of [origin, 'null', `http://127.0.0.1.evil.example`]) {
      const answer = await send(graph.visitor.url, '{ __typename }', { headers: { origin: from } });
      expect([from, answer.headers.get('access-control-allow-origin')]).toEqual([from, null]);
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('cannot be by a type that only looks like JSON, and leaves no session', async () => {
    const sessions = async () => (await people.clients.USER.ask('{ me { sessions { id } } }')).data.me.sessions.length;
    const before = await sessions();
    const query = `mutation { login(input: { email: "user@example.org", password: "${PASSWORD}" }) { accessToken } }`;
    const types = ['text/plain; application/json', 'text/plain;charset=application/json', 'application/jsonp', '*/*', ''];
    for (const type of types) {
      const response = await fetch(`${graph.visitor.url}/graphql`, {
        method: 'POST',
        headers: type === '' ? {} : { 'content-type': type },
        body: new Blob([JSON.stringify({ query })]),
      });
      expect([type, response.status]).toEqual([type, expect.toSatisfy((status: number) => status >= 400 && status < 500)]);
    }
    expect(await sessions()).toBe(before);
  });

  it('sets no cookie, so no browser sends one along', async () => {
    const answer = await send(graph.visitor.url, LOGIN, {
      variables: { input: { email: 'user@example.org', password: PASSWORD } },
    });
    expect(answer.data.login.accessToken).toEqual(expect.any(String));
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});

describe('taking a role or a tier', () => {
  const accounts = async () => (await graph.admin.ask('{ users { totalCount } }')).data.users.totalCount;

  it('with the registration is no field there is, and makes no account', async () => {
    const before = await accounts();
    const extra = { email: 'climber@example.org', password: PASSWORD, fullName: 'Climber', role: 'ADMIN', tier: 'PREMIUM' };
    const answer = await graph.visitor.ask('mutation ($input: RegisterInput!) { register(input: $input) { user { role } } }', {
      input: extra,
    });
    expect([answer.data ?? null, codeOf(answer)]).toEqual([null, 'BAD_USER_INPUT']);
    expect(await accounts()).toBe(before);
  });

  it('by the mutation that gives them is refused to all but an admin, whoever’s they are', async () => {
    const set = 'mutation ($input: SetUserRoleInput!) { setUserRole(input: $input) { user { role } userErrors { code } } }';
    for (const asker of ASKERS.filter((one) => one !== 'ADMIN')) {
      for (const userId of [people.ids.USER, people.ids.EDITOR]) {
        const answer = await people.clients[asker].ask(set, { input: { userId, role: 'ADMIN', tier: 'PREMIUM' } });
        const code = asker === 'NOBODY' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        expect([asker, answer.data, codeOf(answer)]).toEqual([asker, { setUserRole: null }, code]);
      }
    }
    const { data } = await people.clients.USER.ask('{ me { role tier } }');
    expect(data.me).toEqual({ role: 'USER', tier: 'BASIC' });
  });

  it('by changing the author of one’s draft is no field there is', async () => {
    const answer = await people.clients.SUPPLIER.ask(
      'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { article { id } } }',
      {
        input: { path: 'guides/x', title: 'X', type: 'FAQ', source: 'X', authorId: people.ids.EDITOR, status: 'PUBLISHED' },
      },
    );
    expect([answer.data ?? null, codeOf(answer)]).toEqual([null, 'BAD_USER_INPUT']);
  });
});

describe('the quota', () => {
  it('is not overshot by requests at the same moment', async () => {
    const { data } = await graph.visitor.ask('{ stones(first: 60) { edges { node { id } } } }');
    const GENERATE =
      'mutation ($input: GenerateArticleInput!) { generateArticle(input: $input) { article { id } userErrors { code } } }';
    const answers = await Promise.all(
      data.stones.edges.map(({ node }: { node: { id: string } }) =>
        people.clients.EDITOR.ask(GENERATE, { input: { stoneId: node.id, force: true } }),
      ),
    );
    const made = answers.filter((answer) => answer.data?.generateArticle?.article !== null).length;
    const { quota } = (await people.clients.EDITOR.ask('{ me { quota { used monthlyGenerations } } }')).data.me;
    expect(made).toBe(quota.monthlyGenerations);
    expect(quota.used).toBe(quota.monthlyGenerations);
  }, 60_000);
});
