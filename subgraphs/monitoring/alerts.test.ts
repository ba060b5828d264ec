import { describe, expect, it } from 'vitest';
import { seededId } from '../../platform/ids/ids.ts';
import { ADMIN, openTestMonitoring, READER, type TestMonitoring } from '../../testing/monitoring.ts';
import { DEFAULT_RULES } from './domain/alert-rules.ts';
import { SCHEDULED } from './subgraph.ts';

const CREATE =
  'mutation ($input: CreateAlertRuleInput!) { createAlertRule(input: $input) { rule { id name forSeconds channels enabled } userErrors { code path message } } }';
const DELETE = 'mutation ($id: ID!) { deleteAlertRule(input: { id: $id }) { deletedId userErrors { code path } } }';
const SILENCE =
  'mutation ($id: ID!, $minutes: Int!) { silenceAlert(input: { id: $id, minutes: $minutes }) { alert { id state } userErrors { code path } } }';
const INPUT = {
  name: 'Any request',
  metric: 'requests',
  comparison: 'GREATER_THAN',
  threshold: 0,
  forSeconds: 20,
  severity: 'INFO',
};

async function createRule(monitoring: TestMonitoring, part: object = {}): Promise<string> {
  const { data, errors } = await monitoring.ask(CREATE, ADMIN, { input: { ...INPUT, ...part } });
  expect(errors).toBeUndefined();
  expect(data.createAlertRule.userErrors).toEqual([]);
  return data.createAlertRule.rule.id;
}

/** Ten seconds pass, with a request or without, then the rules are evaluated. */
async function tick(monitoring: TestMonitoring, hasRequest: boolean): Promise<void> {
  monitoring.clock.advance(10_000);
  if (hasRequest) monitoring.report({});
  await monitoring.timer.run(SCHEDULED.evaluate);
}

async function alertsOf(monitoring: TestMonitoring, args = 'first: 20') {
  const query = `{ alerts(${args}) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id state value startedAt resolvedAt rule { id name } } } } }`;
  const { data, errors } = await monitoring.ask(query, READER);
  expect(errors).toBeUndefined();
  return data.alerts;
}

async function statesOf(monitoring: TestMonitoring): Promise<string[]> {
  return (await alertsOf(monitoring)).edges.map(({ node }: { node: { state: string } }) => node.state);
}

describe('an alert', () => {
  it('passes from pending to firing to resolved, across a restart', async () => {
    await using monitoring = await openTestMonitoring();
    await createRule(monitoring);
    await tick(monitoring, true);
    expect(await statesOf(monitoring)).toEqual(['PENDING']);
    await monitoring.restart();
    await tick(monitoring, true);
    expect(await statesOf(monitoring)).toEqual(['PENDING']);
    await tick(monitoring, true);
    expect(await statesOf(monitoring)).toEqual(['FIRING']);
    for (let index = 0; index < 8; index += 1) await tick(monitoring, false);
    const { edges, totalCount } = await alertsOf(monitoring);
    expect(totalCount).toBe(1);
    expect(edges[0].node).toMatchObject({
      state: 'RESOLVED',
      value: 0,
      startedAt: '2026-01-01T00:00:10.000Z',
      resolvedAt: expect.stringMatching(/^2026-01-01T00:01:/),
      rule: { name: 'Any request' },
    });
  });

  it('can be silenced while it is open, and only then', async () => {
    await using monitoring = await openTestMonitoring();
    await createRule(monitoring, { forSeconds: 0 });
    await tick(monitoring, true);
    const id = (await alertsOf(monitoring)).edges[0].node.id;
    const silenced = await monitoring.ask(SILENCE, ADMIN, { id, minutes: 1 });
    expect(silenced.data.silenceAlert).toEqual({ alert: { id, state: 'SILENCED' }, userErrors: [] });
    expect(silenced.extensions?.cursor).toEqual(expect.any(String));
    await tick(monitoring, true);
    expect(await statesOf(monitoring)).toEqual(['SILENCED']);
    for (let index = 0; index < 5; index += 1) await tick(monitoring, true);
    expect(await statesOf(monitoring)).toEqual(['FIRING']);
    for (let index = 0; index < 8; index += 1) await tick(monitoring, false);
    const late = await monitoring.ask(SILENCE, ADMIN, { id, minutes: 1 });
    expect(late.data.silenceAlert).toEqual({ alert: null, userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'id'] }] });
  });

  it('resolves with the deletion of its rule and keeps telling which it was', async () => {
    await using monitoring = await openTestMonitoring();
    const id = await createRule(monitoring, { forSeconds: 0 });
    await tick(monitoring, true);
    expect((await monitoring.ask(DELETE, ADMIN, { id })).data.deleteAlertRule).toEqual({ deletedId: id, userErrors: [] });
    const { edges } = await alertsOf(monitoring);
    expect(edges).toMatchObject([{ node: { state: 'RESOLVED', rule: { id, name: 'Any request' } } }]);
    const refs = [{ __typename: 'AlertRule', id }];
    const { data } = await monitoring.ask(
      'query ($refs: [_Any!]!) { _entities(representations: $refs) { __typename } }',
      READER,
      { refs },
    );
    expect(data._entities).toEqual([null]);
    await tick(monitoring, true);
    expect((await alertsOf(monitoring)).totalCount).toBe(1);
  });

  it('is one per rule, also when two evaluations meet', async () => {
    await using monitoring = await openTestMonitoring();
    await createRule(monitoring, { forSeconds: 0 });
    monitoring.report({});
    await Promise.all([monitoring.timer.run(SCHEDULED.evaluate), monitoring.timer.run(SCHEDULED.evaluate)]);
    expect((await alertsOf(monitoring)).totalCount).toBe(1);
  });

  it('on the number of open alerts does not keep itself open', async () => {
    await using monitoring = await openTestMonitoring();
    await createRule(monitoring, { forSeconds: 0 });
    await createRule(monitoring, { name: 'Any alert', metric: 'openAlerts', forSeconds: 0 });
    await tick(monitoring, true);
    await tick(monitoring, true);
    expect(await statesOf(monitoring)).toEqual(['FIRING', 'FIRING']);
    for (let index = 0; index < 9; index += 1) await tick(monitoring, false);
    expect(await statesOf(monitoring)).toEqual(['RESOLVED', 'RESOLVED']);
  });

  it('counts in the metric of open alerts', async () => {
    await using monitoring = await openTestMonitoring();
    await createRule(monitoring, { forSeconds: 0 });
    await tick(monitoring, true);
    monitoring.clock.advance(600_000);
    await tick(monitoring, false);
    const { data } = await monitoring.ask('{ metricSeries(metric: "openAlerts", window: HOUR) { value } }', READER);
    expect(data.metricSeries.map(({ value }: { value: number }) => value).slice(-4)).toEqual([0, 1, 1, 0]);
  });
});

describe('the list of alerts', () => {
  it('pages from the latest on, ties by id, filtered by state', async () => {
    await using monitoring = await openTestMonitoring();
    for (let index = 0; index < 5; index += 1) await createRule(monitoring, { forSeconds: index < 3 ? 0 : 600 });
    await tick(monitoring, true);
    const all = await alertsOf(monitoring);
    expect(all.totalCount).toBe(5);
    const ids = all.edges.map(({ node }: { node: { id: string } }) => node.id);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: typeof all = await alertsOf(monitoring, `first: 2, after: ${JSON.stringify(after)}`);
      seen.push(...page.edges.map(({ node }: { node: { id: string } }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(ids);
    expect((await alertsOf(monitoring, 'state: FIRING')).totalCount).toBe(3);
    const foreign = await monitoring.ask(
      `{ alerts(state: FIRING, after: ${JSON.stringify(all.pageInfo.endCursor)}) { totalCount } }`,
      READER,
    );
    expect(foreign.errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
  });

  it.each([0, 101, -1])('refuses a page of %d', async (first) => {
    await using monitoring = await openTestMonitoring();
    const { errors } = await monitoring.ask(`{ alerts(first: ${first}) { totalCount } }`, READER);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', argument: 'first' });
  });
});

describe('a rule', () => {
  it('of the fresh installation that was deleted does not come back', async () => {
    await using monitoring = await openTestMonitoring();
    const [first] = DEFAULT_RULES;
    const names = async () => (await monitoring.ask('{ alertRules { id } }', READER)).data.alertRules.length;
    expect(await names()).toBe(DEFAULT_RULES.length);
    await monitoring.ask(DELETE, ADMIN, { id: first?.id });
    await monitoring.restart();
    expect(await names()).toBe(DEFAULT_RULES.length - 1);
  });

  it('takes its defaults for what is left out', async () => {
    await using monitoring = await openTestMonitoring();
    const { forSeconds: _, ...input } = INPUT;
    const { data } = await monitoring.ask(CREATE, ADMIN, { input });
    expect(data.createAlertRule.rule).toMatchObject({ forSeconds: 0, channels: [], enabled: true });
  });

  it.each([
    [{ name: ' ' }, ['input', 'name']],
    [{ name: 'x'.repeat(121) }, ['input', 'name']],
    [{ metric: 'cpu' }, ['input', 'metric']],
    [{ forSeconds: -1 }, ['input', 'forSeconds']],
    [{ forSeconds: 86_401 }, ['input', 'forSeconds']],
    [{ channels: ['pager'] }, ['input', 'channels', '0']],
    [{ channels: ['log', 'log'] }, ['input', 'channels', '1']],
    [{ channels: Array.from({ length: 11 }, () => 'log') }, ['input', 'channels']],
  ])('with %j is refused, naming the field', async (part, path) => {
    await using monitoring = await openTestMonitoring();
    const { data } = await monitoring.ask(CREATE, ADMIN, { input: { ...INPUT, ...part } });
    expect(data.createAlertRule).toMatchObject({ rule: null, userErrors: [{ code: 'INVALID_INPUT', path }] });
  });

  it('that does not exist cannot be deleted, nor an alert silenced; malformed ids are told apart', async () => {
    await using monitoring = await openTestMonitoring();
    const refused = async (query: string, variables: object) => {
      const { data } = await monitoring.ask(query, ADMIN, { ...variables });
      return (data.deleteAlertRule ?? data.silenceAlert).userErrors;
    };
    const at = (code: string) => [{ code, path: ['input', 'id'] }];
    expect(await refused(DELETE, { id: seededId('rule', 'none') })).toEqual(at('NOT_FOUND'));
    expect(await refused(DELETE, { id: seededId('alert', 'none') })).toEqual(at('INVALID_INPUT'));
    expect(await refused(SILENCE, { id: seededId('alert', 'none'), minutes: 1 })).toEqual(at('NOT_FOUND'));
    expect(await refused(SILENCE, { id: 'x', minutes: 1 })).toEqual(at('INVALID_INPUT'));
    for (const minutes of [0, 10_081]) {
      const errors = await refused(SILENCE, { id: seededId('alert', 'none'), minutes });
      expect(errors).toEqual([{ code: 'INVALID_INPUT', path: ['input', 'minutes'] }]);
    }
  });
});

describe('alertChanged', () => {
  const CHANGED = 'subscription { alertChanged { id state rule { name } } }';

  it('tells of each change and goes on from a cursor without loss', async () => {
    await using monitoring = await openTestMonitoring();
    await createRule(monitoring, { forSeconds: 0 });
    const events = await monitoring.subscribe(CHANGED, READER);
    if (!(Symbol.asyncIterator in events)) throw new Error('refused');
    const first = events.next();
    await new Promise(setImmediate);
    await tick(monitoring, true);
    const begun = (await first).value;
    expect(begun).toMatchObject({ data: { alertChanged: { state: 'FIRING', rule: { name: 'Any request' } } } });
    await events.return?.(undefined);
    for (let index = 0; index < 8; index += 1) await tick(monitoring, false);
    const after = begun.extensions.cursor;
    const later = await monitoring.subscribe(`subscription { alertChanged(after: "${after}") { state } }`, READER);
    if (!(Symbol.asyncIterator in later)) throw new Error('refused');
    expect((await later.next()).value).toMatchObject({ data: { alertChanged: { state: 'RESOLVED' } } });
    await later.return?.(undefined);
  });

  it('refuses a cursor that is none', async () => {
    await using monitoring = await openTestMonitoring();
    const events = await monitoring.subscribe('subscription { alertChanged(after: "x") { id } }', READER);
    expect(events).toMatchObject({ errors: [{ path: ['alertChanged'], extensions: { code: 'INVALID_CURSOR' } }] });
  });
});
