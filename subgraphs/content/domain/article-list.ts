import {
  argumentsHash,
  type Connection,
  checkFirst,
  decodeCursor,
  pageOfSorted,
} from '../../../platform/graphql/connection.ts';
import { canSee, type Viewer } from '../../../platform/identity/viewer.ts';
import type { ArticleStatusName, ArticleTypeName } from '../../../platform/ports/catalogue.ts';
import { type ArticleRecord, checkLocale } from './article.ts';
import type { CatalogueState } from './catalogue-state.ts';

/** One page of articles; the API's `ArticleConnection`. */
export type ArticlePage = Connection<ArticleRecord>;

/**
 * One page of the articles that the viewer may see, by title.
 * @param args `locale` null: every language
 * @throws {DomainError} INVALID_INPUT for `first` or an unknown language, INVALID_CURSOR
 */
export function listArticles(
  state: CatalogueState,
  viewer: Viewer,
  args: {
    readonly type: ArticleTypeName | null;
    readonly status: ArticleStatusName | null;
    readonly locale: string | null;
    readonly first: number;
    readonly after: string | null;
  },
): ArticlePage {
  const first = checkFirst(args.first);
  const { type, status } = args;
  const locale = args.locale === null ? null : checkLocale(args.locale, 'locale');
  const hash = argumentsHash('Query.articles', [type, status, locale]);
  const after = decodeCursor(hash, args.after);
  const passing = state
    .articlesByTitle()
    .filter(
      ({ article }) =>
        (locale === null || article.data.locale === locale) &&
        (type === null || article.data.type === type) &&
        (status === null || article.data.status === status) &&
        canSee(viewer, article),
    );
  return pageOfSorted(
    passing,
    { first, hash, after, directions: [1] },
    ({ article, sortKey }) => ({ keys: [sortKey], id: article.id }),
    ({ article }) => article,
  );
}

/** The profile of a stone in a language: at its own path before others, published before drafts; null where none is visible. */
export function profileOf(
  state: CatalogueState,
  viewer: Viewer,
  stoneId: string,
  path: string,
  locale: string,
): ArticleRecord | null {
  const profiles = state
    .articlesOfStone(stoneId)
    .filter((article) => article.data.type === 'STONE_PROFILE' && article.data.locale === locale && canSee(viewer, article))
    .sort((a, b) => rankOf(a, path) - rankOf(b, path) || (a.id < b.id ? -1 : 1));
  return profiles[0] ?? null;
}

function rankOf({ data }: ArticleRecord, path: string): number {
  return (data.path === path ? 0 : 2) + (data.status === 'PUBLISHED' ? 0 : 1);
}
