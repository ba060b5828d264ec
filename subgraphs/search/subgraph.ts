import { join } from 'node:path';
import { type FeedConsumer, startFeedConsumer } from '../../platform/change-feed/consumer.ts';
import type { MongoConfig } from '../../platform/engines/mongodb-config.ts';
import { buildGuardedSchema } from '../../platform/graphql/build-schema.ts';
import { createEntityLoader } from '../../platform/graphql/entity-loader.ts';
import type { Subgraph } from '../../platform/graphql/subgraph.ts';
import { guardPort } from '../../platform/identity/service-permissions.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import type { CachePort } from '../../platform/ports/cache.ts';
import type { ArticleData, CataloguePort, StoneData } from '../../platform/ports/catalogue.ts';
import type { Change, DocumentsPort, StoredDocument } from '../../platform/ports/documents.ts';
import type { DependencyReport } from '../../platform/ports/health.ts';
import { type RetrievalPort, SEARCH_LOG_RIGHTS, type SearchLogPort } from '../../platform/ports/retrieval.ts';
import type { TelemetryPort } from '../../platform/ports/telemetry.ts';
import type { CallerName } from '../../platform/service-names.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { createPacer } from '../../platform/time/pacer.ts';
import { createSystemTimer, type Timer } from '../../platform/time/timer.ts';
import type { SearchContext } from './context.ts';
import { createAdviceSource } from './domain/advice.ts';
import { createArgumentLoader } from './domain/batches.ts';
import { createPhraseSource } from './domain/described-stones.ts';
import { type IndexedDocument, indexArticle, indexStone } from './domain/indexed-document.ts';
import { RELATED_TAG, relatedMany } from './domain/related.ts';
import type { SearchDeps } from './domain/search.ts';
import { openSearchLog } from './domain/search-log.ts';
import { createSearchService } from './domain/search-service.ts';
import type { TermIndex } from './domain/term-index.ts';
import { openEmbeddedLexicalIndex } from './engines/lexical-index.embedded.ts';
import { openEmbeddedSearchLogStore } from './engines/search-log.embedded.ts';
import { articleResolvers } from './resolvers/Article.ts';
import { internalQueryResolvers } from './resolvers/internal.ts';
import { mutationResolvers } from './resolvers/Mutation.ts';
import { queryResolvers } from './resolvers/Query.ts';
import {
  identityCandidateResolvers,
  identityResolutionResolvers,
  searchConnectionResolvers,
  searchEdgeResolvers,
  searchNodeResolvers,
  suggestionResolvers,
} from './resolvers/SearchConnection.ts';
import { relatedStoneResolvers, stoneResolvers } from './resolvers/Stone.ts';
import type { Resolvers } from './schema.generated.ts';

export interface SearchSubgraphDeps {
  /** The service's own folder; what is in it can be derived again. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly documents: DocumentsPort;
  readonly cache: CachePort;
  readonly catalogue: CataloguePort;
  readonly retrieval: RetrievalPort;
  readonly telemetry: TelemetryPort;
  /** MongoDB, for the text leg; null or left out: the embedded index has it. */
  readonly mongo?: MongoConfig | null;
  /** When the log is written; by default a real one. */
  readonly timer?: Timer;
}

/** What search opens: its subgraph, its log for the flywheel, and its ranking for the evaluation. */
export interface SearchServices {
  readonly subgraph: Subgraph;
  searchLogFor(caller: CallerName): SearchLogPort;
  readonly ranking: SearchDeps;
}

/** Documents applied in one transaction: few enough to keep the event loop free while serving. */
const BATCH_SIZE = 25;

/**
 * Opens search on its embedded engines.
 * @throws {StartupError} when a file in `dataDir` cannot be used
 */
export async function openSearchSubgraph(deps: SearchSubgraphDeps): Promise<SearchServices> {
  const { dataDir, clock, log, documents, cache, catalogue, retrieval, timer = createSystemTimer(log) } = deps;
  await using opened = new AsyncDisposableStack();
  const terms = await openTerms(deps);
  if (terms !== null) opened.use(terms);
  const index = opened.use(openEmbeddedLexicalIndex(join(dataDir, 'lexical.sqlite'), terms));
  const position = index.loadCursor();
  // The server lost them, or never had them: whoever derives the rest derives them again.
  if (terms !== null && position !== null && (await terms.count(position)) < index.features.size) index.reset();
  const store = opened.use(openEmbeddedSearchLogStore(join(dataDir, 'log.sqlite')));
  const searchLog = opened.use(openSearchLog({ documents, store, clock, timer, log }));
  let consumer: FeedConsumer | null = null;
  let isReady = false;
  let isIndexed = false;

  const ranking: SearchDeps = {
    index,
    waitFor: async (cursor) => cursor === null || (await (consumer?.waitFor(cursor) ?? false)),
    catalogue,
    retrieval,
    phrases: createPhraseSource(index),
    advice: createAdviceSource(index),
  };
  const service = createSearchService(ranking, searchLog);
  const failures: SearchLogPort = { failedSearches: (since) => searchLog.failedSearches(since) };
  const searchLogFor = (caller: CallerName) => guardPort(failures, { caller, service: 'search', rights: SEARCH_LOG_RIGHTS });
  const resolvers: Resolvers = {
    Query: { ...queryResolvers(service), ...internalQueryResolvers(searchLogFor) },
    Mutation: mutationResolvers(service),
    Stone: stoneResolvers(),
    Article: articleResolvers(),
    RelatedStone: relatedStoneResolvers(),
    SearchConnection: searchConnectionResolvers(),
    SearchEdge: searchEdgeResolvers(),
    SearchNode: searchNodeResolvers(),
    IdentityResolution: identityResolutionResolvers(),
    IdentityCandidate: identityCandidateResolvers(),
    Suggestion: suggestionResolvers(),
  };
  const owned = opened.move();

  const subgraph: Subgraph = {
    name: 'search',
    schema: buildGuardedSchema(new URL('./schema.graphql', import.meta.url), resolvers),
    createContext: (request): SearchContext => ({
      ...request,
      loaders: {
        entity: createEntityLoader(documents, request.viewer),
        related: createArgumentLoader(
          ({ first }) => first,
          async (ids, first) => {
            await ranking.waitFor(request.readAfter);
            return relatedMany({ features: index.features, retrieval, cache, log: request.log }, ids, first, request.viewer);
          },
        ),
        presence: createArgumentLoader(
          ({ window }) => window,
          (ids, window) => searchLog.presence(ids, window),
        ),
      },
    }),
    async checkDependencies() {
      return [await checkIndex(terms, isReady, (deps.mongo ?? null) !== null)];
    },
    async start(progress) {
      consumer = owned.use(
        startFeedConsumer({
          name: 'search.lexical',
          documents,
          collections: ['stones', 'articles'],
          batchSize: BATCH_SIZE,
          loadCursor: () => index.loadCursor(),
          async apply(changes, cursor) {
            await index.apply(await toIndexChanges(changes), cursor);
            if (changes.length > 0) await cache.invalidate([RELATED_TAG]);
          },
          // A replaced store does not tell of what only the old one had.
          reset: () => index.reset(),
          log,
        }),
      );
      await searchLog.start();
      await consumer.caughtUp((applied) => progress.report('Indexing words', applied, null));
      isIndexed = true;
      isReady = true;
    },
    get isReady() {
      return isReady;
    },
    get canAnswer() {
      return isIndexed;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
  return { subgraph, searchLogFor, ranking };
}

/** Null: the embedded index has the terms, since no MongoDB is configured or it has no text index. */
async function openTerms({ mongo = null, log }: SearchSubgraphDeps): Promise<TermIndex | null> {
  if (mongo === null) return null;
  const { openMongoTermIndex } = await import('./engines/term-index.mongodb.ts');
  const terms = await openMongoTermIndex({ config: mongo, log });
  if (terms === null) log.warn('search: MongoDB has no text index here; the embedded index serves the text leg');
  return terms;
}

async function checkIndex(terms: TermIndex | null, isReady: boolean, isConfigured: boolean): Promise<DependencyReport> {
  const startedAt = performance.now();
  const about = { name: 'lexical index', engine: terms?.engine ?? 'sqlite' };
  try {
    await terms?.probe();
  } catch {
    return { ...about, state: 'DOWN', latencyMs: null, message: 'The text index does not answer.' };
  }
  const latencyMs = performance.now() - startedAt;
  if (!isReady) return { ...about, state: 'DEGRADED', latencyMs, message: 'Still catching up with the change feed.' };
  const isFallback = isConfigured && terms === null;
  const message = isFallback ? 'MongoDB has no text index here; the embedded index serves.' : null;
  return { ...about, state: 'HEALTHY', latencyMs, message };
}

/** Of several changes to one document the last counts: each carries the document as it is now. */
async function toIndexChanges(
  changes: readonly Change[],
): Promise<{ put: readonly IndexedDocument[]; removed: readonly string[]; positions: ReadonlyMap<string, string> }> {
  const pacer = createPacer();
  const last = new Map(changes.map((change) => [change.id, change]));
  const put: IndexedDocument[] = [];
  const removed: string[] = [];
  for (const { id, collection, document } of last.values()) {
    if (document === null) removed.push(id);
    // What content stores is typed by the port.
    else if (collection === 'stones') put.push(indexStone(document as StoredDocument<StoneData>));
    else put.push(indexArticle(document as StoredDocument<ArticleData>));
    if (pacer.isDue) await pacer.rest();
  }
  await pacer.rest();
  return { put, removed, positions: new Map([...last.values()].map(({ id, cursor }) => [id, cursor])) };
}
