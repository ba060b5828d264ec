import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Operation names are the client's to choose, so only the first so many become a label; the rest count as `other`. */
const MAX_OPERATION_NAMES = 200;

const SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** What the router counts, in Prometheus' text format under `/metrics`. */
export interface RouterMetrics {
  readonly contentType: string;
  print(): Promise<string>;
  observeOperation(operation: string, failed: boolean, durationMs: number): void;
  /** @param durationMs of all `count` fetches together */
  observeFetches(subgraph: string, count: number, durationMs: number): void;
}

/** Makes a registry of its own: several routers may live in one process (tests do). */
export function createRouterMetrics(): RouterMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'stomaton_' });
  const registers = [registry];
  const operations = new Counter({
    name: 'stomaton_operations_total',
    help: 'Client operations by name and outcome.',
    labelNames: ['operation', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'stomaton_operation_duration_seconds',
    help: 'Time from receiving an operation to sending its answer.',
    labelNames: ['operation'],
    buckets: SECONDS,
    registers,
  });
  const fetches = new Counter({
    name: 'stomaton_subgraph_fetches_total',
    help: 'Fetches of the gateway by subgraph.',
    labelNames: ['subgraph'],
    registers,
  });
  const fetchSeconds = new Counter({
    name: 'stomaton_subgraph_fetch_seconds_total',
    help: 'Time spent in fetches of the gateway, by subgraph.',
    labelNames: ['subgraph'],
    registers,
  });
  const known = new Set<string>();
  function toLabel(operation: string): string {
    if (known.size < MAX_OPERATION_NAMES) known.add(operation);
    return known.has(operation) ? operation : 'other';
  }
  return {
    contentType: registry.contentType,
    print: () => registry.metrics(),
    observeOperation(operation, failed, durationMs) {
      const label = toLabel(operation);
      operations.inc({ operation: label, status: failed ? 'error' : 'ok' });
      durations.observe({ operation: label }, durationMs / 1_000);
    },
    observeFetches(subgraph, count, durationMs) {
      fetches.inc({ subgraph }, count);
      fetchSeconds.inc({ subgraph }, durationMs / 1_000);
    },
  };
}
