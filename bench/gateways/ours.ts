import { ANONYMOUS } from '../../platform/identity/viewer.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { createRouterMetrics } from '../../platform/metrics/registry.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { parseRouterConfig } from '../../router/config.ts';
import { createGateway } from '../../router/gateway.ts';
import { createHttpDataSource } from '../../router/http-data-source.ts';
import { createRateLimiters } from '../../router/rate-limiter.redis.ts';
import { openRouter } from '../../router/server.ts';
import { serveAsGateway } from '../gateway-process.ts';
import { RAISED_RATES } from '../one-process.ts';

/** The router of this project with everything that it does besides: limits, rates, identity, reports, metrics. */
serveAsGateway(import.meta.url, async ({ supergraphSdl, subgraphs }) => {
  const router = await openRouter({
    config: parseRouterConfig({ PORT: '0', ...RAISED_RATES }),
    gateway: createGateway({
      supergraphSdl,
      dataSourceOf(name) {
        const subgraph = subgraphs.find((known) => known.name === name);
        if (subgraph === undefined) throw new Error(`No address of "${name}".`);
        const { url, serviceToken } = subgraph;
        return createHttpDataSource({
          name,
          urls: [url],
          serviceToken: async () => serviceToken,
          clock: systemClock,
          log: SILENT_LOGGER,
        });
      },
      log: SILENT_LOGGER,
    }),
    verify: async () => ANONYMOUS,
    subscribe: async () => ({ errors: [] }),
    telemetry: { reportOperation() {} },
    refusals: { noteRefusals: async () => {} },
    checkServices: async () => [],
    metrics: createRouterMetrics(),
    askerSecret: 'bench',
    limiterOf: createRateLimiters(null, systemClock),
    clock: systemClock,
    log: SILENT_LOGGER,
  });
  return router.url;
});
