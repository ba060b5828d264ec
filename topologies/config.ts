import { BASIC_ENVIRONMENT, type Basics, type Places, readBasics } from '../platform/config/basics.ts';
import { ConfigError, createEnvReader, type Environment, type EnvVariable } from '../platform/config/parse-env.ts';
import { SERVICE_ENVIRONMENT } from '../platform/config/service-config.ts';
import { MONGODB_ENVIRONMENT, type MongoConfig, readMongoConfig } from '../platform/engines/mongodb-config.ts';
import { OPENAI_ENVIRONMENT, type OpenAiConfig, readOpenAiConfig } from '../platform/engines/openai-config.ts';
import { REDIS_ENVIRONMENT, type RedisConfig, readRedisConfig } from '../platform/engines/redis-config.ts';
import { parseRouterConfig, ROUTER_ENVIRONMENT, type RouterConfig } from '../router/config.ts';
import { AUTH_ENVIRONMENT, type AuthConfig, parseAuthConfig } from '../subgraphs/auth/config.ts';
import { CACHE_ENVIRONMENT } from '../subgraphs/cache/config.ts';
import { CONTENT_ENVIRONMENT, readCatalogueFile } from '../subgraphs/content/config.ts';
import { MONITORING_ENVIRONMENT, type MonitoringConfig, readMonitoringConfig } from '../subgraphs/monitoring/config.ts';
import { PINECONE_ENVIRONMENT, type PineconeConfig, readPineconeConfig } from '../subgraphs/rag/engines/pinecone-config.ts';

export interface OneProcessConfig extends Basics {
  readonly router: RouterConfig;
  readonly auth: AuthConfig;
  /** What several processes share; null: nothing, each has its own in memory. */
  readonly redis: RedisConfig | null;
  /** Where documents are; null: in the embedded engine. */
  readonly mongo: MongoConfig | null;
  /** Where the vectors of passages are; null: in memory. */
  readonly pinecone: PineconeConfig | null;
  /** The language model; null: all is composed and quoted without one. */
  readonly openai: OpenAiConfig | null;
  readonly monitoring: MonitoringConfig;
  /** The stones of a fresh data folder. */
  readonly catalogueFile: URL | string;
}

/** Every variable of `npm start`, for `--help` and the documentation. */
export const ENVIRONMENT: readonly EnvVariable[] = [
  ...BASIC_ENVIRONMENT,
  ...ROUTER_ENVIRONMENT,
  ...AUTH_ENVIRONMENT,
  ...MONGODB_ENVIRONMENT,
  ...REDIS_ENVIRONMENT,
  ...PINECONE_ENVIRONMENT,
  ...OPENAI_ENVIRONMENT,
  ...MONITORING_ENVIRONMENT,
  ...CONTENT_ENVIRONMENT,
];

/** What only processes of their own read. */
export const NINE_PROCESSES_ENVIRONMENT: readonly EnvVariable[] = [...SERVICE_ENVIRONMENT, ...CACHE_ENVIRONMENT];

/**
 * @throws {ConfigError} naming every fault of every part
 */
export function parseOneProcessConfig(env: Environment, places: Places): OneProcessConfig {
  const read = createEnvReader(env);
  const basics = readBasics(read, places);
  const redis = readRedisConfig(read);
  const mongo = readMongoConfig(read);
  const pinecone = readPineconeConfig(read);
  const openai = readOpenAiConfig(read);
  const monitoring = readMonitoringConfig(read);
  const catalogueFile = readCatalogueFile(read);
  const faults: string[] = [];
  const router = collect(() => parseRouterConfig(env), faults);
  const auth = collect(() => parseAuthConfig(env), faults);
  collect(() => read.finish(), faults);
  if (router === null || auth === null || faults.length > 0) throw new ConfigError(faults);
  return { ...basics, router, auth, redis, mongo, pinecone, openai, monitoring, catalogueFile };
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
