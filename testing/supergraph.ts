import { inject } from 'vitest';
import { SILENT_PROGRESS } from '../platform/graphql/subgraph.ts';
import { type Logger, SILENT_LOGGER } from '../platform/logging/logger.ts';
import { systemClock } from '../platform/time/clock.ts';
import { parseRouterConfig } from '../router/config.ts';
import { parseAuthConfig } from '../subgraphs/auth/config.ts';
import { type OneProcessOptions, openOneProcess, type Services } from '../topologies/one-process.ts';
import { createGraphClient, type GraphClient, signIn } from './graph-client.ts';
import { ADMIN, copySeededData, RAISED_RATES, TEST_ENVIRONMENT } from './seeded-data.ts';

/** The whole supergraph on the real catalogue, reached by HTTP. */
export interface TestSupergraph extends AsyncDisposable {
  readonly visitor: GraphClient;
  readonly admin: GraphClient;
  /** A session of the admin's of its own. */
  signInAdmin(): Promise<GraphClient>;
}

/** The same in this process, where a test can look behind the API. */
export interface InProcessSupergraph extends TestSupergraph {
  readonly services: Services;
  readonly dataDir: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where nine processes serve it; absent where each test opens it in its own process. */
    servicesUrl?: string;
  }
}

/**
 * Opens the supergraph in process on a copy of the seeded data folder, or finds it where nine processes serve it: a scenario
 * cannot tell which.
 */
export async function openTestSupergraph(
  environment: Record<string, string> = {},
  observeDocuments?: OneProcessOptions['observeDocuments'],
): Promise<TestSupergraph> {
  const servicesUrl = inject('servicesUrl');
  if (servicesUrl === undefined) return openInProcessSupergraph(environment, observeDocuments);
  if (observeDocuments !== undefined) throw new Error('Calls of the engine can be counted in one process only.');
  return { ...(await toWorld(servicesUrl)), async [Symbol.asyncDispose]() {} };
}

/** Opens the supergraph in process on a copy of the seeded data folder. */
export async function openInProcessSupergraph(
  environment: Record<string, string> = {},
  observeDocuments?: OneProcessOptions['observeDocuments'],
  log: Logger = SILENT_LOGGER,
): Promise<InProcessSupergraph> {
  await using opened = new AsyncDisposableStack();
  const data = opened.use(await copySeededData(inject('seededDataDir')));
  const server = opened.use(
    await openOneProcess({
      dataDir: data.path,
      auth: parseAuthConfig({ ...TEST_ENVIRONMENT, ...environment }),
      router: parseRouterConfig({ PORT: '0', ...RAISED_RATES, ...environment }),
      clock: systemClock,
      log,
      progress: SILENT_PROGRESS,
      announce: () => {},
      version: 'test',
      ...(observeDocuments === undefined ? {} : { observeDocuments }),
    }),
  );
  const world = await toWorld(server.url);
  const { services } = server;
  const owned = opened.move();
  return { ...world, services, dataDir: data.path, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

async function toWorld(url: string): Promise<Omit<TestSupergraph, typeof Symbol.asyncDispose>> {
  const visitor = createGraphClient(url);
  const signInAdmin = () => signIn(visitor, ADMIN.email, ADMIN.password);
  return { visitor, signInAdmin, admin: await signInAdmin() };
}
