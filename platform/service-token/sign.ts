import { type CryptoKey, SignJWT } from 'jose';
import type { CallerName, ServiceName } from '../service-names.ts';
import { audienceOf, SERVICE_TOKEN, SERVICE_TOKEN_SECONDS } from './service-token.ts';

/** A signed service token and when it may be used, in seconds since the epoch. */
export interface ServiceToken {
  readonly token: string;
  readonly notBefore: number;
  readonly expiresAt: number;
}

/**
 * Signs the token by which `caller` may call `service` for a quarter of an hour from `notBefore` on (JWT, EdDSA, RFC 8037).
 * @param notBefore seconds since the epoch
 */
export async function signServiceToken(
  { keyId, key }: { readonly keyId: string; readonly key: CryptoKey },
  { caller, service, notBefore }: { readonly caller: CallerName; readonly service: ServiceName; readonly notBefore: number },
): Promise<ServiceToken> {
  const expiresAt = notBefore + SERVICE_TOKEN_SECONDS;
  const token = await new SignJWT()
    .setProtectedHeader({ alg: SERVICE_TOKEN.algorithm, typ: SERVICE_TOKEN.type, kid: keyId })
    .setIssuer(SERVICE_TOKEN.issuer)
    .setAudience(audienceOf(service))
    .setSubject(caller)
    .setIssuedAt(notBefore)
    .setNotBefore(notBefore)
    .setExpirationTime(expiresAt)
    .sign(key);
  return { token, notBefore, expiresAt };
}
