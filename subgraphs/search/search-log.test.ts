import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSearchFixture, personWith, type SearchFixture } from '../../testing/search.ts';

let graph: SearchFixture;
beforeEach(async () => {
  graph = await openSearchFixture();
});
afterEach(() => graph[Symbol.asyncDispose]());

const analyst = { viewer: personWith('search:analytics') };

async function search(query: string, askerKey = 'someone', filter?: object): Promise<void> {
  const { codes } = await graph.ask(
    'query ($query: String!, $filter: SearchFilter) { search(query: $query, filter: $filter) { totalCount } }',
    { query, filter },
    { askerKey },
  );
  expect(codes).toEqual([]);
}

async function click(input: object) {
  const { data } = await graph.ask(
    'mutation ($input: RecordSearchClickInput!) { recordSearchClick(input: $input) { ok userErrors { code path } } }',
    { input },
  );
  return data.recordSearchClick;
}

async function presence(ids: readonly string[], window = 'DAYS_30') {
  const { data } = await graph.ask(
    `query ($keys: [_Any!]!, $window: TimeWindow) { _entities(representations: $keys) {
       ... on Stone { searchPresence(window: $window) { impressions clicks topQueries } } } }`,
    { keys: ids.map((id) => ({ __typename: 'Stone', id })), window },
  );
  return data._entities;
}

async function statistics(args = '') {
  const { data } = await graph.ask(`{ queryStatistics${args} { query searches clicks zeroResults lastAt } }`, {}, analyst);
  return data.queryStatistics;
}

describe('searchPresence', () => {
  it('counts impressions, clicks and the queries that showed the stone, at once', async () => {
    const { id } = await graph.putStone('rosso-levanto');
    const other = await graph.putStone('nero-marquina');
    await graph.settle();
    await search('Rosso Levanto');
    graph.clock.advance(1_000);
    await search('rosso, LEVANTO!');
    await search('levanto');
    expect(await click({ query: 'levanto', nodeId: id, position: 1 })).toEqual({ ok: true, userErrors: [] });
    expect(await presence([id, other.id])).toEqual([
      { searchPresence: { impressions: 3, clicks: 1, topQueries: ['rosso, LEVANTO!', 'levanto'] } },
      { searchPresence: { impressions: 0, clicks: 0, topQueries: [] } },
    ]);
    graph.clock.advance(2 * 3_600_000);
    expect(await presence([id], 'HOUR')).toEqual([{ searchPresence: { impressions: 0, clicks: 0, topQueries: [] } }]);
    expect((await presence([id], 'DAY'))[0].searchPresence.impressions).toBe(3);
  });

  it('is null for a stone that is gone', async () => {
    const { id } = await graph.putStone('rosso-levanto');
    await graph.remove(id);
    expect(await presence([id])).toEqual([null]);
  });

  it('asks the store once for one stone and for a hundred', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 100; number += 1) ids.push((await graph.putStone(`white-${number}`)).id);
    for (const some of [ids.slice(0, 1), ids]) {
      graph.counting.reset();
      await presence(some);
      expect(graph.counting.total()).toBe(1);
    }
  });
});

describe('recordSearchClick', () => {
  it('refuses what is no result, and writes nothing', async () => {
    const { id } = await graph.putStone('rosso-levanto');
    await graph.settle();
    const cases = [
      [{ query: ' ', nodeId: id, position: 1 }, 'INVALID_INPUT', 'query'],
      [{ query: 'x', nodeId: id, position: 0 }, 'INVALID_INPUT', 'position'],
      [{ query: 'x', nodeId: id, position: 1_001 }, 'INVALID_INPUT', 'position'],
      [{ query: 'x', nodeId: 'nonsense', position: 1 }, 'INVALID_INPUT', 'nodeId'],
      [{ query: 'x', nodeId: id.replace(/.$/, '0'), position: 1 }, 'NOT_FOUND', 'nodeId'],
    ] as const;
    for (const [input, code, field] of cases) {
      expect(await click(input)).toEqual({ ok: false, userErrors: [{ code, path: ['input', field] }] });
    }
    expect((await presence([id]))[0].searchPresence.clicks).toBe(0);
  });
});

describe('queryStatistics', () => {
  it('sums up spellings of one query, most searched first', async () => {
    const { id } = await graph.putStone('rosso-levanto');
    await graph.settle();
    await search('Rosso Levanto');
    graph.clock.advance(1_000);
    await search('rosso  lévanto');
    await search('zzxqy');
    await click({ query: 'ROSSO LEVANTO', nodeId: id, position: 1 });
    expect(await statistics()).toEqual([
      { query: 'rosso  lévanto', searches: 2, clicks: 1, zeroResults: 0, lastAt: '2026-01-01T00:00:01.000Z' },
      { query: 'zzxqy', searches: 1, clicks: 0, zeroResults: 1, lastAt: '2026-01-01T00:00:01.000Z' },
    ]);
    expect(await statistics('(zeroResultsOnly: true)')).toMatchObject([{ query: 'zzxqy' }]);
    expect(await statistics('(first: 1)')).toHaveLength(1);
    graph.clock.advance(8 * 24 * 3_600_000);
    expect(await statistics('(window: DAYS_7)')).toEqual([]);
  });

  it('needs its scope', async () => {
    expect((await graph.ask('{ queryStatistics { query } }')).codes).toEqual(['UNAUTHENTICATED']);
    expect((await graph.ask('{ queryStatistics { query } }', {}, { viewer: personWith() })).codes).toEqual(['FORBIDDEN']);
    expect((await graph.ask('{ queryStatistics(first: 101) { query } }', {}, analyst)).codes).toEqual(['INVALID_INPUT']);
  });
});

describe('the log', () => {
  it('is written in batches and survives the loss of the counts', async () => {
    const { id } = await graph.putStone('rosso-levanto');
    await graph.settle();
    await search('rosso levanto');
    await click({ query: 'rosso levanto', nodeId: id, position: 1 });
    expect(await graph.content.count('searchQueries')).toBe(0);
    await graph.timer.run('search.log');
    expect(await graph.content.find('searchQueries', {})).toMatchObject([
      { visibility: 'search:analytics', data: { query: 'rosso levanto', results: 1, mode: 'HYBRID', topIds: [id] } },
    ]);
    expect(await graph.content.count('searchClicks')).toBe(1);
    await search('rosso');
    await graph.forgetCounts();
    expect((await presence([id]))[0].searchPresence).toEqual({
      impressions: 2,
      clicks: 1,
      topQueries: ['rosso', 'rosso levanto'],
    });
  });

  it('keeps what a store that is away refused, and writes it later, once', async () => {
    await search('zzxqy');
    graph.failing.add('append');
    await graph.timer.run('search.log');
    expect(await graph.content.count('searchQueries')).toBe(0);
    graph.failing.delete('append');
    await graph.timer.run('search.log');
    await graph.timer.run('search.log');
    expect(await graph.content.count('searchQueries')).toBe(1);
  });

  it('leaves out later pages and what services ask', async () => {
    await graph.putStone('white-one');
    await graph.putStone('white-two');
    await graph.settle();
    const query = 'query ($after: String) { search(query: "white", first: 1, after: $after) { pageInfo { endCursor } } }';
    const { data } = await graph.ask(query);
    await graph.ask(query, { after: data.search.pageInfo.endCursor });
    await graph.ask(query, {}, { caller: 'flywheel' });
    expect(await statistics()).toMatchObject([{ query: 'white', searches: 1 }]);
  });
});

describe('failed searches', () => {
  it('are queries that found nothing, by how many people asked', async () => {
    await graph.putStone('rosso-levanto');
    await graph.settle();
    const since = new Date(graph.clock.now()).toISOString();
    await search('Zzxqy Granite', 'anna');
    graph.clock.advance(1_000);
    await search('zzxqy granite', 'anna');
    await search('qqvvx', 'anna');
    graph.clock.advance(1_000);
    await search('QQVVX', 'bert');
    await search('levanto', 'bert');
    await search('levanto', 'bert', { colors: ['blue'] });
    graph.failing.add('denseSearch');
    await search('vvqqx', 'bert');
    expect(await graph.services.searchLogFor('flywheel').failedSearches(since)).toEqual([
      { query: 'QQVVX', askers: 2, firstAt: '2026-01-01T00:00:01.000Z', lastAt: '2026-01-01T00:00:02.000Z' },
      { query: 'zzxqy granite', askers: 1, firstAt: '2026-01-01T00:00:00.000Z', lastAt: '2026-01-01T00:00:01.000Z' },
    ]);
    expect(await graph.services.searchLogFor('flywheel').failedSearches('2026-01-02T00:00:00.000Z')).toEqual([]);
  });
});
