import { generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { SILENT_LOGGER } from '../../../platform/logging/logger.ts';
import { createTokenSupply } from '../../../platform/service-token/supply.ts';
import { createManualClock } from '../../../testing/clock.ts';
import { createServiceTokens } from './service-tokens.ts';

const MINUTE_MS = 60_000;
const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });

function open() {
  const clock = createManualClock();
  const secretOf = (caller: string) => (caller === 'content' ? 'the secret of content' : null);
  const issuer = createServiceTokens({ keys: { signingKey: () => ({ keyId: 'k', key: privateKey }) }, clock, secretOf });
  return { clock, issuer };
}

function basic(caller: string, secret: string): string {
  return `Basic ${Buffer.from(`${caller}:${secret}`).toString('base64')}`;
}

describe('service tokens', () => {
  it('hold a quarter of an hour each, overlap, and reach over a day', async () => {
    const { clock, issuer } = open();
    const tokens = await issuer.issueFor(basic('content', 'the secret of content'), 'database');
    const now = clock.now() / 1_000;
    expect(tokens[0]?.notBefore).toBe(now);
    expect(tokens.at(-1)?.expiresAt).toBeGreaterThanOrEqual(now + 24 * 3_600);
    for (const [index, { notBefore, expiresAt }] of tokens.entries()) {
      expect(expiresAt - notBefore).toBe(900);
      if (index > 0) expect(notBefore).toBeLessThan(tokens[index - 1]?.expiresAt ?? 0);
    }
  });

  it.each([
    ['a wrong secret', basic('content', 'guessed'), 'database', 'UNAUTHENTICATED'],
    ['no secret', undefined, 'database', 'UNAUTHENTICATED'],
    ['a caller without a secret', basic('search', ''), 'database', 'UNAUTHENTICATED'],
    ['a caller that does not exist', basic('nobody', 'x'), 'database', 'UNAUTHENTICATED'],
    ['a service that does not exist', basic('content', 'the secret of content'), 'nowhere', 'INVALID_INPUT'],
    ['a service that the caller may ask nothing', basic('content', 'the secret of content'), 'search', 'FORBIDDEN'],
  ])('are refused for %s', async (_what, authorization, service, code) => {
    await expect(open().issuer.issueFor(authorization, service)).rejects.toMatchObject({ code });
  });

  it('last a caller for a day while auth is away, each for its quarter of an hour', async () => {
    const { clock, issuer } = open();
    let isAway = false;
    const supply = createTokenSupply({
      caller: 'content',
      clock,
      log: SILENT_LOGGER,
      request: async (service) => {
        if (isAway) throw new Error('away');
        return issuer.issue('content', service);
      },
    });
    const first = await supply.tokenFor('database');
    isAway = true;
    const used = new Set([first]);
    for (let minutes = 0; minutes < 23 * 60; minutes += 5) {
      clock.advance(5 * MINUTE_MS);
      used.add(await supply.tokenFor('database'));
    }
    expect(used.size).toBeGreaterThan(90);
    clock.advance(3 * 60 * MINUTE_MS);
    await expect(supply.tokenFor('database')).rejects.toThrow('away');
    isAway = false;
    expect(await supply.tokenFor('database')).not.toBe(first);
  });
});
