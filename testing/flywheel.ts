import type { ExecutionResult } from 'graphql';
import { createMemoryLeases } from '../platform/engines/leases.memory.ts';
import type { OpenAiConfig } from '../platform/engines/openai-config.ts';
import { executeInSubgraph } from '../platform/graphql/execute.ts';
import type { RequestContext } from '../platform/graphql/request-context.ts';
import { SILENT_PROGRESS, type Subgraph } from '../platform/graphql/subgraph.ts';
import { SCOPES, type Scope } from '../platform/identity/scopes.ts';
import type { Person, Viewer } from '../platform/identity/viewer.ts';
import { seededId } from '../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { ArticleData, CataloguePort, IdentityRecord, StoneData } from '../platform/ports/catalogue.ts';
import type { DocumentsPort } from '../platform/ports/documents.ts';
import type { LeasePort } from '../platform/ports/leases.ts';
import type { UnansweredQuestion } from '../platform/ports/retrieval.ts';
import type { TelemetryPort } from '../platform/ports/telemetry.ts';
import { openFlywheelSubgraph } from '../subgraphs/flywheel/subgraph.ts';
import { createManualClock, type ManualClock } from './clock.ts';
import { type CountingDocuments, countingDocuments } from './counting-documents.ts';
import { openTestDocuments, type TestDocuments } from './documents.ts';
import { createManualTimer, type ManualTimer } from './manual-timer.ts';

/** A person with these scopes. */
export function person(scopes: readonly Scope[], name = 'editor'): Person {
  return {
    kind: 'person',
    userId: seededId('user', name),
    sessionId: seededId('session', name),
    role: 'EDITOR',
    tier: 'BASIC',
    scopes: new Set(scopes),
  };
}

export const EDITOR = person(SCOPES);

/** A stone of which only what every catalogue states is known. */
export function stoneNamed(name: string, rest: Partial<StoneData> = {}): StoneData {
  return {
    slug: name.toLowerCase().replace(/\s+/g, '-'),
    name,
    type: 'MARBLE',
    petrography: 'calcitic marble',
    family: null,
    origin: { country: 'Italy', region: 'Liguria', locality: 'Levanto' },
    colors: ['red'],
    aliases: [{ name: `${name} Extra`, kind: 'COMMERCIAL', locale: null, note: null }],
    technical: {},
    facts: [],
    ...rest,
  };
}

export const stoneId = (name: string): string => seededId('stone', stoneNamed(name).slug);

/** Stores stones as content does. */
export async function putStones(content: DocumentsPort, stones: readonly StoneData[]): Promise<void> {
  await content.commit({
    operations: stones.map((data) => ({
      kind: 'put',
      collection: 'stones',
      id: seededId('stone', data.slug),
      data,
      visibility: 'PUBLIC',
      authorId: null,
    })),
    by: 'content',
  });
}

export async function putArticle(content: DocumentsPort, path: string, about: string | null, isDraft = false): Promise<string> {
  const id = seededId('article', `${path}:en`);
  const data: ArticleData = {
    path,
    title: path,
    type: 'STONE_PROFILE',
    status: isDraft ? 'DRAFT' : 'PUBLISHED',
    locale: 'en',
    summary: null,
    source: '',
    stoneId: about,
    composedFrom: null,
    publishedAt: null,
  };
  const visibility = isDraft ? 'content:draft' : 'PUBLIC';
  await content.commit({
    operations: [{ kind: 'put', collection: 'articles', id, data, visibility, authorId: null }],
    by: 'content',
  });
  return id;
}

/** A small catalogue on the real store: names match exactly, and facts are applied once for each key. */
function createCatalogue(content: DocumentsPort): CataloguePort {
  const all = () => content.find<StoneData>('stones', { limit: 1_000 });
  return {
    async resolveIdentities(names) {
      const stones = await all();
      return names.map((query): IdentityRecord => {
        const stone = stones.find(({ data }) => data.name.toLowerCase() === query.toLowerCase());
        return {
          query,
          status: stone === undefined ? 'UNRESOLVED' : 'RESOLVED',
          stoneId: stone?.id ?? null,
          confidence: stone === undefined ? 0 : 1,
          matchedName: stone?.data.name ?? null,
          matchedKind: null,
          candidates: [],
          warnings: [],
        };
      });
    },
    linksFrom: async (ids) => ids.map(() => []),
    async findMentions(text) {
      return (await all()).flatMap(({ id, data }) => {
        const start = text.toLowerCase().indexOf(data.name.toLowerCase());
        const end = start + data.name.length;
        return start === -1 ? [] : [{ start, end, text: text.slice(start, end), stoneId: id, confidence: 1 }];
      });
    },
    async applyFacts({ stoneId: id, technical, facts, by, idempotencyKey }) {
      const [stone] = await content.getMany<StoneData>('stones', [id]);
      if (!stone) throw new Error('no such stone');
      const changedPaths = [...Object.keys(technical).map((key) => `technical.${key}`), ...(facts.length > 0 ? ['facts'] : [])];
      const data: StoneData = {
        ...stone.data,
        technical: { ...stone.data.technical, ...technical },
        facts: [...stone.data.facts, ...facts],
      };
      const { cursor, outcome } = await content.commit({
        operations: [{ kind: 'put', collection: 'stones', id, data, visibility: 'PUBLIC', authorId: null }],
        by,
        idempotency: { key: `applyFacts:${idempotencyKey}`, fingerprint: JSON.stringify([id, technical, facts]) },
        outcome: changedPaths,
      });
      return { cursor, changedPaths: outcome as string[] };
    },
  };
}

const UNPAID: TelemetryPort = {
  reportOperation() {},
  price: async (usage) => ({ ...usage, at: new Date(0).toISOString(), nanoUsd: null, priceIds: [] }),
  reserve: async () => null,
  settle: async () => {},
};

export interface FailedSearch {
  readonly query: string;
  readonly askers: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** A flywheel on the real document store, with a clock and a timer that the test moves. */
export interface TestFlywheel extends AsyncDisposable {
  readonly subgraph: Subgraph;
  readonly clock: ManualClock;
  readonly timer: ManualTimer;
  readonly store: TestDocuments;
  readonly content: DocumentsPort;
  readonly own: DocumentsPort;
  readonly counting: CountingDocuments;
  readonly failedSearches: FailedSearch[];
  readonly unanswered: UnansweredQuestion[];
  ask(query: string, variables?: Record<string, unknown>, viewer?: Viewer): Promise<ExecutionResult>;
  /** The data of an answer without errors. */
  // biome-ignore lint/suspicious/noExplicitAny: a test states the shape by its assertions
  data(query: string, variables?: Record<string, unknown>, viewer?: Viewer): Promise<any>;
  request(viewer?: Viewer): RequestContext;
}

export interface TestFlywheelOptions {
  readonly isStarted?: boolean;
  /** The language model; default: none. */
  readonly openai?: OpenAiConfig | null;
  /** Default: no price is known and nothing limited. */
  readonly telemetry?: TelemetryPort;
}

/** @param on the store, clock and content of another, which must outlive this one; default: a store of its own */
export async function openTestFlywheel(
  stones: readonly StoneData[] = [],
  on?: Pick<TestFlywheel, 'store' | 'clock' | 'failedSearches' | 'unanswered'> & {
    readonly folder?: string;
    readonly leases?: LeasePort;
  },
  { isStarted = true, openai = null, telemetry = UNPAID }: TestFlywheelOptions = {},
): Promise<TestFlywheel> {
  await using opened = new AsyncDisposableStack();
  const clock = on?.clock ?? createManualClock();
  const store = on?.store ?? opened.use(await openTestDocuments(clock));
  const content = store.portFor('content');
  const counting = countingDocuments(store.portFor('flywheel'));
  const failedSearches = on?.failedSearches ?? [];
  const unanswered = on?.unanswered ?? [];
  const timer = createManualTimer();
  if (stones.length > 0) await putStones(content, stones);
  const { subgraph } = await openFlywheelSubgraph({
    dataDir: `${store.dataDir}/${on?.folder ?? 'flywheel'}`,
    clock,
    log: SILENT_LOGGER,
    documents: counting.documents,
    catalogue: createCatalogue(content),
    retrieval: { unansweredQuestions: async () => unanswered },
    searchLog: { failedSearches: async () => failedSearches },
    leases: on?.leases ?? createMemoryLeases({ clock }),
    telemetry,
    openai,
    timer,
  });
  opened.use(subgraph);
  if (isStarted) await subgraph.start(SILENT_PROGRESS);
  const request = (viewer: Viewer = EDITOR): RequestContext => ({
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
    clock,
    timer,
    store,
    content,
    own: store.portFor('flywheel'),
    counting,
    failedSearches,
    unanswered,
    ask,
    request,
    async data(query, variables, viewer) {
      const { data, errors } = await ask(query, variables, viewer);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
