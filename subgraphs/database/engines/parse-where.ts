import { invalidInput } from '../../../platform/errors/domain-error.ts';
import type { Comparable, Condition, FindQuery, Where } from '../../../platform/ports/documents.ts';

/*
 * Reads a filter into a closed set of clauses, which every engine then writes in its own language. What is not one of these is
 * refused here, so no operator, path or value of a caller ever reaches an engine as such.
 */

export type Clause =
  | { readonly kind: 'all' | 'any'; readonly clauses: readonly Clause[] }
  /** The value, or one element where the path holds a list; null: also absent. */
  | { readonly kind: 'equals'; readonly path: string; readonly value: Comparable }
  | { readonly kind: 'isOneOf'; readonly path: string; readonly values: readonly Comparable[] }
  | { readonly kind: 'not'; readonly clause: Clause }
  /** Only values of the operand's own type; never an element of a list. */
  | { readonly kind: 'range'; readonly path: string; readonly operator: RangeOperator; readonly operand: string | number }
  | { readonly kind: 'exists'; readonly path: string; readonly isPresent: boolean };

export type RangeOperator = '$gt' | '$gte' | '$lt' | '$lte';

/** What a filter may name beside paths of `data`. */
const HEAD_PATHS = ['id', 'revision', 'createdAt', 'updatedAt', 'updatedBy', 'visibility', 'authorId'] as const;
export type HeadPath = (typeof HEAD_PATHS)[number];

const DATA_PATH = /^data(\.[A-Za-z_][A-Za-z0-9_]{0,63}){1,8}$/;
const MAX_DEPTH = 5;
const MAX_CONDITIONS = 200;
const MAX_VALUES = 1_000;
const MAX_SORT_PATHS = 4;

export function isHeadPath(path: string): path is HeadPath {
  return (HEAD_PATHS as readonly string[]).includes(path);
}

/**
 * @returns one clause; `all` of nothing where there is no condition
 * @throws {DomainError} INVALID_INPUT for an unknown operator or path, a value that cannot be compared (also `undefined`), or a
 *   filter that is too deep or too long
 */
export function parseWhere(where: Where | undefined): Clause {
  return where === undefined ? { kind: 'all', clauses: [] } : parseConditions(where, 1, { left: MAX_CONDITIONS });
}

/** The paths to sort by, without the id that ends every order. @throws {DomainError} INVALID_INPUT */
export function parseSort(sort: FindQuery['sort']): readonly (readonly [path: string, direction: 1 | -1])[] {
  if (sort === undefined) return [];
  if (sort.length > MAX_SORT_PATHS) throw invalidInput('sort', `at most ${MAX_SORT_PATHS} paths.`);
  return sort.map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw invalidInput('sort', 'a direction is 1 or -1.');
    return [checkPath(path), direction];
  });
}

function parseConditions(where: Where, depth: number, budget: { left: number }): Clause {
  if (depth > MAX_DEPTH) throw invalidInput('where', `nested deeper than ${MAX_DEPTH} levels.`);
  const clauses: Clause[] = [];
  for (const [key, value] of Object.entries(where)) {
    budget.left -= 1;
    if (budget.left < 0) throw invalidInput('where', `more than ${MAX_CONDITIONS} conditions.`);
    if (key === '$and' || key === '$or') {
      if (value === undefined) continue;
      if (!Array.isArray(value)) throw invalidInput('where', `${key} needs a list.`);
      const inner = (value as readonly Where[]).map((one) => parseConditions(one, depth + 1, budget));
      clauses.push({ kind: key === '$and' ? 'all' : 'any', clauses: inner });
    } else {
      clauses.push(parseCondition(checkPath(key), value));
    }
  }
  return { kind: 'all', clauses };
}

function parseCondition(path: string, value: Where[string]): Clause {
  if (isComparable(value)) return { kind: 'equals', path, value };
  if (typeof value !== 'object' || Array.isArray(value)) throw invalidInput('where', 'a value must be plain or a condition.');
  const clauses = Object.entries(value as Condition).map(([operator, operand]) => parseOperator(path, operator, operand));
  if (clauses.length === 0) throw invalidInput('where', 'an empty condition.', 'Leave the path out instead.');
  return { kind: 'all', clauses };
}

function parseOperator(path: string, operator: string, operand: unknown): Clause {
  switch (operator) {
    case '$eq':
      return { kind: 'equals', path, value: toComparable(operand) };
    case '$ne':
      return { kind: 'not', clause: { kind: 'equals', path, value: toComparable(operand) } };
    case '$in':
      return { kind: 'isOneOf', path, values: toValues(operand) };
    case '$nin':
      return { kind: 'not', clause: { kind: 'isOneOf', path, values: toValues(operand) } };
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return { kind: 'range', path, operator, operand: toBound(operand) };
    case '$exists':
      if (typeof operand !== 'boolean') throw invalidInput('where', '$exists needs true or false.');
      return { kind: 'exists', path, isPresent: operand };
    default:
      throw invalidInput('where', `unknown operator ${operator.slice(0, 80)}.`);
  }
}

function checkPath(path: string): string {
  if (isHeadPath(path) || DATA_PATH.test(path)) return path;
  throw invalidInput('where', `"${path.slice(0, 80)}" is not a path of a document.`, 'Name a head field, or `data.` and keys.');
}

function isComparable(value: unknown): value is Comparable {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

function toComparable(value: unknown): Comparable {
  if (isComparable(value)) return value;
  throw invalidInput('where', 'an operand must be a text, a finite number, a boolean or null.');
}

function toBound(value: unknown): string | number {
  if (isComparable(value) && (typeof value === 'string' || typeof value === 'number')) return value;
  throw invalidInput('where', 'a bound is a text or a number.');
}

function toValues(operand: unknown): readonly Comparable[] {
  if (!Array.isArray(operand)) throw invalidInput('where', '$in and $nin need a list.');
  if (operand.length > MAX_VALUES) throw invalidInput('where', `more than ${MAX_VALUES} values in one list.`);
  return operand.map(toComparable);
}
