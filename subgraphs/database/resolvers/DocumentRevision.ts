import { writerFor } from '../domain/writer-name.ts';
import type { DocumentRevisionResolvers } from '../schema.generated.ts';

export function documentRevisionResolvers(): DocumentRevisionResolvers {
  return {
    by: ({ by }, _args, { viewer }) => writerFor(viewer, by),
  };
}
