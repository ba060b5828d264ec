import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseServiceConfig } from '../platform/config/service-config.ts';
import { openRedis } from '../platform/engines/redis.ts';
import { parseRedisConfig } from '../platform/engines/redis-config.ts';
import { createTokenVerifier } from '../platform/identity/verify-token.ts';
import { createProgressBar } from '../platform/lifecycle/progress-bar.ts';
import { runProcess } from '../platform/lifecycle/run-process.ts';
import { readOrCreateSecret } from '../platform/lifecycle/secret-file.ts';
import { createLogger } from '../platform/logging/logger.ts';
import { createRouterMetrics } from '../platform/metrics/registry.ts';
import { openRemote } from '../platform/remote/open-remote.ts';
import { SERVICE_NAMES } from '../platform/service-names.ts';
import { systemClock } from '../platform/time/clock.ts';
import { readSupergraphSdl } from '../schema/compose.ts';
import { subscriptionOwners } from '../schema/subscription-owners.ts';
import { parseRouterConfig } from './config.ts';
import { createGateway } from './gateway.ts';
import { createHttpDataSource } from './http-data-source.ts';
import { createRateLimiters } from './rate-limiter.redis.ts';
import { openRouter } from './server.ts';
import { subscribeOverHttp } from './subscribe-over-http.ts';

const PROJECT = join(import.meta.dirname, '..');

/** The router as a process of its own: it serves as soon as it listens, whatever services are there. */
await runProcess(
  async () => {
    const shared = parseServiceConfig(process.env, 'router', { home: homedir(), project: PROJECT });
    const config = parseRouterConfig(process.env);
    const clock = systemClock;
    const log = createLogger(shared.logLevel).child({ service: 'router' });
    const redisConfig = parseRedisConfig(process.env);
    await using opened = new AsyncDisposableStack();
    const redis = redisConfig === null ? null : opened.use(await openRedis({ config: redisConfig, log }));
    const remote = opened.use(
      openRemote({ name: 'router', config: shared, clock, log, progress: createProgressBar(process.stderr) }),
    );
    const verifier = createTokenVerifier({ keys: remote.keySet(), clock });
    const supergraphSdl = readSupergraphSdl();
    const owners = subscriptionOwners(supergraphSdl);
    const placeOf = (name: string) => {
      const service = SERVICE_NAMES.find((known) => known === name);
      if (service === undefined) throw new Error(`The supergraph names a subgraph "${name}" that is no service.`);
      return { name, urls: shared.urls[service], serviceToken: () => remote.tokens.tokenFor(service) };
    };
    const dataSourceOf = (name: string) => opened.use(createHttpDataSource({ ...placeOf(name), clock, log }));
    const router = opened.use(
      await openRouter({
        config,
        gateway: createGateway({ supergraphSdl, dataSourceOf, log }),
        verify: (authorization) => verifier.verify(authorization),
        subscribe: async (context, field, request) => {
          const owner = owners.get(field);
          if (owner === undefined) throw new Error(`No subgraph has the subscription "${field}".`);
          return subscribeOverHttp(placeOf(owner), context, request);
        },
        telemetry: remote.telemetry(),
        refusals: remote.refusals(),
        checkServices: () => remote.checkServices(),
        metrics: createRouterMetrics(),
        limiterOf: createRateLimiters(redis, clock),
        askerSecret: readOrCreateSecret(join(shared.dataDir, 'router', 'asker-secret')),
        clock,
        log,
      }),
    );
    console.log(JSON.stringify({ event: 'listening', url: router.url }));
    const failed = remote.untilReady(...SERVICE_NAMES).then(
      () => console.log(JSON.stringify({ event: 'ready', url: router.url })),
      // Only a stop ends that wait.
      () => {},
    );
    const owned = opened.move();
    return { failed, [Symbol.asyncDispose]: () => owned.disposeAsync() };
  },
  () => console.log(JSON.stringify({ event: 'stopping' })),
);
