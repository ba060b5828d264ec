import { z } from 'zod';
import { type CallerName, SERVICE_NAMES, type ServiceName } from '../service-names.ts';

/** The header that says which service calls. */
export const SERVICE_TOKEN_HEADER = 'x-stomaton-service';

/** What every service token says of itself. It is signed by the same keys as a person's token; `typ` and issuer tell them apart. */
export const SERVICE_TOKEN = {
  issuer: 'stomaton-auth/services',
  algorithm: 'EdDSA',
  type: 'service+jwt',
} as const;

/** A service token lives at most so long. */
export const SERVICE_TOKEN_SECONDS = 900;

/** Every caller that has a secret of its own. */
export const CALLER_NAMES: readonly CallerName[] = [...SERVICE_NAMES, 'router'];

/** The claims that are read, beside those which the library checks. Times are seconds since the epoch. */
export const SERVICE_CLAIMS = z.object({
  sub: z.enum(CALLER_NAMES as [CallerName, ...CallerName[]]),
  iat: z.int(),
  nbf: z.int(),
  exp: z.int(),
});

/** The audience of a token for one service: that service and no other takes it. */
export function audienceOf(service: ServiceName): string {
  return `stomaton-${service}`;
}
