import type { Logger } from '../../../platform/logging/logger.ts';
import { createPacer } from '../../../platform/time/pacer.ts';
import type { ArticleRecord } from './article.ts';
import type { ArticleTexts } from './article-text.ts';
import type { CatalogueState, ListedStone } from './catalogue-state.ts';
import { type ArticleMentions, deriveStoneLinks, type StoneLinks } from './linking/stone-links.ts';
import { toSortKey } from './stone.ts';

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

/** All that links follow from. */
interface Grounds {
  readonly stones: readonly ListedStone[];
  readonly corrections: number;
  readonly mentionsByArticle: readonly ArticleMentions[];
}

/** Changes that come this close together are derived at once. */
const DEBOUNCE_MS = 100;
/** After a derivation the next one waits so many times as long as it took: a long import is not slowed by its links. */
const REST_FACTOR = 4;
/** Longer it never waits: a change shows within a second. */
const LONGEST_REST_MS = 500;

export function createLinkGraph(state: CatalogueState, texts: ArticleTexts, log: Logger): LinkGraph {
  let links: StoneLinks = deriveStoneLinks([], []);
  let count = 0;
  let derivedVersion = -1;
  let derivedFrom: Grounds | null = null;
  let restUntil = 0;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let isDisposed = false;

  async function derive(): Promise<void> {
    const begin = performance.now();
    const before = texts.searched;
    const { version } = state;
    const stones = state.stonesByName();
    const mentionsByArticle: ArticleMentions[] = [];
    const corrections = state.corrections.version;
    const pacer = createPacer();
    for (const { stone } of stones) {
      // By title and not as they came: what is derived anew must be the same.
      const about = state.articlesOfStone(stone.id).toSorted((a, b) => compare(titleOf(a), titleOf(b)) || compare(a.id, b.id));
      for (const article of about) {
        // What only some readers may see must not show through links.
        if (article.visibility !== 'PUBLIC') continue;
        mentionsByArticle.push({ stoneId: stone.id, mentions: texts.mentions(article) });
        if (pacer.isDue) await pacer.rest();
        if (isDisposed) return;
      }
    }
    await pacer.rest();
    const grounds: Grounds = { stones, corrections, mentionsByArticle };
    // Most articles that are written speak of no stone: then the links stand as they are.
    if (derivedFrom === null || !areSame(derivedFrom, grounds)) {
      const named = stones.map(({ stone: { id, data } }) => ({ id, data }));
      links = deriveStoneLinks(named, mentionsByArticle, state.corrections.isLinkRejected);
      count = named.reduce((sum, { id }) => sum + links.from(id).length, 0);
      derivedFrom = grounds;
    }
    derivedVersion = version;
    const end = performance.now();
    restUntil = end + Math.min(LONGEST_REST_MS, REST_FACTOR * (end - begin));
    log.debug({ searched: texts.searched - before, links: count, tookMs: Math.round(end - begin) }, 'links derived');
  }

  function refreshSoon(): void {
    if (isDisposed || derivedVersion === state.version) return;
    timer ??= setTimeout(run, Math.max(DEBOUNCE_MS, restUntil - performance.now())).unref();
  }

  function run(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    running ??= derive()
      .catch((error: unknown) => log.error({ err: error }, 'links could not be derived'))
      .finally(() => {
        running = null;
        refreshSoon();
      });
    return running;
  }

  async function reach(version: number): Promise<void> {
    // The derivation under way may have begun before the change: then another one follows.
    for (let attempt = 0; derivedVersion < version && attempt < 3 && !isDisposed; attempt += 1) await run();
  }

  return {
    get links() {
      return links;
    },
    get count() {
      return count;
    },
    refreshSoon,
    async settled(timeoutMs) {
      if (derivedVersion === state.version) return;
      const reached = reach(state.version);
      if (timeoutMs === Number.POSITIVE_INFINITY) return reached;
      const late = Promise.withResolvers<void>();
      const bound = setTimeout(late.resolve, timeoutMs);
      try {
        await Promise.race([reached, late.promise]);
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

function areSame(a: Grounds, b: Grounds): boolean {
  return (
    a.stones === b.stones &&
    a.corrections === b.corrections &&
    a.mentionsByArticle.length === b.mentionsByArticle.length &&
    a.mentionsByArticle.every(({ stoneId, mentions }, at) => {
      const other = b.mentionsByArticle[at];
      return (
        other !== undefined &&
        stoneId === other.stoneId &&
        mentions.length === other.mentions.length &&
        mentions.every((mention, n) => mention === other.mentions[n])
      );
    })
  );
}

function titleOf({ data }: ArticleRecord): string {
  return toSortKey(data.title);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
