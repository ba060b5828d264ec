import { createHash } from 'node:crypto';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { DomainError } from '../errors/domain-error.ts';
import type { CallerName, ServiceName } from '../service-names.ts';
import type { Clock } from '../time/clock.ts';
import { audienceOf, SERVICE_CLAIMS, SERVICE_TOKEN, SERVICE_TOKEN_SECONDS } from './service-token.ts';

/** Tokens remembered as verified: nine callers with a new one each quarter of an hour need few. */
const MAX_REMEMBERED = 200;
/** Clocks of two machines may differ by so much. */
const TOLERANCE_SECONDS = 5;

/** Says which service calls, from its token. */
export interface CallerVerifier {
  /**
   * @param token the header `x-stomaton-service`; null where there is none
   * @throws {DomainError} UNAUTHENTICATED for a token that is missing, forged, expired, longer-lived than allowed, or another
   *   service's
   */
  verify(token: string | null): Promise<CallerName>;
}

/** Verifies service tokens for one service by auth's public keys; a verified one is remembered until it expires. */
export function createCallerVerifier({
  service,
  findKey,
  clock,
}: {
  readonly service: ServiceName;
  readonly findKey: JWTVerifyGetKey;
  readonly clock: Clock;
}): CallerVerifier {
  const remembered = new LRUCache<string, { readonly caller: CallerName; readonly expiresAtMs: number }>({
    max: MAX_REMEMBERED,
  });

  async function verifySignature(token: string): Promise<{ readonly caller: CallerName; readonly expiresAtMs: number }> {
    try {
      const { payload } = await jwtVerify(token, findKey, {
        algorithms: [SERVICE_TOKEN.algorithm],
        issuer: SERVICE_TOKEN.issuer,
        audience: audienceOf(service),
        typ: SERVICE_TOKEN.type,
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: new Date(clock.now()),
      });
      // Exactly one audience: a list that contains us would be good for others too.
      if (payload.aud !== audienceOf(service)) throw refused();
      const { sub, nbf, exp } = SERVICE_CLAIMS.parse(payload);
      if (exp - nbf > SERVICE_TOKEN_SECONDS) throw refused();
      return { caller: sub, expiresAtMs: (exp + TOLERANCE_SECONDS) * 1_000 };
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw refused(error);
      throw error;
    }
  }

  return {
    async verify(token) {
      if (token === null || token === '') throw refused();
      const hash = createHash('sha256').update(token).digest('base64');
      let verified = remembered.get(hash);
      if (verified === undefined || clock.now() >= verified.expiresAtMs) {
        verified = await verifySignature(token);
        remembered.set(hash, verified);
      }
      return verified.caller;
    },
  };
}

function refused(cause?: unknown): DomainError {
  return new DomainError('UNAUTHENTICATED', 'Only services of the platform may call here, each by its own token.', {
    remedy: 'Ask the router instead. A service gets its token from auth for its SERVICE_SECRET.',
    facts: { reason: 'service' },
    cause,
  });
}
