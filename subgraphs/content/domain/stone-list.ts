import { invalidInput } from '../../../platform/errors/domain-error.ts';
import {
  argumentsHash,
  type Connection,
  checkFirst,
  comparePositions,
  decodeCursor,
  type Position,
  pageOfSorted,
} from '../../../platform/graphql/connection.ts';
import type { StoneFilter, StoneOrder } from '../schema.generated.ts';
import type { CatalogueState, ListedStone } from './catalogue-state.ts';
import type { CategoryBook } from './category-book.ts';
import { checkText } from './parse/check-values.ts';
import { STONE_LIMITS } from './parse/stone-values.ts';
import { type StoneRecord, toSortKey } from './stone.ts';

/** One page of the catalogue; the API's `StoneConnection`. */
export type StonePage = Connection<StoneRecord>;

const MOST_VALUES = 50;

type Test = (stone: StoneRecord, sortKey: string) => boolean;

/**
 * One page of the stones that pass a filter.
 * @throws {DomainError} INVALID_INPUT for `first`, an unknown category, or a text or list that is too long; INVALID_CURSOR
 */
export function listStones(
  state: CatalogueState,
  categories: CategoryBook,
  args: {
    readonly filter: StoneFilter | null;
    readonly order: StoneOrder;
    readonly first: number;
    readonly after: string | null;
  },
): StonePage {
  const first = checkFirst(args.first);
  const tests = args.filter === null ? [] : toTests(args.filter, categories);
  const hash = argumentsHash('Query.stones', [args.filter, args.order]);
  const after = decodeCursor(hash, args.after);
  const listed = state.stonesByName();
  const passing =
    tests.length === 0 ? listed : listed.filter(({ stone, sortKey }) => tests.every((test) => test(stone, sortKey)));
  const { directions, positionOf } = ORDERS[args.order];
  const sorted =
    args.order === 'NAME_ASC'
      ? passing
      : passing.toSorted((a, b) => comparePositions(positionOf(a), positionOf(b), directions));
  return pageOfSorted(sorted, { first, hash, after, directions }, positionOf, ({ stone }) => stone);
}

const ORDERS: Readonly<
  Record<StoneOrder, { readonly directions: readonly (1 | -1)[]; readonly positionOf: (item: ListedStone) => Position }>
> = {
  NAME_ASC: { directions: [1], positionOf: ({ stone, sortKey }) => ({ keys: [sortKey], id: stone.id }) },
  NAME_DESC: { directions: [-1], positionOf: ({ stone, sortKey }) => ({ keys: [sortKey], id: stone.id }) },
  UPDATED_DESC: { directions: [-1], positionOf: ({ stone }) => ({ keys: [stone.updatedAt], id: stone.id }) },
};

function toTests(filter: StoneFilter, categories: CategoryBook): readonly Test[] {
  const tests: Test[] = [];
  const { types, category, nameStartsWith } = filter;
  if (types && types.length > 0) tests.push(({ data }) => types.includes(data.type));
  const countries = toWords(filter.countries, 'filter.countries');
  if (countries.size > 0) tests.push(({ data }) => countries.has(toSortKey(data.origin.country)));
  const colors = toWords(filter.colors, 'filter.colors');
  if (colors.size > 0) tests.push(({ data }) => data.colors.some((color) => colors.has(toSortKey(color))));
  if (category) {
    categories.checkValue(category, 'filter.category');
    tests.push((stone) =>
      categories.of(stone).some(({ facet, value }) => facet === category.facet && value === category.value),
    );
  }
  if (nameStartsWith !== null && nameStartsWith !== undefined) {
    const prefix = toSortKey(checkText(nameStartsWith, 'filter.nameStartsWith', STONE_LIMITS.name));
    tests.push((_stone, sortKey) => sortKey.startsWith(prefix));
  }
  return tests;
}

function toWords(values: readonly string[] | null | undefined, path: string): ReadonlySet<string> {
  if (values && values.length > MOST_VALUES) {
    throw invalidInput(path, `has ${values.length} values.`, `Send at most ${MOST_VALUES}.`);
  }
  return new Set((values ?? []).map((value, index) => toSortKey(checkText(value, `${path}.${index}`, STONE_LIMITS.name))));
}
