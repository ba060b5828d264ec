import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { CallerName } from '../service-names.ts';

/** What a subgraph counts, in Prometheus' text format under `/metrics`. */
export interface SubgraphMetrics {
  readonly contentType: string;
  print(): Promise<string>;
  observeRequest(caller: CallerName, failed: boolean, durationMs: number): void;
}

/** Makes a registry of its own: several subgraphs may live in one process (tests do). */
export function createSubgraphMetrics(): SubgraphMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'stomaton_' });
  const registers = [registry];
  const requests = new Counter({
    name: 'stomaton_subgraph_requests_total',
    help: 'Operations by calling service and outcome.',
    labelNames: ['caller', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'stomaton_subgraph_request_duration_seconds',
    help: 'Time from receiving an operation to its result.',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers,
  });
  return {
    contentType: registry.contentType,
    print: () => registry.metrics(),
    observeRequest(caller, failed, durationMs) {
      requests.inc({ caller, status: failed ? 'error' : 'ok' });
      durations.observe(durationMs / 1_000);
    },
  };
}
