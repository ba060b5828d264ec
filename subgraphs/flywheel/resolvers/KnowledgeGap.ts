import { resolveEntityRef } from '../../../platform/graphql/entity-loader.ts';
import type { GapBook } from '../domain/gap-book.ts';
import type { KnowledgeGapConnectionResolvers, KnowledgeGapResolvers } from '../schema.generated.ts';

export function knowledgeGapResolvers(): KnowledgeGapResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => loaders.gap.load(id),
    kind: ({ data }) => data.kind,
    topic: ({ data }) => data.topic,
    priority: ({ data }) => data.priority,
    source: ({ data }) => data.source,
    status: ({ data }) => data.status,
    subject: ({ data }) => data.subject,
    stone: ({ data }, _, { loaders }) => (data.stoneId === null ? null : resolveEntityRef(loaders.entity, data.stoneId)),
    description: ({ data }) => data.description,
    frequency: ({ data }) => data.frequency,
    firstSeenAt: ({ data }) => data.firstSeenAt,
    lastSeenAt: ({ data }) => data.lastSeenAt,
    questions: async ({ id }, _, { loaders }) => [...(await loaders.questionsOfGap.load(id))],
  };
}

export function knowledgeGapConnectionResolvers({
  countBySource,
}: Pick<GapBook, 'countBySource'>): KnowledgeGapConnectionResolvers {
  return { bySource: async ({ where }) => [...(await countBySource(where))] };
}
