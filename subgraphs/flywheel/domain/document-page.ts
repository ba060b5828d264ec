import { type Connection, decodeCursor, type SortKey, toConnection } from '../../../platform/graphql/connection.ts';
import type { CollectionName, DocumentsPort, StoredDocument, Where } from '../../../platform/ports/documents.ts';

/** A list of documents and the page of it that is wanted. */
export interface PageRequest {
  readonly collection: CollectionName;
  readonly where: Where;
  /** Dotted paths to strings or numbers, rising (1) or falling (-1); ties end in rising ids. */
  readonly sort: readonly (readonly [path: string, direction: 1 | -1])[];
  readonly first: number;
  readonly after: string | null | undefined;
  /** Of the arguments that shape the list. */
  readonly hash: string;
}

/**
 * One page by keyset: two engine calls whatever the depth.
 * @param keysOf the values of the sort paths, in their order
 * @throws {DomainError} INVALID_CURSOR
 */
export async function loadDocumentPage<Data>(
  documents: Pick<DocumentsPort, 'find' | 'count'>,
  { collection, where, sort, first, after, hash }: PageRequest,
  keysOf: (document: StoredDocument<Data>) => readonly SortKey[],
): Promise<Connection<StoredDocument<Data>>> {
  const position = decodeCursor(hash, after);
  const rest: Where = position === null ? where : { $and: [where, { $or: beyond(sort, position.keys, position.id) }] };
  const [items, total] = await Promise.all([
    documents.find<Data>(collection, { where: rest, sort, limit: first + 1 }),
    documents.count(collection, where),
  ]);
  return toConnection(
    items,
    { first, hash, after: position, total },
    (item) => ({ keys: keysOf(item), id: item.id }),
    (item) => item,
  );
}

/** The conditions one of which holds for everything after a position: a later key behind equal ones, at last a later id. */
function beyond(sort: PageRequest['sort'], keys: readonly SortKey[], id: string): readonly Where[] {
  const equal = (count: number) => Object.fromEntries(sort.slice(0, count).map(([path], index) => [path, keys[index] ?? null]));
  return [
    ...sort.map(([path, direction], index) => ({
      ...equal(index),
      [path]: direction === 1 ? { $gt: keys[index] ?? null } : { $lt: keys[index] ?? null },
    })),
    { ...equal(sort.length), id: { $gt: id } },
  ];
}
