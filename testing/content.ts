import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExecutionResult } from 'graphql';
import type { OpenAiConfig } from '../platform/engines/openai-config.ts';
import { DomainError } from '../platform/errors/domain-error.ts';
import { executeInSubgraph } from '../platform/graphql/execute.ts';
import type { RequestContext } from '../platform/graphql/request-context.ts';
import { SILENT_PROGRESS, type Subgraph } from '../platform/graphql/subgraph.ts';
import { SCOPES, type Scope } from '../platform/identity/scopes.ts';
import { ANONYMOUS, type Person, type RoleName, type Viewer } from '../platform/identity/viewer.ts';
import { seededId } from '../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { QuotaPort } from '../platform/ports/accounts.ts';
import type { CataloguePort } from '../platform/ports/catalogue.ts';
import type { TelemetryPort } from '../platform/ports/telemetry.ts';
import type { CallerName } from '../platform/service-names.ts';
import { isoNow } from '../platform/time/clock.ts';
import { openCacheSubgraph } from '../subgraphs/cache/subgraph.ts';
import { openContentSubgraph } from '../subgraphs/content/subgraph.ts';
import { createManualClock, type ManualClock } from './clock.ts';
import { type CountingDocuments, countingDocuments } from './counting-documents.ts';
import { openTestDocuments, type TestDocuments } from './documents.ts';

/** The catalogue that the project ships. */
export const WHOLE_CATALOGUE = new URL('../data/stones.jsonl', import.meta.url);

/** A person of a role with these scopes. */
export function personOf(role: RoleName, scopes: readonly Scope[], name: string = role.toLowerCase()): Person {
  const [userId, sessionId] = [seededId('user', name), seededId('session', name)];
  return { kind: 'person', userId, sessionId, role, tier: 'BASIC', scopes: new Set(scopes) };
}

export const ADMIN_PERSON = personOf('ADMIN', SCOPES);
export const SUPPLIER = personOf('SUPPLIER', ['content:generate', 'flywheel:answer']);
export const PLAIN_USER = personOf('USER', ['content:generate']);

/** The articles that the project ships. */
export const WHOLE_LIBRARY = new URL('../data/articles/', import.meta.url);

/** One line of the catalogue's format; what is given replaces what every line has. */
export function catalogueLine(name: string, rest: object = {}): string {
  return JSON.stringify({
    slug: name.toLowerCase().replace(/\s+/g, '-'),
    name,
    type: 'marble',
    petrography: 'calcitic marble',
    origin: { country: 'Italy', region: 'Tuscany', locality: 'Carrara' },
    colors: ['white', 'grey'],
    aliases: [],
    ...rest,
  });
}

/** Quotas of a test: each person may generate so often. */
export interface TestQuota extends QuotaPort {
  readonly taken: ReadonlySet<string>;
}

export function createTestQuota(monthlyGenerations = 50): TestQuota {
  const taken = new Set<string>();
  return {
    taken,
    async takeGeneration(userId, key) {
      const used = [...taken].filter((one) => one.startsWith(`${userId}:`)).length;
      if (!taken.has(`${userId}:${key}`) && used >= monthlyGenerations) {
        throw new DomainError('QUOTA_EXCEEDED', 'The quota of this month is used up.');
      }
      taken.add(`${userId}:${key}`);
      return { monthlyGenerations, used: used + 1, resetsAt: new Date(0).toISOString() };
    },
    async returnGeneration(userId, key) {
      taken.delete(`${userId}:${key}`);
    },
  };
}

/** Content on the real document store and the real cache, with a clock that the test moves. */
export interface TestContent extends AsyncDisposable {
  readonly subgraph: Subgraph;
  /** As the flywheel may use it. */
  readonly catalogue: CataloguePort;
  catalogueFor(caller: CallerName): CataloguePort;
  readonly clock: ManualClock;
  readonly store: TestDocuments;
  readonly counting: CountingDocuments;
  readonly quota: TestQuota;
  ask(query: string, variables?: Record<string, unknown>, viewer?: Viewer): Promise<ExecutionResult>;
  /** The data of an answer without errors. */
  // biome-ignore lint/suspicious/noExplicitAny: a test states the shape by its assertions
  data(query: string, variables?: Record<string, unknown>, viewer?: Viewer): Promise<any>;
  request(viewer?: Viewer): RequestContext;
}

export interface TestContentOptions {
  /** The language model; default: none. */
  readonly openai?: OpenAiConfig;
  /** Default: everything is free and nothing limited. */
  readonly telemetry?: Pick<TelemetryPort, 'price' | 'reserve' | 'settle'>;
}

/**
 * @param catalogue lines of the catalogue, or the file of one
 * @param library texts of article files by their names, or the folder of some; default: none
 * @param on the store of another, which must outlive this one; default: a store of its own
 */
export async function openTestContent(
  catalogue: readonly string[] | URL,
  on?: { readonly store: TestDocuments; readonly clock: ManualClock },
  quota: TestQuota = createTestQuota(),
  library: Readonly<Record<string, string>> | URL = {},
  options: TestContentOptions = {},
): Promise<TestContent> {
  await using opened = new AsyncDisposableStack();
  const clock = on?.clock ?? createManualClock();
  const store = on?.store ?? opened.use(await openTestDocuments(clock));
  const counting = countingDocuments(store.portFor('content'));
  const cache = await openCacheSubgraph({ documents: store.portFor('cache'), clock, log: SILENT_LOGGER });
  opened.use(cache.subgraph);
  const telemetry: Pick<TelemetryPort, 'price' | 'reserve' | 'settle'> = options.telemetry ?? {
    price: async (usage) => ({ ...usage, at: isoNow(clock), nanoUsd: '0', priceIds: ['price_test'] }),
    reserve: async () => null,
    settle: async () => {},
  };
  const { subgraph, catalogueFor } = await openContentSubgraph({
    dataDir: join(store.dataDir, 'content'),
    clock,
    log: SILENT_LOGGER,
    documents: counting.documents,
    cache: cache.cacheFor('content'),
    telemetry,
    quota,
    openai: options.openai ?? null,
    catalogueFile: catalogue instanceof URL ? catalogue : writeCatalogue(store.dataDir, catalogue),
    articlesFolder: library instanceof URL ? library : writeLibrary(store.dataDir, library),
  });
  opened.use(subgraph);
  await cache.subgraph.start(SILENT_PROGRESS);
  await subgraph.start(SILENT_PROGRESS);
  const request = (viewer: Viewer = ANONYMOUS): RequestContext => ({
    requestId: 'test',
    viewer,
    caller: 'router',
    askerKey: 'test',
    clientAddress: null,
    userAgent: null,
    readAfter: null,
    signal: new AbortController().signal,
    log: SILENT_LOGGER,
    clock,
    effects: { cursor: null, viewedIds: new Set(), foundIds: new Set() },
  });
  const ask = (query: string, variables: Record<string, unknown> = {}, viewer?: Viewer) =>
    executeInSubgraph(subgraph, { query, variables }, request(viewer));
  const owned = opened.move();
  return {
    subgraph,
    catalogue: catalogueFor('flywheel'),
    catalogueFor,
    clock,
    store,
    counting,
    quota,
    ask,
    async data(query, variables, viewer) {
      const { data, errors } = await ask(query, variables, viewer);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      // Objects of an execution have no prototype, which `toEqual` would call a difference.
      return structuredClone(data);
    },
    request,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function writeCatalogue(dataDir: string, lines: readonly string[]): string {
  const file = join(dataDir, 'stones.jsonl');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

function writeLibrary(dataDir: string, library: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(dataDir, 'articles-'));
  for (const [name, text] of Object.entries(library)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
