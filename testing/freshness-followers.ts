import { rm } from 'node:fs/promises';
import { SILENT_PROGRESS } from '../platform/graphql/subgraph.ts';
import { ANONYMOUS } from '../platform/identity/viewer.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import type { DocumentsPort } from '../platform/ports/documents.ts';
import { createCachePort } from '../subgraphs/cache/domain/cache-port.ts';
import { createMemoryCache } from '../subgraphs/cache/engines/memory-cache.ts';
import { createArticleTexts } from '../subgraphs/content/domain/article-text.ts';
import { createCatalogueState } from '../subgraphs/content/domain/catalogue-state.ts';
import { followCatalogue, loadCatalogue } from '../subgraphs/content/domain/follow-catalogue.ts';
import { createLinkGraph } from '../subgraphs/content/domain/link-graph.ts';
import { createNames } from '../subgraphs/content/domain/names.ts';
import { openSearchSubgraph } from '../subgraphs/search/subgraph.ts';
import type { ManualClock } from './clock.ts';
import { createManualTimer } from './manual-timer.ts';

const NO_FILTER = { stoneTypes: [], countries: [], colors: [], articleTypes: [] };
const NOT_ASKED = () => Promise.reject(new Error('Nothing of this is asked here.'));

/** What else follows the feed beside rag: the lexical index of search, and the links of content. */
export interface Followers extends AsyncDisposable {
  /** Waits until both have all that was written. */
  settle(): Promise<void>;
  /** Ids of the public documents that hold the word. */
  holding(word: string): Promise<readonly string[]>;
  /** Ids of all documents that the lexical index holds, whoever may see them. */
  held(): readonly string[];
  /** Ids of the stones that the articles about a stone mention. */
  mentioned(stoneId: string): readonly string[];
  /** Closes both, does what is asked meanwhile, and opens them again. */
  restart(meanwhile?: 'forget what was derived'): Promise<void>;
}

export async function openFollowers(documents: DocumentsPort, clock: ManualClock, dataDir: string): Promise<Followers> {
  async function open() {
    await using opened = new AsyncDisposableStack();
    const search = await openSearchSubgraph({
      dataDir,
      clock,
      log: SILENT_LOGGER,
      timer: createManualTimer(),
      documents,
      cache: createCachePort(createMemoryCache({ clock }), 'search'),
      catalogue: { resolveIdentities: NOT_ASKED, linksFrom: NOT_ASKED, findMentions: NOT_ASKED, applyFacts: NOT_ASKED },
      retrieval: { denseSearch: NOT_ASKED, nearestNeighbours: NOT_ASKED, unansweredQuestions: NOT_ASKED },
      telemetry: { reportOperation() {}, price: NOT_ASKED, reserve: NOT_ASKED, settle: NOT_ASKED },
    });
    opened.use(search.subgraph);
    await search.subgraph.start(SILENT_PROGRESS);
    const state = createCatalogueState();
    const names = createNames(state);
    const graph = opened.use(createLinkGraph(state, createArticleTexts(state, names), SILENT_LOGGER));
    const cursor = await loadCatalogue(documents, state);
    const consumer = opened.use(followCatalogue(documents, state, cursor, () => graph.refreshSoon(), SILENT_LOGGER));
    return { search, graph, consumer, resources: opened.move() };
  }
  let now = await open();

  return {
    async settle() {
      const cursor = await documents.lastCursor();
      const passed = (await now.search.ranking.waitFor(cursor)) && (await now.consumer.waitFor(cursor));
      if (!passed) throw new Error('Search or content has not caught up.');
      await now.graph.settled(Number.POSITIVE_INFINITY);
    },
    async holding(word) {
      const hits = await now.search.ranking.index.match([word], ANONYMOUS, NO_FILTER);
      return hits.map(({ id }) => id);
    },
    held: () => [...now.search.ranking.index.features.keys()],
    mentioned: (stoneId) =>
      now.graph.links
        .from(stoneId)
        .filter(({ reason }) => reason.includes('mentioned in its article'))
        .map(({ toId }) => toId),
    async restart(meanwhile) {
      await now.resources.disposeAsync();
      if (meanwhile !== undefined) await rm(dataDir, { recursive: true, force: true });
      now = await open();
    },
    [Symbol.asyncDispose]: () => now.resources.disposeAsync(),
  };
}
