import type { FeedConsumer } from '../../platform/change-feed/consumer.ts';
import { openOpenAi } from '../../platform/engines/open-openai.ts';
import type { OpenAiConfig } from '../../platform/engines/openai-config.ts';
import { buildGuardedSchema } from '../../platform/graphql/build-schema.ts';
import type { Subgraph } from '../../platform/graphql/subgraph.ts';
import { guardPort } from '../../platform/identity/service-permissions.ts';
import { createIdSource } from '../../platform/ids/ids.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import type { QuotaPort } from '../../platform/ports/accounts.ts';
import type { CachePort } from '../../platform/ports/cache.ts';
import { CATALOGUE_RIGHTS, type CataloguePort } from '../../platform/ports/catalogue.ts';
import type { DocumentsPort } from '../../platform/ports/documents.ts';
import type { DependencyReport } from '../../platform/ports/health.ts';
import type { TelemetryPort } from '../../platform/ports/telemetry.ts';
import type { CallerName } from '../../platform/service-names.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { createArticleTexts } from './domain/article-text.ts';
import { createModelAuthor } from './domain/authoring/model-author.ts';
import { createTemplateAuthor } from './domain/authoring/template-author.ts';
import { createCataloguePort } from './domain/catalogue-port.ts';
import { createCatalogueState } from './domain/catalogue-state.ts';
import { createCategoryBook } from './domain/category-book.ts';
import type { Content } from './domain/content.ts';
import { createContentStore } from './domain/content-store.ts';
import { followCatalogue, loadCatalogue } from './domain/follow-catalogue.ts';
import { createLinkGraph } from './domain/link-graph.ts';
import { createNames } from './domain/names.ts';
import { seedCatalogue } from './domain/seed-catalogue.ts';
import { createArticleGenerator } from './domain/write/generate-articles.ts';
import { createArticleWriter } from './domain/write/write-articles.ts';
import { createCorrectionWriter } from './domain/write/write-corrections.ts';
import { createStoneWriter } from './domain/write/write-stones.ts';
import { createContentContext } from './loaders.ts';
import { articleResolvers } from './resolvers/Article.ts';
import { contentStatsResolvers } from './resolvers/ContentStats.ts';
import { correctionResolvers } from './resolvers/Correction.ts';
import { deceptiveExampleResolvers } from './resolvers/DeceptiveExample.ts';
import { identityCandidateResolvers, identityResolutionResolvers } from './resolvers/IdentityResolution.ts';
import { internalMutationResolvers, internalQueryResolvers } from './resolvers/internal.ts';
import { mutationResolvers } from './resolvers/Mutation.ts';
import { nodeResolvers } from './resolvers/Node.ts';
import { queryResolvers } from './resolvers/Query.ts';
import { stoneResolvers } from './resolvers/Stone.ts';
import { subscriptionResolvers } from './resolvers/Subscription.ts';
import type { Resolvers } from './schema.generated.ts';

export interface ContentDeps {
  /** The service's own folder; nothing is kept there yet, since all that is derived is held in memory. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly documents: DocumentsPort;
  readonly cache: CachePort;
  readonly telemetry: Pick<TelemetryPort, 'price' | 'reserve' | 'settle'>;
  readonly quota: QuotaPort;
  /** One stone a line; seeded on the first start, and again when it changes. */
  readonly catalogueFile: URL | string;
  /** Articles as Markdown files; seeded in the same way. */
  readonly articlesFolder: URL | string;
  /** The language model that writes; null or left out: templates do. */
  readonly openai?: OpenAiConfig | null;
}

/**
 * Opens the catalogue with its articles, names and links. Nothing is read or written before `start`, which seeds, loads and
 * then follows the feed.
 * @returns besides the subgraph the catalogue as each other service may use it
 */
export async function openContentSubgraph(
  deps: ContentDeps,
): Promise<{ readonly subgraph: Subgraph; catalogueFor(caller: CallerName): CataloguePort }> {
  const { documents, cache, clock, log, telemetry, quota, openai = null } = deps;
  await using opened = new AsyncDisposableStack();
  const state = createCatalogueState();
  const store = createContentStore({ documents, cache, state, onCommit: () => graph.refreshSoon() });
  const names = createNames(state);
  const texts = createArticleTexts(state, names);
  const graph = opened.use(createLinkGraph(state, texts, log));
  const editing = { store, state, clock, newId: createIdSource(clock) };
  const writer =
    openai === null ? null : await openOpenAi({ config: openai, telemetry, documents, service: 'content', clock, log });
  const model = writer?.model ?? null;
  const record = writer?.engine.paid.record ?? (async () => {});
  let consumer: FeedConsumer | null = null;
  let isReady = false;

  const content: Content = {
    documents,
    clock,
    state,
    names,
    categories: createCategoryBook(state),
    texts,
    graph,
    editing,
    stones: createStoneWriter(editing),
    articles: createArticleWriter(editing),
    corrections: createCorrectionWriter(editing),
    generator: createArticleGenerator({
      ...editing,
      documents,
      quota,
      templates: createTemplateAuthor(telemetry),
      writer: model === null ? null : createModelAuthor({ model, state, names, record }),
      record,
    }),
    async waitFor(cursor) {
      if (cursor !== null) await consumer?.waitFor(cursor);
    },
  };
  const catalogue = createCataloguePort(content);
  const catalogueFor = (caller: CallerName) => guardPort(catalogue, { caller, service: 'content', rights: CATALOGUE_RIGHTS });
  const resolvers: Resolvers = {
    Query: { ...queryResolvers(content), ...internalQueryResolvers(catalogueFor) },
    Mutation: { ...mutationResolvers(content), ...internalMutationResolvers(catalogueFor) },
    Subscription: subscriptionResolvers(content),
    Node: nodeResolvers(),
    Stone: stoneResolvers(content),
    Article: articleResolvers(content),
    IdentityResolution: identityResolutionResolvers(),
    IdentityCandidate: identityCandidateResolvers(),
    DeceptiveExample: deceptiveExampleResolvers(),
    ContentStats: contentStatsResolvers(content),
    Correction: correctionResolvers(),
  };
  const owned = opened.move();
  const subgraph: Subgraph = {
    name: 'content',
    schema: buildGuardedSchema(new URL('./schema.graphql', import.meta.url), resolvers),
    createContext: (request) => createContentContext(store, documents, request),
    checkDependencies: async () => [await checkDocuments(documents), ...(model === null ? [] : [model.report()])],
    async start(progress) {
      await seedCatalogue(deps, (done, total) => progress.report('Seeding the catalogue', done, total));
      const cursor = await loadCatalogue(documents, state);
      progress.report('Linking stones', 0, null);
      await graph.settled(Number.POSITIVE_INFINITY);
      consumer = owned.use(followCatalogue(documents, state, cursor, () => graph.refreshSoon(), log));
      await consumer.caughtUp();
      isReady = true;
    },
    get isReady() {
      return isReady;
    },
    get canAnswer() {
      return isReady;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
  return { subgraph, catalogueFor };
}

async function checkDocuments(documents: DocumentsPort): Promise<DependencyReport> {
  const about = { name: 'documents', engine: 'database' };
  const begin = performance.now();
  try {
    await documents.lastCursor();
    return { ...about, state: 'HEALTHY', latencyMs: performance.now() - begin, message: null };
  } catch {
    return { ...about, state: 'DOWN', latencyMs: null, message: 'The document store does not answer.' };
  }
}
