import { rm } from 'node:fs/promises';
import type { MongoConfig } from '../platform/engines/mongodb-config.ts';
import { executeInSubgraph } from '../platform/graphql/execute.ts';
import type { RequestContext } from '../platform/graphql/request-context.ts';
import { SILENT_PROGRESS } from '../platform/graphql/subgraph.ts';
import type { Scope } from '../platform/identity/scopes.ts';
import { ANONYMOUS, canSee, type Person, type Viewer, type Visibility } from '../platform/identity/viewer.ts';
import { seededId } from '../platform/ids/ids.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { ArticleData, CataloguePort, IdentityRecord, StoneData } from '../platform/ports/catalogue.ts';
import type { DocumentsPort, StoredDocument } from '../platform/ports/documents.ts';
import type { DenseHit, RetrievalPort } from '../platform/ports/retrieval.ts';
import { fold, wordsOf } from '../platform/stone-query/fold.ts';
import { createCachePort } from '../subgraphs/cache/domain/cache-port.ts';
import { createMemoryCache } from '../subgraphs/cache/engines/memory-cache.ts';
import { openSearchSubgraph, type SearchServices } from '../subgraphs/search/subgraph.ts';
import { createManualClock, type ManualClock } from './clock.ts';
import { type CountingDocuments, countingDocuments } from './counting-documents.ts';
import { openTestDocuments } from './documents.ts';
import { createManualTimer, type ManualTimer } from './manual-timer.ts';

/** Search on the real document store, with a catalogue and a retrieval that know just what a test wrote. */
export interface SearchFixture extends AsyncDisposable {
  readonly services: SearchServices;
  readonly content: DocumentsPort;
  /** The store as search uses it, counted. */
  readonly counting: CountingDocuments;
  readonly clock: ManualClock;
  readonly timer: ManualTimer;
  /** Calls of the other services' ports, by method; set `failing` to make one throw. */
  readonly calls: Map<string, number>;
  readonly failing: Set<string>;
  putStone(slug: string, data?: Partial<StoneData>): Promise<{ id: string; cursor: string }>;
  putArticle(path: string, data?: Partial<ArticleData>, visibility?: Visibility, authorId?: string): Promise<{ id: string }>;
  remove(id: string): Promise<void>;
  /** Waits until the index has all that was written. */
  settle(): Promise<void>;
  ask(query: string, variables?: Record<string, unknown>, request?: Partial<RequestContext>): Promise<Answer>;
  /** Closes search, removes what it counted from its log, and opens it again, with another MongoDB where one is given. */
  forgetCounts(mongo?: MongoConfig): Promise<void>;
}

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  readonly data: any;
  readonly codes: readonly unknown[];
  readonly foundIds: readonly string[];
}

/** A signed-in person with these scopes. */
export function personWith(...scopes: Scope[]): Person {
  const userId = seededId('user', scopes.join());
  const sessionId = seededId('session', userId);
  return { kind: 'person', userId, sessionId, role: 'EDITOR', tier: 'BASIC', scopes: new Set(scopes) };
}

const STONE: StoneData = {
  slug: '',
  name: '',
  type: 'MARBLE',
  petrography: null,
  family: null,
  origin: { country: 'Italy', region: null, locality: null },
  colors: ['white'],
  aliases: [],
  technical: {},
  facts: [],
};

const ARTICLE: ArticleData = {
  path: '',
  title: 'Untitled',
  type: 'APPLICATION_GUIDE',
  status: 'PUBLISHED',
  locale: 'en',
  summary: null,
  source: '',
  stoneId: null,
  composedFrom: null,
  publishedAt: null,
};

/** @param mongo where search keeps its terms; null: in the embedded index */
export async function openSearchFixture(mongo: MongoConfig | null = null): Promise<SearchFixture> {
  await using opened = new AsyncDisposableStack();
  const clock = createManualClock();
  const store = opened.use(await openTestDocuments(clock));
  const content = store.portFor('content');
  const counting = countingDocuments(store.portFor('search'));
  const calls = new Map<string, number>();
  const failing = new Set<string>();
  const timer = createManualTimer();
  const enter = (method: string) => {
    calls.set(method, (calls.get(method) ?? 0) + 1);
    if (failing.has(method)) throw new Error(`${method} is away`);
  };
  const open = (terms: MongoConfig | null) =>
    openSearchSubgraph({
      mongo: terms,
      dataDir: `${store.dataDir}/search`,
      clock,
      log: SILENT_LOGGER,
      timer,
      documents: {
        ...counting.documents,
        async append(collection, rows) {
          enter('append');
          await counting.documents.append(collection, rows);
        },
      },
      cache: createCachePort(createMemoryCache({ clock }), 'search'),
      catalogue: createNameCatalogue(content, enter),
      retrieval: createWordRetrieval(content, enter),
      telemetry: {
        reportOperation() {},
        price: () => Promise.reject(new Error('Search pays nobody.')),
        reserve: () => Promise.reject(new Error('Search pays nobody.')),
        settle: () => Promise.reject(new Error('Search pays nobody.')),
      },
    });
  let services = await open(mongo);
  await services.subgraph.start(SILENT_PROGRESS);
  const owned = opened.move();

  async function settle(): Promise<void> {
    const passed = await services.ranking.waitFor(await content.lastCursor());
    if (!passed) throw new Error('The index has not caught up.');
  }
  return {
    get services() {
      return services;
    },
    content,
    counting,
    clock,
    timer,
    calls,
    failing,
    async putStone(slug, data = {}) {
      const id = seededId('stone', slug);
      const name = slug.replaceAll('-', ' ').replace(/\b\w/g, (letter) => letter.toUpperCase());
      const { cursor } = await content.commit({
        by: null,
        operations: [
          {
            kind: 'put',
            collection: 'stones',
            id,
            visibility: 'PUBLIC',
            authorId: null,
            data: { ...STONE, slug, name, ...data },
          },
        ],
      });
      return { id, cursor };
    },
    async putArticle(path, data = {}, visibility = 'PUBLIC', authorId) {
      const id = seededId('article', `${path}:${data.locale ?? 'en'}`);
      await content.commit({
        by: null,
        operations: [
          {
            kind: 'put',
            collection: 'articles',
            id,
            visibility,
            authorId: authorId ?? null,
            data: { ...ARTICLE, path, title: path, ...data },
          },
        ],
      });
      return { id };
    },
    async remove(id) {
      const collection = id.startsWith('stone_') ? 'stones' : 'articles';
      await content.commit({ by: null, operations: [{ kind: 'delete', collection, id }] });
    },
    settle,
    async ask(query, variables = {}, request = {}) {
      const base = contextOf(clock, request);
      const { data, errors } = await executeInSubgraph(services.subgraph, { query, variables }, base);
      return { data, codes: (errors ?? []).map(({ extensions }) => extensions.code), foundIds: [...base.effects.foundIds] };
    },
    async forgetCounts(other) {
      await services.subgraph[Symbol.asyncDispose]();
      for (const ending of ['', '-wal', '-shm']) await rm(`${store.dataDir}/search/log.sqlite${ending}`, { force: true });
      services = await open(other ?? mongo);
      await services.subgraph.start(SILENT_PROGRESS);
    },
    async [Symbol.asyncDispose]() {
      await services.subgraph[Symbol.asyncDispose]();
      await owned.disposeAsync();
    },
  };
}

function contextOf(clock: ManualClock, request: Partial<RequestContext>): RequestContext {
  return {
    requestId: 'test',
    viewer: ANONYMOUS,
    caller: 'router',
    askerKey: 'someone',
    clientAddress: null,
    userAgent: null,
    readAfter: null,
    signal: new AbortController().signal,
    log: SILENT_LOGGER,
    clock,
    effects: { cursor: null, viewedIds: new Set(), foundIds: new Set() },
    ...request,
  };
}

/** Knows a name by its exact words: one stone resolves it, several make it ambiguous. */
function createNameCatalogue(content: DocumentsPort, enter: (method: string) => void): CataloguePort {
  return {
    async resolveIdentities(names) {
      enter('resolveIdentities');
      if (names.some((name) => name.length > 200)) throw new Error('No name is so long.');
      const stones = await content.find<StoneData>('stones', {});
      return names.map((query): IdentityRecord => {
        const named = stones.filter(({ data }) =>
          [data.name, ...data.aliases.map(({ name }) => name)].some((n) => fold(n) === fold(query)),
        );
        const found = { query, matchedName: named.length > 0 ? query : null, matchedKind: null, warnings: [] };
        const [only] = named;
        if (named.length === 1 && only !== undefined) {
          return { ...found, status: 'RESOLVED', stoneId: only.id, confidence: 0.99, candidates: [] };
        }
        const candidates = named.map(({ id }) => ({
          stoneId: id,
          confidence: 1 / named.length,
          matchedName: query,
          reasons: [],
        }));
        return { ...found, status: named.length > 1 ? 'AMBIGUOUS' : 'UNRESOLVED', stoneId: null, confidence: 0.5, candidates };
      });
    },
    linksFrom: async () => [],
    findMentions: async () => [],
    applyFacts: () => Promise.reject(new Error('Search changes no stone.')),
  };
}

/** Cosines of bags of words: nearness of meaning for texts that share words. */
function createWordRetrieval(content: DocumentsPort, enter: (method: string) => void): RetrievalPort {
  async function visible(viewer: Viewer): Promise<StoredDocument<StoneData | ArticleData>[]> {
    const all = [...(await content.find<StoneData>('stones', {})), ...(await content.find<ArticleData>('articles', {}))];
    return all.filter((document) => canSee(viewer, document));
  }
  const nearest = (text: string, documents: readonly StoredDocument<object>[], limit: number): DenseHit[] =>
    documents
      .map(({ id, data }) => ({ nodeId: id, score: cosine(text, JSON.stringify(data)), chunkText: JSON.stringify(data) }))
      .toSorted((a, b) => b.score - a.score || (a.nodeId < b.nodeId ? -1 : 1))
      .slice(0, limit);
  return {
    async denseSearch({ query, viewer, limit }) {
      enter('denseSearch');
      return { hits: nearest(query, await visible(viewer), limit), stale: false };
    },
    async nearestNeighbours(ids, viewer, limit) {
      enter('nearestNeighbours');
      const documents = await visible(viewer);
      return ids.map((id) => {
        const self = documents.find((document) => document.id === id);
        const others = documents.filter((other) => other.id !== id && other.collection === self?.collection);
        return self === undefined ? [] : nearest(JSON.stringify(self.data), others, limit);
      });
    },
    unansweredQuestions: async () => [],
  };
}

function cosine(a: string, b: string): number {
  const [left, right] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  return left.size === 0 || right.size === 0
    ? 0
    : left
        .values()
        .filter((word) => right.has(word))
        .toArray().length / Math.sqrt(left.size * Math.min(right.size, 12));
}
