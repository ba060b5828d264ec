import { inject } from 'vitest';
import { SILENT_PROGRESS } from '../platform/graphql/subgraph.ts';
import { type Logger, SILENT_LOGGER } from '../platform/logging/logger.ts';
import { systemClock } from '../platform/time/clock.ts';
import { parseRouterConfig } from '../router/config.ts';
import { parseAuthConfig } from '../subgraphs/auth/config.ts';
import { type OneProcessOptions, openOneProcess, type Services } from '../topologies/one-process.ts';
import { createGraphClient, type GraphClient, signIn } from './graph-client.ts';
import { ADMIN, copySeededData, TEST_ENVIRONMENT } from './seeded-data.ts';

/** The whole supergraph in process on the real catalogue, reached by HTTP on a free port. */
export interface TestSupergraph extends AsyncDisposable {
  readonly visitor: GraphClient;
  readonly admin: GraphClient;
  /** A session of the admin's of its own. */
  signInAdmin(): Promise<GraphClient>;
  readonly services: Services;
  readonly dataDir: string;
}

/** Opens the supergraph on a copy of the seeded data folder. */
export async function openTestSupergraph(
  environment: Record<string, string> = {},
  observeDocuments?: OneProcessOptions['observeDocuments'],
  log: Logger = SILENT_LOGGER,
): Promise<TestSupergraph> {
  await using opened = new AsyncDisposableStack();
  const data = opened.use(await copySeededData(inject('seededDataDir')));
  const server = opened.use(
    await openOneProcess({
      dataDir: data.path,
      auth: parseAuthConfig({ ...TEST_ENVIRONMENT, ...environment }),
      router: parseRouterConfig({ PORT: '0', ...environment }),
      clock: systemClock,
      log,
      progress: SILENT_PROGRESS,
      announce: () => {},
      version: 'test',
      ...(observeDocuments === undefined ? {} : { observeDocuments }),
    }),
  );
  const visitor = createGraphClient(server.url);
  const signInAdmin = () => signIn(visitor, ADMIN.email, ADMIN.password);
  const admin = await signInAdmin();
  const owned = opened.move();
  return {
    visitor,
    admin,
    signInAdmin,
    services: server.services,
    dataDir: data.path,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
