import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../platform/identity/viewer.ts';
import { createAskerPseudonyms } from './asker-pseudonym.ts';
import { requestIdOf, toRouterContext } from './request-identity.ts';

const options = {
  verify: async () => ANONYMOUS,
  pseudonymOf: createAskerPseudonyms('secret'),
  now: () => 1_000,
  operationTimeoutMs: 500,
};

describe('requestIdOf', () => {
  it('keeps a well-formed id and replaces any other', () => {
    expect(requestIdOf('abc-1')).toBe('abc-1');
    expect(requestIdOf('a b\n"c"')).toMatch(/^[0-9a-f-]{36}$/);
    expect(requestIdOf(undefined)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('toRouterContext', () => {
  it('passes on only what is meant to pass, whatever the client sends', async () => {
    const headers = {
      authorization: 'Bearer x',
      'x-stomaton-read-after': '7',
      'x-stomaton-caller': 'database',
      'x-stomaton-asker': 'someone-else',
      cookie: 'a=b',
    };
    const context = await toRouterContext({ headers, address: '10.0.0.1', requestId: 'r1' }, options);
    expect(context.headers).toMatchObject({
      authorization: 'Bearer x',
      'x-stomaton-read-after': '7',
      'x-request-id': 'r1',
    });
    expect(context.headers['x-stomaton-asker']).not.toBe('someone-else');
    expect(context.headers).not.toHaveProperty('cookie');
    // The service token says who calls, and the address is for auth alone.
    expect(context.headers).not.toHaveProperty('x-stomaton-caller');
    expect(Object.values(context.headers)).not.toContain('10.0.0.1');
    expect(context.clientHeaders).toMatchObject({ 'x-stomaton-client-address': '10.0.0.1' });
    expect(context.deadlineAt).toBe(1_500);
  });

  it('passes a well-formed trace on, and no other', async () => {
    const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const headersOf = async (traceparent: string) =>
      (await toRouterContext({ headers: { traceparent }, address: '', requestId: 'r' }, options)).headers;
    expect(await headersOf(trace)).toMatchObject({ traceparent: trace });
    expect(await headersOf('00-abc')).not.toHaveProperty('traceparent');
  });

  it('gives the same person the same pseudonym, and it holds no address', async () => {
    const ask = (address: string) => toRouterContext({ headers: { 'user-agent': 'u' }, address, requestId: 'r' }, options);
    const [one, again, other] = [await ask('10.0.0.1'), await ask('10.0.0.1'), await ask('10.0.0.2')];
    expect(one.headers['x-stomaton-asker']).toBe(again.headers['x-stomaton-asker']);
    expect(one.headers['x-stomaton-asker']).not.toBe(other.headers['x-stomaton-asker']);
    expect(one.headers['x-stomaton-asker']).not.toContain('10.0.0.1');
  });
});
