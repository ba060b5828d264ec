import { toPayload } from '../../../platform/errors/user-errors.ts';
import type { Rag } from '../domain/rag.ts';
import type { MutationResolvers } from '../schema.generated.ts';

export function mutationResolvers(rag: Rag): MutationResolvers {
  return {
    indexDocument: (_parent, { input }, { viewer, effects, loaders }) =>
      toPayload(
        async () => {
          const { document, cursor } = await rag.indexDocument(
            {
              title: input.title,
              text: input.text,
              mediaType: input.mediaType ?? 'text/markdown',
              stoneId: input.stoneId ?? null,
              idempotencyKey: input.idempotencyKey ?? null,
            },
            viewer,
          );
          effects.cursor = cursor;
          loaders.entity.clearAll();
          loaders.document.clearAll();
          return { document };
        },
        { document: null },
      ),
    removeDocument: (_parent, { input }, { viewer, effects, loaders }) =>
      toPayload(
        async () => {
          effects.cursor = await rag.removeDocument(input.id, viewer);
          loaders.entity.clearAll();
          loaders.document.clearAll();
          return { deletedId: input.id };
        },
        { deletedId: null },
      ),
  };
}
