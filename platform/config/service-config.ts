import { join } from 'node:path';
import { type CallerName, SERVICE_NAMES, SERVICE_PORTS, type ServiceName } from '../service-names.ts';
import { type Basics, type Places, readBasics } from './basics.ts';
import { createEnvReader, type Environment, type EnvReader, type EnvVariable } from './parse-env.ts';

/** Where a service listens and how it finds and convinces the others. */
export interface ServiceConfig extends Basics {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** For each service the addresses of its copies, without a path. */
  readonly urls: Readonly<Record<ServiceName, readonly string[]>>;
  /** What it gets its tokens for; null: the file of its name in `secretsDir`, made where absent. */
  readonly secret: string | null;
  /** The secrets of all callers, a file each; only auth reads more than one. */
  readonly secretsDir: string;
}

/** Every variable of the nine processes that one process does not have, for the documentation. */
export const SERVICE_ENVIRONMENT: readonly EnvVariable[] = [
  {
    name: 'PORT',
    type: 'integer 0…65535',
    defaultText: Object.values(SERVICE_PORTS).sort().join(', '),
    description: `Port to listen on; by default ${Object.entries(SERVICE_PORTS)
      .map(([name, port]) => `${name} ${port}`)
      .join(', ')}. 0 takes any free one.`,
  },
  {
    name: 'HOST',
    type: 'address',
    defaultText: '127.0.0.1',
    description: 'Address to listen on; 0.0.0.0 for every interface.',
  },
  ...SERVICE_NAMES.map((name) => ({
    name: urlVariable(name),
    type: 'list of http(s) URLs',
    defaultText: defaultUrl(name),
    description: `Where ${name} is found: one address for each of its copies, comma-separated.`,
  })),
  {
    name: 'SERVICE_SECRET',
    type: 'secret',
    defaultText: '<secrets folder>/<service>',
    description:
      'What the service gets its tokens from auth for; by default its file in the secrets folder, made where absent.',
  },
  {
    name: 'SERVICE_SECRETS_DIR',
    type: 'path',
    defaultText: '<data folder>/service-secrets',
    description: 'The secrets of all services, a file each by the name of the service; auth reads them all.',
  },
];

/** @throws {ConfigError} naming every fault */
export function parseServiceConfig(env: Environment, name: CallerName, places: Places): ServiceConfig {
  const read = createEnvReader(env);
  const basics = readBasics(read, places);
  const config: ServiceConfig = {
    ...basics,
    host: read.text('HOST', '127.0.0.1'),
    port: read.integer('PORT', SERVICE_PORTS[name], { min: 0, max: 65_535 }),
    urls: readUrls(read),
    secret: read.secret('SERVICE_SECRET'),
    secretsDir: read.text('SERVICE_SECRETS_DIR', join(basics.dataDir, 'service-secrets')),
  };
  read.finish();
  return config;
}

/** The variable that says where a service is, such as `CONTENT_URL`. */
export function urlVariable(name: ServiceName): string {
  return `${name.toUpperCase()}_URL`;
}

function defaultUrl(name: ServiceName): string {
  return `http://127.0.0.1:${SERVICE_PORTS[name]}`;
}

function readUrls(read: EnvReader): Record<ServiceName, readonly string[]> {
  const byName: Partial<Record<ServiceName, readonly string[]>> = {};
  for (const name of SERVICE_NAMES) {
    const given = read.list(urlVariable(name));
    const urls = (given.length === 0 ? [defaultUrl(name)] : given).map((text) => text.replace(/\/(graphql)?$/, ''));
    for (const url of urls) {
      if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
        read.fault(`${urlVariable(name)} must list addresses such as ${defaultUrl(name)}, not "${url}".`);
    }
    byName[name] = urls;
  }
  // Every name was set.
  return byName as Record<ServiceName, readonly string[]>;
}
