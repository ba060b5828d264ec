import type { FastifyInstance } from 'fastify';
import type { RouterMetrics } from '../platform/metrics/registry.ts';
import type { HealthReport } from '../platform/ports/health.ts';
import { createExplorer, EXPLORER_CONTENT_SECURITY_POLICY } from './explorer.ts';

export interface PageOptions {
  readonly checkServices: () => Promise<readonly HealthReport[]>;
  readonly metrics: RouterMetrics;
  readonly hasExplorer: boolean;
}

/** What the router serves beside the graph: the explorer, health and metrics. */
export function addPages(app: FastifyInstance, { checkServices, metrics, hasExplorer }: PageOptions): void {
  app.get('/', async (_request, reply) => reply.redirect('/explorer'));
  const explorer = createExplorer();
  if (hasExplorer) {
    app.get('/explorer', async (_request, reply) =>
      reply
        .header('content-security-policy', EXPLORER_CONTENT_SECURITY_POLICY)
        .header('content-encoding', 'gzip')
        .header('cache-control', 'public, max-age=3600')
        .type('text/html; charset=utf-8')
        .send(await explorer()),
    );
  }
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    const services = await checkServices();
    const waiting = services.filter((service) => !service.ready).map((service) => service.service);
    return reply.code(waiting.length === 0 ? 200 : 503).send({ status: waiting.length === 0 ? 'ready' : 'starting', waiting });
  });
  app.get('/health', async (_request, reply) => {
    const services = await checkServices();
    const worst = services.some(({ state }) => state === 'DOWN')
      ? 'DOWN'
      : services.some(({ state }) => state !== 'HEALTHY')
        ? 'DEGRADED'
        : 'HEALTHY';
    return reply.code(worst === 'DOWN' ? 503 : 200).send({ state: worst, services });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.print()));
}
