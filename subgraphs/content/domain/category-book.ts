import { invalidInput } from '../../../platform/errors/domain-error.ts';
import type { CatalogueState } from './catalogue-state.ts';
import { categorizeStone } from './categories/categorize-stone.ts';
import { type CategoryRecord, taxonomy } from './categories/category.ts';
import { checkText } from './parse/check-values.ts';
import type { StoneRecord } from './stone.ts';

/** A value of the taxonomy with the number of stones that have it. */
export interface FacetRecord {
  readonly facet: string;
  readonly buckets: readonly { readonly value: string; readonly count: number }[];
}

/** The categories of all stones, worked out once for each revision. */
export interface CategoryBook {
  of(stone: StoneRecord): readonly CategoryRecord[];
  /** @throws {DomainError} INVALID_INPUT for a facet or a value that the taxonomy has not */
  checkValue(category: { readonly facet: string; readonly value: string }, path: string): void;
  /** Every facet and value; the most frequent first, ties by value. */
  facets(): readonly FacetRecord[];
}

export function createCategoryBook(state: CatalogueState): CategoryBook {
  const known = new Map<string, { readonly data: StoneRecord['data']; readonly categories: readonly CategoryRecord[] }>();
  let counted: { readonly version: number; readonly facets: readonly FacetRecord[] } | null = null;

  function of(stone: StoneRecord): readonly CategoryRecord[] {
    const entry = known.get(stone.id);
    if (entry?.data === stone.data) return entry.categories;
    const categories = categorizeStone(stone.data);
    known.set(stone.id, { data: stone.data, categories });
    return categories;
  }

  return {
    of,
    checkValue(category, path) {
      const facets = taxonomy();
      const facet = facets.find((candidate) => candidate.facet === category.facet);
      if (facet === undefined) {
        checkText(category.facet, `${path}.facet`, 60);
        throw invalidInput(
          `${path}.facet`,
          'is no facet of `taxonomy`.',
          `Send one of ${facets.map((one) => one.facet).join(', ')}.`,
        );
      }
      if (!facet.values.includes(category.value)) {
        checkText(category.value, `${path}.value`, 120);
        throw invalidInput(
          `${path}.value`,
          `is no value of the facet ${facet.facet}.`,
          `Send one of ${facet.values.join(', ')}.`,
        );
      }
    },
    facets() {
      if (counted?.version === state.version) return counted.facets;
      const counts = new Map<string, number>();
      for (const { stone } of state.stonesByName()) {
        for (const { facet, value } of of(stone)) counts.set(`${facet}:${value}`, (counts.get(`${facet}:${value}`) ?? 0) + 1);
      }
      const facets = taxonomy().map(({ facet, values }) => ({
        facet,
        buckets: values
          .map((value) => ({ value, count: counts.get(`${facet}:${value}`) ?? 0 }))
          .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
      }));
      counted = { version: state.version, facets };
      return facets;
    },
  };
}
