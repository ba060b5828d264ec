import { createHash, timingSafeEqual } from 'node:crypto';
import { DomainError } from '../../../platform/errors/domain-error.ts';
import { admit } from '../../../platform/identity/service-permissions.ts';
import type { CallerName, ServiceName } from '../../../platform/service-names.ts';
import { CALLER_NAMES, SERVICE_TOKEN_SECONDS } from '../../../platform/service-token/service-token.ts';
import { type ServiceToken, signServiceToken } from '../../../platform/service-token/sign.ts';
import { isServiceName } from '../../../platform/service-token/supply.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import type { KeyRing } from './key-ring.ts';

/** So much is signed ahead: for as long auth may be away without stopping calls. */
const AHEAD_SECONDS = 24 * 3_600;
/** Each token begins so much before the one ahead of it ends. */
const OVERLAP_SECONDS = 300;

export interface ServiceTokens {
  /**
   * Tokens that follow each other for a day, each good for a quarter of an hour.
   * @throws {DomainError} FORBIDDEN where the caller may ask nothing of the service
   */
  issue(caller: CallerName, service: ServiceName): Promise<readonly ServiceToken[]>;
  /**
   * As {@link issue}, for whoever proves by `Authorization: Basic <caller:secret>` to be the caller.
   * @throws {DomainError} UNAUTHENTICATED, INVALID_INPUT, FORBIDDEN
   */
  issueFor(authorization: string | undefined, service: unknown): Promise<readonly ServiceToken[]>;
}

/** @param secretOf a caller's secret; null where it has none */
export function createServiceTokens(deps: {
  readonly keys: Pick<KeyRing, 'signingKey'>;
  readonly clock: Clock;
  readonly secretOf: (caller: CallerName) => string | null;
}): ServiceTokens {
  const { keys, clock, secretOf } = deps;

  async function issue(caller: CallerName, service: ServiceName): Promise<readonly ServiceToken[]> {
    admit(caller, service);
    const now = Math.floor(clock.now() / 1_000);
    const step = SERVICE_TOKEN_SECONDS - OVERLAP_SECONDS;
    const starts = Array.from({ length: Math.ceil(AHEAD_SECONDS / step) }, (_, index) => now + index * step);
    return Promise.all(starts.map((notBefore) => signServiceToken(keys.signingKey(), { caller, service, notBefore })));
  }

  return {
    issue,
    async issueFor(authorization, service) {
      const caller = callerOf(authorization, secretOf);
      if (!isServiceName(service)) throw new DomainError('INVALID_INPUT', 'service: is not the name of a service.');
      return issue(caller, service);
    },
  };
}

function callerOf(authorization: string | undefined, secretOf: (caller: CallerName) => string | null): CallerName {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/.exec(authorization ?? '')?.[1] ?? '';
  const [name = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const caller = CALLER_NAMES.find((known) => known === name);
  const expected = caller === undefined ? null : secretOf(caller);
  if (caller === undefined || expected === null || !isSame(secret, expected)) {
    throw new DomainError('UNAUTHENTICATED', 'The service is unknown or its secret is wrong.', {
      remedy: 'Send `Authorization: Basic <service:secret>` with the secret from the secrets folder.',
      facts: { reason: 'secret' },
    });
  }
  return caller;
}

/** Takes the same time wherever the two differ. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
