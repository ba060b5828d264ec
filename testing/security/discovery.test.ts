import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type InProcessSupergraph, openInProcessSupergraph } from '../supergraph.ts';
import { codeOf, send } from './attacks.ts';

const INTERNALS = /\bat .+\(.+:\d+:\d+\)|node_modules|subgraphs\/|sqlite|SQLITE|\/(home|tmp|usr)\/|127\.0\.0\.1|ECONNREFUSED/;

describe.each(['development', 'production'])('in %s, an outsider', (environment) => {
  let graph: InProcessSupergraph;
  beforeAll(async () => {
    graph = await openInProcessSupergraph({ STOMATON_ENV: environment });
  });
  afterAll(async () => {
    await graph[Symbol.asyncDispose]();
  });

  it('meets introspection where people develop, and nowhere else', async () => {
    const answer = await send(graph.visitor.url, '{ __schema { types { name } } }');
    if (environment === 'development') expect(answer.data.__schema.types.length).toBeGreaterThan(100);
    else expect([answer.status, codeOf(answer), answer.data ?? null]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED', null]);
  });

  it('cannot ask for the subgraphs’ own entry points', async () => {
    for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }']) {
      const answer = await send(graph.visitor.url, query);
      expect([answer.status, codeOf(answer), answer.data ?? null]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED', null]);
    }
  });

  it('is not helped to names by suggestions in production', async () => {
    const { errors } = await send(graph.visitor.url, '{ stonez { totalCount } }');
    const message = errors?.[0]?.message ?? '';
    expect(message.includes('Did you mean')).toBe(environment === 'development');
  });

  it('is not helped over a WebSocket either, and gets a code for what is refused there', async () => {
    const client = createClient({
      url: `${graph.visitor.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    const refusal = async (query: string) => {
      const refused = await client.iterate({ query }).next().then(JSON.stringify, JSON.stringify);
      expect(refused).toContain('"requestId"');
      return refused;
    };
    const wrong = await refusal('subscription { stoneChangd { id } }');
    expect(wrong).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(wrong.includes('Did you mean')).toBe(environment === 'development');
    expect(await refusal('subscription { broken')).toContain('GRAPHQL_PARSE_FAILED');
    expect(await refusal('{ __schema { types { name } } }')).toContain('BAD_USER_INPUT');
    const deep = `subscription { stoneChanged { ${'related { stone { '.repeat(12)} id ${'} }'.repeat(12)} } }`;
    expect(await refusal(deep)).toContain('OPERATION_TOO_LARGE');
    await client.dispose();
  });

  it('sees no stack, path, engine or address in any error', async () => {
    const attempts = [
      '{ node(id: "x") { id } }',
      '{ stones(after: "W10") { totalCount } }',
      '{ stones(first: 1000000) { totalCount } }',
      '{ search(query: "\\u0000\\ud800") { totalCount } }',
      '{ stone(slug: "a\\"; DROP TABLE stones; --") { id } }',
      '{ metricSeries(metric: "__proto__") { value } }',
      '{ broken',
      '',
    ];
    for (const query of attempts) {
      const { errors = [] } = await send(graph.visitor.url, query);
      expect(JSON.stringify(errors)).not.toMatch(INTERNALS);
      expect(errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL_SERVER_ERROR');
    }
  });

  it('meets Sandbox and the explorer where people develop, and nowhere else', async () => {
    const page = await fetch(`${graph.visitor.url}/explorer`);
    expect(page.status).toBe(environment === 'development' ? 200 : 404);
    const sandbox = await (await fetch(`${graph.visitor.url}/graphql`, { headers: { accept: 'text/html' } })).text();
    expect(sandbox.includes('sandbox')).toBe(environment === 'development');
  });

  it('is told by headers to run nothing, frame nothing and guess no type', async () => {
    const { headers } = await send(graph.visitor.url, '{ __typename }');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security') !== null).toBe(environment === 'production');
    const answer = await send(graph.visitor.url, '{ __typename }', { headers: { origin: 'https://evil.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    ['200 levels deep', `{ stone(slug: "a") { ${'related { stone { '.repeat(100)} id ${'} }'.repeat(100)} } }`],
    ['of 10,000 fields', `{ stone(slug: "a") { ${'name '.repeat(10_000)} } }`],
    [
      'of 500 aliases',
      `{ ${Array.from({ length: 500 }, (_, index) => `a${index}: stones(first: 100) { totalCount }`).join(' ')} }`,
    ],
    [
      'of fragments that hold each other',
      '{ stone(slug: "a") { ...A } } fragment A on Stone { ...B } fragment B on Stone { ...A }',
    ],
    ['of 1,000 directives', `{ stone(slug: "a") { name ${'@skip(if: false) '.repeat(1_000)} } }`],
  ])('is refused an operation %s', async (_, query) => {
    const answer = await send(graph.visitor.url, query);
    expect(answer.status).toBe(400);
    expect(answer.data ?? null).toBeNull();
    expect(['OPERATION_TOO_LARGE', 'GRAPHQL_VALIDATION_FAILED']).toContain(codeOf(answer));
  });
});
