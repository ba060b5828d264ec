import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { browserAccess } from './browser-access.ts';

async function answer(corsOrigins: readonly string[], isProduction = true, method: 'GET' | 'OPTIONS' = 'GET') {
  const app = fastify();
  await browserAccess(app, { corsOrigins, isProduction });
  app.get('/graphql', async () => 'ok');
  const { headers } = await app.inject({
    method,
    url: '/graphql',
    headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
  });
  await app.close();
  return headers;
}

describe('a page of another origin', () => {
  it('may ask only where it is named', async () => {
    expect(await answer([])).not.toHaveProperty('access-control-allow-origin');
    expect((await answer(['https://other.example']))['access-control-allow-origin']).not.toBe('https://shop.example');
    expect((await answer(['https://other.example', 'https://shop.example']))['access-control-allow-origin']).toBe(
      'https://shop.example',
    );
    expect((await answer(['*']))['access-control-allow-origin']).toBe('https://shop.example');
  });

  it('may read its request id and its rate', async () => {
    const exposed = String((await answer(['*']))['access-control-expose-headers']).split(', ');
    expect(exposed).toEqual(expect.arrayContaining(['x-request-id', 'retry-after', 'ratelimit-remaining']));
  });

  it('learns beforehand what it may send', async () => {
    expect((await answer(['*'], true, 'OPTIONS'))['access-control-allow-methods']).toBe('GET, POST, OPTIONS');
  });
});

describe('every answer', () => {
  it('is framed, sniffed and referred to by nobody', async () => {
    expect(await answer([])).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
    });
  });

  it('promises TLS in production only', async () => {
    expect(await answer([], false)).not.toHaveProperty('strict-transport-security');
  });
});
