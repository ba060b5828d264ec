import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedConsumer } from '../../platform/change-feed/consumer.ts';
import { buildGuardedSchema } from '../../platform/graphql/build-schema.ts';
import type { Subgraph } from '../../platform/graphql/subgraph.ts';
import { guardPort } from '../../platform/identity/service-permissions.ts';
import { createIdSource } from '../../platform/ids/ids.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import type { DependencyReport, HealthReport } from '../../platform/ports/health.ts';
import { TELEMETRY_RIGHTS, type TelemetryPort } from '../../platform/ports/telemetry.ts';
import type { CallerName } from '../../platform/service-names.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { createSystemTimer, type Timer } from '../../platform/time/timer.ts';
import { createMonitoringLoaders } from './context.ts';
import { createAlertBook } from './domain/alert-book.ts';
import { type BudgetLimits, createBudgetBook } from './domain/budget-book.ts';
import { followLedger } from './domain/ledger-follower.ts';
import { type MetricSources, readMetricNow } from './domain/metrics.ts';
import type { Monitoring } from './domain/monitoring.ts';
import { createPriceCatalog } from './domain/price-catalog.ts';
import { parsePriceTable } from './domain/price-table.ts';
import { pruneOld } from './domain/retention.ts';
import { createUsageRecorder } from './domain/usage-recorder.ts';
import { openSqliteLedgerIndex } from './engines/ledger-index.sqlite.ts';
import { openSqliteUsageIndex } from './engines/usage-index.sqlite.ts';
import { alertResolvers } from './resolvers/Alert.ts';
import { alertRuleResolvers } from './resolvers/AlertRule.ts';
import { articleResolvers } from './resolvers/Article.ts';
import { internalMutationResolvers } from './resolvers/internal.ts';
import { mutationResolvers } from './resolvers/Mutation.ts';
import { queryResolvers } from './resolvers/Query.ts';
import { stoneResolvers } from './resolvers/Stone.ts';
import { subscriptionResolvers } from './resolvers/Subscription.ts';
import { workflowRunResolvers } from './resolvers/WorkflowRun.ts';
import type { Resolvers } from './schema.generated.ts';

const SCHEMA_FILE = new URL('./schema.graphql', import.meta.url);
const PRICES_FILE = new URL('../../data/prices.json', import.meta.url);

const FLUSH_MS = 1_000;
const EVALUATE_MS = 10_000;
const PRUNE_MS = 3_600_000;

/** What is scheduled, by the names that a timer is given. */
export const SCHEDULED = { flush: 'monitoring.flush', evaluate: 'monitoring.evaluate', prune: 'monitoring.prune' } as const;

export interface MonitoringDeps {
  /** The service's own folder: sums derived from logs and feed, which may be deleted. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly documents: DocumentsPort;
  /** Asks every service for its health; answers within a second for each. */
  readonly checkServices: () => Promise<readonly HealthReport[]>;
  /** Default: the system's. */
  readonly timer?: Timer;
  /** What paid calls may cost; left out: anything. */
  readonly budget?: BudgetLimits;
  /** Whether this process has the key of a language model; left out: no. */
  readonly hasModelKey?: boolean;
}

const NO_LIMITS: BudgetLimits = { day: null, month: null, run: null };

/**
 * Opens the monitoring service. Reports and prices are taken from the moment it is open; flushing, alerts and the ledger's
 * sums begin with `start`. Disposing flushes what is buffered.
 * @throws {StartupError} when its folder cannot be used
 * @throws {Error} when the price table is malformed
 */
export async function openMonitoringSubgraph(
  deps: MonitoringDeps,
): Promise<{ readonly subgraph: Subgraph; telemetryFor(caller: CallerName): TelemetryPort }> {
  const { dataDir, clock, log, documents, checkServices, timer = createSystemTimer(log), budget = NO_LIMITS } = deps;
  const { hasModelKey } = deps;
  await using opened = new AsyncDisposableStack();
  const usage = opened.use(openSqliteUsageIndex(join(dataDir, 'usage.sqlite')));
  const ledger = opened.use(openSqliteLedgerIndex(join(dataDir, 'ledger.sqlite')));
  const recorder = createUsageRecorder({ documents, index: usage, clock, log });
  opened.defer(() => recorder.flush());
  const priceTable = parsePriceTable(JSON.parse(await readFile(PRICES_FILE, 'utf8')));
  const prices = createPriceCatalog(documents, priceTable, clock);
  const budgets = createBudgetBook({ documents, limits: budget, price: prices.price, clock, log, hasModelKey });
  const alerts = createAlertBook({ documents, newId: createIdSource(clock), clock, log });
  let consumer: FeedConsumer | null = null;
  const monitoring: Monitoring = {
    documents,
    recorder,
    ledger,
    prices,
    alerts,
    clock,
    checkServices,
    ledgerPassed: async (cursor) => consumer?.waitFor(cursor),
  };
  const metrics: MetricSources = { recorder, ledger, clock, openSpans: alerts.openSpans };
  let isReady = false;

  const telemetry: TelemetryPort = { reportOperation: recorder.report, price: prices.price, ...budgets };
  const telemetryFor = (caller: CallerName) =>
    guardPort(telemetry, { caller, service: 'monitoring', rights: TELEMETRY_RIGHTS });
  const subgraph: Subgraph = {
    name: 'monitoring',
    schema: buildGuardedSchema(SCHEMA_FILE, toResolvers(monitoring, telemetryFor)),
    createContext: (request) => ({ ...request, loaders: createMonitoringLoaders(monitoring, request) }),
    checkDependencies: () => checkDocuments(documents),
    get isReady() {
      return isReady;
    },
    // Its sums are files; what was reported while it was away is added within moments.
    canAnswer: true,
    async start(progress) {
      await prices.seed();
      await alerts.seed();
      await recorder.catchUp((rows) => progress.report('Adding up usage', rows, null));
      const following = owned.use(followLedger(documents, ledger, prices.refresh, log));
      consumer = following;
      await following.caughtUp((applied) => progress.report('Adding up the ledger', applied, null));
      owned.use(timer.every(FLUSH_MS, SCHEDULED.flush, () => recorder.flush()));
      owned.use(timer.every(EVALUATE_MS, SCHEDULED.evaluate, () => alerts.evaluate((name) => readMetricNow(name, metrics))));
      owned.use(timer.every(PRUNE_MS, SCHEDULED.prune, () => pruneOld(documents, usage, clock)));
      isReady = true;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
  const owned = opened.move();
  return { subgraph, telemetryFor };
}

function toResolvers(monitoring: Monitoring, telemetryFor: (caller: CallerName) => TelemetryPort): Resolvers {
  return {
    Query: queryResolvers(monitoring),
    Mutation: { ...mutationResolvers(monitoring), ...internalMutationResolvers(telemetryFor) },
    Subscription: subscriptionResolvers(monitoring),
    Stone: stoneResolvers(),
    Article: articleResolvers(),
    WorkflowRun: workflowRunResolvers(),
    Alert: alertResolvers(),
    AlertRule: alertRuleResolvers(),
  };
}

async function checkDocuments(documents: Pick<DocumentsPort, 'lastCursor'>): Promise<readonly DependencyReport[]> {
  const begin = performance.now();
  const about = { name: 'documents', engine: 'database' };
  try {
    await documents.lastCursor();
    return [{ ...about, state: 'HEALTHY', latencyMs: performance.now() - begin, message: null }];
  } catch {
    return [{ ...about, state: 'DOWN', latencyMs: null, message: 'The document store does not answer.' }];
  }
}
