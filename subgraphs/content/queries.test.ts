import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executeInSubgraph } from '../../platform/graphql/execute.ts';
import { seededId } from '../../platform/ids/ids.ts';
import { ADMIN_PERSON, openTestContent, type TestContent, WHOLE_CATALOGUE } from '../../testing/content.ts';

let content: TestContent;
beforeAll(async () => {
  content = await openTestContent(WHOLE_CATALOGUE);
});
afterAll(() => content[Symbol.asyncDispose]());

async function errorOf(query: string, variables: Record<string, unknown> = {}) {
  const { errors } = await content.ask(query, variables, ADMIN_PERSON);
  const [error] = errors ?? [];
  return { code: error?.extensions.code, message: error?.message ?? '' };
}

describe('a stone', () => {
  it('is found by id, slug and name alike', async () => {
    const id = seededId('stone', 'rosso-levanto');
    const { byId, bySlug, byName, byNode } = await content.data(
      `query ($id: ID!) {
        byId: stone(id: $id) { id } bySlug: stone(slug: "rosso-levanto") { id } byName: stone(name: "Rosso Levanto") { id }
        byNode: node(id: $id) { __typename id ... on Stone { name origin { country } } }
      }`,
      { id },
    );
    expect([byId.id, bySlug.id, byName.id]).toEqual([id, id, id]);
    expect(byNode).toEqual({ __typename: 'Stone', id, name: 'Rosso Levanto', origin: { country: 'Italy' } });
  });

  it('is null for an id and a slug that nothing has, and for a name of several stones', async () => {
    const unknown = seededId('stone', 'nobody');
    expect(
      await content.data(
        `{ a: stone(id: "${unknown}") { id } b: stone(slug: "nobody") { id } c: stone(name: "Qwertz Uiop") { id } n: node(id: "${unknown}") { id } }`,
      ),
    ).toEqual({ a: null, b: null, c: null, n: null });
  });

  it('has aliases by kind, figures with their source, and no figure that nobody published', async () => {
    const { stone } = await content.data(
      `{ stone(slug: "bianco-carrara") { type petrography family colors aliases(kinds: [HISTORICAL]) { name kind }
         technical { compressiveStrength { value low unit source } frostResistance { value } } facts { name } updatedAt } }`,
    );
    expect(stone).toMatchObject({
      type: 'MARBLE',
      petrography: 'calcitic marble',
      family: 'Carrara marbles',
      colors: ['white', 'grey'],
      facts: [],
    });
    expect(stone.aliases).toHaveLength(4);
    expect(stone.technical).toMatchObject({
      compressiveStrength: { value: 139.8, low: null, unit: 'MPa' },
      frostResistance: null,
    });
  });

  it('counts as viewed when it is opened by a root field, and not when a list shows it', async () => {
    const request = content.request();
    const query = '{ stone(slug: "statuario") { id } stones(first: 3) { edges { node { id } } } }';
    await executeInSubgraph(content.subgraph, { query }, request);
    expect([...request.effects.viewedIds]).toEqual([seededId('stone', 'statuario')]);
  });

  it.each([
    ['{ stone { id } }', 'id: none of id, slug, name was sent'],
    ['{ stone(id: "x", slug: "y") { id } }', 'id: was sent together with slug'],
    ['{ stone(id: "rosso-levanto") { id } }', 'id: not an id of a stone'],
    ['{ article(id: "x", path: "y") { id } }', 'id: was sent together with path'],
    ['{ article(path: "Not A Path") { id } }', 'path: is not a path'],
    ['{ article(path: "stones/statuario", locale: "xx") { id } }', 'locale: is not a language'],
    ['{ node(id: "session_00000000000000000000000000") { id } }', 'id: not an id of a stone or article'],
    ['{ node(id: "") { id } }', 'id: not an id'],
    ['{ resolveIdentity(name: "") { status } }', 'name: is empty'],
    ['{ categorize(description: " ") { facet } }', 'description: is empty'],
  ])('refuses %s', async (query, message) => {
    const error = await errorOf(query);
    expect(error.code).toBe('INVALID_INPUT');
    expect(error.message).toContain(message);
  });
});

describe('the list of stones', () => {
  const LIST = `query ($filter: StoneFilter, $order: StoneOrder, $first: Int, $after: String) {
    stones(filter: $filter, order: $order, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { id name type origin { country } colors } } } }`;

  it('gives every stone once, page by page, in the order of names', async () => {
    const names: string[] = [];
    const ids = new Set<string>();
    for (let after: string | null = null; ; ) {
      const { stones } = await content.data(LIST, { first: 100, after });
      for (const { node } of stones.edges) {
        names.push(node.name);
        ids.add(node.id);
      }
      if (!stones.pageInfo.hasNextPage) break;
      after = stones.pageInfo.endCursor;
    }
    expect(ids.size).toBe(545);
    expect(names.indexOf('Bianco Carrara')).toBeLessThan(names.indexOf('Statuario'));
    const { stones } = await content.data(LIST, { order: 'NAME_DESC', first: 100 });
    expect(stones.edges.map((edge: { node: { name: string } }) => edge.node.name)).toEqual(names.toReversed().slice(0, 100));
  });

  it('is filtered by type, country in any case, colour, and the beginning of the name without diacritics', async () => {
    const { stones } = await content.data(LIST, {
      filter: { types: ['MARBLE', 'LIMESTONE'], countries: ['ITALY'], colors: ['Red'], nameStartsWith: 'ROSS' },
    });
    expect(stones.totalCount).toBeGreaterThan(1);
    for (const { node } of stones.edges) {
      expect(node.name.toLowerCase().startsWith('ross')).toBe(true);
      expect(node.origin.country).toBe('Italy');
      expect(node.colors).toContain('red');
    }
    const accent = await content.data(LIST, { filter: { nameStartsWith: 'é' } });
    const plain = await content.data(LIST, { filter: { nameStartsWith: 'e' } });
    expect(accent.stones.totalCount).toBe(plain.stones.totalCount);
    expect((await content.data(LIST, { filter: { countries: [], types: [] } })).stones.totalCount).toBe(545);
  });

  it('is filtered by a category of the taxonomy, whose counts it agrees with', async () => {
    const { taxonomy } = await content.data('{ taxonomy { facet buckets { value count } } }');
    const { facet, buckets } = taxonomy[0];
    const { stones } = await content.data(LIST, { filter: { category: { facet, value: buckets[0].value } } });
    expect(stones.totalCount).toBe(buckets[0].count);
    expect(buckets[0].count).toBeGreaterThan(0);
  });

  it.each([
    [{ first: 0 }, 'INVALID_INPUT', 'first: must be from 1 to 100'],
    [{ first: 101 }, 'INVALID_INPUT', 'first: must be from 1 to 100'],
    [{ after: 'nonsense' }, 'INVALID_CURSOR', 'after'],
    [{ filter: { category: { facet: 'taste', value: 'sweet' } } }, 'INVALID_INPUT', 'filter.category.facet'],
    [{ filter: { category: { facet: 'type', value: 'plastic' } } }, 'INVALID_INPUT', 'filter.category.value'],
    [{ filter: { nameStartsWith: 'x'.repeat(121) } }, 'INVALID_INPUT', 'filter.nameStartsWith'],
    [{ filter: { countries: Array(51).fill('Italy') } }, 'INVALID_INPUT', 'filter.countries'],
  ])('refuses %j', async (variables, code, message) => {
    const error = await errorOf(LIST, variables);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });

  it('refuses the cursor of another filter', async () => {
    const { stones } = await content.data(LIST, { first: 2 });
    const error = await errorOf(LIST, { first: 2, after: stones.pageInfo.endCursor, filter: { types: ['MARBLE'] } });
    expect(error.code).toBe('INVALID_CURSOR');
  });
});

describe('names', () => {
  it('are answered one by one in order, and refused as a whole where there are too many or one is too long', async () => {
    const { resolveIdentities } = await content.data(
      `{ resolveIdentities(names: ["Statuario", "no such stone at all", "Green Marble"]) { query status stone { slug } candidates { confidence stone { id } } warnings { type severity message } } }`,
    );
    expect(resolveIdentities[0]).toMatchObject({ query: 'Statuario', status: 'RESOLVED', stone: { slug: 'statuario' } });
    expect(resolveIdentities[1].status).toBe('UNRESOLVED');
    expect(resolveIdentities).toHaveLength(3);
    const query = 'query ($names: [String!]!) { resolveIdentities(names: $names) { status } }';
    expect((await errorOf(query, { names: Array(501).fill('Statuario') })).message).toContain('names: has 501 items');
    expect((await errorOf(query, { names: ['Statuario', 'x'.repeat(201)] })).message).toContain('names.1: has 201 characters');
  });

  it('that deceive are shown with the stones behind them', async () => {
    const { deceptivePractices } = await content.data(
      '{ deceptivePractices { category impact explanation tips examples { name trueNature stone { id } } } }',
    );
    expect(deceptivePractices.length).toBeGreaterThan(0);
    const examples = deceptivePractices.flatMap((practice: { examples: { stone: unknown }[] }) => practice.examples);
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.filter(({ stone }: { stone: unknown }) => stone === null)).toEqual([]);
  });
});

describe('articles', () => {
  it('are one composed profile for each stone, published, by title', async () => {
    const { articles, contentStats } = await content.data(
      `{ articles(first: 5, type: STONE_PROFILE) { totalCount edges { node { path title status locale version summary stone { slug } publishedAt } } }
         contentStats { stones articles publishedArticles links locales generatedToday generationCost { totalUsd unpricedCalls } } }`,
    );
    expect(articles.totalCount).toBe(545);
    for (const { node } of articles.edges) {
      expect(node).toMatchObject({ path: `stones/${node.stone.slug}`, status: 'PUBLISHED', locale: 'en', version: 1 });
    }
    expect(contentStats).toMatchObject({
      stones: 545,
      articles: 545,
      publishedArticles: 545,
      locales: ['en'],
      generatedToday: 0,
    });
    expect(contentStats.generationCost).toEqual({ totalUsd: '0', unpricedCalls: 0 });
    expect(contentStats.links).toBeGreaterThan(500);
  });

  it('link the first mention of each other stone, and say where every mention stands', async () => {
    const { stone } = await content.data(
      '{ stone(slug: "bianco-carrara") { name article { source body mentions { start end text confidence stone { id slug } } stone { slug } } } }',
    );
    const { source, body, mentions } = stone.article;
    expect(mentions.length).toBeGreaterThan(3);
    for (const { start, end, text, stone: named } of mentions) {
      expect(source.slice(start, end)).toBe(text);
      expect(named.slug).not.toBe('bianco-carrara');
    }
    expect(body).toContain('](/wiki/en/stones/arabescato)');
    expect(body.replace(/\[([^\]]*)\]\(\/wiki\/[^)]*\)/g, '$1')).toBe(source);
  });
});

describe('links', () => {
  const LINKS = `query ($slug: String!, $direction: LinkDirection, $first: Int, $after: String) { stone(slug: $slug) {
    links(direction: $direction, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { score reason anchors node { slug } } } } }`;
  interface LinksAnswer {
    readonly edges: readonly { readonly node: { readonly slug: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  }
  const slugsOf = (links: LinksAnswer) => links.edges.map(({ node }) => node.slug);

  it('go out and come in, best first, and both ways each stone once', async () => {
    const read = async (direction: string) =>
      (await content.data(LINKS, { slug: 'bianco-carrara', direction, first: 100 })).stone.links;
    const [out, back, both] = [await read('OUTGOING'), await read('INCOMING'), await read('BOTH')];
    expect(out.totalCount).toBeGreaterThan(0);
    const scores = out.edges.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(slugsOf(both))).toEqual(new Set([...slugsOf(out), ...slugsOf(back)]));
    expect(slugsOf(both).length).toBe(new Set(slugsOf(both)).size);
    const [first] = slugsOf(out);
    const incoming = (await content.data(LINKS, { slug: first, direction: 'INCOMING', first: 100 })).stone.links;
    expect(slugsOf(incoming)).toContain('bianco-carrara');
  });

  it('are paged without gaps or repeats', async () => {
    const whole = (await content.data(LINKS, { slug: 'bianco-carrara', first: 100 })).stone.links;
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: { links: LinksAnswer } = (await content.data(LINKS, { slug: 'bianco-carrara', first: 2, after })).stone;
      seen.push(...slugsOf(page.links));
      if (!page.links.pageInfo.hasNextPage) break;
      after = page.links.pageInfo.endCursor;
    }
    expect(seen).toEqual(slugsOf(whole));
  });
});

describe('references from other subgraphs', () => {
  const ENTITIES = `query ($refs: [_Any!]!) { _entities(representations: $refs) {
    ... on Stone { name article { title } links(first: 5) { edges { node { name } } } categories { facet value } }
    ... on Article { title body mentions { stone { name } } stone { name } } } }`;

  it('cost the same number of engine calls for one stone and for a hundred, and none when cached', async () => {
    const { stones } = await content.data('{ stones(first: 100) { edges { node { id } } } }');
    const refs = stones.edges.map(({ node }: { node: { id: string } }) => ({ __typename: 'Stone', id: node.id }));
    const calls = async (some: readonly object[]) => {
      content.counting.reset();
      await content.data('query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Stone { name } } }', {
        refs: some,
      });
      return content.counting.total();
    };
    content.clock.advance(31_000);
    expect(await calls(refs.slice(0, 1))).toBe(1);
    content.clock.advance(31_000);
    expect(await calls(refs)).toBe(1);
    expect(await calls(refs)).toBe(0);
    content.clock.advance(31_000);
    content.counting.reset();
    await content.data(ENTITIES, { refs });
    expect(content.counting.total()).toBeLessThanOrEqual(3);
  });

  it('are null for what is not there and for what is no id', async () => {
    const refs = [
      { __typename: 'Stone', id: seededId('stone', 'nobody') },
      { __typename: 'Stone', id: 'nonsense' },
      { __typename: 'Article', id: seededId('stone', 'statuario') },
    ];
    expect(await content.data(ENTITIES, { refs })).toEqual({ _entities: [null, null, null] });
  });
});
