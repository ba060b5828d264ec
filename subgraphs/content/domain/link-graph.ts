import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from '../../../platform/logging/logger.ts';
import type { ArticleTexts } from './article-text.ts';
import type { CatalogueState } from './catalogue-state.ts';
import { deriveStoneLinks, type StoneLinks } from './linking/stone-links.ts';
import type { Names } from './names.ts';

/** The links between all stones, derived in the background from published articles and from what stones share. */
export interface LinkGraph extends AsyncDisposable {
  /** As last derived; none before the first time. */
  readonly links: StoneLinks;
  /** Links from one stone to another, all together. */
  readonly count: number;
  /** Asks for the links to be derived again soon; many changes in a row are answered by one derivation. */
  refreshSoon(): void;
  /** Resolves once the links show everything that the state held when called, or after `timeoutMs`. */
  settled(timeoutMs: number): Promise<void>;
}

/** Changes that come this close together are derived at once. */
const DEBOUNCE_MS = 100;
/** The event loop is given back after so long. */
const SLICE_MS = 12;

export function createLinkGraph(state: CatalogueState, names: Names, texts: ArticleTexts, log: Logger): LinkGraph {
  let links: StoneLinks = deriveStoneLinks([], []);
  let count = 0;
  let derivedVersion = -1;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let isDisposed = false;

  async function derive(): Promise<void> {
    while (!isDisposed && derivedVersion !== state.version) {
      const { version } = state;
      const { stones } = names;
      const mentionsByArticle = [];
      let sliceBegin = performance.now();
      for (const { article } of state.articlesByTitle()) {
        const { stoneId } = article.data;
        // What only some readers may see must not show through links.
        if (stoneId === null || article.visibility !== 'PUBLIC') continue;
        mentionsByArticle.push({ stoneId, mentions: texts.mentions(article) });
        if (performance.now() - sliceBegin > SLICE_MS) {
          await nextTurn();
          if (isDisposed) return;
          sliceBegin = performance.now();
        }
      }
      await nextTurn();
      links = deriveStoneLinks(stones, mentionsByArticle);
      count = stones.reduce((sum, { id }) => sum + links.from(id).length, 0);
      derivedVersion = version;
    }
  }

  function run(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    running ??= derive()
      .catch((error: unknown) => log.error({ err: error }, 'links could not be derived'))
      .finally(() => {
        running = null;
      });
    return running;
  }

  return {
    get links() {
      return links;
    },
    get count() {
      return count;
    },
    refreshSoon() {
      if (isDisposed || derivedVersion === state.version) return;
      timer ??= setTimeout(() => void run(), DEBOUNCE_MS).unref();
    },
    async settled(timeoutMs) {
      if (derivedVersion === state.version) return;
      if (timeoutMs === Number.POSITIVE_INFINITY) return run();
      const late = Promise.withResolvers<void>();
      const bound = setTimeout(late.resolve, timeoutMs);
      try {
        await Promise.race([run(), late.promise]);
      } finally {
        clearTimeout(bound);
      }
    },
    async [Symbol.asyncDispose]() {
      isDisposed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
