import { expect, test } from 'vitest';
import { openTestMonitoring, READER, spend, type TestMonitoring } from '../../testing/monitoring.ts';
import { SCHEDULED } from './subgraph.ts';

const OPERATIONS = '{ operationMetrics(window: HOUR) { operation requests errors p50Ms p95Ms p99Ms } }';

async function series(monitoring: TestMonitoring, args: string): Promise<{ at: string; value: number }[]> {
  const { data, errors } = await monitoring.ask(`{ metricSeries(${args}) { at value } }`, READER);
  expect(errors).toBeUndefined();
  return data.metricSeries;
}

test('measures each operation by name, the most requested first, flushed or not', async () => {
  await using monitoring = await openTestMonitoring();
  for (let index = 1; index <= 100; index += 1) {
    monitoring.report({ operation: 'Page', durationMs: index, failed: index > 98 });
    if (index === 50) await monitoring.timer.run(SCHEDULED.flush);
  }
  monitoring.report({ operation: 'Search', durationMs: 5 });
  const { data } = await monitoring.ask(OPERATIONS, READER);
  expect(data.operationMetrics.map(({ operation }: { operation: string }) => operation)).toEqual(['Page', 'Search']);
  const [page] = data.operationMetrics;
  expect(page).toMatchObject({ requests: 100, errors: 2 });
  for (const [name, exact] of [
    ['p50Ms', 50],
    ['p95Ms', 95],
    ['p99Ms', 99],
  ] as const) {
    expect(Math.abs(page[name] - exact) / exact).toBeLessThanOrEqual(0.05);
  }
});

test('counts the 201st name and those after it as other, however long', async () => {
  await using monitoring = await openTestMonitoring();
  for (let index = 0; index < 250; index += 1) monitoring.report({ operation: `Op${index}${'x'.repeat(500)}` });
  const { data } = await monitoring.ask(OPERATIONS, READER);
  expect(data.operationMetrics).toHaveLength(201);
  expect(data.operationMetrics[0]).toMatchObject({ operation: 'other', requests: 50 });
  await monitoring.restart();
  monitoring.report({ operation: 'AfterRestart' });
  expect((await monitoring.ask(OPERATIONS, READER)).data.operationMetrics[0]).toMatchObject({
    operation: 'other',
    requests: 51,
  });
});

test('draws counts for every step and rates only where there was a request', async () => {
  await using monitoring = await openTestMonitoring();
  monitoring.report({ failed: true });
  monitoring.report({ foundIds: ['x'] });
  await monitoring.timer.run(SCHEDULED.flush);
  monitoring.clock.advance(600_000);
  monitoring.report({ durationMs: 100 });
  const args = 'window: HOUR, stepSeconds: 600';
  expect((await series(monitoring, `metric: "requests", ${args}`)).map(({ value }) => value)).toEqual([0, 0, 0, 0, 0, 2, 1]);
  expect(await series(monitoring, `metric: "errorRate", ${args}`)).toEqual([
    { at: '2026-01-01T00:00:00.000Z', value: 0.5 },
    { at: '2026-01-01T00:10:00.000Z', value: 0 },
  ]);
  expect((await series(monitoring, `metric: "searches", ${args}`)).at(-2)?.value).toBe(1);
  expect((await series(monitoring, `metric: "p95Ms", ${args}`)).at(-1)?.value).toBeCloseTo(100, -1);
});

test.each([
  ['HOUR', 10],
  ['DAY', 45],
  ['DAY', 3_600],
  ['DAYS_7', 303],
  ['DAYS_30', 1_296],
  ['DAYS_30', 86_400],
])('counts each request once in a series over %s by %d seconds', async (window, stepSeconds) => {
  await using monitoring = await openTestMonitoring();
  for (let index = 0; index < 5; index += 1) {
    monitoring.report({});
    await monitoring.timer.run(SCHEDULED.flush);
    monitoring.clock.advance(11_000);
  }
  monitoring.report({});
  const points = await series(monitoring, `metric: "requests", window: ${window}, stepSeconds: ${stepSeconds}`);
  expect(points.reduce((sum, { value }) => sum + value, 0)).toBe(6);
  expect(points.length).toBeLessThanOrEqual(2_002);
});

test('draws what calls cost', async () => {
  await using monitoring = await openTestMonitoring();
  await spend(monitoring, 'entry-1', {});
  const cursor = await spend(monitoring, 'entry-2', { model: 'unknown' });
  await monitoring.ask('{ costs { totalUsd } }', READER, {}, cursor);
  expect((await series(monitoring, 'metric: "costUsd", window: HOUR')).at(-1)?.value).toBeCloseTo(0.00075, 9);
  expect((await series(monitoring, 'metric: "unpricedCalls", window: HOUR')).at(-1)?.value).toBe(1);
});

test.each([
  ['metric: "cpu"', 'metric', 'requests, errors'],
  ['metric: "__proto__"', 'metric', 'requests, errors'],
  ['metric: "requests", stepSeconds: 9', 'stepSeconds', '10 to 86400'],
  ['metric: "requests", stepSeconds: 86401', 'stepSeconds', '10 to 86400'],
  ['metric: "requests", window: DAYS_30, stepSeconds: 600', 'stepSeconds', '2000 points'],
])('refuses a series of %s, naming the argument', async (args, argument, hint) => {
  await using monitoring = await openTestMonitoring();
  const { data, errors } = await monitoring.ask(`{ metricSeries(${args}) { value } }`, READER);
  expect(data).toEqual({ metricSeries: null });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', argument });
  expect(`${errors?.[0]?.message} ${errors?.[0]?.extensions.remedy}`).toContain(hint);
});

test('takes null for an argument as its default', async () => {
  await using monitoring = await openTestMonitoring();
  const query =
    '{ operationMetrics(window: null) { operation } metricSeries(metric: "errors", window: null, stepSeconds: null) { at } costs(window: null, groupBy: null) { groupedBy } alerts(first: null) { totalCount } }';
  const { data, errors } = await monitoring.ask(query, READER);
  expect(errors).toBeUndefined();
  expect(data.metricSeries).toHaveLength(289);
  expect(data.costs.groupedBy).toBe('SERVICE');
});
