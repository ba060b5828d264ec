import type { ExpertQuestionResolvers } from '../schema.generated.ts';

export function expertQuestionResolvers(): ExpertQuestionResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => loaders.question.load(id),
    text: ({ data }) => data.text,
    topic: ({ data }) => data.topic,
    priority: ({ data }) => data.priority,
    gap: ({ data }, _, { loaders }) => loaders.gap.load(data.gapId),
    answered: ({ data }) => data.answered,
    askedAt: ({ data }) => data.askedAt,
    answers: async ({ id }, _, { loaders }) => [...(await loaders.answersOfQuestion.load(id))],
  };
}
