import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSupergraph, type TestSupergraph } from '../supergraph.ts';

let graph: TestSupergraph;
beforeAll(async () => {
  graph = await openTestSupergraph();
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

const UNKNOWN = 'stone_00000000000000000000000000';

describe('bad input to a query', () => {
  it.each([
    ['a malformed id', '{ node(id: "stone_nope") { id } }', 'INVALID_INPUT', 'id'],
    ['an id of another kind', '{ stone(id: "user_00000000000000000000000000") { id } }', 'INVALID_INPUT', 'id'],
    ['no way to find a stone', '{ stone { id } }', 'INVALID_INPUT', 'id'],
    ['two ways to find a stone', '{ stone(slug: "a", name: "b") { id } }', 'INVALID_INPUT', 'slug'],
    ['first of 0', '{ stones(first: 0) { totalCount } }', 'INVALID_INPUT', 'first'],
    ['first of 101', '{ stones(first: 101) { totalCount } }', 'INVALID_INPUT', 'first'],
    ['a foreign cursor', '{ stones(after: "bm90IGEgY3Vyc29y") { totalCount } }', 'INVALID_CURSOR', 'after'],
    [
      'an unknown category',
      '{ stones(filter: { category: { facet: "taste", value: "sweet" } }) { totalCount } }',
      'INVALID_INPUT',
      'facet',
    ],
    ['an empty search', '{ search(query: "  ") { totalCount } }', 'INVALID_INPUT', 'query'],
    ['a negative weight', '{ search(query: "slate", weights: { text: -1 }) { totalCount } }', 'INVALID_INPUT', 'weights'],
    [
      'weights that are all 0',
      '{ search(query: "slate", weights: { text: 0, vector: 0, identity: 0 }) { totalCount } }',
      'INVALID_INPUT',
      'weights',
    ],
    ['an empty prefix', '{ suggest(prefix: "") { text } }', 'INVALID_INPUT', 'prefix'],
    ['an empty question', '{ ask(question: "") { text } }', 'INVALID_INPUT', 'question'],
    ['an over-long name', `{ resolveIdentity(name: "${'a'.repeat(2_000)}") { status } }`, 'INVALID_INPUT', 'name'],
  ])('%s is refused by a typed error that names the argument', async (_what, query, code, argument) => {
    const { errors } = await graph.visitor.ask(query);
    expect(errors?.[0]?.extensions.code).toBe(code);
    expect(errors?.[0]?.message).toContain(argument);
    expect(errors?.[0]?.extensions.remedy).toEqual(expect.any(String));
  });

  it('an unknown id is null without an error', async () => {
    const { data, errors } = await graph.visitor.ask(`{ node(id: "${UNKNOWN}") { id } stone(id: "${UNKNOWN}") { id } }`);
    expect({ data, errors }).toEqual({ data: { node: null, stone: null }, errors: undefined });
  });

  it('broken Markdown, lone surrogates and 1 MB of text are answered, not feared', async () => {
    for (const text of ['```\n[a](<b', '\ud800 Nero Marquina \udfff', '*'.repeat(100_000), 'Nero Marquina '.repeat(70_000)]) {
      const { data, errors } = await graph.visitor.ask('query ($text: String!) { findMentions(text: $text) { start } }', {
        text,
      });
      expect(data?.findMentions ?? errors?.[0]?.extensions.code).toBeDefined();
      expect(errors?.map(({ extensions }) => extensions.code) ?? []).not.toContain('INTERNAL_SERVER_ERROR');
    }
  });

  it('an operation that is too deep, too wide or too costly is refused as such', async () => {
    const deep = `{ stone(slug: "nero-marquina") ${'{ article { stone '.repeat(15)} { id } ${'} }'.repeat(15)} }`;
    const wide = `{ ${Array.from({ length: 100 }, (_, index) => `a${index}: stone(slug: "x") { id }`).join(' ')} }`;
    for (const query of [deep, wide]) {
      const { errors } = await graph.visitor.ask(query);
      expect(errors?.[0]?.extensions.code).toBe('OPERATION_TOO_LARGE');
    }
  });

  it('a body that is no JSON and a body that is too large get a clear answer', async () => {
    const post = (body: string) =>
      fetch(`${graph.visitor.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect((await post('{')).status).toBe(400);
    const large = await post(JSON.stringify({ query: ' '.repeat(9_000_000) }));
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] });
  });
});

describe('bad input to a mutation', () => {
  const create =
    'mutation ($input: CreateStoneInput!) { createStone(input: $input) { stone { id } userErrors { code path message } } }';
  const good = { name: 'Good Stone', type: 'MARBLE', origin: { country: 'Italy' }, colors: ['white'] };

  it.each([
    ['an empty name', { name: ' ' }, ['input', 'name']],
    ['a name over its bound', { name: 'x'.repeat(500) }, ['input', 'name']],
    ['no colour', { colors: [] }, ['input', 'colors']],
    ['an alias without a name', { aliases: [{ name: '', kind: 'COMMERCIAL' }] }, ['input', 'aliases', '0', 'name']],
    [
      'a negative figure',
      { technical: { waterAbsorption: { value: -1, unit: '%' } } },
      ['input', 'technical', 'waterAbsorption', 'value'],
    ],
    ['a country of blanks', { origin: { country: '  ' } }, ['input', 'origin', 'country']],
  ])('%s comes back as a user error at its path, and nothing is written', async (_what, fault, path) => {
    const count = async (): Promise<number> =>
      (await graph.visitor.ask('{ stones(first: 1) { totalCount } }')).data.stones.totalCount;
    const before = await count();
    const { data, errors } = await graph.admin.ask(create, { input: { ...good, ...fault } });
    expect(errors).toBeUndefined();
    expect(data.createStone).toMatchObject({ stone: null, userErrors: [{ code: 'INVALID_INPUT', path }] });
    expect(await count()).toBe(before);
  });

  it('a reused idempotency key with another input is refused', async () => {
    const idempotencyKey = `key-${Date.now()}`;
    await graph.admin.ask(create, { input: { ...good, name: 'Keyed One', idempotencyKey } });
    const { data } = await graph.admin.ask(create, { input: { ...good, name: 'Keyed Two', idempotencyKey } });
    expect(data.createStone).toMatchObject({ stone: null, userErrors: [{ code: 'IDEMPOTENCY_REUSED' }] });
  });

  it('a visitor who writes is refused at the top level', async () => {
    const { data, errors } = await graph.visitor.ask(create, { input: good });
    expect(data.createStone).toBeNull();
    expect(errors?.[0]).toMatchObject({ path: ['createStone'], extensions: { code: 'UNAUTHENTICATED' } });
  });

  it('a forged access token refuses the whole request with 401', async () => {
    const response = await fetch(`${graph.visitor.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer abc.def.ghi' },
      body: JSON.stringify({ query: '{ me { id } }' }),
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });
});
