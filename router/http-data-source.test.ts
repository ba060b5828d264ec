import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import { systemClock } from '../platform/time/clock.ts';
import { type Behaviour, inGoodHealth, openSmallRouter, type SmallService, startSmallService } from '../testing/small-graph.ts';
import { createHttpDataSource, type HttpDataSourceOptions } from './http-data-source.ts';
import type { Router } from './server.ts';

const owned = new AsyncDisposableStack();
let content: SmallService;
let monitoring: SmallService;
beforeAll(async () => {
  content = owned.use(await startSmallService('content'));
  monitoring = owned.use(await startSmallService('monitoring'));
});
afterAll(() => owned.disposeAsync());

const opened = new Set<AsyncDisposable>();
beforeEach(async () => {
  for (const service of [content, monitoring]) {
    service.behave(inGoodHealth);
    service.requests.length = 0;
    await service.stop();
    await service.start();
  }
});
afterEach(async () => {
  for (const resource of opened) await resource[Symbol.asyncDispose]();
  opened.clear();
});

type Settings = Partial<Omit<HttpDataSourceOptions, 'name' | 'serviceToken' | 'clock' | 'log'>>;

async function open(settings: Settings = {}, environment: Record<string, string> = {}): Promise<Router> {
  const router = await openSmallRouter({
    environment,
    dataSourceOf(name) {
      const source = createHttpDataSource({
        name,
        urls: [name === 'content' ? content.url : monitoring.url],
        serviceToken: async () => `token-for-${name}`,
        clock: systemClock,
        log: SILENT_LOGGER,
        ...settings,
      });
      opened.add(source);
      return source;
    },
  });
  opened.add(router);
  return router;
}

/** The whole answer, its request ids, remedies and flags left out: they are the same for each code. */
async function ask(router: Router, query: string, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(`${router.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  // Whatever went wrong, nobody learns where we asked.
  expect(text).not.toMatch(/127\.0\.0\.1|ECONN|UND_ERR|socket/);
  return JSON.parse(text, (key, value: unknown) =>
    ['requestId', 'remedy', 'retryable', 'message'].includes(key) ? undefined : value,
  );
}

const VIEWS = '{ stone(id: "1") { name views } }';
const LOST = (code: string) => ({
  data: { stone: { name: 'Rosso', views: null } },
  errors: [{ path: ['stone', 'views'], extensions: { code } }],
});
const WHOLE = { data: { stone: { name: 'Rosso', views: 10 } } };

describe('a fetch', () => {
  it('carries the headers of the request, the deadline and the token for that service', async () => {
    const router = await open();
    expect(await ask(router, VIEWS, { 'x-request-id': 'request-1', 'x-stomaton-read-after': '7', cookie: 'a=b' })).toEqual(
      WHOLE,
    );
    const { headers } = monitoring.requests[0] ?? {};
    expect(headers).toMatchObject({
      'x-request-id': 'request-1',
      'x-stomaton-read-after': '7',
      'x-stomaton-service': 'token-for-monitoring',
      'x-stomaton-deadline-ms': expect.stringMatching(/^\d+$/),
    });
    expect(headers).not.toHaveProperty('cookie');
  });

  it('asks for an entity once that stands at several paths, and gives each its data and its error', async () => {
    const router = await open();
    expect(await ask(router, '{ stones { id sister { views } } stone(id: "1") { sister { id } } }')).toEqual({
      data: {
        stones: [
          { id: '1', sister: { views: null } },
          { id: '2', sister: { views: null } },
          { id: '3', sister: null },
        ],
        stone: { sister: { id: '3' } },
      },
      errors: [
        { path: ['stones', 0, 'sister', 'views'], extensions: { code: expect.any(String) } },
        { path: ['stones', 1, 'sister', 'views'], extensions: { code: expect.any(String) } },
      ],
    });
    expect(monitoring.requests.map(({ body }) => body.variables.representations)).toEqual([[{ __typename: 'Stone', id: '3' }]]);
  });

  it('gives each path its own copy of a shared entity', async () => {
    const router = await open();
    const query = '{ stones(first: 2) { sister { related(first: 1) { id views } } } }';
    expect(await ask(router, query)).toEqual({
      data: {
        stones: [{ sister: { related: [{ id: '1', views: 10 }] } }, { sister: { related: [{ id: '1', views: 10 }] } }],
      },
    });
  });

  it('is shared with an equal one of the same operation, never with another operation', async () => {
    const router = await open();
    const twice = '{ a: stone(id: "1") { views } b: stone(id: "1") { views } }';
    expect(await ask(router, twice)).toEqual({ data: { a: { views: 10 }, b: { views: 10 } } });
    expect(monitoring.requests).toHaveLength(1);
    await Promise.all([ask(router, VIEWS), ask(router, VIEWS)]);
    expect(monitoring.requests).toHaveLength(3);
  });

  it('keeps the connections it has opened', async () => {
    let connections = 0;
    const sockets = new WeakSet<object>();
    monitoring.behave((response, answer, request) => {
      if (!sockets.has(request.socket)) connections += 1;
      sockets.add(request.socket);
      return inGoodHealth(response, answer, request);
    });
    const router = await open();
    for (let index = 0; index < 5; index += 1) await ask(router, VIEWS);
    expect(connections).toBe(1);
  });
});

describe('a service that is ill costs its own fields only', () => {
  const cut: Behaviour = (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"data":{"_ent');
    setImmediate(() => response.destroy());
  };
  it.each<[string, Behaviour, string]>([
    ['answers half a body', cut, 'SUBGRAPH_UNAVAILABLE'],
    ['answers what is no JSON', (response) => response.end('<html>'), 'SUBGRAPH_UNAVAILABLE'],
    ['answers JSON that is no result', (response) => response.end('[1]'), 'SUBGRAPH_UNAVAILABLE'],
    [
      'answers with status 500',
      (response) => response.writeHead(500).end('{"errors":[{"message":"at 127.0.0.1"}]}'),
      'SUBGRAPH_UNAVAILABLE',
    ],
    [
      'refuses our token',
      (response) => response.writeHead(401).end('{"errors":[{"message":"no","extensions":{"code":"UNAUTHENTICATED"}}]}'),
      'SUBGRAPH_UNAVAILABLE',
    ],
    [
      'says that it is overloaded',
      (response) => response.writeHead(503).end('{"errors":[{"message":"no","extensions":{"code":"OVERLOADED"}}]}'),
      'OVERLOADED',
    ],
    [
      'has another schema',
      (response) => response.end('{"errors":[{"message":"no","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}'),
      'SUBGRAPH_UNAVAILABLE',
    ],
    ['closes the connection', (response) => response.destroy(), 'SUBGRAPH_UNAVAILABLE'],
    ['begins no answer', () => {}, 'DEADLINE_EXCEEDED'],
    ['stops in the middle', (response) => void response.writeHead(200).write('{'), 'DEADLINE_EXCEEDED'],
  ])('%s', async (_what, behaviour, code) => {
    monitoring.behave(behaviour);
    const router = await open({ timeouts: { headersMs: 200, bodyMs: 200 } });
    expect(await ask(router, VIEWS)).toEqual(LOST(code));
  });

  it('is down', async () => {
    await monitoring.stop();
    const router = await open();
    expect(await ask(router, VIEWS)).toEqual(LOST('SUBGRAPH_UNAVAILABLE'));
  });

  it('drips its answer past the deadline of the operation', async () => {
    monitoring.behave((response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    const router = await open({}, { STOMATON_OPERATION_TIMEOUT_MS: '300' });
    expect(await ask(router, VIEWS)).toEqual(LOST('DEADLINE_EXCEEDED'));
  });

  it('costs its own field also where the API says that it is never null', async () => {
    await monitoring.stop();
    const router = await open();
    expect(await ask(router, '{ stone(id: "1") { name quota } }')).toEqual({
      data: { stone: { name: expect.any(String), quota: null } },
      errors: [{ path: ['stone', 'quota'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    });
  });

  it('owns the root: every root field has its own error', async () => {
    await content.stop();
    const router = await open();
    expect(await ask(router, '{ a: stone(id: "1") { name views } stones { id } }')).toEqual({
      data: { a: null, stones: null },
      errors: [
        { path: ['a'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
        { path: ['stones'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
      ],
    });
  });

  it('heals when it is back at its address, without the router being told', async () => {
    const router = await open({ breaker: { failures: 2, coolDownMs: 50 } });
    await monitoring.stop();
    for (let index = 0; index < 4; index += 1) expect(await ask(router, VIEWS)).toEqual(LOST('SUBGRAPH_UNAVAILABLE'));
    await monitoring.start();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await ask(router, VIEWS)).toEqual(WHOLE);
    expect(await ask(router, VIEWS)).toEqual(WHOLE);
  });
});

describe('a read', () => {
  it('is tried again when its answer was cut, and a flapping service is not noticed', async () => {
    let calls = 0;
    monitoring.behave((response, answer, request) => {
      calls += 1;
      return calls % 2 === 1 ? response.destroy() : inGoodHealth(response, answer, request);
    });
    const router = await open();
    for (let index = 0; index < 5; index += 1) expect(await ask(router, VIEWS)).toEqual(WHOLE);
    expect(calls).toBe(10);
  });

  it('is tried at another copy of the service', async () => {
    await monitoring.stop();
    const dead = monitoring.url;
    await using copy = await startSmallService('monitoring');
    const router = await openSmallRouter({
      dataSourceOf(name) {
        const source = createHttpDataSource({
          name,
          urls: name === 'content' ? [content.url] : [dead, copy.url],
          serviceToken: async () => 'token',
          clock: systemClock,
          log: SILENT_LOGGER,
        });
        opened.add(source);
        return source;
      },
    });
    opened.add(router);
    // More than could be tried again: a copy that takes no connection is passed over at no cost.
    for (let index = 0; index < 30; index += 1) expect(await ask(router, VIEWS)).toEqual(WHOLE);
  });

  it('is not tried again beyond the budget', async () => {
    monitoring.behave((response) => response.destroy());
    const router = await open({
      breaker: { failures: 1_000, coolDownMs: 1_000 },
      retries: { attempts: 2, firstDelayMs: 1, share: 0, saved: 3 },
    });
    for (let index = 0; index < 6; index += 1) await ask(router, VIEWS);
    expect(monitoring.requests).toHaveLength(6 + 3);
  });
});

it('a write is sent once, whatever becomes of it', async () => {
  content.behave((response) => response.destroy());
  const router = await open();
  expect(await ask(router, 'mutation { rename(id: "1", name: "a") { name } }')).toEqual({
    data: { rename: null },
    errors: [{ path: ['rename'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
  });
  expect(content.requests).toHaveLength(1);
});

it('a write goes to a copy that takes connections where another is gone', async () => {
  await using gone = await startSmallService('content');
  const router = await open({ urls: [gone.url, content.url] });
  await gone.stop();
  for (let count = 0; count < 12; count += 1) {
    expect(await ask(router, 'mutation { rename(id: "1", name: "a") { name } }')).toEqual({ data: { rename: { name: 'a' } } });
  }
  expect(content.requests).toHaveLength(12);
});

it('the breaker answers at once while a service is away, and others are not touched by it', async () => {
  monitoring.behave(() => {});
  const router = await open({ timeouts: { headersMs: 50 }, breaker: { failures: 3, coolDownMs: 60_000 } });
  for (let index = 0; index < 3; index += 1) expect(await ask(router, VIEWS)).toEqual(LOST('DEADLINE_EXCEEDED'));
  for (let index = 0; index < 10; index += 1) expect(await ask(router, VIEWS)).toEqual(LOST('SUBGRAPH_UNAVAILABLE'));
  expect(monitoring.requests).toHaveLength(3);
  expect(await ask(router, '{ stone(id: "2") { name } }')).toEqual({ data: { stone: { name: 'Nero' } } });
});

it('a client cannot open the breaker by what it asks for', async () => {
  const router = await open({ breaker: { failures: 2, coolDownMs: 60_000 } });
  content.behave((response) =>
    response.writeHead(400).end('{"errors":[{"message":"no","extensions":{"code":"BAD_USER_INPUT"}}]}'),
  );
  for (let index = 0; index < 4; index += 1)
    expect(await ask(router, '{ at(time: "never") }')).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  content.behave(inGoodHealth);
  expect(await ask(router, '{ at(time: "now") }')).toEqual({ data: { at: 'now' } });
});
