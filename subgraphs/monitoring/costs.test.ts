import { expect, test } from 'vitest';
import { ADMIN, ENTITIES, openTestMonitoring, putEntities, READER, refsOf, spend } from '../../testing/monitoring.ts';

const COST = 'cost { totalUsd unpricedCalls byProvider { key usd calls inputTokens outputTokens } byOperation { key usd } }';

test('sums what a stone, an article and a run have cost, exactly', async () => {
  await using monitoring = await openTestMonitoring();
  const [stone = '', other = ''] = await putEntities(monitoring, 'stone', 2);
  const [article = ''] = await putEntities(monitoring, 'article', 1);
  const [run = ''] = await putEntities(monitoring, 'run', 1, 'flywheel:read');
  await spend(monitoring, 'a', { entityIds: [stone, article] });
  await spend(monitoring, 'b', {
    entityIds: [article, article, run],
    provider: 'deepl',
    model: 'deepl-translate',
    operation: 'translateArticle',
    quantities: { CHARACTER: 1_234 },
  });
  const cursor = await spend(monitoring, 'c', {
    entityIds: [stone],
    provider: 'perplexity',
    model: 'sonar',
    operation: 'research',
  });
  const query = `${ENTITIES} ... on Stone { ${COST} } ... on Article { ${COST} } ... on WorkflowRun { ${COST} } } }`;
  const refs = [
    ...refsOf('Stone', [stone, other]).refs,
    ...refsOf('Article', [article]).refs,
    ...refsOf('WorkflowRun', [run]).refs,
  ];
  const { data, errors } = await monitoring.ask(query, ADMIN, { refs }, cursor);
  expect(errors).toBeUndefined();
  const [ofStone, ofOther, ofArticle, ofRun] = data._entities.map((entity: { cost: unknown }) => entity.cost);
  // 1,000 tokens in at 0.15 and 1,000 out at 0.60 dollars a million.
  expect(ofStone).toEqual({
    totalUsd: '0.00075',
    unpricedCalls: 1,
    byProvider: [
      { key: 'openai', usd: '0.00075', calls: 1, inputTokens: 1_000, outputTokens: 1_000 },
      { key: 'perplexity', usd: '0', calls: 1, inputTokens: 1_000, outputTokens: 1_000 },
    ],
    byOperation: [
      { key: 'generateArticle', usd: '0.00075' },
      { key: 'research', usd: '0' },
    ],
  });
  expect(ofOther).toEqual({ totalUsd: '0', unpricedCalls: 0, byProvider: [], byOperation: [] });
  expect(ofArticle).toMatchObject({ totalUsd: '0.27223', unpricedCalls: 0 });
  expect(ofRun).toMatchObject({ totalUsd: '0.27148', byOperation: [{ key: 'translateArticle', usd: '0.27148' }] });
});

test('reports by each group: dearest first, days oldest first, entries outside the window left out', async () => {
  await using monitoring = await openTestMonitoring();
  const { clock } = monitoring;
  await spend(monitoring, 'old', {});
  clock.advance(40 * 86_400_000);
  await spend(monitoring, 'cheap', { service: 'rag', model: 'gpt-4.1', quantities: { INPUT_TOKEN: 1 } });
  clock.advance(86_400_000);
  const cursor = await spend(monitoring, 'dear', { userId: ADMIN.userId });
  const lines = async (groupBy: string) => {
    const query = `{ costs(groupBy: ${groupBy}) { totalUsd groupedBy lines { key usd calls } } }`;
    const { data } = await monitoring.ask(query, READER, {}, cursor);
    expect(data.costs).toMatchObject({ totalUsd: '0.000752', groupedBy: groupBy });
    return data.costs.lines.map(({ key, usd }: { key: string; usd: string }) => [key, usd]);
  };
  expect(await lines('SERVICE')).toEqual([
    ['content', '0.00075'],
    ['rag', '0.000002'],
  ]);
  expect(await lines('PROVIDER')).toEqual([['openai', '0.000752']]);
  expect(await lines('MODEL')).toEqual([
    ['gpt-4o-mini', '0.00075'],
    ['gpt-4.1', '0.000002'],
  ]);
  expect(await lines('OPERATION')).toEqual([['generateArticle', '0.000752']]);
  expect(await lines('USER')).toEqual([
    [ADMIN.userId, '0.00075'],
    ['none', '0.000002'],
  ]);
  expect(await lines('DAY')).toEqual([
    ['2026-02-10', '0.000002'],
    ['2026-02-11', '0.00075'],
  ]);
});

test('counts each entry once after a restart', async () => {
  await using monitoring = await openTestMonitoring();
  const cursor = await spend(monitoring, 'a', {});
  await monitoring.restart();
  const { data } = await monitoring.ask('{ costs { totalUsd lines { calls } } }', READER, {}, cursor);
  expect(data.costs).toEqual({ totalUsd: '0.00075', lines: [{ calls: 1 }] });
});

test('leaves a malformed entry out and goes on with the next', async () => {
  await using monitoring = await openTestMonitoring();
  const bad = { kind: 'put', collection: 'ledger', id: 'bad', data: { nanoUsd: '1.5' }, expectedRevision: 0 } as const;
  await monitoring.store
    .portFor('rag')
    .commit({ operations: [{ ...bad, visibility: 'monitoring:read', authorId: null }], by: 'rag' });
  const cursor = await spend(monitoring, 'good', {});
  const { data } = await monitoring.ask('{ costs { totalUsd lines { calls } } }', READER, {}, cursor);
  expect(data.costs).toEqual({ totalUsd: '0.00075', lines: [{ calls: 1 }] });
});

test('shows the prices in force at an instant', async () => {
  await using monitoring = await openTestMonitoring();
  const query = 'query ($at: DateTime) { priceCatalog(at: $at) { provider model unit usd validFrom source } }';
  const now = await monitoring.ask(query, READER);
  expect(now.data.priceCatalog).toContainEqual({
    provider: 'openai',
    model: 'text-embedding-3-small',
    unit: 'INPUT_TOKEN',
    usd: '0.00000002',
    validFrom: '2024-01-25T00:00:00.000Z',
    source: 'OpenAI list price.',
  });
  const then = await monitoring.ask(query, READER, { at: '2024-01-24T23:59:59+00:00' });
  expect(then.data.priceCatalog.map(({ provider }: { provider: string }) => provider)).not.toContain('openai');
  expect((await monitoring.ask(query, READER, { at: '1999-01-01T00:00:00Z' })).data.priceCatalog).toEqual([]);
});

test('prices a call before the service has started, and by a price row that was added later', async () => {
  await using monitoring = await openTestMonitoring({ isStarted: false });
  const usage = {
    service: 'content',
    provider: 'stomaton',
    model: 'composed-profile-1',
    operation: 'generateArticle',
    entityIds: [],
    userId: null,
    quantities: { REQUEST: 1 },
  } as const;
  expect((await monitoring.telemetry.price(usage)).nanoUsd).toBe('0');
  await monitoring.restart();
  const documents = monitoring.store.portFor('monitoring');
  const [row] = await documents.find('prices', { where: { 'data.model': 'composed-profile-1' } });
  const data = { ...(row?.data ?? {}), usd: '1.5', validFrom: '2025-01-01T00:00:00.000Z' };
  const operation = {
    kind: 'put',
    collection: 'prices',
    id: 'price:newer',
    data,
    visibility: 'monitoring:read',
    authorId: null,
  } as const;
  const { cursor } = await documents.commit({ operations: [operation], by: null });
  await monitoring.ask('{ costs { totalUsd } }', READER, {}, cursor);
  expect((await monitoring.telemetry.price(usage)).nanoUsd).toBe('1500000000');
});
