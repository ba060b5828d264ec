import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { openSmallRouter } from '../../testing/small-graph.ts';
import { createDataSource } from '../data-source.ts';
import type { Router } from '../server.ts';

let router: Router;
const reported: { readonly operation: string; readonly failed: boolean }[] = [];

beforeAll(async () => {
  router = await openSmallRouter({
    dataSourceOf: (name) =>
      createDataSource(name, { clock: systemClock, log: SILENT_LOGGER }, async () => ({ data: { stones: [] } })),
    telemetry: { reportOperation: ({ operation, failed }) => reported.push({ operation, failed }) },
  });
});
afterAll(() => router[Symbol.asyncDispose]());

async function post(body: object): Promise<unknown> {
  const response = await fetch(`${router.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code ?? null;
}

it('counts a persisted operation once it is known, and no failure for the hash that was not', async () => {
  const query = 'query Persisted { stones { id } }';
  const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } };
  expect(await post({ extensions })).toBe('PERSISTED_QUERY_NOT_FOUND');
  expect(await post({ extensions, query })).toBeNull();
  expect(await post({ extensions })).toBeNull();
  expect(await post({ query: '{ broken' })).toBe('GRAPHQL_PARSE_FAILED');
  const persisted = { operation: 'Persisted', failed: false };
  expect(reported).toEqual([persisted, persisted, { operation: 'invalid', failed: true }]);
  const metrics = await (await fetch(`${router.url}/metrics`)).text();
  const invalid = metrics
    .split('\n')
    .filter((line) => line.startsWith('stomaton_operations_total') && line.includes('"invalid"'));
  expect(invalid.map((line) => line.split(' ').at(-1))).toEqual(['1']);
});
