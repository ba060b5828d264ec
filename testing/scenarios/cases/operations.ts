import { expect } from 'vitest';
import { accepted, type Cases, data, stoneId, uniqueName, type World } from '../case.ts';

async function createRule({ admin }: World): Promise<{ id: string }> {
  const { rule } = await accepted(
    admin.ask(
      'mutation ($input: CreateAlertRuleInput!) { createAlertRule(input: $input) { rule { id name metric forSeconds enabled } userErrors { message } } }',
      {
        input: {
          name: uniqueName('Many requests'),
          metric: 'requests',
          comparison: 'GREATER_THAN',
          threshold: 1_000_000,
          severity: 'INFO',
          channels: ['log'],
        },
      },
    ),
  );
  return rule;
}

export const databaseCases: Cases = {
  async 'Query.databaseStatus'({ admin }) {
    const { databaseStatus } = await data(
      admin.ask('{ databaseStatus { engine collections { name documents sizeBytes indexes } } }'),
    );
    const stones = databaseStatus.collections.find(({ name }: { name: string }) => name === 'stones');
    expect(stones.documents).toBeGreaterThanOrEqual(545);
    expect(stones.sizeBytes).toBeGreaterThan(0);
  },
};

export const cacheCases: Cases = {
  async 'Query.cacheStats'({ admin, visitor }) {
    const query = '{ cacheStats { engine degraded entries hitRate hits misses evictions memoryBytes } }';
    const before = (await data(admin.ask(query))).cacheStats;
    for (let round = 0; round < 3; round += 1) await data(visitor.ask('{ stone(slug: "bianco-carrara") { name } }'));
    const after = (await data(admin.ask(query))).cacheStats;
    expect(after.hits).toBeGreaterThan(before.hits);
    expect(after).toMatchObject({ engine: 'memory', degraded: false });
  },
  async 'Mutation.invalidateCache'(world) {
    const id = await stoneId(world, 'bianco-carrara');
    await data(world.visitor.ask('query ($id: ID!) { stone(id: $id) { name } }', { id }));
    const { removed } = await accepted(
      world.admin.ask(
        'mutation ($input: InvalidateCacheInput!) { invalidateCache(input: $input) { removed userErrors { message } } }',
        { input: { tags: [id] } },
      ),
    );
    expect(removed).toBeGreaterThan(0);
  },
};

export const monitoringCases: Cases = {
  async 'Query.health'({ visitor }) {
    const { health } = await data(
      visitor.ask(
        '{ health { state checkedAt services { service state latencyMs version dependencies { name engine state } } } }',
      ),
    );
    expect(health.state).toBe('HEALTHY');
    expect(health.services.map(({ service }: { service: string }) => service).sort()).toEqual([
      'auth',
      'cache',
      'content',
      'database',
      'flywheel',
      'monitoring',
      'rag',
      'search',
    ]);
  },
  async 'Query.operationMetrics'({ admin, visitor }) {
    await data(visitor.ask('query MeasuredHere { taxonomy { facet } }'));
    const { operationMetrics } = await data(
      admin.ask('{ operationMetrics(window: HOUR) { operation requests errors p50Ms p95Ms p99Ms } }'),
    );
    const measured = operationMetrics.find(({ operation }: { operation: string }) => operation === 'MeasuredHere');
    expect(measured).toMatchObject({ requests: 1, errors: 0 });
    expect(measured.p95Ms).toBeGreaterThan(0);
  },
  async 'Query.metricSeries'({ admin }) {
    const { metricSeries } = await data(
      admin.ask('{ metricSeries(metric: "requests", window: HOUR, stepSeconds: 600) { at value } }'),
    );
    expect(metricSeries.length).toBeGreaterThan(0);
  },
  async 'Query.costs'({ admin }) {
    const { costs } = await data(
      admin.ask('{ costs(groupBy: PROVIDER) { totalUsd groupedBy lines { key usd calls inputTokens outputTokens } } }'),
    );
    expect(costs).toMatchObject({ groupedBy: 'PROVIDER', totalUsd: expect.stringMatching(/^\d+(\.\d+)?$/) });
  },
  async 'Query.priceCatalog'({ admin }) {
    const { priceCatalog } = await data(admin.ask('{ priceCatalog { provider model unit usd validFrom source } }'));
    expect(priceCatalog.length).toBeGreaterThan(0);
  },
  async 'Query.alerts'({ admin }) {
    const { alerts } = await data(admin.ask('{ alerts { totalCount edges { node { id state rule { name } } } } }'));
    expect(alerts.totalCount).toBeGreaterThanOrEqual(0);
  },
  async 'Query.alertRules'(world) {
    const { id } = await createRule(world);
    const { alertRules } = await data(
      world.admin.ask('{ alertRules { id name metric comparison threshold forSeconds severity enabled channels } }'),
    );
    expect(alertRules.map((rule: { id: string }) => rule.id)).toContain(id);
  },
  async 'Mutation.createAlertRule'(world) {
    expect((await createRule(world)).id).toMatch(/^rule_/);
  },
  async 'Mutation.deleteAlertRule'(world) {
    const { id } = await createRule(world);
    const { deletedId } = await accepted(
      world.admin.ask('mutation ($id: ID!) { deleteAlertRule(input: { id: $id }) { deletedId userErrors { message } } }', {
        id,
      }),
    );
    expect(deletedId).toBe(id);
    expect((await data(world.admin.ask('query ($id: ID!) { node(id: $id) { id } }', { id }))).node).toBeNull();
  },
  async 'Mutation.silenceAlert'({ admin }) {
    // An alert that fires is shown beside the evaluator, where the clock can be moved.
    const { silenceAlert } = await data(
      admin.ask(
        'mutation { silenceAlert(input: { id: "alert_00000000000000000000000000", minutes: 10 }) { alert { id } userErrors { code path } } }',
      ),
    );
    expect(silenceAlert).toEqual({ alert: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'id'] }] });
  },
  async 'Subscription.alertChanged'() {
    // Shown in subscriptions.test.ts, which opens sockets.
  },
};
