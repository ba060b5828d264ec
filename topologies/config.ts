import { isAbsolute, join, resolve } from 'node:path';
import { ConfigError, createEnvReader, type Environment, type EnvVariable } from '../platform/config/parse-env.ts';
import { parseRouterConfig, ROUTER_ENVIRONMENT, type RouterConfig } from '../router/config.ts';
import { AUTH_ENVIRONMENT, type AuthConfig, parseAuthConfig } from '../subgraphs/auth/config.ts';

export interface OneProcessConfig {
  /** Absolute. */
  readonly dataDir: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly router: RouterConfig;
  readonly auth: AuthConfig;
}

/** Engines that the design names and this version does not have yet: a silent fallback would be another truth. */
const ENGINES_TO_COME = ['MONGODB_URI', 'REDIS_URL', 'PINECONE_API_KEY', 'OPENAI_API_KEY'] as const;

/** Every variable of `npm start`, for `--help` and the documentation. */
export const ENVIRONMENT: readonly EnvVariable[] = [
  {
    name: 'STOMATON_DATA_DIR',
    type: 'path',
    defaultText: '.stomaton',
    description: 'Where the embedded engines keep their files.',
  },
  {
    name: 'LOG_LEVEL',
    type: 'debug, info, warn, error, silent',
    defaultText: 'warn',
    description: 'Least level of the JSON log on standard error; info logs every operation.',
  },
  ...ROUTER_ENVIRONMENT,
  ...AUTH_ENVIRONMENT,
];

/**
 * @param places where `~` and relative paths lead
 * @throws {ConfigError} naming every fault of every part
 */
export function parseOneProcessConfig(
  env: Environment,
  places: { readonly home: string; readonly project: string },
): OneProcessConfig {
  const read = createEnvReader(env);
  const folder = read.text('STOMATON_DATA_DIR', '.stomaton').replace(/^~(?=\/|$)/, places.home);
  const logLevel = read.oneOf('LOG_LEVEL', 'warn', ['debug', 'info', 'warn', 'error', 'silent']);
  for (const name of ENGINES_TO_COME) read.refuse(name, 'this version has embedded engines only. Unset it.');
  const faults: string[] = [];
  const router = collect(() => parseRouterConfig(env), faults);
  const auth = collect(() => parseAuthConfig(env), faults);
  collect(() => read.finish(), faults);
  if (router === null || auth === null || faults.length > 0) throw new ConfigError(faults);
  return { dataDir: isAbsolute(folder) ? folder : resolve(join(places.project, folder)), logLevel, router, auth };
}

function collect<Value>(parse: () => Value, faults: string[]): Value | null {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    faults.push(...error.faults);
    return null;
  }
}
