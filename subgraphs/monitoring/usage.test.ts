import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { seededId } from '../../platform/ids/ids.ts';
import {
  ADMIN,
  ENTITIES,
  openTestMonitoring,
  putEntities,
  READER,
  refsOf,
  type TestMonitoring,
} from '../../testing/monitoring.ts';
import { SCHEDULED } from './subgraph.ts';

const USAGE = `${ENTITIES} ... on Stone { usage { views searches errors p95Ms } } } }`;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const NONE = { views: 0, searches: 0, errors: 0, p95Ms: null };

async function usageOf(monitoring: TestMonitoring, ids: readonly string[], window = 'DAYS_7') {
  const query = `${ENTITIES} ... on Stone { usage(window: ${window}) { views searches errors p95Ms } } } }`;
  const { data, errors } = await monitoring.ask(query, undefined, refsOf('Stone', ids));
  expect(errors).toBeUndefined();
  return data._entities.map((entity: { usage: unknown }) => entity.usage);
}

function flush({ timer }: TestMonitoring): Promise<void> {
  return timer.run(SCHEDULED.flush);
}

test('shows a view at once, and after the flush the same', async () => {
  await using monitoring = await openTestMonitoring();
  const [stone = ''] = await putEntities(monitoring, 'stone', 1);
  expect(await usageOf(monitoring, [stone])).toEqual([NONE]);
  monitoring.report({ viewedIds: [stone], durationMs: 20 });
  monitoring.report({ viewedIds: [stone], failed: true, durationMs: 20 });
  monitoring.report({ foundIds: [stone], durationMs: 5_000 });
  const before = await usageOf(monitoring, [stone]);
  expect(before).toEqual([{ views: 2, searches: 1, errors: 1, p95Ms: expect.closeTo(20, 0) }]);
  await flush(monitoring);
  expect(await usageOf(monitoring, [stone])).toEqual(before);
  monitoring.report({ viewedIds: [stone], durationMs: 20 });
  await flush(monitoring);
  expect((await usageOf(monitoring, [stone]))[0].views).toBe(3);
});

test('forgets a view when its window has passed', async () => {
  await using monitoring = await openTestMonitoring();
  const { clock } = monitoring;
  const [stone = ''] = await putEntities(monitoring, 'stone', 1);
  monitoring.report({ viewedIds: [stone] });
  await flush(monitoring);
  const viewsIn = async (window: string) => (await usageOf(monitoring, [stone], window))[0].views;
  clock.advance(59 * MINUTE_MS);
  expect(await viewsIn('HOUR')).toBe(1);
  clock.advance(2 * MINUTE_MS);
  expect(await viewsIn('HOUR')).toBe(0);
  expect(await viewsIn('DAY')).toBe(1);
  clock.advance(24 * HOUR_MS);
  expect(await viewsIn('DAY')).toBe(0);
  clock.advance(6 * 24 * HOUR_MS);
  expect(await viewsIn('DAYS_7')).toBe(0);
  expect(await viewsIn('DAYS_30')).toBe(1);
});

test('counts an entity that one operation names twice once, and ignores what is no id', async () => {
  await using monitoring = await openTestMonitoring();
  const [stone = ''] = await putEntities(monitoring, 'stone', 1);
  monitoring.report({ viewedIds: [stone, stone, '*', 'op:x'] });
  expect((await usageOf(monitoring, [stone]))[0].views).toBe(1);
});

test('loses nothing when it is closed, and gives the same after it is opened again', async () => {
  await using monitoring = await openTestMonitoring();
  const [stone = ''] = await putEntities(monitoring, 'stone', 1);
  monitoring.report({ viewedIds: [stone] });
  await flush(monitoring);
  monitoring.report({ viewedIds: [stone] });
  await monitoring.restart();
  expect((await usageOf(monitoring, [stone]))[0].views).toBe(2);
});

test('writes what was reported before it started', async () => {
  await using monitoring = await openTestMonitoring();
  const [stone = ''] = await putEntities(monitoring, 'stone', 1);
  monitoring.report({ viewedIds: [stone] });
  await monitoring.restart();
  await using second = await openTestMonitoring({ isStarted: false });
  second.report({ viewedIds: [stone] });
  await second.restart();
  await putEntities(second, 'stone', 1);
  expect((await usageOf(second, [stone]))[0].views).toBe(1);
});

test('rebuilds its sums from the logs when they are deleted', async () => {
  await using monitoring = await openTestMonitoring();
  const [stone = ''] = await putEntities(monitoring, 'stone', 1);
  for (let index = 0; index < 3; index += 1) {
    monitoring.report({ viewedIds: [stone], durationMs: 100 * (index + 1), failed: index === 0 });
    await flush(monitoring);
    monitoring.clock.advance(HOUR_MS);
  }
  const metrics = '{ operationMetrics(window: DAYS_7) { operation requests errors p50Ms p95Ms p99Ms } }';
  const series = '{ metricSeries(metric: "p95Ms", window: DAY, stepSeconds: 600) { at value } }';
  const before = [
    await usageOf(monitoring, [stone]),
    await monitoring.ask(metrics, READER),
    await monitoring.ask(series, READER),
  ];
  await monitoring.subgraph[Symbol.asyncDispose]();
  await rm(`${monitoring.store.dataDir}/monitoring`, { recursive: true });
  await monitoring.restart();
  const after = [
    await usageOf(monitoring, [stone]),
    await monitoring.ask(metrics, READER),
    await monitoring.ask(series, READER),
  ];
  expect(after).toEqual(before);
});

test('adds no row twice when the log was written but the sums were not', async () => {
  await using monitoring = await openTestMonitoring();
  const [stone = ''] = await putEntities(monitoring, 'stone', 1);
  monitoring.report({ viewedIds: [stone] });
  await flush(monitoring);
  // As a kill between the two writes leaves it: one more row in the log than in the sums.
  const row = {
    at: new Date(monitoring.clock.now()).toISOString(),
    durationMs: 1,
    failed: false,
    viewedIds: [stone],
    foundIds: [],
  };
  await monitoring.store.portFor('monitoring').append('usage', [{ id: 'zzzzzzzzzzzzzzzzzzzzzzzzzz', data: row }]);
  await monitoring.restart();
  expect((await usageOf(monitoring, [stone]))[0].views).toBe(2);
  await monitoring.restart();
  expect((await usageOf(monitoring, [stone]))[0].views).toBe(2);
});

test('keeps what it could not write, shows it, and writes it later, once', async () => {
  await using monitoring = await openTestMonitoring();
  const { documents } = monitoring.counted;
  const [stone = ''] = await putEntities(monitoring, 'stone', 1);
  const append = documents.append;
  Object.assign(documents, { append: () => Promise.reject(new Error('away')) });
  monitoring.report({ viewedIds: [stone] });
  await flush(monitoring);
  expect((await usageOf(monitoring, [stone]))[0].views).toBe(1);
  Object.assign(documents, { append });
  await flush(monitoring);
  await flush(monitoring);
  expect((await usageOf(monitoring, [stone]))[0].views).toBe(1);
  expect(await documents.count('usage')).toBe(1);
  expect(await documents.count('metrics')).toBe(1);
});

test('asks the engine as often for 100 stones as for one', async () => {
  await using monitoring = await openTestMonitoring();
  const ids = await putEntities(monitoring, 'stone', 100);
  const callsFor = async (query: string, count: number) => {
    monitoring.counted.reset();
    const { data, errors } = await monitoring.ask(query, ADMIN, refsOf('Stone', ids.slice(0, count)));
    expect(errors).toBeUndefined();
    expect(data._entities).toHaveLength(count);
    return monitoring.counted.total();
  };
  for (const query of [USAGE, `${ENTITIES} ... on Stone { cost { totalUsd } } } }`]) {
    // The entity check; the sums are one statement on a file of the service's own.
    expect(await callsFor(query, 1)).toBe(1);
    expect(await callsFor(query, 100)).toBe(1);
  }
});

test('says nothing about a draft, or of a stone that does not exist', async () => {
  await using monitoring = await openTestMonitoring();
  const [draft = ''] = await putEntities(monitoring, 'article', 1, 'content:draft');
  const query = `${ENTITIES} ... on Article { id usage { views } } ... on Stone { id usage { views } } } }`;
  const refs = [...refsOf('Article', [draft]).refs, ...refsOf('Stone', [seededId('stone', 'nowhere'), 'x']).refs];
  const { data } = await monitoring.ask(query, READER, { refs });
  expect(data._entities).toEqual([null, null, null]);
});

test('prunes rows and slices after 31 days, and keeps younger ones', async () => {
  await using monitoring = await openTestMonitoring();
  const [stone = ''] = await putEntities(monitoring, 'stone', 1);
  const { documents } = monitoring.counted;
  monitoring.report({ viewedIds: [stone] });
  await flush(monitoring);
  monitoring.clock.advance(20 * 24 * HOUR_MS);
  monitoring.report({ viewedIds: [stone] });
  await flush(monitoring);
  monitoring.clock.advance(12 * 24 * HOUR_MS);
  await monitoring.timer.run(SCHEDULED.prune);
  expect([await documents.count('usage'), await documents.count('metrics')]).toEqual([1, 1]);
  expect((await usageOf(monitoring, [stone], 'DAYS_30'))[0].views).toBe(1);
});
