import { afterAll, beforeAll, expect, it } from 'vitest';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { openSmallRouter } from '../../testing/small-graph.ts';
import { createDataSource } from '../data-source.ts';
import type { Router } from '../server.ts';

let router: Router;
let fetches = 0;
beforeAll(async () => {
  router = await openSmallRouter({
    dataSourceOf: (name) =>
      createDataSource(name, { clock: systemClock, log: SILENT_LOGGER }, async () => {
        fetches += 1;
        return { data: { stone: null, stones: null } };
      }),
    environment: { STOMATON_MAX_OPERATION_COST: '200', STOMATON_ENV: 'production', STOMATON_BODY_LIMIT_BYTES: '60000' },
  });
});
afterAll(() => router[Symbol.asyncDispose]());

async function codeOf(query: string): Promise<unknown> {
  const response = await fetch(`${router.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] };
  return errors?.map(({ extensions }) => extensions.code).join() ?? response.status;
}

const nested = (depth: number) => `{ stone(id: "1") ${'{ sister '.repeat(depth)} { id } ${'}'.repeat(depth)} }`;

it('lets an operation within the limits pass', async () => {
  expect(await codeOf(nested(2))).toBe(200);
  expect(fetches).toBe(1);
});

it.each([
  ['too deep', nested(25)],
  ['too costly', nested(12)],
  ['with too many aliases', `{ ${Array.from({ length: 70 }, (_, index) => `a${index}: me`).join(' ')} }`],
  ['with too many directives', `{ stone(id: "1") { ${'id @skip(if: false) '.repeat(60)} } }`],
  ['with too many tokens', `{ ${'__typename '.repeat(5_001)} }`],
])('refuses an operation %s before anything is fetched', async (_what, query) => {
  const before = fetches;
  expect(await codeOf(query)).toContain('OPERATION_TOO_LARGE');
  expect(fetches).toBe(before);
});

it('refuses a body above the limit without reading it', async () => {
  expect(await codeOf(' '.repeat(60_001))).toBe('BODY_TOO_LARGE');
});

it('suggests no names of fields in production', async () => {
  const response = await fetch(`${router.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ ston { id } }' }),
  });
  expect(await response.text()).not.toContain('stones');
});
