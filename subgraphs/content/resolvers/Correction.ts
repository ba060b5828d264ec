import type { CorrectionResolvers } from '../schema.generated.ts';

export function correctionResolvers(): CorrectionResolvers {
  return {
    kind: ({ data }) => data.kind,
    query: ({ data }) => data.query,
    stone: ({ data }, _args, { loaders }) => loaders.stone.load(data.stoneId),
    otherStone: ({ data }, _args, { loaders }) => (data.otherStoneId === null ? null : loaders.stone.load(data.otherStoneId)),
    article: ({ data }, _args, { loaders }) => (data.articleId === null ? null : loaders.article.load(data.articleId)),
    text: ({ data }) => data.text,
    alias: ({ data }) => data.alias,
    reason: ({ data }) => data.reason,
    madeBy: ({ authorId }) => (authorId === null ? null : { id: authorId }),
    madeAt: ({ createdAt }) => createdAt,
    undoneBy: ({ data }) => (data.undone === null ? null : { id: data.undone.by }),
    undoneAt: ({ data }) => data.undone?.at ?? null,
  };
}
