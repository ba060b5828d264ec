import type { Filter, Sort } from 'mongodb';
import type { CollectionName, FindQuery, Where } from '../../../platform/ports/documents.ts';
import { COLLECTION_INDEXES } from './collection-indexes.ts';
import type { DocumentRecord } from './mongodb-records.ts';
import { type Clause, isHeadPath, parseSort, parseWhere } from './parse-where.ts';

/*
 * Turns filters into those of MongoDB. Only the operators written here are ever sent, with plain values as operands: none runs
 * code ($where, $function) and none reaches another collection ($lookup). Where MongoDB means something else than the port, the
 * filter says more: a range never looks into a list, a null head field counts as absent, and a path does not lead through the
 * elements of a list.
 */

type MongoFilter = Filter<DocumentRecord>;

const NOTHING: MongoFilter = { _id: { $in: [] } };
/** A deleted document's mark is no document. */
const ALIVE: MongoFilter = { gone: { $exists: false } };

/** @throws {DomainError} INVALID_INPUT as {@link parseWhere} */
export function whereToMongo(collection: CollectionName, where: Where | undefined): MongoFilter {
  const filter = translate(collection, parseWhere(where));
  return isEverything(filter) ? ALIVE : { $and: [filter, ALIVE] };
}

/** Ends in the id. @throws {DomainError} INVALID_INPUT */
export function sortToMongo(sort: FindQuery['sort']): Sort {
  const order = new Map<string, 1 | -1>();
  for (const [path, direction] of parseSort(sort)) {
    if (!order.has(fieldOf(path))) order.set(fieldOf(path), direction);
  }
  if (!order.has('_id')) order.set('_id', 1);
  return order;
}

/** Where a path lies in a record. */
export function fieldOf(path: string): string {
  return path === 'id' ? '_id' : path;
}

function translate(collection: CollectionName, clause: Clause): MongoFilter {
  switch (clause.kind) {
    case 'all': {
      const parts = clause.clauses.map((one) => translate(collection, one)).filter((part) => !isEverything(part));
      return parts.length > 1 ? { $and: parts } : (parts[0] ?? {});
    }
    case 'any': {
      const parts = clause.clauses.map((one) => translate(collection, one));
      return parts.length > 1 ? { $or: parts } : (parts[0] ?? NOTHING);
    }
    case 'not':
      return { $nor: [translate(collection, clause.clause)] };
    case 'equals':
      return at(collection, clause.path, { $eq: clause.value }, clause.value === null);
    case 'isOneOf':
      return at(collection, clause.path, { $in: [...clause.values] }, clause.values.includes(null));
    case 'range': {
      const bound = { [clause.operator]: clause.operand };
      const isPlain = isPlainPath(collection, clause.path);
      return at(collection, clause.path, isPlain ? bound : { ...bound, $not: { $type: 'array' } }, false);
    }
    case 'exists':
      if (isHeadPath(clause.path)) return { [fieldOf(clause.path)]: clause.isPresent ? { $ne: null } : { $eq: null } };
      return at(collection, clause.path, { $exists: clause.isPresent }, !clause.isPresent);
  }
}

/** @param holdsWhenAbsent what the condition says of a path that leads nowhere, as one through a list does */
function at(collection: CollectionName, path: string, condition: object, holdsWhenAbsent: boolean): MongoFilter {
  const filter: MongoFilter = { [fieldOf(path)]: condition };
  if (isPlainPath(collection, path)) return filter;
  const keys = path.split('.');
  const lists = keys.slice(2).map((_, index): MongoFilter => ({ [keys.slice(0, index + 2).join('.')]: { $type: 'array' } }));
  if (lists.length === 0) return filter;
  return holdsWhenAbsent ? { $or: [filter, ...lists] } : { $and: [filter, { $nor: lists }] };
}

function isPlainPath(collection: CollectionName, path: string): boolean {
  return isHeadPath(path) || COLLECTION_INDEXES[collection].some((index) => index.includes(path));
}

function isEverything(filter: MongoFilter): boolean {
  return Object.keys(filter).length === 0;
}
