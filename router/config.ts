import { createEnvReader, type Environment, type EnvVariable } from '../platform/config/parse-env.ts';
import type { Rate } from './rate-limiter.ts';

/** How the router serves. */
export interface RouterConfig {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly environment: 'development' | 'production';
  /** Origins that a browser may ask from; `*` is every origin; empty is none but our own. */
  readonly corsOrigins: readonly string[];
  /** True behind a proxy that sets `x-forwarded-for`. */
  readonly trustProxy: boolean;
  readonly bodyLimitBytes: number;
  readonly operationTimeoutMs: number;
  readonly maxOperationCost: number;
  /** For each client, over all operations. */
  readonly rate: Rate;
  /** For each client, over operations of auth. */
  readonly authRate: Rate;
}

export const ROUTER_ENVIRONMENT: readonly EnvVariable[] = [
  { name: 'PORT', type: 'integer 0…65535', defaultText: '4000', description: 'Port of the router; 0 takes any free one.' },
  {
    name: 'HOST',
    type: 'address',
    defaultText: '127.0.0.1',
    description: 'Address to listen on; 0.0.0.0 for every interface.',
  },
  {
    name: 'STOMATON_ENV',
    type: 'development, production',
    defaultText: 'development',
    description: 'Production hides introspection, the explorer and Sandbox.',
  },
  {
    name: 'CORS_ORIGINS',
    type: 'list of origins',
    defaultText: null,
    description: 'Origins whose pages may ask, comma-separated; * for every one.',
  },
  {
    name: 'STOMATON_TRUST_PROXY',
    type: 'yes, no',
    defaultText: 'no',
    description: 'Believe x-forwarded-for; only behind a proxy that sets it.',
  },
  {
    name: 'STOMATON_BODY_LIMIT_BYTES',
    type: 'integer 1024…104857600',
    defaultText: '8388608',
    description: 'Largest request body.',
  },
  {
    name: 'STOMATON_OPERATION_TIMEOUT_MS',
    type: 'integer 100…600000',
    defaultText: '30000',
    description: 'Time an operation has; fields that are not ready then are null.',
  },
  {
    name: 'STOMATON_MAX_OPERATION_COST',
    type: 'integer 100…1000000',
    defaultText: '20000',
    description: 'Largest cost of an operation: a field counts 1, an object 2, each level multiplies by 1.5.',
  },
  {
    name: 'STOMATON_RATE_LIMIT_PER_SECOND',
    type: 'integer 1…1000000',
    defaultText: '100',
    description: 'Requests a second for each client address; an operation counts 1 for each hundred entries of its lists.',
  },
  {
    name: 'STOMATON_RATE_LIMIT_BURST',
    type: 'integer 0…1000000',
    defaultText: 'as the rate',
    description: 'Requests above the even rate that are let through at once.',
  },
  {
    name: 'STOMATON_AUTH_RATE_LIMIT_PER_SECOND',
    type: 'integer 1…1000000',
    defaultText: '10',
    description: 'Operations of auth a second for each client address; each alias counts.',
  },
  {
    name: 'STOMATON_AUTH_RATE_LIMIT_BURST',
    type: 'integer 0…1000000',
    defaultText: 'as the rate',
    description: 'Operations of auth above the even rate that are let through at once.',
  },
];

/** @throws {ConfigError} naming every fault */
export function parseRouterConfig(env: Environment): RouterConfig {
  const read = createEnvReader(env);
  function rate(name: string, perSecondByDefault: number): Rate {
    const perSecond = read.integer(`${name}_PER_SECOND`, perSecondByDefault, { min: 1, max: 1_000_000 });
    return { perSecond, burst: read.integer(`${name}_BURST`, perSecond, { min: 0, max: 1_000_000 }) };
  }
  const config: RouterConfig = {
    host: read.text('HOST', '127.0.0.1'),
    port: read.integer('PORT', 4_000, { min: 0, max: 65_535 }),
    environment: read.oneOf('STOMATON_ENV', 'development', ['development', 'production']),
    corsOrigins: read.list('CORS_ORIGINS'),
    trustProxy: read.oneOf('STOMATON_TRUST_PROXY', 'no', ['yes', 'no']) === 'yes',
    bodyLimitBytes: read.integer('STOMATON_BODY_LIMIT_BYTES', 8_388_608, { min: 1_024, max: 104_857_600 }),
    operationTimeoutMs: read.integer('STOMATON_OPERATION_TIMEOUT_MS', 30_000, { min: 100, max: 600_000 }),
    maxOperationCost: read.integer('STOMATON_MAX_OPERATION_COST', 20_000, { min: 100, max: 1_000_000 }),
    rate: rate('STOMATON_RATE_LIMIT', 100),
    authRate: rate('STOMATON_AUTH_RATE_LIMIT', 10),
  };
  read.finish();
  return config;
}
