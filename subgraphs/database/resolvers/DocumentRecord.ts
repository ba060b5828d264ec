import { checkFirst } from '../../../platform/graphql/connection.ts';
import { writerFor } from '../domain/writer-name.ts';
import type { DocumentRecordResolvers } from '../schema.generated.ts';

export function documentRecordResolvers(): DocumentRecordResolvers {
  return {
    documentId: ({ id }) => id,
    updatedBy: ({ updatedBy }, _args, { viewer }) => writerFor(viewer, updatedBy),
    history: async ({ id }, { first }, { loaders }) => [
      ...(await loaders.history.load({ id, first: checkFirst(first ?? 10) })),
    ],
  };
}
