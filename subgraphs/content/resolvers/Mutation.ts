import { toPayload } from '../../../platform/errors/user-errors.ts';
import type { Content } from '../domain/content.ts';
import { importStones } from '../domain/write/import-stones.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { written } from './written.ts';

const NOTHING_IMPORTED = { created: 0, updated: 0, unchanged: 0, rejected: [] };

export function mutationResolvers({ stones, articles, generator, editing }: Content): MutationResolvers {
  return {
    createStone: (_parent, { input }, context) =>
      toPayload(async () => ({ stone: written(context, await stones.create(input, context.viewer)) }), { stone: null }),

    updateStone: (_parent, { input }, context) =>
      toPayload(async () => ({ stone: written(context, await stones.update(input, context.viewer)) }), { stone: null }),

    deleteStone: (_parent, { input }, context) =>
      toPayload(async () => ({ deletedId: written(context, await stones.remove(input.id, context.viewer)) }), {
        deletedId: null,
      }),

    importStones(_parent, { input }, context) {
      const dryRun = input.dryRun ?? true;
      return toPayload(
        async () => {
          const { cursor, rejected, ...counts } = await importStones(editing, { jsonl: input.jsonl, dryRun }, context.viewer);
          return { ...counts, dryRun, rejected: written(context, { document: [...rejected], cursor }) };
        },
        { ...NOTHING_IMPORTED, dryRun },
      );
    },

    createArticle: (_parent, { input }, context) =>
      toPayload(async () => ({ article: written(context, await articles.create(input, context.viewer)) }), { article: null }),

    updateArticle: (_parent, { input }, context) =>
      toPayload(async () => ({ article: written(context, await articles.update(input, context.viewer)) }), { article: null }),

    setArticleStatus: (_parent, { input }, context) =>
      toPayload(async () => ({ article: written(context, await articles.setStatus(input, context.viewer)) }), {
        article: null,
      }),

    generateArticle: (_parent, { input }, context) =>
      toPayload(async () => ({ article: written(context, await generator.generate(input, context.viewer)) }), {
        article: null,
      }),

    translateArticle: (_parent, { input }, context) =>
      toPayload(async () => ({ articles: [...written(context, await generator.translate(input, context.viewer))] }), {
        articles: [],
      }),
  };
}
