import { SignJWT } from 'jose';
import { ACCESS_TOKEN, type AccessClaims } from '../../../platform/identity/verify-token.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import type { KeyRing } from './key-ring.ts';
import { ROLE_SCOPES } from './role-scopes.ts';
import type { UserRecord } from './user.ts';

/** A signed access token. */
export interface AccessToken {
  readonly token: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/**
 * Signs an access token for a person in a session (JWT, EdDSA, RFC 8037; `typ` by RFC 9068).
 * @param session its id and how often its access tokens have been recalled
 */
export async function signAccessToken(
  user: UserRecord,
  session: { readonly id: string; readonly generation: number },
  { keys, clock, ttlMs }: { readonly keys: Pick<KeyRing, 'signingKey'>; readonly clock: Clock; readonly ttlMs: number },
): Promise<AccessToken> {
  const { role, tier } = user.data;
  const claims: AccessClaims = {
    sid: session.id,
    gen: session.generation,
    role,
    tier,
    scopes: [...ROLE_SCOPES[role]],
  };
  const { keyId, key } = keys.signingKey();
  // Whole seconds, rounded down: a token never outlives what was promised.
  const issuedAt = Math.floor(clock.now() / 1_000);
  const expiresAt = Math.floor((clock.now() + ttlMs) / 1_000);
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: ACCESS_TOKEN.algorithm, typ: ACCESS_TOKEN.type, kid: keyId })
    .setIssuer(ACCESS_TOKEN.issuer)
    .setAudience(ACCESS_TOKEN.audience)
    .setSubject(user.id)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(key);
  return { token, expiresAt: new Date(expiresAt * 1_000).toISOString() };
}
