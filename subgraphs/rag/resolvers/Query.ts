import type { Rag } from '../domain/rag.ts';
import { toFilter } from '../domain/to-filter.ts';
import type { QueryResolvers } from '../schema.generated.ts';

export function queryResolvers(rag: Rag): QueryResolvers {
  return {
    retrieve: (_parent, { query, first, filter }, { viewer, readAfter }) =>
      rag.retrieve(query, first ?? 8, toFilter(filter), viewer, readAfter),
    ask: (_parent, { question, first }, { viewer, askerKey, readAfter }) =>
      rag.ask(question, first ?? 6, viewer, askerKey, readAfter),
    ragStats: (_parent, _args, { viewer }) => rag.stats(viewer),
    documents: (_parent, { first, after }) => rag.listDocuments(first ?? 20, after ?? null),
  };
}
