import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { KeySetPort } from '../platform/ports/accounts.ts';
import type { CallerName, ServiceName } from '../platform/service-names.ts';
import { signServiceToken } from '../platform/service-token/sign.ts';

export interface ClaimsOfTest {
  readonly aud?: string | string[];
  readonly sub?: string;
  readonly iss?: string;
  readonly typ?: string;
  /** Seconds from now. */
  readonly from?: number;
  readonly seconds?: number;
  readonly key?: CryptoKey;
}

/** Keys as auth has them, without auth. */
export interface TestKeys {
  readonly keySet: KeySetPort;
  tokenFor(caller: CallerName, service: ServiceName): Promise<string>;
  /** A token of the router for the database, good but for the claims given. */
  sign(claims: ClaimsOfTest): Promise<string>;
}

export async function createTestKeys(): Promise<TestKeys> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const published = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA' };
  const now = () => Math.floor(Date.now() / 1_000);
  return {
    keySet: { keySet: async () => ({ keys: [published] }), isRevoked: async () => false },
    async tokenFor(caller, service) {
      return (await signServiceToken({ keyId: 'test', key: privateKey }, { caller, service, notBefore: now() })).token;
    },
    async sign({ aud = 'stomaton-database', sub = 'router', iss = 'stomaton-auth/services', ...rest }) {
      const { typ = 'service+jwt', from = 0, seconds = 900, key = privateKey } = rest;
      return new SignJWT()
        .setProtectedHeader({ alg: 'EdDSA', typ, kid: 'test' })
        .setIssuer(iss)
        .setAudience(aud)
        .setSubject(sub)
        .setIssuedAt(now() + from)
        .setNotBefore(now() + from)
        .setExpirationTime(now() + from + seconds)
        .sign(key);
    },
  };
}
