import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../platform/identity/viewer.ts';
import {
  ADMIN,
  ENTITIES,
  OUTSIDER,
  openTestMonitoring,
  personWith,
  putEntities,
  READER,
  refsOf,
} from '../../testing/monitoring.ts';
import { SCHEDULED } from './subgraph.ts';

const PRIVATE_QUERIES = [
  '{ operationMetrics { operation } }',
  '{ metricSeries(metric: "requests") { value } }',
  '{ costs { totalUsd } }',
  '{ priceCatalog { usd } }',
  '{ alerts { totalCount } }',
  '{ alertRules { id } }',
];
const MUTATIONS = [
  'mutation { createAlertRule(input: { name: "x", metric: "requests", comparison: LESS_THAN, threshold: 1, severity: INFO }) { rule { id } } }',
  'mutation { deleteAlertRule(input: { id: "rule_00000000000000000000000000" }) { deletedId } }',
  'mutation { silenceAlert(input: { id: "alert_00000000000000000000000000", minutes: 1 }) { alert { id } } }',
];
const OUTSIDERS = [
  ['nobody signed in', ANONYMOUS, 'UNAUTHENTICATED'],
  ['a person without the scope', OUTSIDER, 'FORBIDDEN'],
] as const;

describe.each(OUTSIDERS)('%s', (_, viewer, code) => {
  it.each([...PRIVATE_QUERIES, ...MUTATIONS])('is refused %s', async (query) => {
    await using monitoring = await openTestMonitoring();
    const { data, errors } = await monitoring.ask(query, viewer);
    const [field = ''] = Object.keys(data);
    expect(data).toEqual({ [field]: null });
    expect(errors).toMatchObject([{ path: [field], extensions: { code } }]);
  });

  it('is refused the cost of a stone, an article and a run, and given the rest', async () => {
    await using monitoring = await openTestMonitoring();
    const [stone = ''] = await putEntities(monitoring, 'stone', 1);
    const [article = ''] = await putEntities(monitoring, 'article', 1);
    const [run = ''] = await putEntities(monitoring, 'run', 1, 'flywheel:read');
    const cost = 'cost { totalUsd }';
    const query = `${ENTITIES} ... on Stone { usage { views } ${cost} } ... on Article { usage { views } ${cost} } ... on WorkflowRun { ${cost} } } }`;
    const refs = [...refsOf('Stone', [stone]).refs, ...refsOf('Article', [article]).refs, ...refsOf('WorkflowRun', [run]).refs];
    const { data, errors } = await monitoring.ask(query, viewer, { refs });
    expect(data._entities).toEqual([{ usage: { views: 0 }, cost: null }, { usage: { views: 0 }, cost: null }, null]);
    expect(errors?.map((error) => [error.path?.join('.'), error.extensions.code])).toEqual([
      ['_entities.0.cost', code],
      ['_entities.1.cost', code],
    ]);
  });

  it('meets neither alerts nor rules by their keys, and no subscription', async () => {
    await using monitoring = await openTestMonitoring();
    const input = '{ name: "x", metric: "requests", comparison: GREATER_THAN, threshold: 0, severity: INFO }';
    const created = await monitoring.ask(`mutation { createAlertRule(input: ${input}) { rule { id } } }`, ADMIN);
    monitoring.report({});
    await monitoring.timer.run(SCHEDULED.evaluate);
    const alerts = await monitoring.ask('{ alerts { edges { node { id } } } }', READER);
    const refs = [
      ...refsOf('AlertRule', [created.data.createAlertRule.rule.id]).refs,
      ...refsOf('Alert', [alerts.data.alerts.edges[0].node.id]).refs,
    ];
    const query = `${ENTITIES} __typename ... on AlertRule { name } ... on Alert { state } } }`;
    expect((await monitoring.ask(query, viewer, { refs })).data._entities).toEqual([null, null]);
    expect((await monitoring.ask(query, READER, { refs })).data._entities).toMatchObject([{ name: 'x' }, { state: 'FIRING' }]);
    const refused = await monitoring.subscribe('subscription { alertChanged { id } }', viewer);
    expect(refused).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  it('is given the health of the platform', async () => {
    await using monitoring = await openTestMonitoring();
    const query =
      '{ health { state checkedAt services { service state latencyMs version dependencies { name engine state message } } } }';
    const { data, errors } = await monitoring.ask(query, viewer);
    expect(errors).toBeUndefined();
    expect(data.health).toMatchObject({ state: 'HEALTHY', checkedAt: '2026-01-01T00:00:00.000Z' });
    expect(data.health.services).toHaveLength(8);
  });
});

it('an editor may read, but not manage', async () => {
  await using monitoring = await openTestMonitoring();
  const editor = personWith(['monitoring:read', 'content:write']);
  for (const query of PRIVATE_QUERIES) expect((await monitoring.ask(query, editor)).errors).toBeUndefined();
  for (const query of MUTATIONS) expect((await monitoring.ask(query, editor)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
