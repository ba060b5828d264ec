import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger, SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { openSmallRouter } from '../../testing/small-graph.ts';
import { createDataSource } from '../data-source.ts';
import type { Router } from '../server.ts';

const lines: Record<string, unknown>[] = [];
let router: Router;
beforeAll(async () => {
  router = await openSmallRouter({
    log: createLogger('info', { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) }),
    dataSourceOf: (name) =>
      createDataSource(name, { clock: systemClock, log: SILENT_LOGGER }, async () => ({
        data: { stone: { __typename: 'Stone', id: '1', name: 'Secret name' }, _entities: [{ views: 1 }] },
      })),
    environment: { STOMATON_RATE_LIMIT_PER_SECOND: '1', STOMATON_RATE_LIMIT_BURST: '2' },
  });
});
afterAll(() => router[Symbol.asyncDispose]());

async function lineOf(body: string, headers: Record<string, string> = {}): Promise<Record<string, unknown> | undefined> {
  const before = lines.length;
  await fetch(`${router.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  await expect.poll(() => lines.length).toBeGreaterThan(before);
  return lines.at(-1);
}

it('has one line for each request: who, what, how long and where, and nothing of what was said', async () => {
  const query = 'query Page($id: ID!) { stone(id: $id) { name views } }';
  const line = await lineOf(JSON.stringify({ query, variables: { id: 'secret-id' } }), {
    'x-request-id': 'request-1',
    authorization: 'Bearer secret-token',
    'apollographql-client-name': 'catalogue',
    'apollographql-client-version': '1.2.3',
  });
  expect(line).toEqual({
    level: 30,
    time: expect.any(String),
    msg: 'request',
    requestId: 'request-1',
    operation: 'Page',
    kind: 'query',
    client: 'catalogue',
    clientVersion: '1.2.3',
    status: 200,
    durationMs: expect.any(Number),
    subgraphs: { content: expect.any(Number), monitoring: expect.any(Number) },
  });
  expect(JSON.stringify(line)).not.toContain('secret');
});

it('has the codes of what went wrong', async () => {
  expect(await lineOf(JSON.stringify({ query: '{ nothing }' }))).toMatchObject({
    operation: 'invalid',
    status: 400,
    codes: ['GRAPHQL_VALIDATION_FAILED'],
  });
});

it('has a line for what never became an operation', async () => {
  expect(await lineOf('{')).toMatchObject({ operation: 'none', status: 400 });
  expect(await lineOf('{', { 'apollographql-client-name': 'x'.repeat(1_000) })).toMatchObject({
    operation: 'none',
    status: 429,
    client: 'x'.repeat(100),
  });
});
