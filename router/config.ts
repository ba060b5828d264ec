import { createEnvReader, type Environment, type EnvVariable } from '../platform/config/parse-env.ts';

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
];

/** @throws {ConfigError} naming every fault */
export function parseRouterConfig(env: Environment): RouterConfig {
  const read = createEnvReader(env);
  const config: RouterConfig = {
    host: read.text('HOST', '127.0.0.1'),
    port: read.integer('PORT', 4_000, { min: 0, max: 65_535 }),
    environment: read.oneOf('STOMATON_ENV', 'development', ['development', 'production']),
    corsOrigins: read.list('CORS_ORIGINS'),
    trustProxy: read.oneOf('STOMATON_TRUST_PROXY', 'no', ['yes', 'no']) === 'yes',
    bodyLimitBytes: read.integer('STOMATON_BODY_LIMIT_BYTES', 8_388_608, { min: 1_024, max: 104_857_600 }),
    operationTimeoutMs: read.integer('STOMATON_OPERATION_TIMEOUT_MS', 30_000, { min: 100, max: 600_000 }),
    maxOperationCost: read.integer('STOMATON_MAX_OPERATION_COST', 20_000, { min: 100, max: 1_000_000 }),
  };
  read.finish();
  return config;
}
