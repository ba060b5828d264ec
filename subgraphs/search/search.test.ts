import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSearchFixture, personWith, type SearchFixture } from '../../testing/search.ts';

let graph: SearchFixture;
beforeEach(async () => {
  graph = await openSearchFixture();
});
afterEach(() => graph[Symbol.asyncDispose]());

const SEARCH = `query ($query: String!, $mode: SearchMode = HYBRID, $filter: SearchFilter, $weights: SearchWeights, $first: Int = 10, $after: String) {
  search(query: $query, mode: $mode, filter: $filter, weights: $weights, first: $first, after: $after) {
    totalCount mode degraded didYouMean
    facets { facet buckets { value count } }
    identity { status stone { id } candidates { stone { id } confidence } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { cursor score snippet parts { leg rank rawScore contribution } node { ... on Stone { id } ... on Article { id } } }
  }
}`;

async function search(variables: Record<string, unknown>, request = {}) {
  const answer = await graph.ask(SEARCH, variables, request);
  return {
    ...answer,
    search: answer.data?.search,
    ids: answer.data?.search?.edges.map((edge: { node: { id: string } }) => edge.node.id),
  };
}

async function putThreeStones() {
  const levanto = await graph.putStone('rosso-levanto', {
    petrography: 'ophicalcite breccia',
    colors: ['red', 'green'],
    origin: { country: 'Italy', region: 'Liguria', locality: 'Levanto' },
    aliases: [{ name: 'Levanto Red', kind: 'TRANSLATION', locale: null, note: null }],
  });
  const marquina = await graph.putStone('nero-marquina', {
    type: 'LIMESTONE',
    colors: ['black'],
    origin: { country: 'Spain', region: 'Basque Country', locality: 'Markina' },
  });
  const alicante = await graph.putStone('rojo-alicante', {
    type: 'LIMESTONE',
    colors: ['red'],
    origin: { country: 'Spain', region: null, locality: null },
  });
  await graph.settle();
  return { levanto: levanto.id, marquina: marquina.id, alicante: alicante.id };
}

describe('search', () => {
  it('finds only what holds the words in quotation marks side by side, in every ranking', async () => {
    await putThreeStones();
    const near = await graph.putArticle('near', { title: 'Near', source: 'A polished black marble from the north.' });
    await graph.putArticle('apart', { title: 'Apart', source: 'Black limestone is not marble, though it is polished.' });
    await graph.settle();
    expect((await search({ query: '"black marble"' })).ids).toEqual([near.id]);
    expect((await search({ query: '„polished black marbles“ north', mode: 'TEXT' })).ids).toEqual([near.id]);
    expect((await search({ query: '"black marble" AND "no such words"' })).search.totalCount).toBe(0);
  });

  it('answers a filter that nothing passes with nothing, and refuses a query of 10,000 characters', async () => {
    await putThreeStones();
    const { search: none } = await search({ query: 'red limestone', filter: { countries: ['Atlantis'] }, first: 100 });
    expect(none).toMatchObject({ totalCount: 0, edges: [], facets: [], pageInfo: { hasNextPage: false, endCursor: null } });
    const { codes } = await search({ query: 'marble '.repeat(1_500).trim() });
    expect(codes).toEqual(['INVALID_INPUT']);
  });

  it('reaches every result by pages of a hundred, each once', async () => {
    for (let n = 0; n < 230; n += 1)
      await graph.putArticle(`deep-${n}`, {
        title: `Deep ${n}`,
        source: `Travertine ${'and more '.repeat(n % 7)}of page ${n}.`,
      });
    await graph.settle();
    const seen: string[] = [];
    for (let after: string | null = null, hasNext = true; hasNext; ) {
      const { search: page, ids } = await search({ query: 'travertine', first: 100, after, mode: 'TEXT' });
      seen.push(...ids);
      ({ endCursor: after, hasNextPage: hasNext } = page.pageInfo);
    }
    expect(seen).toHaveLength(230);
    expect(new Set(seen).size).toBe(230);
  });

  it('ranks by words, meaning and identity, with parts that add up to the score', async () => {
    const { levanto } = await putThreeStones();
    const { search: found, ids, foundIds } = await search({ query: 'Rosso Levanto' });
    expect(ids[0]).toBe(levanto);
    expect(found).toMatchObject({ mode: 'HYBRID', degraded: [], didYouMean: null });
    expect(found.identity).toMatchObject({ status: 'RESOLVED', stone: { id: levanto } });
    expect(found.edges[0].parts.map(({ leg }: { leg: string }) => leg)).toEqual(['TEXT', 'VECTOR', 'IDENTITY']);
    for (const { score, parts } of found.edges) {
      const sum = parts.reduce((total: number, { contribution }: { contribution: number }) => total + contribution, 0);
      expect(Math.abs(sum - score)).toBeLessThan(1e-9);
    }
    expect(foundIds).toEqual(ids);
  });

  it('uses words only in TEXT mode and meaning only in VECTOR mode', async () => {
    await putThreeStones();
    for (const [mode, leg, called] of [
      ['TEXT', 'TEXT', undefined],
      ['VECTOR', 'VECTOR', 1],
    ] as const) {
      graph.calls.clear();
      const { search: found } = await search({ query: 'red limestone from Spain', mode });
      expect(new Set(found.edges.flatMap(({ parts }: { parts: { leg: string }[] }) => parts.map((part) => part.leg)))).toEqual(
        new Set([leg]),
      );
      expect(graph.calls.get('denseSearch')).toBe(called);
    }
  });

  it('honours a weight of 0: that ranking is not asked and nothing takes its place', async () => {
    await putThreeStones();
    const text = await search({ query: 'red limestone', mode: 'TEXT' });
    const weighted = await search({ query: 'red limestone', weights: { text: 2, vector: 0, identity: 0 } });
    expect(weighted.search.edges.map(({ score }: { score: number }) => score)).toEqual(
      text.search.edges.map(({ score }: { score: number }) => score),
    );
    expect(graph.calls.get('denseSearch')).toBeUndefined();
  });

  it('finds a stone by what people from its country are called, and shows the words that matched', async () => {
    const { marquina } = await putThreeStones();
    const { search: found, ids } = await search({ query: 'Spanish black limestones', mode: 'TEXT' });
    expect(ids[0]).toBe(marquina);
    expect(found.edges[0].snippet).toContain('**black**');
    expect(found.edges[0].snippet).toContain('**limestone**');
  });

  it('takes operators and quotes of FTS5 in a query as plain text', async () => {
    const { levanto } = await putThreeStones();
    for (const query of ['rosso AND NOT "', 'title:levanto*', '(levanto', 'levanto NEAR/2 ^', "levanto'; DROP TABLE words--"]) {
      const { ids, codes } = await search({ query, mode: 'TEXT' });
      expect(codes).toEqual([]);
      expect(ids).toContain(levanto);
    }
  });

  it('answers a query without letters by nothing', async () => {
    await putThreeStones();
    expect((await search({ query: '?!' })).search).toMatchObject({
      totalCount: 0,
      edges: [],
      identity: null,
      didYouMean: null,
    });
  });

  it('answers a query that is too long for a name by words and meaning', async () => {
    const { levanto } = await putThreeStones();
    const { search: found, ids } = await search({ query: `levanto ${'and so on '.repeat(30)}` });
    expect(found).toMatchObject({ degraded: [], identity: null });
    expect(ids[0]).toBe(levanto);
  });

  it('mends a word that occurs nowhere and says so', async () => {
    const { levanto } = await putThreeStones();
    const { search: found, ids } = await search({ query: 'rosso levnato', mode: 'TEXT' });
    expect(ids).toEqual([levanto]);
    expect(found.didYouMean).toBe('rosso levanto');
    const one = await search({ query: 'Rosso Levantto', mode: 'TEXT' });
    expect(one.search.didYouMean).toBe('rosso levanto');
    expect(one.ids).toEqual([levanto]);
  });

  it('says AMBIGUOUS with the stones that share a name and ranks both first', async () => {
    const alias = { name: 'Absolute Black', kind: 'COMMERCIAL', locale: null, note: null } as const;
    const one = await graph.putStone('zimbabwe-black', { aliases: [alias], type: 'GRANITE', colors: ['black'] });
    const two = await graph.putStone('india-black', { aliases: [alias], type: 'GRANITE', colors: ['black'] });
    await graph.settle();
    const { search: found, ids } = await search({ query: 'Absolute Black' });
    expect(found.identity.status).toBe('AMBIGUOUS');
    expect(ids.slice(0, 2).toSorted()).toEqual([one.id, two.id].toSorted());
  });
});

describe('facets and filters', () => {
  it('count the visible set that totalCount counts, articles with the values of their stone', async () => {
    const { levanto, alicante } = await putThreeStones();
    await graph.putArticle('guides/red', { title: 'Red floors', stoneId: levanto, source: 'Red stone for floors.' });
    await graph.putArticle('guides/draft', { title: 'Red secrets', source: 'Red.' }, 'content:draft');
    await graph.settle();
    const { search: found } = await search({ query: 'red', mode: 'TEXT' });
    expect(found.totalCount).toBe(3);
    expect(found.facets).toEqual([
      {
        facet: 'type',
        buckets: [
          { value: 'marble', count: 2 },
          { value: 'limestone', count: 1 },
        ],
      },
      {
        facet: 'colorFamily',
        buckets: [
          { value: 'red', count: 3 },
          { value: 'green', count: 2 },
        ],
      },
      {
        facet: 'color',
        buckets: [
          { value: 'red', count: 3 },
          { value: 'green', count: 2 },
        ],
      },
      { facet: 'region', buckets: [{ value: 'europe', count: 3 }] },
      {
        facet: 'country',
        buckets: [
          { value: 'italy', count: 2 },
          { value: 'spain', count: 1 },
        ],
      },
      { facet: 'articleType', buckets: [{ value: 'application-guide', count: 1 }] },
    ]);
    const filtered = await search({
      query: 'red',
      filter: { countries: ['SPAIN'], stoneTypes: ['LIMESTONE'], colors: ['Red'] },
    });
    expect(filtered.ids).toEqual([alicante]);
    expect(filtered.search.totalCount).toBe(1);
    expect(filtered.search.facets[0]).toEqual({ facet: 'type', buckets: [{ value: 'limestone', count: 1 }] });
    const articles = await search({ query: 'red', filter: { articleTypes: ['APPLICATION_GUIDE'] } });
    expect(articles.search.totalCount).toBe(1);
  });

  it('never find, count or mend by a draft, except for who may see it', async () => {
    await putThreeStones();
    const author = personWith();
    const { id } = await graph.putArticle(
      'guides/secret',
      { title: 'Quarrymaster confidential', source: 'Bushhammering the quarrymaster way.' },
      'content:draft',
      author.userId,
    );
    await graph.settle();
    const query = 'quarrymaster';
    expect((await search({ query })).search).toMatchObject({ totalCount: 0, facets: [] });
    expect((await search({ query: 'quarrymastr' })).search).toMatchObject({ totalCount: 0, didYouMean: null });
    expect((await search({ query }, { viewer: personWith('search:analytics') })).search.totalCount).toBe(0);
    expect((await search({ query }, { viewer: author })).ids).toEqual([id]);
    expect((await search({ query }, { viewer: personWith('content:draft') })).ids).toEqual([id]);
  });

  it('follow a change and a deletion', async () => {
    const { levanto } = await putThreeStones();
    await graph.putStone('rosso-levanto', { name: 'Rosso Nuovo', colors: ['red'] });
    await graph.settle();
    expect((await search({ query: 'Ligurian ophicalcite', mode: 'TEXT' })).search.totalCount).toBe(0);
    expect((await search({ query: 'nuovo', mode: 'TEXT' })).ids).toEqual([levanto]);
    await graph.remove(levanto);
    await graph.settle();
    expect((await search({ query: 'nuovo' })).search.totalCount).toBe(0);
    expect((await graph.ask('{ suggest(prefix: "rosso") { text } }')).data.suggest).toEqual([]);
  });
});

describe('pages', () => {
  it('follow each other without loss or repeats and end', async () => {
    for (let number = 0; number < 7; number += 1) await graph.putStone(`white-${number}`);
    await graph.settle();
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await search({ query: 'white', first: 3, after, mode: 'TEXT' });
      expect(page.search.totalCount).toBe(7);
      expect(page.search.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...page.ids);
      after = page.search.pageInfo.hasNextPage ? page.search.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  it('refuse a cursor of other arguments', async () => {
    await putThreeStones();
    const { search: found } = await search({ query: 'red', first: 1 });
    const after = found.pageInfo.endCursor;
    expect((await search({ query: 'red', first: 2, after })).codes).toEqual([]);
    expect((await search({ query: 'green', after })).codes).toEqual(['INVALID_CURSOR']);
    expect((await search({ query: 'red', mode: 'TEXT', after })).codes).toEqual(['INVALID_CURSOR']);
    expect((await search({ query: 'red', after: 'nonsense' })).codes).toEqual(['INVALID_CURSOR']);
  });
});

describe('bad input', () => {
  it.each([
    ['an empty query', { query: ' \n ' }],
    ['an over-long query', { query: 'a'.repeat(1_001) }],
    ['a negative weight', { query: 'red', weights: { vector: -0.1 } }],
    ['weights that are all 0', { query: 'red', weights: { text: 0, vector: 0, identity: 0 } }],
    ['a page of 0', { query: 'red', first: 0 }],
    ['a page of 101', { query: 'red', first: 101 }],
    ['an empty country', { query: 'red', filter: { countries: [' '] } }],
    ['an over-long colour', { query: 'red', filter: { colors: ['x'.repeat(101)] } }],
  ])('refuses %s', async (_, variables) => {
    expect((await search(variables)).codes).toEqual(['INVALID_INPUT']);
  });
});

describe('when a ranking is away', () => {
  it('lists it as degraded and answers by the others', async () => {
    const { levanto } = await putThreeStones();
    graph.failing.add('denseSearch');
    const { search: found, ids } = await search({ query: 'Rosso Levanto' });
    expect(found.degraded).toEqual(['VECTOR']);
    expect(ids[0]).toBe(levanto);
    graph.failing.add('resolveIdentities');
    const text = await search({ query: 'Rosso Levanto' });
    expect(text.search).toMatchObject({ degraded: ['VECTOR', 'IDENTITY'], identity: null });
    expect(text.codes).toEqual([]);
    expect((await search({ query: 'Rosso Levanto', mode: 'VECTOR' })).codes).toEqual(['ENGINE_UNAVAILABLE']);
  });

  it('answers a reader whose own write it has not seen in time, and says so', async () => {
    await putThreeStones();
    const future = (await graph.content.lastCursor()).replace(/\d/g, '9');
    expect((await search({ query: 'red', mode: 'TEXT' }, { readAfter: future })).search).toMatchObject({
      degraded: ['TEXT'],
      totalCount: 2,
    });
  });

  it('shows a reader their own write', async () => {
    const { id, cursor } = await graph.putStone('brand-new');
    expect((await search({ query: 'Brand New' }, { readAfter: cursor })).ids).toContain(id);
  });
});

describe('a query that describes a stone', () => {
  it('is understood, ranks what meets it first and says how each stone stands to it', async () => {
    const { id } = await graph.putStone('moleanos', {
      type: 'LIMESTONE',
      petrography: 'oolitic limestone',
      colors: ['beige'],
      origin: { country: 'Portugal', region: 'Leiria', locality: 'Alcobaça' },
    });
    await graph.putStone('crema-marfil', {
      type: 'LIMESTONE',
      colors: ['beige'],
      origin: { country: 'Spain', region: null, locality: null },
    });
    await graph.settle();
    const { data } = await graph.ask(
      `query ($query: String!) { search(query: $query) {
         constraints { facet value text isExcluded }
         edges { score parts { leg contribution } node { ... on Stone { id } } evidence { facet degree evidence } }
       } }`,
      { query: 'beige limestone from Portugal for a pool deck that resists frost' },
    );
    expect(data.search.constraints).toEqual([
      { facet: 'color', value: 'beige', text: 'beige', isExcluded: false },
      { facet: 'type', value: 'limestone', text: 'limestone', isExcluded: false },
      { facet: 'country', value: 'Portugal', text: 'portugal', isExcluded: false },
      { facet: 'use', value: 'paving', text: 'pool deck', isExcluded: false },
      { facet: 'frost', value: 'resistant', text: 'resists frost', isExcluded: false },
    ]);
    const [first] = data.search.edges;
    expect(first.node.id).toBe(id);
    expect(first.evidence[2]).toEqual({ facet: 'country', degree: 1, evidence: 'from Portugal' });
    expect(first.evidence[4]).toEqual({ facet: 'frost', degree: 0.3, evidence: 'no frost test is recorded' });
    for (const { score, parts } of data.search.edges) {
      const sum = parts.reduce((total: number, { contribution }: { contribution: number }) => total + contribution, 0);
      expect(Math.abs(sum - score)).toBeLessThan(1e-9);
    }
  });

  it('asks nothing of stones where it names one', async () => {
    await putThreeStones();
    const { data } = await graph.ask(
      '{ search(query: "Rosso Levanto") { constraints { facet } edges { evidence { facet } } } }',
    );
    expect(data.search.constraints).toEqual([]);
    for (const { evidence } of data.search.edges) expect(evidence).toEqual([]);
  });
});
