import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { Agent } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../platform/errors/codes.ts';
import { DomainError } from '../../platform/errors/domain-error.ts';
import { runInScope } from '../../platform/graphql/request-scope.ts';
import { createHttpPool } from '../../platform/remote/http.ts';
import { FailedSearchesDocument } from '../../platform/remote/search-log.generated.ts';
import { createServiceClient } from '../../platform/remote/service-client.ts';
import { ReportOperationsDocument } from '../../platform/remote/telemetry.generated.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { refusalOf } from './refusal.ts';

/** What a service answers to one request; left out: nothing, ever. */
type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

const ASK = { since: '2026-01-01T00:00:00.000Z' };
const TELL = { batchId: 'one', reports: [] };
const EMPTY = { data: { _failedSearches: [], _reportOperations: true } };

const owned: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of owned.splice(0).reverse()) await one[Symbol.asyncDispose]();
});

/** A client of as many copies of a service as behaviours are given, and what reached them. */
async function openClient(...behaviours: readonly Behaviour[]) {
  const requests: { readonly copy: number; readonly headers: IncomingMessage['headers'] }[] = [];
  const forgotten: string[] = [];
  const stops: (() => Promise<void>)[] = [];
  const urls = await Promise.all(
    behaviours.map(async (behave, copy) => {
      const server = createServer((request, response) => {
        requests.push({ copy, headers: request.headers });
        behave(request, response);
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const stop = async () => {
        if (!server.listening) return;
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      };
      stops[copy] = stop;
      owned.push({ [Symbol.asyncDispose]: stop });
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    }),
  );
  const client = createServiceClient({
    service: 'search',
    urls,
    clock: systemClock,
    tokens: { tokenFor: async () => `token ${forgotten.length}`, forget: (service) => forgotten.push(service) },
  });
  owned.push(client);
  return { client, requests, forgotten, stop: (copy: number) => stops[copy]?.() };
}

function answering(...bodies: readonly object[]): Behaviour {
  let turn = 0;
  return (request, response) => {
    const body = bodies[Math.min(turn, bodies.length - 1)];
    turn += 1;
    void json(request).then(() => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)));
  };
}

const refusing = (extensions: object, message = 'Refused.') => ({ errors: [{ message, extensions }] });
const silent: Behaviour = () => {};
const hangingUp: Behaviour = (request) => request.socket.destroy();

/** Runs work for a request that has so much time left. */
function within<Result>(leftMs: number, work: () => Promise<Result>, readAfter: string | null = null): Promise<Result> {
  return runInScope({ requestId: 'asked', readAfter, deadlineAt: Date.now() + leftMs }, work);
}

describe('the time of a request', () => {
  it('bounds a call of a service that never answers: a read leaves half of it, a write takes all', async () => {
    const { client, requests } = await openClient(silent);
    const deadlineAt = Date.now() + 400;
    await runInScope({ requestId: 'asked', readAfter: null, deadlineAt }, async () => {
      const read = refusalOf(client.call(FailedSearchesDocument, ASK)).then(({ code }) => [code, Date.now() < deadlineAt]);
      const write = refusalOf(client.call(ReportOperationsDocument, TELL)).then(({ code }) => code);
      expect(await read).toEqual(['SUBGRAPH_UNAVAILABLE', true]);
      expect(await write).toBe('DEADLINE_EXCEEDED');
    });
    expect(requests).toHaveLength(2);
  });

  it('sends nothing once it is over', async () => {
    const { client, requests } = await openClient(answering(EMPTY));
    expect(await within(-1, () => refusalOf(client.call(FailedSearchesDocument, ASK)))).toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
    expect(requests).toEqual([]);
  });

  it('travels with the call, as do its id and what it must see', async () => {
    const { client, requests } = await openClient(answering(EMPTY));
    await within(2_000, () => client.call(FailedSearchesDocument, ASK), 'cursor');
    const headers = requests[0]?.headers;
    expect(headers).toMatchObject({ 'x-request-id': 'asked', 'x-stomaton-read-after': 'cursor' });
    expect(Number(headers?.['x-stomaton-deadline-ms'])).toBeGreaterThan(0);
    expect(Number(headers?.['x-stomaton-deadline-ms'])).toBeLessThanOrEqual(2_000);
  });

  it('is not waited for by a hasty call', async () => {
    const { client } = await openClient(silent);
    const call = within(60_000, () => refusalOf(client.call(ReportOperationsDocument, TELL, { timeoutMs: 50, isHasty: true })));
    expect(await call).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
  });
});

it('an abort ends a call, also of a long poll', async () => {
  const { client } = await openClient(silent);
  const connection = createHttpPool();
  owned.push({ [Symbol.asyncDispose]: () => connection.destroy() });
  const stop = new AbortController();
  const options = { connection, timeoutMs: 60_000, isRepeatable: false, signal: stop.signal };
  const waiting = [
    client.call(FailedSearchesDocument, ASK, options),
    client.call(ReportOperationsDocument, TELL, { signal: stop.signal }),
  ];
  setTimeout(() => stop.abort(), 30);
  for (const call of waiting) expect(await refusalOf(call)).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
});

describe('what a service refuses with', () => {
  const codes = Object.keys(ERROR_CODES).filter((code) => code !== 'SUBGRAPH_UNAVAILABLE');
  it.each(codes)('arrives as it was thrown: %s', async (code) => {
    const extensions = { code, argument: 'input.name', remedy: 'Do this.', requestId: 'r', retryable: false, limit: 3 };
    const { client, requests } = await openClient(answering(refusing(extensions, 'input.name: is wrong.')));
    const refused: unknown = await client.call(FailedSearchesDocument, ASK).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DomainError);
    const expected = { code, message: 'input.name: is wrong.', argumentPath: ['input', 'name'], remedy: 'Do this.' };
    expect(refused).toMatchObject(expected);
    expect((refused as DomainError).facts).toEqual({ limit: 3 });
    expect(requests).toHaveLength(1);
  });

  it('is the caller’s input where a scalar refused it, and an error of ours where nobody knows the code', async () => {
    const { client } = await openClient(answering(refusing({ code: 'BAD_USER_INPUT' }), refusing({ code: 'SOMETHING' })));
    expect(await refusalOf(client.call(FailedSearchesDocument, ASK))).toMatchObject({ code: 'INVALID_INPUT' });
    const unknown: unknown = await client.call(FailedSearchesDocument, ASK).catch((error: unknown) => error);
    expect(unknown).not.toBeInstanceOf(DomainError);
  });

  it('is the token, once: another is fetched and the call sent again', async () => {
    const turnedAway = refusing({ code: 'UNAUTHENTICATED', reason: 'service' });
    const { client, requests, forgotten } = await openClient(answering(turnedAway, EMPTY, turnedAway));
    expect(await client.call(ReportOperationsDocument, TELL)).toMatchObject({ _reportOperations: true });
    expect(requests.map(({ headers }) => headers['x-stomaton-service'])).toEqual(['token 0', 'token 1']);
    expect(await refusalOf(client.call(ReportOperationsDocument, TELL))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(requests).toHaveLength(4);
    expect(forgotten).toEqual(['search', 'search']);
  });
});

describe('a connection that breaks', () => {
  it('costs nothing where the call may be repeated, and copies are asked in turn', async () => {
    const { client, requests } = await openClient(hangingUp, answering(EMPTY));
    for (let count = 0; count < 4; count += 1) {
      expect(await within(2_000, () => client.call(FailedSearchesDocument, ASK))).toMatchObject({ _failedSearches: [] });
    }
    expect(new Set(requests.map(({ copy }) => copy))).toEqual(new Set([0, 1]));
  });

  it('that was never made costs nothing: a copy that is gone is passed over, by what may not be repeated too', async () => {
    const { client, requests, stop } = await openClient(answering(EMPTY), answering(EMPTY));
    await stop(0);
    for (let count = 0; count < 8; count += 1) {
      expect(await within(2_000, () => client.call(ReportOperationsDocument, TELL))).toMatchObject({ _reportOperations: true });
    }
    expect(requests.map(({ copy }) => copy)).toEqual(Array.from({ length: 8 }, () => 1));
    await stop(1);
    expect(await within(2_000, () => refusalOf(client.call(ReportOperationsDocument, TELL)))).toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
    });
  });

  it('moves a long poll to another copy, with which it stays: a position may be one of that copy alone', async () => {
    const { client, requests, stop } = await openClient(answering(EMPTY), answering(EMPTY));
    const connection = new Agent();
    owned.push({ [Symbol.asyncDispose]: () => connection.destroy() });
    const poll = () => client.call(FailedSearchesDocument, ASK, { connection });
    for (let count = 0; count < 4; count += 1) await poll();
    const [first = { copy: 0 }] = requests;
    await stop(first.copy);
    for (let count = 0; count < 4; count += 1) await poll();
    const other = 1 - first.copy;
    expect(requests.map(({ copy }) => copy)).toEqual([...Array(4).fill(first.copy), ...Array(4).fill(other)]);
  });

  it('ends a call that may not be repeated', async () => {
    const { client, requests } = await openClient(hangingUp);
    expect(await within(2_000, () => refusalOf(client.call(ReportOperationsDocument, TELL)))).toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
    });
    expect(requests).toHaveLength(1);
  });

  it('is not tried again and again: after some failures nothing is sent for a while', async () => {
    const { client, requests } = await openClient(hangingUp);
    for (let count = 0; count < 12; count += 1) {
      const call = within(2_000, () => refusalOf(client.call(ReportOperationsDocument, TELL)));
      expect(await call).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    }
    expect(requests.length).toBeLessThan(12);
  });
});
