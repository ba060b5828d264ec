import { toPayload } from '../../../platform/errors/user-errors.ts';
import type { ContentContext } from '../context.ts';
import type { Content } from '../domain/content.ts';
import type { CorrectionRecord } from '../domain/correction.ts';
import type { Written } from '../domain/write/editing.ts';
import { importStones } from '../domain/write/import-stones.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { written } from './written.ts';

const NOTHING_IMPORTED = { created: 0, updated: 0, unchanged: 0, rejected: [] };

export function mutationResolvers({ stones, articles, generator, corrections, editing }: Content): MutationResolvers {
  const learning = (teach: () => Promise<Written<CorrectionRecord>>, context: ContentContext) =>
    toPayload(async () => ({ correction: written(context, await teach()) }), { correction: null });
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

    rejectMatch: (_parent, { input }, context) => learning(() => corrections.rejectMatch(input, context.viewer), context),
    confirmMatch: (_parent, { input }, context) => learning(() => corrections.confirmMatch(input, context.viewer), context),
    confirmAlias: (_parent, { input }, context) => learning(() => corrections.confirmAlias(input, context.viewer), context),
    rejectLink: (_parent, { input }, context) => learning(() => corrections.rejectLink(input, context.viewer), context),
    rejectMention: (_parent, { input }, context) => learning(() => corrections.rejectMention(input, context.viewer), context),
    undoCorrection: (_parent, { input }, context) => learning(() => corrections.undo(input.id, context.viewer), context),

    translateArticle: (_parent, { input }, context) =>
      toPayload(async () => ({ articles: [...written(context, await generator.translate(input, context.viewer))] }), {
        articles: [],
      }),
  };
}
