import type { GraphAnswer } from '../graph-client.ts';
import type { AccessPath } from './access-paths.ts';
import type { Asker } from './people.ts';

/** What one person gets of one field by one way in. */
export type Cell = 'given' | 'refused' | 'unreached';

/** By coordinate and asker, the cells of every way in. */
export type Cells = Map<string, Map<Asker, Map<string, Cell>>>;

export function note(cells: Cells, coordinate: string, asker: Asker, way: string, cell: Cell): void {
  const byAsker = cells.get(coordinate) ?? new Map<Asker, Map<string, Cell>>();
  cells.set(coordinate, byAsker);
  const byWay = byAsker.get(asker) ?? new Map<string, Cell>();
  byAsker.set(asker, byWay);
  byWay.set(way, cell);
}

/** @param keys the response keys from the root to what holds the field */
export function cellAt({ data, errors = [] }: GraphAnswer, keys: readonly string[], field: string): Cell {
  const refusals = errors.filter(({ extensions }) => extensions.code === 'FORBIDDEN' || extensions.code === 'UNAUTHENTICATED');
  const wanted = [...keys, field].join('.');
  // Without its indexes an error's path is the chain of fields.
  if (refusals.some((error) => error.path?.filter((key) => typeof key === 'string').join('.') === wanted)) return 'refused';
  return instancesAt(data, keys).some((instance) => Object.hasOwn(instance, field)) ? 'given' : 'unreached';
}

function instancesAt(value: unknown, keys: readonly string[]): readonly object[] {
  if (Array.isArray(value)) return value.flatMap((item) => instancesAt(item, keys));
  if (typeof value !== 'object' || value === null) return [];
  const [key, ...rest] = keys;
  return key === undefined ? [value] : instancesAt((value as Record<string, unknown>)[key], rest);
}

/** @param path what leads to the type that has the field */
export function cellOf(answer: GraphAnswer, path: AccessPath, field: string): Cell {
  return cellAt(
    answer,
    path.steps.map(({ responseKey }) => responseKey),
    field,
  );
}

/** Prefixes of the names of ways that are no chain of fields from the root. */
export const WAYS = {
  entities: '_entities of',
  hash: 'by hash:',
  manifest: 'manifest:',
  export: 'export of',
  subscription: 'Subscription.',
} as const;

/** The ways in that the graph has, and which names are theirs; a way may be of several kinds. */
export const ENTRIES: Readonly<Record<string, (way: string) => boolean>> = {
  root: (way) => way === 'Query' || way === 'Mutation',
  node: (way) => way.includes('Query.node'),
  _entities: (way) => way.startsWith(WAYS.entities),
  union: (way) => way.includes('SearchEdge.node'),
  connection: (way) => /Connection\.edges/.test(way),
  'nested list': (way) =>
    /(Stone|Article)\.(categories|aliases|gaps|related|mentions|translations|passages)|\.questions|\.answers/.test(way),
  'search hit': (way) => way.includes('Query.search > SearchConnection.edges'),
  facet: (way) => way.includes('SearchConnection.facets'),
  suggestion: (way) => way.includes('Query.suggest'),
  passage: (way) => /Query\.retrieve|\.passages|\.passage|Passage\./.test(way),
  link: (way) => /Stone\.links|StoneLink|Article\.mentions/.test(way),
  export: (way) => way.startsWith(WAYS.export),
  subscription: (way) => way.startsWith(WAYS.subscription),
  'persisted document': (way) => way.startsWith(WAYS.hash) || way.startsWith(WAYS.manifest),
};

export function countCells(cells: Cells, counts: (way: string, asker: Asker, cell: Cell) => boolean = () => true): number {
  let count = 0;
  for (const byAsker of cells.values())
    for (const [asker, byWay] of byAsker) for (const [way, cell] of byWay) if (counts(way, asker, cell)) count += 1;
  return count;
}
