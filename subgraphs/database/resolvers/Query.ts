import type { DocumentStore } from '../domain/document-store.ts';
import type { QueryResolvers } from '../schema.generated.ts';

export function queryResolvers(store: Pick<DocumentStore, 'engine' | 'inspect'>): QueryResolvers {
  return {
    databaseStatus: async () => ({ engine: store.engine, collections: [...(await store.inspect())] }),
  };
}
