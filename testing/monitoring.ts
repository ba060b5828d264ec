import type { ExecutionResult } from 'graphql';
import { executeInSubgraph, subscribeInSubgraph } from '../platform/graphql/execute.ts';
import type { RequestContext } from '../platform/graphql/request-context.ts';
import { SILENT_PROGRESS, type Subgraph } from '../platform/graphql/subgraph.ts';
import type { Scope } from '../platform/identity/scopes.ts';
import { ANONYMOUS, type Viewer, type Visibility } from '../platform/identity/viewer.ts';
import { type IdPrefix, seededId } from '../platform/ids/ids.ts';
import { type Logger, SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { CollectionName } from '../platform/ports/documents.ts';
import type { HealthReport } from '../platform/ports/health.ts';
import type { OperationReport, TelemetryPort } from '../platform/ports/telemetry.ts';
import { SERVICE_NAMES } from '../platform/service-names.ts';
import type { BudgetLimits } from '../subgraphs/monitoring/domain/budget-book.ts';
import { openMonitoringSubgraph } from '../subgraphs/monitoring/subgraph.ts';
import { createManualClock, type ManualClock } from './clock.ts';
import { type CountingDocuments, countingDocuments } from './counting-documents.ts';
import { openTestDocuments, type TestDocuments } from './documents.ts';
import { createManualTimer, type ManualTimer } from './manual-timer.ts';

/** A running monitoring service on a real document store, a clock and a timer that the test moves. */
export interface TestMonitoring extends AsyncDisposable {
  readonly subgraph: Subgraph;
  readonly telemetry: TelemetryPort;
  readonly store: TestDocuments;
  readonly counted: CountingDocuments;
  readonly clock: ManualClock;
  readonly timer: ManualTimer;
  ask(query: string, viewer?: Viewer, variables?: Record<string, unknown>, readAfter?: string): Promise<Answer>;
  subscribe(query: string, viewer?: Viewer): ReturnType<typeof subscribeInSubgraph>;
  /** Reports an operation that happens now. */
  report(part: Partial<OperationReport>): void;
  /** Closes the service, cleanly, and opens it again on the same data. */
  restart(): Promise<void>;
}

export interface Answer extends ExecutionResult {
  // biome-ignore lint/suspicious/noExplicitAny: a test states the shape by its assertions
  readonly data?: any;
}

export const READER = personWith(['monitoring:read']);
export const ADMIN = personWith(['monitoring:read', 'monitoring:manage', 'flywheel:read']);
export const OUTSIDER = personWith([]);

export function personWith(scopes: readonly Scope[]): Viewer {
  return {
    kind: 'person',
    userId: seededId('user', scopes.join()),
    sessionId: seededId('session', scopes.join()),
    role: 'USER',
    tier: 'BASIC',
    scopes: new Set(scopes),
  };
}

export interface TestMonitoringOptions {
  readonly checkServices?: () => Promise<readonly HealthReport[]>;
  /** False: the service is open but not started. */
  readonly isStarted?: boolean;
  /** What paid calls may cost; default: anything. */
  readonly budget?: BudgetLimits;
  /** Default: no. */
  readonly hasModelKey?: boolean;
  readonly log?: Logger;
}

export async function openTestMonitoring({
  checkServices = allHealthy,
  isStarted = true,
  budget,
  hasModelKey,
  log = SILENT_LOGGER,
}: TestMonitoringOptions = {}): Promise<TestMonitoring> {
  const clock = createManualClock();
  const store = await openTestDocuments(clock);
  const counted = countingDocuments(store.portFor('monitoring'));
  const timer = createManualTimer();
  const open = () =>
    openMonitoringSubgraph({
      dataDir: `${store.dataDir}/monitoring`,
      clock,
      log,
      documents: counted.documents,
      checkServices,
      timer,
      budget,
      hasModelKey,
    });
  let current = await open();
  if (isStarted) await current.subgraph.start(SILENT_PROGRESS);

  function request(viewer: Viewer, readAfter: string | null): RequestContext {
    return {
      requestId: 'test',
      viewer,
      caller: 'router',
      askerKey: 'test',
      clientAddress: null,
      userAgent: null,
      readAfter,
      signal: new AbortController().signal,
      log: SILENT_LOGGER,
      clock,
      effects: { cursor: null, viewedIds: new Set(), foundIds: new Set() },
    };
  }

  return {
    get subgraph() {
      return current.subgraph;
    },
    get telemetry() {
      return current.telemetryFor('router');
    },
    store,
    counted,
    clock,
    timer,
    ask: (query, viewer = ANONYMOUS, variables = {}, readAfter) =>
      executeInSubgraph(current.subgraph, { query, variables }, request(viewer, readAfter ?? null)),
    subscribe: (query, viewer = ANONYMOUS) => subscribeInSubgraph(current.subgraph, { query }, request(viewer, null)),
    report(part) {
      current.telemetryFor('router').reportOperation({
        operation: 'Page',
        durationMs: 10,
        failed: false,
        viewedIds: [],
        foundIds: [],
        at: new Date(clock.now()).toISOString(),
        ...part,
      });
    },
    async restart() {
      await current.subgraph[Symbol.asyncDispose]();
      current = await open();
      await current.subgraph.start(SILENT_PROGRESS);
    },
    async [Symbol.asyncDispose]() {
      await current.subgraph[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

async function allHealthy(): Promise<readonly HealthReport[]> {
  return SERVICE_NAMES.map((service) => ({ service, state: 'HEALTHY', ready: true, version: '1', dependencies: [] }));
}

/** Stores bare documents that the service adds fields to, and gives their ids. */
export async function putEntities(
  { store }: TestMonitoring,
  prefix: IdPrefix & ('stone' | 'article' | 'run'),
  count: number,
  visibility: Visibility = 'PUBLIC',
): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => seededId(prefix, `${visibility}:${index}`));
  const collections = { stone: 'stones', article: 'articles', run: 'runs' } as const satisfies Record<string, CollectionName>;
  await store.portFor(prefix === 'run' ? 'flywheel' : 'content').commit({
    operations: ids.map((id) => ({ kind: 'put', collection: collections[prefix], id, data: {}, visibility, authorId: null })),
    by: null,
  });
  return ids;
}

/** Prices a call, stores its entry as its service would, and gives the feed's cursor. */
export async function spend(
  { telemetry, store }: TestMonitoring,
  id: string,
  usage: Partial<Parameters<TelemetryPort['price']>[0]>,
): Promise<string> {
  const entry = await telemetry.price({
    service: 'content',
    provider: 'openai',
    model: 'gpt-4o-mini',
    operation: 'generateArticle',
    entityIds: [],
    userId: null,
    quantities: { INPUT_TOKEN: 1_000, OUTPUT_TOKEN: 1_000 },
    ...usage,
  });
  const { cursor } = await store.portFor('content').commit({
    operations: [
      {
        kind: 'put',
        collection: 'ledger',
        id,
        data: entry,
        visibility: 'monitoring:read',
        authorId: null,
        expectedRevision: 0,
      },
    ],
    by: 'content',
  });
  return cursor;
}

export const ENTITIES = 'query ($refs: [_Any!]!) { _entities(representations: $refs) { ';

/** Representations of entities, as the gateway sends them. */
export function refsOf(typename: string, ids: readonly string[]): { refs: { __typename: string; id: string }[] } {
  return { refs: ids.map((id) => ({ __typename: typename, id })) };
}
