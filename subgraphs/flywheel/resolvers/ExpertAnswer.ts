import type { ExpertAnswerResolvers } from '../schema.generated.ts';

export function expertAnswerResolvers(): ExpertAnswerResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => loaders.answer.load(id),
    text: ({ data }) => data.text,
    expert: ({ data }) => data.expert,
    status: ({ data }) => data.status,
    confidence: ({ data }) => data.confidence,
    appliedFields: ({ data }) => [...data.appliedFields],
  };
}
