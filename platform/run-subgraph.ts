import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './config/parse-env.ts';
import { parseServiceConfig, type ServiceConfig } from './config/service-config.ts';
import type { Progress, Subgraph } from './graphql/subgraph.ts';
import { createProgressBar } from './lifecycle/progress-bar.ts';
import { runProcess } from './lifecycle/run-process.ts';
import { createLogger, type Logger } from './logging/logger.ts';
import type { KeySetPort } from './ports/accounts.ts';
import { openRemote, type Remote } from './remote/open-remote.ts';
import type { ServiceName } from './service-names.ts';
import type { TokenSupply } from './service-token/supply.ts';
import { type SubgraphApp, startSubgraph } from './start-subgraph.ts';
import { type Clock, systemClock } from './time/clock.ts';

const PROJECT = join(import.meta.dirname, '..');

/** What a service has of its own. */
export interface OwnDeps {
  /** Its folder in the data folder. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What a service brings beside its subgraph; only auth does. */
export interface OwnTrust {
  readonly keys: KeySetPort;
  readonly tokens: TokenSupply;
  readonly addRoutes: (app: SubgraphApp) => void;
}

export interface ServiceProcess<Config> {
  readonly name: ServiceName;
  /** @throws {ConfigError} naming every fault of the service's own settings */
  readonly parseConfig: (env: Environment) => Config;
  /** Whom it trusts and how it is trusted; default: auth over HTTP. Called before anything else. */
  readonly trust?: (own: OwnDeps, config: Config, shared: ServiceConfig) => Promise<OwnTrust>;
  /** Opens the subgraph, once the services it cannot do without are there. */
  readonly open: (own: OwnDeps, remote: Remote, config: Config) => Promise<Subgraph>;
}

/** The version that health reports. */
export function readVersion(): string {
  return (JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string }).version;
}

/**
 * Runs one service as a process of its own. It prints `{"event":"listening","url":…}` when it is live and
 * `{"event":"ready","url":…}` when it has caught up with the seed.
 */
export async function runSubgraph<Config>(service: ServiceProcess<Config>): Promise<void> {
  const { name } = service;
  const bar = createProgressBar(process.stderr);
  await runProcess(
    async () => {
      const shared = parseServiceConfig(process.env, name, { home: homedir(), project: PROJECT });
      const config = service.parseConfig(process.env);
      const log = createLogger(shared.logLevel).child({ service: name });
      await using opened = new AsyncDisposableStack();
      const { failed } = await openServer(service, { shared, config, log, progress: bar, clock: systemClock }, opened);
      const owned = opened.move();
      return { failed, [Symbol.asyncDispose]: () => owned.disposeAsync() };
    },
    () => console.log(JSON.stringify({ event: 'stopping' })),
  );
}

async function openServer<Config>(
  service: ServiceProcess<Config>,
  deps: {
    readonly shared: ServiceConfig;
    readonly config: Config;
    readonly log: Logger;
    readonly clock: Clock;
    readonly progress: Progress;
  },
  opened: AsyncDisposableStack,
): Promise<{ readonly failed: Promise<unknown> }> {
  const { name } = service;
  const { shared, config, log, clock, progress } = deps;
  const own: OwnDeps = { dataDir: join(shared.dataDir, name), clock, log };
  const trust = await service.trust?.(own, config, shared);
  const remote = opened.use(openRemote({ name, config: shared, clock, log, progress, tokens: trust?.tokens }));
  const server = opened.use(
    await startSubgraph({
      name,
      host: shared.host,
      port: shared.port,
      keys: trust?.keys ?? remote.keySet(),
      open: () => service.open(own, remote, config),
      addRoutes: trust?.addRoutes,
      version: readVersion(),
      clock,
      log,
      progress,
    }),
  );
  console.log(JSON.stringify({ event: 'listening', url: server.url }));
  const failed = server.ready.then(() => console.log(JSON.stringify({ event: 'ready', url: server.url })));
  return { failed };
}
