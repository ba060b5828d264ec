import type { Content } from '../domain/content.ts';
import { countGeneratedToday, generationCost } from '../domain/content-stats.ts';
import type { ContentStatsResolvers } from '../schema.generated.ts';

export function contentStatsResolvers({ documents, clock }: Content): ContentStatsResolvers {
  return {
    generatedToday: () => countGeneratedToday(documents, clock),
    generationCost: async () => {
      const { byProvider, byOperation, ...sums } = await generationCost(documents);
      return { ...sums, byProvider: [...byProvider], byOperation: [...byOperation] };
    },
  };
}
