import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSearchFixture, type SearchFixture } from '../../testing/search.ts';

let graph: SearchFixture;
beforeEach(async () => {
  graph = await openSearchFixture();
});
afterEach(() => graph[Symbol.asyncDispose]());

async function related(typename: 'Stone' | 'Article', ids: readonly string[], first = 6, request = {}) {
  const fields = typename === 'Stone' ? 'score reasons stone { id }' : 'id';
  return graph.ask(
    `query ($keys: [_Any!]!, $first: Int) { _entities(representations: $keys) { ... on ${typename} { id related(first: $first) { ${fields} } } } }`,
    { keys: ids.map((id) => ({ __typename: typename, id })), first },
    request,
  );
}

const MEASURE = { value: 100, low: null, high: null, unit: 'MPa', standard: 'EN 1926', source: null };

describe('Stone.related', () => {
  it('ranks stones that share more first and says what they share', async () => {
    const origin = { country: 'Italy', region: 'Liguria', locality: 'Levanto' };
    const red = await graph.putStone('rosso-levanto', {
      petrography: 'ophicalcite',
      family: 'Ligurian ophicalcites',
      colors: ['red', 'green'],
      origin,
      technical: { compressiveStrength: MEASURE },
    });
    const green = await graph.putStone('verde-levanto', {
      petrography: 'ophicalcite',
      family: 'Ligurian ophicalcites',
      colors: ['green'],
      origin,
      technical: { compressiveStrength: { ...MEASURE, value: 105 } },
    });
    const far = await graph.putStone('rojo-alicante', {
      type: 'LIMESTONE',
      colors: ['red'],
      origin: { ...origin, country: 'Spain' },
    });
    await graph.settle();
    const { data } = await related('Stone', [red.id]);
    const [entity] = data._entities;
    expect(entity.related.map(({ stone }: { stone: { id: string } }) => stone.id)).toEqual([green.id, far.id]);
    expect(entity.related[0].reasons).toEqual(
      expect.arrayContaining([
        'same family: Ligurian ophicalcites',
        'same rock: ophicalcite',
        'from the same place: Levanto',
        'same colour: green',
        'similar compressive strength',
      ]),
    );
    expect(entity.related[0].score).toBeGreaterThan(entity.related[1].score);
    expect(entity.related[0].score).toBeLessThanOrEqual(1);
    expect(entity.related[1].reasons).toContain('same colour: red');
  });

  it('follows the catalogue: a new twin comes in, a deleted stone goes', async () => {
    const { id } = await graph.putStone('one', { family: 'Twins' });
    await graph.settle();
    expect((await related('Stone', [id])).data._entities[0].related).toEqual([]);
    const twin = await graph.putStone('two', { family: 'Twins' });
    await graph.settle();
    expect((await related('Stone', [id])).data._entities[0].related).toMatchObject([{ stone: { id: twin.id } }]);
    await graph.remove(twin.id);
    await graph.settle();
    expect((await related('Stone', [id])).data._entities[0].related).toEqual([]);
  });

  it('ranks by facts alone while retrieval is away', async () => {
    const { id } = await graph.putStone('one', { family: 'Twins' });
    const twin = await graph.putStone('two', { family: 'Twins' });
    await graph.settle();
    graph.failing.add('nearestNeighbours');
    const { data, codes } = await related('Stone', [id]);
    expect(codes).toEqual([]);
    expect(data._entities[0].related).toMatchObject([{ stone: { id: twin.id } }]);
  });

  it('asks the store once and retrieval once, for one stone and for a hundred, and retrieval not again', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 100; number += 1) ids.push((await graph.putStone(`white-${number}`)).id);
    await graph.settle();
    for (const [some, asked] of [
      [ids.slice(0, 1), 1],
      [ids, 1],
      [ids, 0],
    ] as const) {
      graph.counting.reset();
      graph.calls.clear();
      const { data } = await related('Stone', some);
      expect(data._entities).toHaveLength(some.length);
      expect(data._entities[0].related).toHaveLength(6);
      expect(graph.counting.total()).toBe(1);
      expect(graph.calls.get('nearestNeighbours') ?? 0).toBe(asked);
    }
  });

  it('refuses pages out of range, answers null for what is gone and for what is no stone', async () => {
    const { id } = await graph.putStone('one');
    await graph.settle();
    expect((await related('Stone', [id], 0)).codes).toEqual(['INVALID_INPUT']);
    expect((await related('Stone', [id], 101)).codes).toEqual(['INVALID_INPUT']);
    expect((await related('Stone', [id.replace(/.$/, '0'), 'nonsense'])).data._entities).toEqual([null, null]);
  });
});

describe('Article.related', () => {
  it('gives articles of the same stone and language first, never drafts or its own translations', async () => {
    const stone = await graph.putStone('rosso-levanto');
    const text = 'Seal the floor twice a year with an impregnator.';
    const one = await graph.putArticle('care/one', { stoneId: stone.id, source: text });
    const same = await graph.putArticle('care/two', { stoneId: stone.id, source: text });
    const other = await graph.putArticle('care/three', { source: text });
    await graph.putArticle('care/one', { stoneId: stone.id, source: text, locale: 'it' });
    await graph.putArticle('care/four', { stoneId: stone.id, source: text, locale: 'it' });
    await graph.putArticle('care/draft', { stoneId: stone.id, source: text }, 'content:draft');
    await graph.settle();
    const { data } = await related('Article', [one.id]);
    expect(data._entities[0].related).toEqual([{ id: same.id }, { id: other.id }]);
  });

  it('is refused with the article itself to who may not see it', async () => {
    const { id } = await graph.putArticle('care/draft', {}, 'content:draft');
    await graph.settle();
    expect((await related('Article', [id])).data._entities).toEqual([null]);
  });
});

describe('suggest', () => {
  const suggest = async (prefix: string, first = 8) =>
    graph.ask('query ($prefix: String!, $first: Int) { suggest(prefix: $prefix, first: $first) { text stone { id } } }', {
      prefix,
      first,
    });
  const texts = async (prefix: string, first = 8) =>
    (await suggest(prefix, first)).data.suggest.map(({ text }: { text: string }) => text);

  it('gives names that begin with it, then with a word of theirs, then near ones, one a stone', async () => {
    const alias = (name: string) => ({ name, kind: 'COMMERCIAL', locale: null, note: null }) as const;
    await graph.putStone('calacatta-viola', { name: 'Calacatta Viola', aliases: [alias('Calacatta Violetta')] });
    await graph.putStone('calacatta', { name: 'Calacatta' });
    await graph.putStone('super-calacatta', { name: 'Super Calacatta' });
    await graph.putStone('rosso-levanto', { name: 'Rosso Levánto', aliases: [alias('Rouge Antique')] });
    await graph.settle();
    expect(await texts('CALAC')).toEqual(['Calacatta', 'Calacatta Viola', 'Super Calacatta']);
    expect(await texts('calac', 1)).toEqual(['Calacatta']);
    expect(await texts('levan')).toEqual(['Rosso Levánto']);
    expect(await texts('roug')).toEqual(['Rouge Antique']);
    expect((await texts('callacata')).slice(0, 1)).toEqual(['Calacatta']);
    expect(await texts('zzzz')).toEqual([]);
    expect(await texts('c')).toEqual(['Calacatta', 'Calacatta Viola']);
    expect(await texts('"%_*')).toEqual([]);
  });

  it('refuses an empty or over-long prefix and pages out of range', async () => {
    expect((await suggest(' ')).codes).toEqual(['INVALID_INPUT']);
    expect((await suggest('a'.repeat(101))).codes).toEqual(['INVALID_INPUT']);
    expect((await suggest('a', 0)).codes).toEqual(['INVALID_INPUT']);
  });
});
