import { createHash } from 'node:crypto';
import { DomainError, invalidInput } from '../errors/domain-error.ts';

const VERSION = 1;

export type SortKey = string | number | null;

/** Where a page begins: after the item with these sort keys and this id. */
export interface Position {
  readonly keys: readonly SortKey[];
  readonly id: string;
}

export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

/**
 * Checks `first`.
 * @param argument its path, such as `first`
 * @throws {DomainError} INVALID_INPUT outside 1 … 100: a silently shortened page would look like the end of the list
 */
export function checkFirst(first: number, argument = 'first'): number {
  if (Number.isInteger(first) && first >= 1 && first <= 100) return first;
  throw invalidInput(argument, `must be from 1 to 100, not ${first}.`, 'Ask for at most 100 and go on with `after`.');
}

/** A short hash of the arguments that shape a list, so that a cursor serves only the list it came from. */
export function argumentsHash(field: string, args: object): string {
  return createHash('sha256')
    .update(`${field}:${JSON.stringify(args)}`)
    .digest('base64url')
    .slice(0, 12);
}

/** An opaque cursor: base64url of `[version, hash of arguments, sort keys, id]`. */
export function encodeCursor(hash: string, { keys, id }: Position): string {
  return Buffer.from(JSON.stringify([VERSION, hash, keys, id])).toString('base64url');
}

/**
 * @param after the client's cursor; null or undefined: from the beginning, answered by null
 * @throws {DomainError} INVALID_CURSOR for a cursor of another field, of other arguments, or of an older version
 */
export function decodeCursor(hash: string, after: string | null | undefined, argument = 'after'): Position | null {
  if (after === null || after === undefined) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 4) {
      const [version, ofHash, keys, id]: unknown[] = parsed;
      if (version === VERSION && ofHash === hash && Array.isArray(keys) && keys.every(isSortKey) && typeof id === 'string') {
        return { keys, id };
      }
    }
  } catch {
    // Not JSON: refused below like every other foreign cursor.
  }
  throw new DomainError('INVALID_CURSOR', `${argument}: not a cursor of this list with these arguments.`, { path: [argument] });
}

function isSortKey(value: unknown): value is SortKey {
  return value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

/** Compares positions key by key, each rising (1) or falling (-1), nulls last, ties by rising id. */
export function comparePositions(a: Position, b: Position, directions: readonly (1 | -1)[]): number {
  for (const [index, direction] of directions.entries()) {
    const left = a.keys[index] ?? null;
    const right = b.keys[index] ?? null;
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -direction : direction;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Shapes one page.
 * @param items at most `first + 1` items from the page's start on; one more than `first` means there is a next page
 * @param total of all pages
 */
export function toConnection<Item, Node>(
  items: readonly Item[],
  request: { readonly first: number; readonly hash: string; readonly after: Position | null; readonly total: number },
  positionOf: (item: Item) => Position,
  nodeOf: (item: Item) => Node,
): Connection<Node> {
  const edges = items
    .slice(0, request.first)
    .map((item) => ({ node: nodeOf(item), cursor: encodeCursor(request.hash, positionOf(item)) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: items.length > request.first,
      hasPreviousPage: request.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: request.total,
  };
}

/** One page of a list that is held in memory, sorted by {@link comparePositions} in these directions. */
export function pageOfSorted<Item, Node>(
  sorted: readonly Item[],
  request: {
    readonly first: number;
    readonly hash: string;
    readonly after: Position | null;
    readonly directions: readonly (1 | -1)[];
  },
  positionOf: (item: Item) => Position,
  nodeOf: (item: Item) => Node,
): Connection<Node> {
  const { after, directions, first } = request;
  const begin = after === null ? 0 : sorted.findIndex((item) => comparePositions(positionOf(item), after, directions) > 0);
  const rest = begin === -1 ? [] : sorted.slice(begin, begin + first + 1);
  return toConnection(rest, { ...request, total: sorted.length }, positionOf, nodeOf);
}
