import type { Content } from '../domain/content.ts';
import type { ArticleResolvers } from '../schema.generated.ts';
import { withStones } from './present.ts';

export function articleResolvers({ state, texts }: Content): ArticleResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => loaders.article.load(id),
    path: ({ data }) => data.path,
    title: ({ data }) => data.title,
    type: ({ data }) => data.type,
    status: ({ data }) => data.status,
    locale: ({ data }) => data.locale,
    summary: ({ data }) => data.summary,
    source: ({ data }) => data.source,
    seoTitle: ({ data }) => data.page?.seoTitle ?? null,
    seoDescription: ({ data }) => data.page?.seoDescription ?? null,
    keywords: ({ data }) => data.page?.keywords ?? [],
    tags: ({ data }) => data.page?.tags ?? [],
    body: (article) => texts.body(article),
    mentions: (article, _args, { loaders }) => withStones(texts.mentions(article), loaders.stone),
    stone: ({ data }, _args, { loaders }) => (data.stoneId === null ? null : loaders.stone.load(data.stoneId)),
    version: ({ revision }) => revision,
    async translations({ id, data }, _args, { loaders }) {
      const others = state
        .articlesOfPath(data.path)
        .filter((article) => article.id !== id)
        .sort((a, b) => (a.data.locale < b.data.locale ? -1 : 1));
      const articles = await Promise.all(others.map((article) => loaders.article.load(article.id)));
      return articles.filter((article) => article !== null);
    },
    publishedAt: ({ data }) => data.publishedAt,
  };
}
