import { invalidInput } from '../../../platform/errors/domain-error.ts';
import type { DocumentFilter } from '../../../platform/ports/retrieval.ts';

type List<Item> = readonly Item[] | null | undefined;

/** A client's `SearchFilter`: an absent list is no condition. @throws {DomainError} INVALID_INPUT for a list beyond its bound */
export function toFilter(
  filter:
    | {
        readonly stoneTypes?: List<DocumentFilter['stoneTypes'][number]>;
        readonly countries?: List<string>;
        readonly colors?: List<string>;
        readonly articleTypes?: List<DocumentFilter['articleTypes'][number]>;
      }
    | null
    | undefined,
): DocumentFilter {
  for (const [name, list] of Object.entries(filter ?? {})) {
    if (Array.isArray(list) && list.length > 50)
      throw invalidInput(`filter.${name}`, 'has more than 50 values.', 'Ask for fewer at once.');
  }
  return {
    stoneTypes: filter?.stoneTypes ?? [],
    countries: filter?.countries ?? [],
    colors: filter?.colors ?? [],
    articleTypes: filter?.articleTypes ?? [],
  };
}
