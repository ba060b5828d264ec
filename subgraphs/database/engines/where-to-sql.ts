import { invalidInput } from '../../../platform/errors/domain-error.ts';
import type { CollectionName, Comparable, Condition, FindQuery, Where } from '../../../platform/ports/documents.ts';
import { COLLECTION_INDEXES } from './collection-indexes.ts';

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

const COLUMNS: ReadonlyMap<string, string> = new Map([
  ['id', 'd.id'],
  ['revision', 'd.revision'],
  ['createdAt', 'd.created_at'],
  ['updatedAt', 'd.updated_at'],
  ['updatedBy', 'd.updated_by'],
  ['visibility', 'd.visibility'],
  ['authorId', 'd.author_id'],
]);
const PATH = /^data(\.[A-Za-z_][A-Za-z0-9_]{0,63}){1,8}$/;
const RANGE_OPERATORS = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;
const MAX_DEPTH = 5;
const MAX_CONDITIONS = 200;
const MAX_VALUES = 1_000;
const MAX_SORT_PATHS = 4;

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
 * @throws {DomainError} INVALID_INPUT for an unknown operator or path, a value that cannot be compared (also `undefined`), or a
 *   filter that is too deep or too long
 */
export function whereToSql(collection: CollectionName, where: Where | undefined): SqlPart {
  if (where === undefined) return { sql: '1', params: [] };
  return translate(collection, where, 1, { left: MAX_CONDITIONS });
}

/** `ORDER BY` terms, ending in the id. @throws {DomainError} INVALID_INPUT */
export function sortToSql(collection: CollectionName, sort: FindQuery['sort']): string {
  if (sort !== undefined && sort.length > MAX_SORT_PATHS) throw invalidInput('sort', `at most ${MAX_SORT_PATHS} paths.`);
  const terms = (sort ?? []).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw invalidInput('sort', 'a direction is 1 or -1.');
    return `${placeOf(collection, path).sql} ${direction === 1 ? 'ASC' : 'DESC'}`;
  });
  return [...terms, 'd.id ASC'].join(', ');
}

/** The expression of a path as an index declares it, without the table's alias. */
export function indexExpression(path: string): string {
  const column = COLUMNS.get(path);
  return column === undefined ? `json_extract(data, '${toJsonPath(path)}')` : column.slice(2);
}

function translate(collection: CollectionName, where: Where, depth: number, budget: { left: number }): SqlPart {
  if (depth > MAX_DEPTH) throw invalidInput('where', `nested deeper than ${MAX_DEPTH} levels.`);
  const parts: SqlPart[] = [];
  for (const [key, value] of Object.entries(where)) {
    budget.left -= 1;
    if (budget.left < 0) throw invalidInput('where', `more than ${MAX_CONDITIONS} conditions.`);
    if (key === '$and' || key === '$or') {
      if (value === undefined) continue;
      if (!Array.isArray(value)) throw invalidInput('where', `${key} needs a list.`);
      const inner = (value as readonly Where[]).map((one) => translate(collection, one, depth + 1, budget));
      parts.push(key === '$and' ? all(inner) : any(inner));
    } else {
      parts.push(conditionToSql(placeOf(collection, key), value));
    }
  }
  return all(parts);
}

function conditionToSql(place: Place, value: Where[string]): SqlPart {
  if (isComparable(value)) return equals(place, value);
  if (typeof value !== 'object' || Array.isArray(value)) throw invalidInput('where', 'a value must be plain or a condition.');
  const parts = Object.entries(value as Condition).map(([operator, operand]) => operatorToSql(place, operator, operand));
  if (parts.length === 0) throw invalidInput('where', 'an empty condition.', 'Leave the path out instead.');
  return all(parts);
}

function operatorToSql(place: Place, operator: string, operand: unknown): SqlPart {
  switch (operator) {
    case '$eq':
      return equals(place, toComparable(operand));
    case '$ne':
      return not(equals(place, toComparable(operand)));
    case '$in':
      return isOneOf(place, toValues(operand));
    case '$nin':
      return not(isOneOf(place, toValues(operand)));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return inRange(place, RANGE_OPERATORS[operator], operand);
    case '$exists':
      if (typeof operand !== 'boolean') throw invalidInput('where', '$exists needs true or false.');
      return { sql: `${presence(place)} IS ${operand ? 'NOT ' : ''}NULL`, params: [] };
    default:
      throw invalidInput('where', `unknown operator ${operator}.`);
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

function inRange(place: Place, operator: string, operand: unknown): SqlPart {
  if (typeof operand !== 'string' && typeof operand !== 'number') throw invalidInput('where', 'a bound is a text or a number.');
  const { kind, sql, jsonPath } = place;
  const types = typeof operand === 'string' ? `('text')` : `('integer', 'real')`;
  const typeOf = kind === 'any' ? `json_type(d.data, ${jsonPath})` : `typeof(${sql})`;
  return { sql: `(${sql} ${operator} ? AND ${typeOf} IN ${types})`, params: [operand] };
}

function presence({ kind, sql, jsonPath }: Place): string {
  return kind === 'column' ? sql : `json_type(d.data, ${jsonPath})`;
}

function placeOf(collection: CollectionName, path: string): Place {
  const column = COLUMNS.get(path);
  if (column !== undefined) return { kind: 'column', sql: column, jsonPath: '' };
  const jsonPath = `'${toJsonPath(path)}'`;
  const isPlain = COLLECTION_INDEXES[collection].some((index) => index.includes(path));
  return { kind: isPlain ? 'plain' : 'any', sql: `json_extract(d.data, ${jsonPath})`, jsonPath };
}

function toJsonPath(path: string): string {
  if (!PATH.test(path)) {
    throw invalidInput(
      'where',
      `"${path.slice(0, 80)}" is not a path of a document.`,
      'Name a head field, or `data.` and keys.',
    );
  }
  return `$${path.slice('data'.length)}`;
}

function isComparable(value: unknown): value is Comparable {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

function toComparable(value: unknown): Comparable {
  if (isComparable(value)) return value;
  throw invalidInput('where', 'an operand must be a text, a finite number, a boolean or null.');
}

function toValues(operand: unknown): readonly Comparable[] {
  if (!Array.isArray(operand)) throw invalidInput('where', '$in and $nin need a list.');
  if (operand.length > MAX_VALUES) throw invalidInput('where', `more than ${MAX_VALUES} values in one list.`);
  return operand.map(toComparable);
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
