import { checkFirst } from '../../../platform/graphql/connection.ts';
import { pickGaps } from '../domain/gap.ts';
import type { ArticleResolvers } from '../schema.generated.ts';

export function articleResolvers(): ArticleResolvers {
  return {
    // Loads the article itself: it tells the stone besides whether the viewer may see it, which saves an engine call.
    __resolveReference: async ({ id }, { loaders }) => ((await loaders.article.load(id)) === null ? null : { id }),
    async gaps({ id }, { status, first }, { loaders }) {
      const count = checkFirst(first);
      const stoneId = (await loaders.article.load(id))?.data.stoneId ?? null;
      return stoneId === null ? [] : pickGaps(await loaders.gapsOfStone.load(stoneId), status ?? null, count);
    },
  };
}
