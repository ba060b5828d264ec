import type { SearchLogPort } from '../../../platform/ports/retrieval.ts';
import type { CallerName } from '../../../platform/service-names.ts';
import type { QueryResolvers } from '../schema.generated.ts';

/** @param searchLogFor the log of searches as one caller may use it */
export function internalQueryResolvers(searchLogFor: (caller: CallerName) => SearchLogPort): QueryResolvers {
  return { _failedSearches: (_, { since }, { caller }) => searchLogFor(caller).failedSearches(since) };
}
