import { readFileSync } from 'node:fs';
import { createEnvReader, type Environment, type EnvReader, type EnvVariable } from '../config/parse-env.ts';

export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

/** How Redis is reached. It holds a password: never log it whole, see {@link placesOf}. */
export interface RedisConfig {
  readonly kind: 'single' | 'sentinel' | 'cluster';
  /** The server, the sentinels, or some nodes of the cluster. */
  readonly nodes: readonly RedisNode[];
  /** The name that the sentinels know the master by; null without sentinels. */
  readonly master: string | null;
  readonly username: string | null;
  readonly password: string | null;
  readonly sentinelPassword: string | null;
  /** Logical database, 0 in a cluster. */
  readonly database: number;
  /** Null: no TLS. `ca` holds certificates in PEM that are trusted instead of the well-known ones. */
  readonly tls: { readonly ca: string | null } | null;
  /** Milliseconds in which a command must be answered; later than that Redis counts as away. */
  readonly timeoutMs: number;
  /** Every key begins with it, in braces, so that all keys lie in one slot of a cluster. */
  readonly prefix: string;
}

export const REDIS_ENVIRONMENT: readonly EnvVariable[] = [
  {
    name: 'REDIS_URL',
    type: 'secret, URL',
    defaultText: null,
    description:
      'Redis for the second cache tier, the invalidation bus, leases and rate limits: `redis://user:password@host:6379/0`, `rediss://` for TLS, `redis+sentinel://host:26379,host:26379/<master>/0`, `redis+cluster://host:6379,host:6379`; `rediss+…` for TLS. Unset: in memory.',
  },
  {
    name: 'REDIS_CA_FILE',
    type: 'path',
    defaultText: null,
    description: 'Certificates in PEM that a `rediss` URL trusts instead of the well-known ones.',
  },
  {
    name: 'REDIS_SENTINEL_PASSWORD',
    type: 'secret',
    defaultText: null,
    description: 'Password of the sentinels themselves, where they have one.',
  },
  {
    name: 'REDIS_TIMEOUT_MS',
    type: 'integer 20…10000',
    defaultText: '500',
    description: 'Time Redis has for an answer; without one it counts as away and memory serves alone.',
  },
  {
    name: 'REDIS_PREFIX',
    type: 'text of a-z, 0-9 and -',
    defaultText: 'stomaton',
    description: 'Begins every key; two installations on one Redis need two.',
  },
];

const FORM = /^(rediss?)(?:\+(sentinel|cluster))?:\/\/(?:([^@/]*)@)?([^/@?#]+)(\/[^?#]*)?$/;
const DEFAULT_PORTS = { single: 6379, sentinel: 26379, cluster: 6379 } as const;

/** As {@link readRedisConfig}, for a process that has no settings beside. @throws {ConfigError} naming every fault */
export function parseRedisConfig(env: Environment): RedisConfig | null {
  const read = createEnvReader(env);
  const config = readRedisConfig(read);
  read.finish();
  return config;
}

/** Null where `REDIS_URL` is not set. Faults go to `read`; none repeats the URL, which may hold a password. */
export function readRedisConfig(read: EnvReader): RedisConfig | null {
  const url = read.secret('REDIS_URL');
  const caFile = read.optionalText('REDIS_CA_FILE');
  const sentinelPassword = read.secret('REDIS_SENTINEL_PASSWORD');
  const timeoutMs = read.integer('REDIS_TIMEOUT_MS', 500, { min: 20, max: 10_000 });
  const prefix = read.text('REDIS_PREFIX', 'stomaton');
  if (!/^[a-z0-9-]{1,40}$/.test(prefix)) read.fault('REDIS_PREFIX must have 1 to 40 characters of a-z, 0-9 and -.');
  if (url === null) return null;
  const match = FORM.exec(url);
  const nodes = (match?.[4] ?? '').split(',').map((place) => parseNode(place, DEFAULT_PORTS[kindOf(match?.[2])]));
  if (match === null || nodes.some((node) => node === null)) {
    read.fault(
      'REDIS_URL must look like redis://host:6379/0, rediss://…, redis+sentinel://host,host/<master> or redis+cluster://….',
    );
    return null;
  }
  const kind = kindOf(match[2]);
  const path = (match[5] ?? '').slice(1).split('/');
  const master = kind === 'sentinel' ? (path.shift() ?? '') : null;
  const database = path[0] === undefined || path[0] === '' ? 0 : Number(path[0]);
  if (master === '') read.fault('REDIS_URL names sentinels but no master: append it as /<master>.');
  if (kind !== 'single' && kind !== 'sentinel' && database !== 0) read.fault('REDIS_URL: a cluster has only the database 0.');
  if (!Number.isInteger(database) || database < 0 || path.length > 1)
    read.fault('REDIS_URL must end in the number of a database.');
  if (kind === 'single' && nodes.length > 1) {
    read.fault('REDIS_URL names several hosts: write redis+sentinel:// or redis+cluster://.');
  }
  const isTls = match[1] === 'rediss';
  if (!isTls && caFile !== null) read.fault('REDIS_CA_FILE is set, but REDIS_URL does not begin with rediss.');
  const { username, password } = parseLogin(match[3], read);
  return {
    kind,
    nodes: nodes.filter((node) => node !== null),
    master,
    username,
    password,
    sentinelPassword,
    database,
    tls: isTls ? { ca: caFile === null ? null : readCa(caFile, read) } : null,
    timeoutMs,
    prefix,
  };
}

/** Where Redis is, for the log: hosts and ports, no login. */
export function placesOf({ nodes }: RedisConfig): string {
  return nodes.map(({ host, port }) => `${host}:${port}`).join(',');
}

function kindOf(text: string | undefined): RedisConfig['kind'] {
  return text === 'sentinel' || text === 'cluster' ? text : 'single';
}

function parseNode(place: string, defaultPort: number): RedisNode | null {
  const [, bracketed, plain, portText] = /^(?:\[([0-9a-fA-F:.]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(place) ?? [];
  const host = bracketed ?? plain;
  const port = portText === undefined ? defaultPort : Number(portText);
  return host === undefined || port < 1 || port > 65_535 ? null : { host, port };
}

/** `user:password`, `:password`, or `user` alone; percent-encoded where they hold reserved characters. */
function parseLogin(text: string | undefined, read: EnvReader): { username: string | null; password: string | null } {
  if (text === undefined || text === '') return { username: null, password: null };
  const at = text.indexOf(':');
  const [user, password] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  try {
    return { username: decodeURIComponent(user) || null, password: decodeURIComponent(password) || null };
  } catch {
    read.fault('REDIS_URL: user and password must be percent-encoded.');
    return { username: null, password: null };
  }
}

function readCa(file: string, read: EnvReader): string | null {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
    read.fault(`REDIS_CA_FILE holds no certificate in PEM: ${file}`);
  } catch {
    read.fault(`REDIS_CA_FILE names a file that cannot be read: ${file}`);
  }
  return null;
}
