import { checkFirst } from '../../../platform/graphql/connection.ts';
import { parseSearchArguments } from '../domain/search-request.ts';
import type { SearchService } from '../domain/search-service.ts';
import type { QueryResolvers } from '../schema.generated.ts';

/** Reads arguments, asks the service, shapes nothing: the types' own resolvers do. */
export function queryResolvers(service: SearchService): QueryResolvers {
  return {
    search: (_, args, context) => service.search(parseSearchArguments(args), context),
    suggest: (_, { prefix, first }, { readAfter }) => service.suggest(prefix, checkFirst(first ?? 8), readAfter),
    queryStatistics: (_, { window, zeroResultsOnly, first }) =>
      service.queryStatistics(window ?? 'DAYS_30', zeroResultsOnly ?? false, checkFirst(first ?? 20)),
  };
}
