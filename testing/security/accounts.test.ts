import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InProcessSupergraph, openInProcessSupergraph } from '../supergraph.ts';
import { codeOf, send } from './attacks.ts';
import { type People, registerPeople } from './people.ts';

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
    const answer = await send(graph.visitor.url, `mutation { ${aliases.join(' ')} }`);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'OPERATION_TOO_LARGE']);
    expect(answer.data ?? null).toBeNull();
  });

  it('in a JSON array of operations is refused', async () => {
    const response = await fetch(`${graph.visitor.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ __typename }' }))),
    });
    expect(response.status).toBe(400);
  });
});

describe('a session forced on someone', () => {
  it('cannot be by GET, by a form or by plain text, as a foreign page would send it', async () => {
    const query = `mutation { login(input: { email: "user@example.org", password: "${PASSWORD}" }) { accessToken } }`;
    const get = await fetch(`${graph.visitor.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { 'apollo-require-preflight': 'yes' },
    });
    expect(get.status).toBe(405);
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      const response = await fetch(`${graph.visitor.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify({ query }),
      });
      expect([type, response.status >= 400]).toEqual([type, true]);
      expect(await response.text()).not.toContain('accessToken":"');
    }
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
  it('with the registration is no field there is', async () => {
    const extra = { email: 'climber@example.org', password: PASSWORD, fullName: 'Climber', role: 'ADMIN', tier: 'PREMIUM' };
    const answer = await graph.visitor.ask('mutation ($input: RegisterInput!) { register(input: $input) { user { role } } }', {
      input: extra,
    });
    expect([answer.data ?? null, codeOf(answer)]).toEqual([null, 'BAD_USER_INPUT']);
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
