import type { Rag } from '../domain/rag.ts';
import type { SourceDocumentResolvers } from '../schema.generated.ts';

export function sourceDocumentResolvers(rag: Rag): SourceDocumentResolvers {
  return {
    __resolveReference: ({ id }, { loaders }) => loaders.document.load(id),
    title: ({ data }) => data.title,
    mediaType: ({ data }) => data.mediaType,
    bytes: ({ data }) => Buffer.byteLength(data.text),
    stone: ({ data }) => (data.stoneId === null ? null : { id: data.stoneId }),
    indexStatus: ({ id, revision }) => rag.statusOf(id, revision),
    uploadedAt: ({ createdAt }) => createdAt,
  };
}
