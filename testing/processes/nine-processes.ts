import { createServer } from 'node:net';
import { urlVariable } from '../../platform/config/service-config.ts';
import { type CallerName, SERVICE_NAMES, type ServiceName } from '../../platform/service-names.ts';
import { PROCESSES } from '../../topologies/service-entries.ts';
import { type Supervised, startSupervised, stopAll } from '../../topologies/supervise.ts';
import { TEST_ENVIRONMENT } from '../seeded-data.ts';

/** The nine processes on free ports, as `npm run start:services` runs them. */
export interface NineProcesses extends AsyncDisposable {
  /** The router's address. */
  readonly url: string;
  urlOf(name: CallerName): string;
  /** The process that runs now. */
  processOf(name: CallerName): Supervised;
  /** Sends a signal and waits for its end, or not at all for SIGSTOP and SIGCONT. */
  signal(name: CallerName, signal: NodeJS.Signals): Promise<number | null>;
  /** Starts a process that has ended; resolves once it is ready. */
  restart(name: CallerName): Promise<void>;
  /** Everything that one of them has written. */
  output(name: CallerName): string;
}

/**
 * @param environment beside the addresses and the admin that tests know
 * @param addresses where they listen, and how they find each other
 */
export async function openNineProcesses(
  dataDir: string,
  environment: Record<string, string> = {},
  addresses?: Addresses,
): Promise<NineProcesses> {
  const { urlOf, environment: given } = addresses ?? (await freeAddresses());
  const outputs = new Map<CallerName, string>();
  const whole = {
    PATH: process.env.PATH,
    LOG_LEVEL: 'warn',
    STOMATON_DATA_DIR: dataDir,
    ...TEST_ENVIRONMENT,
    ...given,
    ...environment,
  };
  const start = (name: CallerName) =>
    startSupervised(name, {
      environment: whole,
      onLine: (_name, line) => outputs.set(name, `${outputs.get(name) ?? ''}${line}\n`),
    });
  const running = new Map<CallerName, Supervised>();
  for (const name of PROCESSES) running.set(name, start(name));
  const processOf = (name: CallerName): Supervised => {
    const found = running.get(name);
    if (found === undefined) throw new Error(`${name} was not started.`);
    return found;
  };
  const until = async (name: CallerName) => {
    try {
      return await processOf(name).ready;
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error}\n${outputs.get(name) ?? ''}`);
    }
  };
  const nine: NineProcesses = {
    url: urlOf('router'),
    urlOf,
    processOf,
    output: (name) => outputs.get(name) ?? '',
    async signal(name, signal) {
      const { child, exited } = processOf(name);
      child.kill(signal);
      return signal === 'SIGSTOP' || signal === 'SIGCONT' ? null : exited;
    },
    async restart(name) {
      running.set(name, start(name));
      await until(name);
    },
    async [Symbol.asyncDispose]() {
      for (const { child } of running.values()) if (child.exitCode === null) child.kill('SIGCONT');
      await stopAll([...running.values()], 'SIGKILL');
    },
  };
  try {
    await Promise.all([...running.keys()].map(until));
    return nine;
  } catch (error) {
    await nine[Symbol.asyncDispose]();
    throw error;
  }
}

/** An address for each process, and what tells it to all of them. */
export interface Addresses {
  urlOf(name: CallerName): string;
  readonly environment: Readonly<Record<string, string>>;
}

export async function freeAddresses(): Promise<Addresses> {
  const ports = await freePorts(PROCESSES.length);
  const portOf = new Map(PROCESSES.map((name, index) => [name, ports[index] ?? 0]));
  const urlOf = (name: CallerName) => `http://127.0.0.1:${portOf.get(name)}`;
  const urls = Object.fromEntries(SERVICE_NAMES.map((name: ServiceName) => [urlVariable(name), urlOf(name)]));
  return { urlOf, environment: { ...urls, PORT: String(portOf.get('router')) } };
}

/** The same for two copies of each process: every one finds both copies of each service, its own first. */
export async function freeAddressesOfTwo(): Promise<readonly [Addresses, Addresses]> {
  const [one, two] = [await freeAddresses(), await freeAddresses()];
  const withBoth = (own: Addresses, other: Addresses): Addresses => {
    const urls = SERVICE_NAMES.map((name) => [urlVariable(name), `${own.urlOf(name)},${other.urlOf(name)}`]);
    return { ...own, environment: { ...own.environment, ...Object.fromEntries(urls) } };
  };
  return [withBoth(one, two), withBoth(two, one)];
}

/** Ports that were free a moment ago; nothing of this machine takes them in between. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
