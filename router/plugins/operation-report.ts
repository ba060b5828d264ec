import type { ApolloServerPlugin } from '@apollo/server';
import type { RouterMetrics } from '../../platform/metrics/registry.ts';
import type { TelemetryPort } from '../../platform/ports/telemetry.ts';
import type { Clock } from '../../platform/time/clock.ts';
import type { RouterContext } from '../router-context.ts';

export interface OperationReportOptions {
  readonly telemetry: Pick<TelemetryPort, 'reportOperation'>;
  readonly metrics: RouterMetrics;
  readonly clock: Clock;
}

/** Apollo's code for a hash whose text it has not. */
const PERSISTED_QUERY_NOT_FOUND = 'PERSISTED_QUERY_NOT_FOUND';

/** Tells monitoring and the metrics about each operation: its name and figures, never its text or values. */
export function operationReport({ telemetry, metrics, clock }: OperationReportOptions): ApolloServerPlugin<RouterContext> {
  return {
    async requestDidStart() {
      const startedAt = performance.now();
      return {
        async willSendResponse({ operationName, operation, response, contextValue }) {
          const durationMs = performance.now() - startedAt;
          const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
          // A hash that is not known asks for the text, which comes next: no operation yet, and nothing has failed.
          if (errors.some(({ extensions }) => extensions?.code === PERSISTED_QUERY_NOT_FOUND)) return;
          const name = operation === undefined ? 'invalid' : (operationName ?? 'anonymous');
          const failed = errors.length > 0;
          telemetry.reportOperation({
            operation: name,
            durationMs,
            failed,
            viewedIds: [...contextValue.viewedIds],
            foundIds: [...contextValue.foundIds],
            at: new Date(clock.now()).toISOString(),
          });
          metrics.observeOperation(name, failed, durationMs);
          for (const [subgraph, fetched] of contextValue.fetches)
            metrics.observeFetches(subgraph, fetched.count, fetched.durationMs);
        },
      };
    },
  };
}
