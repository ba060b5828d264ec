import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { openSmallRouter } from '../../testing/small-graph.ts';
import { createDataSource } from '../data-source.ts';
import type { Router } from '../server.ts';

let now = 1_000_000;
const clock = { now: () => now };
let router: Router;
let logins = 0;
const noted: unknown[] = [];

function openLimitedRouter(): Promise<Router> {
  return openSmallRouter({
    clock,
    dataSourceOf: (name) =>
      createDataSource(name, { clock, log: SILENT_LOGGER }, async ({ query }) => {
        if (query.startsWith('mutation')) logins += 1;
        return { data: { stones: [], a: 'token', login: 'token' } };
      }),
    refusals: { noteRefusals: async (refusals) => void noted.push(...refusals) },
    environment: {
      STOMATON_RATE_LIMIT_PER_SECOND: '20',
      STOMATON_RATE_LIMIT_BURST: '9',
      STOMATON_AUTH_RATE_LIMIT_PER_SECOND: '2',
      STOMATON_AUTH_RATE_LIMIT_BURST: '2',
      STOMATON_TRUST_PROXY: 'yes',
    },
  });
}

beforeAll(async () => {
  router = await openLimitedRouter();
});
afterAll(() => router[Symbol.asyncDispose]());
beforeEach(() => {
  now += 3_600_000;
  logins = 0;
});

function ask(query: string, { from = '192.0.2.1', body = JSON.stringify({ query }), at = router } = {}): Promise<Response> {
  return fetch(`${at.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body,
  });
}

const SOON = { 'ratelimit-limit': '20', 'ratelimit-remaining': '0' };

function rates({ headers }: Response): Record<string, string | null> {
  return Object.fromEntries(Object.keys(SOON).map((name) => [name, headers.get(name)]));
}

describe('the rate of a client', () => {
  it('is a burst, then 429 with the wait; after the wait the client goes on', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 12; index += 1) statuses.push((await ask('{ stones { id } }')).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429]);
    const refused = await ask('{ stones { id } }');
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(rates(refused)).toEqual(SOON);
    expect(await refused.json()).toEqual({
      errors: [
        {
          message: 'Too many requests.',
          extensions: {
            code: 'RATE_LIMITED',
            retryable: true,
            remedy: 'Wait as long as the `Retry-After` header says.',
            retryAfterSeconds: 1,
            requestId: refused.headers.get('x-request-id'),
          },
        },
      ],
    });
    now += 50;
    expect((await ask('{ stones { id } }')).status).toBe(200);
    expect((await ask('{ stones { id } }')).status).toBe(429);
  });

  it('is its own: another client is not refused', async () => {
    for (let index = 0; index < 11; index += 1) await ask('{ stones { id } }');
    expect((await ask('{ stones { id } }', { from: '192.0.2.2' })).status).toBe(200);
  });

  it('counts what cannot be parsed too', async () => {
    for (let index = 0; index < 10; index += 1) expect((await ask('', { body: '{' })).status).toBe(400);
    expect((await ask('{ stones { id } }')).status).toBe(429);
  });

  it('counts an operation by what it may give', async () => {
    const heavy = '{ stones(first: 100) { related(first: 6) { id } } }';
    const answered = await ask(heavy);
    expect(answered.status).toBe(200);
    // A hundred stones with six each: 700 entries.
    expect(answered.headers.get('ratelimit-remaining')).toBe('3');
    const refused = await ask(heavy);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ errors: [{ message: 'This operation counts as 7 requests.' }] });
  });
});

describe('the rate of operations of auth', () => {
  it('is its own and smaller', async () => {
    const login = 'mutation { login(email: "a") }';
    expect([await ask(login), await ask(login), await ask(login), await ask(login)].map(({ status }) => status)).toEqual([
      200, 200, 200, 429,
    ]);
    expect(logins).toBe(3);
    expect((await ask('{ stones { id } }')).status).toBe(200);
  });

  it('counts each alias, and runs none of too many', async () => {
    const many =
      'mutation { a: login(email: "a") b: login(email: "b") ...F } fragment F on Mutation { c: login(email: "c") d: login(email: "d") }';
    expect((await ask(many)).status).toBe(200);
    const refused = await ask(many);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 2 } }] });
    expect(logins).toBe(1);
  });
});

describe('what is refused of auth', () => {
  it('is told by its address when the router closes at the latest, and other refusals are not', async () => {
    const login = 'mutation { a: login(email: "a") b: login(email: "b") }';
    const from = '192.0.2.77';
    {
      await using at = await openLimitedRouter();
      for (let index = 0; index < 5; index += 1) await ask(login, { from, at });
      for (let index = 0; index < 20; index += 1) await ask('{ stones { id } }', { from: '192.0.2.78', at });
      expect(noted).toEqual([]);
    }
    const time = new Date(now).toISOString();
    expect(noted).toEqual([{ address: from, count: 4, since: time, until: time }]);
  });
});
