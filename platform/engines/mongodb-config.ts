import { createRequire } from 'node:module';
import { createEnvReader, type Environment, type EnvReader, type EnvVariable } from '../config/parse-env.ts';

/** How MongoDB is reached. The URI may hold a password: never log it. */
export interface MongoConfig {
  readonly uri: string;
  readonly database: string;
  /** Connections held at most. */
  readonly poolSize: number;
  /** Milliseconds in which a server must be found, a connection be free, and a command be answered: each of them. */
  readonly timeoutMs: number;
  /** Commands that take so many milliseconds or more are logged, without their values. */
  readonly slowMs: number;
}

export const MONGODB_ENVIRONMENT: readonly EnvVariable[] = [
  {
    name: 'MONGODB_URI',
    type: 'secret, URL',
    defaultText: null,
    description:
      'MongoDB for documents, their change feed and the words of search: `mongodb://user:password@host,host/database?replicaSet=name` or `mongodb+srv://…`; TLS by `tls=true` and `tlsCAFile=` in it. Unset: the embedded engine.',
  },
  {
    name: 'MONGODB_DATABASE',
    type: 'secret, name',
    defaultText: "the URI's, or stomaton",
    description: 'Name of the database; two installations on one server need two.',
  },
  {
    name: 'MONGODB_POOL_SIZE',
    type: 'integer 2…1000',
    defaultText: '20',
    description: 'Connections to MongoDB held at most by one process.',
  },
  {
    name: 'MONGODB_TIMEOUT_MS',
    type: 'integer 100…120000',
    defaultText: '5000',
    description:
      'Time to find the server, to get a free connection, and to get an answer, each; later than that MongoDB counts as away.',
  },
  {
    name: 'MONGODB_SLOW_MS',
    type: 'integer 1…60000',
    defaultText: '250',
    description: 'Commands that take so long or longer are logged by name and collection.',
  },
];

/** As {@link readMongoConfig}, for a process that has no settings beside. @throws {ConfigError} naming every fault */
export function parseMongoConfig(env: Environment): MongoConfig | null {
  const read = createEnvReader(env);
  const config = readMongoConfig(read);
  read.finish();
  return config;
}

/** Null where `MONGODB_URI` is not set. Faults go to `read`; none repeats the URI, which may hold a password. */
export function readMongoConfig(read: EnvReader): MongoConfig | null {
  const uri = read.secret('MONGODB_URI');
  const given = read.secret('MONGODB_DATABASE');
  const poolSize = read.integer('MONGODB_POOL_SIZE', 20, { min: 2, max: 1_000 });
  const timeoutMs = read.integer('MONGODB_TIMEOUT_MS', 5_000, { min: 100, max: 120_000 });
  const slowMs = read.integer('MONGODB_SLOW_MS', 250, { min: 1, max: 60_000 });
  if (uri === null) return null;
  const ofUri = databaseOf(uri, read);
  const database = given ?? (ofUri === null || ofUri === 'test' ? 'stomaton' : ofUri);
  if (!/^[A-Za-z0-9_-]{1,38}$/.test(database)) {
    read.fault('MONGODB_DATABASE must have 1 to 38 characters of A-Z, a-z, 0-9, _ and -.');
  }
  return { uri, database, poolSize, timeoutMs, slowMs };
}

/** The database that the URI names; the driver says `test` where it names none. */
function databaseOf(uri: string, read: EnvReader): string | null {
  if (!/^mongodb(\+srv)?:\/\//.test(uri)) {
    read.fault('MONGODB_URI must look like mongodb://host:27017/database or mongodb+srv://host/database.');
    return null;
  }
  try {
    // The driver is loaded where there is something to read only.
    const { MongoClient } = createRequire(import.meta.url)('mongodb') as typeof import('mongodb');
    return new MongoClient(uri).options.dbName;
  } catch (error) {
    read.fault(`MONGODB_URI cannot be read: ${reasonOf(error, uri)}`);
    return null;
  }
}

/** What the driver found wrong, unless it repeats a part of the URI. */
function reasonOf(error: unknown, uri: string): string {
  const message = error instanceof Error ? error.message : '';
  const login = /^[^:]+:\/\/([^@/]*)@/.exec(uri)?.[1] ?? '';
  const secrets = [login, ...login.split(':'), ...login.split(':').map(decode)].filter((part) => part.length > 0);
  const isSafe = message.length > 0 && message.length < 200 && !secrets.some((secret) => message.includes(secret));
  return isSafe ? message : 'user and password must be percent-encoded, and every option must be one of MongoDB.';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
