import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { MeDocument, SignOutDocument } from './generated/graphql.ts';
import manifest from './generated/persisted-documents.json' with { type: 'json' };
import { createTransport, type TransportOptions } from './send-operation.ts';
import { StomatonError } from './stomaton-error.ts';

type Reply = (response: ServerResponse, body: { query?: string; extensions?: unknown }, request: IncomingMessage) => void;

/** A server on a free port that gives one reply after the other, the last one for ever. */
async function openServer(...replies: readonly Reply[]) {
  const received: { readonly query?: string; readonly extensions?: unknown }[] = [];
  const server = createServer(async (request, response) => {
    const body = (await json(request)) as (typeof received)[number];
    received.push(body);
    response.setHeader('content-type', 'application/json');
    replies[Math.min(received.length, replies.length) - 1]?.(response, body, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function openTransport(url: string, options: Partial<TransportOptions> = {}) {
  const pauses: number[] = [];
  const send = createTransport({
    url,
    headers: {},
    timeoutMs: 5_000,
    attempts: 3,
    fetch,
    random: () => 0.5,
    async sleep(milliseconds) {
      pauses.push(milliseconds);
    },
    ...options,
  });
  return { send, pauses };
}

const answer =
  (body: object, status = 200, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'x-request-id': 'request-1', ...headers });
    response.end(JSON.stringify(body));
  };
const refuse = (code: string, status: number, extensions: object = {}, headers: Record<string, string> = {}) =>
  answer({ errors: [{ message: `Refused: ${code}`, extensions: { code, ...extensions } }] }, status, headers);
const hangUp: Reply = (response) => response.destroy();
const ME = answer({ data: { me: null } });
const QUERY = { document: MeDocument, variables: {}, accessToken: null };
const MUTATION = { document: SignOutDocument, variables: {}, accessToken: 'token' };

const errorOf = (promise: Promise<unknown>): Promise<StomatonError> =>
  promise.then(
    () => {
      throw new Error('It went well.');
    },
    (error: unknown) => {
      if (error instanceof StomatonError) return error;
      throw error;
    },
  );

describe('an operation', () => {
  it('is sent by its hash, then with its text where the hash is not known, then by its hash again', async () => {
    await using server = await openServer(refuse('PERSISTED_QUERY_NOT_FOUND', 200), ME, ME);
    const { send } = openTransport(server.url);
    await send(QUERY);
    await send(QUERY);
    expect(server.received.map(({ query }) => query)).toEqual([
      undefined,
      manifest[MeDocument.__meta__?.hash as keyof typeof manifest],
      undefined,
    ]);
  });

  it('is sent as text alone where the server keeps no hashes', async () => {
    await using server = await openServer(refuse('PERSISTED_QUERY_NOT_SUPPORTED', 200), ME);
    await openTransport(server.url).send(QUERY);
    expect(server.received[1]).toEqual({ query: expect.stringContaining('me'), variables: {} });
  });

  it('keeps what is there of an answer and names what is missing', async () => {
    const errors = [{ message: 'Away.', path: ['me', 'tier'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryable: true } }];
    await using server = await openServer(answer({ data: { me: { id: 'user_1', tier: null } }, errors }));
    const { data, faults, requestId } = await openTransport(server.url).send(QUERY);
    expect(data.me?.id).toBe('user_1');
    expect(faults).toEqual([{ message: 'Away.', path: 'me.tier', code: 'SUBGRAPH_UNAVAILABLE', retryable: true }]);
    expect(requestId).toBe('request-1');
    expect(server.received).toHaveLength(1);
  });

  it('fails with all that the server says of it', async () => {
    const facts = { remedy: 'Ask for less.', requestId: 'request-7', retryable: false };
    await using server = await openServer(refuse('OPERATION_TOO_LARGE', 400, facts));
    expect(await errorOf(openTransport(server.url).send(QUERY))).toMatchObject({
      name: 'StomatonError',
      code: 'OPERATION_TOO_LARGE',
      message: 'Refused: OPERATION_TOO_LARGE',
      remedy: 'Ask for less.',
      requestId: 'request-7',
      status: 400,
      retryable: false,
    });
    expect(server.received).toHaveLength(1);
  });
});

describe('a query that fails for now', () => {
  it.each([
    ['the connection breaks', hangUp],
    ['an engine is away', refuse('ENGINE_UNAVAILABLE', 200, { retryable: true })],
    ['a proxy answers with a page', answerText('<html>Bad gateway</html>', 502)],
  ])('is tried again when %s, after pauses that grow', async (_case, failure) => {
    await using server = await openServer(failure, failure, ME);
    const { send, pauses } = openTransport(server.url);
    expect((await send(QUERY)).data).toEqual({ me: null });
    expect(pauses).toEqual([200, 400]);
  });

  it('waits as long as the server asks for', async () => {
    await using server = await openServer(
      refuse('RATE_LIMITED', 429, { retryable: true }, { 'retry-after': '2' }),
      refuse('RATE_LIMITED', 429, { retryable: true, retryAfterSeconds: 1.5 }),
      ME,
    );
    const { send, pauses } = openTransport(server.url);
    await send(QUERY);
    expect(pauses).toEqual([2_000, 1_500]);
  });

  it('is given up after its attempts, with the last reason', async () => {
    await using server = await openServer(hangUp);
    expect(await errorOf(openTransport(server.url).send(QUERY))).toMatchObject({ code: 'NETWORK_FAILED', retryable: true });
    expect(server.received).toHaveLength(3);
  });

  it.each([
    ['what will not change', refuse('INVALID_INPUT', 200, { retryable: false }), 'INVALID_INPUT'],
    ['what the server does not call retryable', refuse('SOMETHING_NEW', 200), 'SOMETHING_NEW'],
    ['a page that is not there', answerText('<html>Not found</html>', 404), 'BAD_RESPONSE'],
    ['JSON that is no answer', answer({ hello: 'world' }), 'BAD_RESPONSE'],
  ])('is not tried again for %s', async (_case, failure, code) => {
    await using server = await openServer(failure);
    expect(await errorOf(openTransport(server.url).send(QUERY))).toMatchObject({ code });
    expect(server.received).toHaveLength(1);
  });
});

describe('a mutation that fails for now', () => {
  it.each([
    ['the connection breaks', hangUp, 1],
    ['an engine is away', refuse('ENGINE_UNAVAILABLE', 200, { retryable: true }), 1],
    ['too much is asked, so that nothing was begun', refuse('RATE_LIMITED', 429, { retryable: true }), 3],
  ])('when %s is sent as often as is safe', async (_case, failure, times) => {
    await using server = await openServer(failure);
    await errorOf(openTransport(server.url).send(MUTATION));
    expect(server.received).toHaveLength(times);
  });

  it('is sent again within the time in which a repeat does no harm', async () => {
    await using server = await openServer(hangUp, answer({ data: { logout: { ok: true, userErrors: [] } } }));
    const { data } = await openTransport(server.url).send({ ...MUTATION, repeatWithinMs: 8_000 });
    expect(data.logout?.ok).toBe(true);
    await using late = await openServer(hangUp);
    await errorOf(openTransport(late.url).send({ ...MUTATION, repeatWithinMs: 100 }));
    expect(late.received).toHaveLength(1);
  });
});

describe('a call', () => {
  it('ends when its time is over, and says how long that was', async () => {
    await using server = await openServer(() => {});
    const error = await errorOf(openTransport(server.url).send({ ...QUERY, timeoutMs: 50 }));
    expect([error.code, error.message]).toEqual(['TIMED_OUT', 'There was no answer within 50 ms.']);
  });

  it('ends at once when its caller aborts, in flight and between attempts', async () => {
    const inFlight = new AbortController();
    await using silent = await openServer(() => inFlight.abort(new Error('Enough.')));
    const error = await errorOf(openTransport(silent.url).send({ ...QUERY, signal: inFlight.signal }));
    expect([error.code, error.cause]).toEqual(['ABORTED', inFlight.signal.reason]);

    const between = new AbortController();
    await using server = await openServer(hangUp);
    const { send } = openTransport(server.url, {
      async sleep(_milliseconds, signal) {
        between.abort();
        signal.throwIfAborted();
      },
    });
    expect((await errorOf(send({ ...QUERY, signal: between.signal }))).code).toBe('ABORTED');
    expect(server.received).toHaveLength(1);
  });

  it('aborted before it begins sends nothing', async () => {
    await using server = await openServer(ME);
    const error = await errorOf(openTransport(server.url).send({ ...QUERY, signal: AbortSignal.abort() }));
    expect([error.code, server.received.length]).toEqual(['ABORTED', 0]);
  });
});

function answerText(text: string, status: number): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end(text);
  };
}
