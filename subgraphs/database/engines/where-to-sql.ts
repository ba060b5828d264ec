import type { CollectionName, Comparable, FindQuery, Where } from '../../../platform/ports/documents.ts';
import { COLLECTION_INDEXES } from './collection-indexes.ts';
import { type Clause, type HeadPath, isHeadPath, parseSort, parseWhere } from './parse-where.ts';

/*
 * Turns filters into SQL over `FROM <table> AS d`. Values are always bound; paths are checked against a narrow alphabet and
 * written out, because an index on an expression serves only conditions that repeat the expression. A path that an index
 * declares holds plain values, so one comparison decides; any other may hold a list and is unfolded by json_each, at the cost
 * of reading the document. Every comparison is of one type: the engine by itself orders numbers before texts.
 */

export interface SqlPart {
  readonly sql: string;
  readonly params: readonly (string | number | null)[];
}

const COLUMNS: Readonly<Record<HeadPath, string>> = {
  id: 'd.id',
  revision: 'd.revision',
  createdAt: 'd.created_at',
  updatedAt: 'd.updated_at',
  updatedBy: 'd.updated_by',
  visibility: 'd.visibility',
  authorId: 'd.author_id',
};
const RANGE_OPERATORS = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;

const NEVER: SqlPart = { sql: '0', params: [] };

/** Where a path leads: a column, a plain value of `data`, or any value of `data`. */
interface Place {
  readonly kind: 'column' | 'plain' | 'any';
  readonly sql: string;
  /** As a quoted SQL text; empty for a column. */
  readonly jsonPath: string;
}

/**
 * @returns a condition, `1` where there is none
 * @throws {DomainError} INVALID_INPUT as {@link parseWhere}
 */
export function whereToSql(collection: CollectionName, where: Where | undefined): SqlPart {
  return translate(collection, parseWhere(where));
}

/** `ORDER BY` terms, ending in the id. @throws {DomainError} INVALID_INPUT */
export function sortToSql(collection: CollectionName, sort: FindQuery['sort']): string {
  const terms = parseSort(sort).map(
    ([path, direction]) => `${placeOf(collection, path).sql} ${direction === 1 ? 'ASC' : 'DESC'}`,
  );
  return [...terms, 'd.id ASC'].join(', ');
}

/** The expression of a path as an index declares it, without the table's alias. */
export function indexExpression(path: string): string {
  return isHeadPath(path) ? COLUMNS[path].slice(2) : `json_extract(data, '${toJsonPath(path)}')`;
}

function translate(collection: CollectionName, clause: Clause): SqlPart {
  switch (clause.kind) {
    case 'all':
      return all(clause.clauses.map((one) => translate(collection, one)));
    case 'any':
      return any(clause.clauses.map((one) => translate(collection, one)));
    case 'not':
      return not(translate(collection, clause.clause));
    case 'equals':
      return equals(placeOf(collection, clause.path), clause.value);
    case 'isOneOf':
      return isOneOf(placeOf(collection, clause.path), clause.values);
    case 'range':
      return inRange(placeOf(collection, clause.path), RANGE_OPERATORS[clause.operator], clause.operand);
    case 'exists':
      return { sql: `${presence(placeOf(collection, clause.path))} IS ${clause.isPresent ? 'NOT ' : ''}NULL`, params: [] };
  }
}

function equals(place: Place, value: Comparable): SqlPart {
  const { kind, sql, jsonPath } = place;
  if (kind === 'any') {
    if (value === null) return any([{ sql: `json_type(d.data, ${jsonPath}) IS NULL`, params: [] }, hasElement(place, value)]);
    return hasElement(place, value);
  }
  if (value === null) return { sql: `${sql} IS NULL`, params: [] };
  if (typeof value === 'boolean') {
    if (kind === 'column') return NEVER;
    return { sql: `(${sql} = ${value ? 1 : 0} AND json_type(d.data, ${jsonPath}) = '${value}')`, params: [] };
  }
  return { sql: `${sql} = ?`, params: [value] };
}

/** The value at the path, or one element of the list there. json_each yields a plain value as its only row. */
function hasElement({ jsonPath }: Place, value: Comparable): SqlPart {
  if (value === null || typeof value === 'boolean') return unfolded(jsonPath, `e.type = '${value}'`, []);
  const types = typeof value === 'string' ? `e.type = 'text'` : `e.type IN ('integer', 'real')`;
  return unfolded(jsonPath, `${types} AND e.value = ?`, [value]);
}

function unfolded(jsonPath: string, match: string, params: SqlPart['params']): SqlPart {
  const isNoObject = `json_type(d.data, ${jsonPath}) <> 'object'`;
  return { sql: `(${isNoObject} AND EXISTS (SELECT 1 FROM json_each(d.data, ${jsonPath}) AS e WHERE ${match}))`, params };
}

function isOneOf(place: Place, values: readonly Comparable[]): SqlPart {
  const special = values.filter((value) => value === null || typeof value === 'boolean');
  const plain = values.filter((value) => typeof value === 'string' || typeof value === 'number');
  const parts = special.map((value) => equals(place, value));
  if (plain.length > 0) {
    const params = [JSON.stringify(plain)];
    const list = '(SELECT value FROM json_each(?))';
    if (place.kind !== 'any') parts.push({ sql: `${place.sql} IN ${list}`, params });
    else parts.push(unfolded(place.jsonPath, `e.type IN ('text', 'integer', 'real') AND e.value IN ${list}`, params));
  }
  return any(parts);
}

function inRange({ kind, sql, jsonPath }: Place, operator: string, operand: string | number): SqlPart {
  const types = typeof operand === 'string' ? `('text')` : `('integer', 'real')`;
  const typeOf = kind === 'any' ? `json_type(d.data, ${jsonPath})` : `typeof(${sql})`;
  return { sql: `(${sql} ${operator} ? AND ${typeOf} IN ${types})`, params: [operand] };
}

function presence({ kind, sql, jsonPath }: Place): string {
  return kind === 'column' ? sql : `json_type(d.data, ${jsonPath})`;
}

function placeOf(collection: CollectionName, path: string): Place {
  if (isHeadPath(path)) return { kind: 'column', sql: COLUMNS[path], jsonPath: '' };
  const jsonPath = `'${toJsonPath(path)}'`;
  const isPlain = COLLECTION_INDEXES[collection].some((index) => index.includes(path));
  return { kind: isPlain ? 'plain' : 'any', sql: `json_extract(d.data, ${jsonPath})`, jsonPath };
}

function toJsonPath(path: string): string {
  return `$${path.slice('data'.length)}`;
}

function all(parts: readonly SqlPart[]): SqlPart {
  return join(parts, ' AND ', '1');
}

function any(parts: readonly SqlPart[]): SqlPart {
  return join(parts, ' OR ', '0');
}

function join(parts: readonly SqlPart[], word: string, empty: string): SqlPart {
  const [only] = parts;
  if (only === undefined) return { sql: empty, params: [] };
  if (parts.length === 1) return only;
  return { sql: `(${parts.map((part) => part.sql).join(word)})`, params: parts.flatMap((part) => part.params) };
}

/** An absent value makes a comparison neither true nor false; its negation must still hold. */
function not(part: SqlPart): SqlPart {
  return { sql: `((${part.sql}) IS NOT TRUE)`, params: part.params };
}
