import { isoNow } from '../../../platform/time/clock.ts';
import { reportCosts } from '../domain/costs.ts';
import { measureHealth } from '../domain/health.ts';
import { readMetricSeries } from '../domain/metrics.ts';
import type { Monitoring } from '../domain/monitoring.ts';
import { toOperationMetrics } from '../domain/operations.ts';
import type { QueryResolvers } from '../schema.generated.ts';

/** A client may send null for an argument that has a default; it means the default. */
export function queryResolvers({
  alerts,
  checkServices,
  clock,
  ledger,
  ledgerPassed,
  prices,
  recorder,
}: Monitoring): QueryResolvers {
  return {
    health: () => measureHealth(checkServices, () => isoNow(clock)),
    operationMetrics: (_, { window }) => toOperationMetrics(recorder.operations(window ?? 'DAY')),
    metricSeries: (_, { metric, window, stepSeconds }) =>
      readMetricSeries(
        { metric, window: window ?? 'DAY', stepSeconds: stepSeconds ?? 300 },
        { recorder, ledger, clock, openSpans: alerts.openSpans },
      ),
    async costs(_, { window, groupBy }, { readAfter }) {
      await ledgerPassed(readAfter);
      return reportCosts(ledger, window ?? 'DAYS_30', groupBy ?? 'SERVICE', clock);
    },
    priceCatalog: (_, { at }) => prices.catalogAt(at ?? isoNow(clock)),
    alerts: (_, { state, first, after }) => alerts.page({ state: state ?? null, first: first ?? 20, after: after ?? null }),
    alertRules: () => alerts.rules(),
  };
}
