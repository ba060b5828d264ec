import { createHash } from 'node:crypto';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { DomainError } from '../errors/domain-error.ts';
import type { KeySetPort } from '../ports/accounts.ts';
import type { Clock } from '../time/clock.ts';
import { createKeyFinder } from './find-key.ts';
import { SCOPES } from './scopes.ts';
import { ANONYMOUS, type Person, type Viewer } from './viewer.ts';

/** What every access token says of itself: who signs it, for whom, how (RFC 8037), and that it is one (RFC 9068). */
export const ACCESS_TOKEN = {
  issuer: 'stomaton-auth',
  audience: 'stomaton',
  algorithm: 'EdDSA',
  type: 'at+jwt',
} as const;

/** The claims of an access token beside the registered ones. `exp` is in seconds since the epoch. */
const CLAIMS = z.object({
  sub: z.string().min(1),
  sid: z.string().min(1),
  gen: z.int().min(1),
  role: z.enum(['ADMIN', 'EDITOR', 'EXPERT', 'SUPPLIER', 'USER']),
  tier: z.enum(['BASIC', 'PREMIUM']),
  scopes: z.array(z.string()),
  exp: z.number(),
});

/** What auth writes into a token: the claims that {@link createTokenVerifier} reads, less those that signing adds. */
export type AccessClaims = Omit<z.infer<typeof CLAIMS>, 'sub' | 'exp'>;

/** Tokens remembered as verified; each is about 300 bytes here. */
const MAX_REMEMBERED = 10_000;

/** Says who sends a request, from its `Authorization` header. */
export interface TokenVerifier {
  /**
   * @param authorization the header, `Bearer <access token>`; null or blank: nobody is signed in
   * @throws {DomainError} UNAUTHENTICATED with the fact `reason`: `expired` (renew it with `refreshSession`), `revoked` (the
   *   session has ended, or the person's role changed) or `invalid`; SUBGRAPH_UNAVAILABLE with the reason `recalls` where it is not
   *   known yet which tokens were recalled
   */
  verify(authorization: string | null): Promise<Viewer>;
}

interface Verified {
  readonly viewer: Person;
  readonly generation: number;
  readonly expiresAtMs: number;
}

/**
 * Verifies access tokens by auth's public keys. A verified token is remembered by its SHA-256 until it expires, so the
 * signature is checked once; whether it was recalled is asked at each use.
 */
export function createTokenVerifier({
  keys,
  clock,
  findKey = createKeyFinder({ keys, clock }),
}: {
  readonly keys: KeySetPort;
  readonly clock: Clock;
  /** Where the process verifies other tokens by the same keys; by default one of its own. */
  readonly findKey?: JWTVerifyGetKey;
}): TokenVerifier {
  const remembered = new LRUCache<string, Verified>({ max: MAX_REMEMBERED });

  async function verifySignature(token: string): Promise<Verified> {
    try {
      const { payload } = await jwtVerify(token, findKey, {
        algorithms: [ACCESS_TOKEN.algorithm],
        issuer: ACCESS_TOKEN.issuer,
        audience: ACCESS_TOKEN.audience,
        typ: ACCESS_TOKEN.type,
        currentDate: new Date(clock.now()),
      });
      const { sub, sid, gen, role, tier, scopes, exp } = CLAIMS.parse(payload);
      const viewer: Person = {
        kind: 'person',
        userId: sub,
        sessionId: sid,
        role,
        tier,
        scopes: new Set(SCOPES.filter((scope) => scopes.includes(scope))),
      };
      return { viewer, generation: gen, expiresAtMs: exp * 1_000 };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw expired();
      // Whatever is wrong with a forged token is for the log, not for whoever forged it.
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw invalid(error);
      throw error;
    }
  }

  return {
    async verify(authorization) {
      if (authorization === null || authorization.trim() === '') return ANONYMOUS;
      const token = /^Bearer +([A-Za-z0-9._-]+) *$/i.exec(authorization)?.[1];
      if (token === undefined) throw invalid();
      const hash = createHash('sha256').update(token).digest('base64');
      let verified = remembered.get(hash);
      if (verified === undefined) {
        verified = await verifySignature(token);
        remembered.set(hash, verified);
      } else if (clock.now() >= verified.expiresAtMs) {
        remembered.delete(hash);
        throw expired();
      }
      if (await keys.isRevoked(verified.viewer.sessionId, verified.generation)) throw revoked();
      return verified.viewer;
    },
  };
}

function expired(): DomainError {
  return new DomainError('UNAUTHENTICATED', 'The access token has expired.', {
    remedy: 'Renew it with `refreshSession`, sent without the expired token.',
    facts: { reason: 'expired' },
  });
}

function revoked(): DomainError {
  return new DomainError('UNAUTHENTICATED', 'The access token was recalled.', {
    remedy: 'Renew it with `refreshSession`; where that is refused too, the session has ended: sign in with `login`.',
    facts: { reason: 'revoked' },
  });
}

/** For whoever has not heard from auth since it started: it must not take a token that others refuse. */
export function recallsUnknown(): DomainError {
  return new DomainError('SUBGRAPH_UNAVAILABLE', 'Whether this access token still holds is not known yet.', {
    remedy: 'Try again soon. What needs nobody to be signed in is answered without a token.',
    facts: { reason: 'recalls' },
  });
}

function invalid(cause?: unknown): DomainError {
  return new DomainError('UNAUTHENTICATED', 'The access token is not valid.', {
    remedy: 'Send `Authorization: Bearer <accessToken>` as `login` gave it, or no such header.',
    facts: { reason: 'invalid' },
    cause,
  });
}
