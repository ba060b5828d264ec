import type { PassageResolvers } from '../schema.generated.ts';

export function passageResolvers(): PassageResolvers {
  return {
    id: ({ chunk }) => chunk.id,
    text: ({ chunk }) => chunk.text,
    headingPath: ({ chunk }) => chunk.headingPath,
    start: ({ chunk }) => chunk.start,
    end: ({ chunk }) => chunk.end,
    article: ({ chunk }) => (chunk.kind === 'article' ? { id: chunk.sourceId } : null),
    stone: ({ chunk }) => (chunk.stoneId === null ? null : { id: chunk.stoneId }),
    document: ({ chunk }, _args, { loaders }) => (chunk.kind === 'document' ? loaders.document.load(chunk.sourceId) : null),
  };
}
