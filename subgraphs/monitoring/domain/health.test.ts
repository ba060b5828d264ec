import { expect, test } from 'vitest';
import type { HealthReport, HealthStateName } from '../../../platform/ports/health.ts';
import { SERVICE_NAMES, type ServiceName } from '../../../platform/service-names.ts';
import { measureHealth, toPublicMessage, toSystemHealth } from './health.ts';

const AT = '2026-01-01T00:00:00.000Z';

function reportsWith(states: { readonly [Name in ServiceName]?: HealthStateName }): HealthReport[] {
  return SERVICE_NAMES.map((service) => ({
    service,
    state: states[service] ?? 'HEALTHY',
    ready: true,
    version: '1',
    dependencies: [],
  }));
}

test('is HEALTHY when all are, DEGRADED when one is not, DOWN when the database or everything is', () => {
  const allDown = Object.fromEntries(SERVICE_NAMES.map((name) => [name, 'DOWN'] as const));
  expect(toSystemHealth(reportsWith({}), AT).state).toBe('HEALTHY');
  expect(toSystemHealth(reportsWith({ search: 'DEGRADED' }), AT).state).toBe('DEGRADED');
  expect(toSystemHealth(reportsWith({ search: 'DOWN' }), AT).state).toBe('DEGRADED');
  expect(toSystemHealth(reportsWith({ database: 'DOWN' }), AT).state).toBe('DOWN');
  expect(toSystemHealth(reportsWith(allDown), AT).state).toBe('DOWN');
});

test('lists a service that gave no report as DOWN', () => {
  const { services, state } = toSystemHealth(reportsWith({}).slice(1), AT);
  expect(services).toHaveLength(SERVICE_NAMES.length);
  expect(services[0]).toMatchObject({ service: 'database', state: 'DOWN', version: null });
  expect(state).toBe('DOWN');
});

test('takes the latency of a service from its slowest dependency', () => {
  const dependency = { name: 'documents', engine: 'sqlite', state: 'HEALTHY', message: null } as const;
  const [report] = reportsWith({});
  if (report === undefined) throw new Error('no report');
  const dependencies = [
    { ...dependency, latencyMs: 1 },
    { ...dependency, latencyMs: 7 },
    { ...dependency, latencyMs: null },
  ];
  expect(toSystemHealth([{ ...report, dependencies }], AT).services[0]?.latencyMs).toBe(7);
});

test('counts nobody as answering when the check fails or takes too long', async () => {
  const failed = await measureHealth(
    () => Promise.reject(new Error('no')),
    () => AT,
  );
  const late = await measureHealth(
    () => new Promise(() => {}),
    () => AT,
    5,
  );
  for (const health of [failed, late]) {
    expect(health).toMatchObject({ state: 'DOWN', checkedAt: AT });
    expect(health.services.every(({ state }) => state === 'DOWN')).toBe(true);
  }
});

test.each([
  ['connect ECONNREFUSED 10.0.3.7:6379', 'connect ECONNREFUSED …'],
  ['mongodb://user:secret@db.internal:27017/x is away', '… is away'],
  ['getaddrinfo ENOTFOUND redis.svc.local:6379', 'getaddrinfo ENOTFOUND …'],
  ['timeout at [::1]:5432', 'timeout at …'],
  ['cannot open /var/lib/stomaton/documents.sqlite', 'cannot open …'],
  ['Away since 12 minutes; 3/4 copies answer.', 'Away since 12 minutes; 3/4 copies answer.'],
])('takes addresses and paths out of "%s"', (message, expected) => {
  expect(toPublicMessage(message)).toBe(expected);
});
