import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isOfType } from './response-shape.ts';

/** What subgraphs gave, as JSON has it. */
export type Data = Record<string, unknown>;

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(data: Data, key: string): unknown {
  return Object.hasOwn(data, key) ? data[key] : undefined;
}

function put(data: Data, key: string, value: unknown): void {
  // Assigned, this one key would change what the object inherits from.
  if (key === '__proto__') Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true });
  else data[key] = value;
}

/** Merges what a fetch gave into what others gave for the same object; equal keys hold the same field, so objects join. */
export function mergeData(target: Data, source: Data): void {
  for (const key of Object.keys(source)) {
    const given = source[key];
    if (given === undefined) continue;
    const present = own(target, key);
    if (isData(present) && isData(given)) mergeData(present, given);
    else if (Array.isArray(present) && Array.isArray(given) && present.length === given.length) mergeLists(present, given);
    else put(target, key, given);
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (const [index, given] of source.entries()) {
    const present = target[index];
    if (isData(present) && isData(given)) mergeData(present, given);
    else if (Array.isArray(present) && Array.isArray(given) && present.length === given.length) mergeLists(present, given);
    else target[index] = given;
  }
}

/**
 * The key, or whatever else a fetch requires of an entity.
 * @returns null where a required field is not there, so nothing can be asked of it
 */
export function select(schema: GraphQLSchema, source: Data, selections: readonly QueryPlanSelectionNode[]): Data | null {
  const result: Data = {};
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection;
      if (typeCondition !== undefined && !isNamed(schema, source, typeCondition)) continue;
      const nested = select(schema, source, selection.selections);
      if (nested !== null) mergeData(result, nested);
      continue;
    }
    const key = selection.alias ?? selection.name;
    const value = own(source, key);
    if (value === undefined) return null;
    put(result, key, selectValue(schema, value, selection.selections));
  }
  return result;
}

function selectValue(
  schema: GraphQLSchema,
  value: unknown,
  selections: readonly QueryPlanSelectionNode[] | undefined,
): unknown {
  if (selections === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => selectValue(schema, item, selections));
  return isData(value) ? select(schema, value, selections) : null;
}

function isNamed(schema: GraphQLSchema, data: Data, typeCondition: string): boolean {
  const name = own(data, '__typename');
  return typeof name === 'string' && isOfType(schema, name, typeCondition);
}

const TYPE_STEP = '... on ';

/** Applies what the planner asks to change in representations before, or in data after a fetch. */
export function applyRewrites(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[] | undefined, value: unknown): void {
  for (const rewrite of rewrites ?? []) {
    const field = rewrite.path.at(-1);
    if (field === undefined) continue;
    visitAt(schema, rewrite.path.slice(0, -1), value, (data) => {
      if (rewrite.kind === 'ValueSetter') {
        put(data, field, rewrite.setValueTo);
        return;
      }
      const renamed = own(data, field);
      if (renamed === undefined || renamed === null) return;
      put(data, rewrite.renameKeyTo, renamed);
      put(data, field, undefined);
    });
  }
}

function visitAt(schema: GraphQLSchema, path: readonly string[], value: unknown, visit: (data: Data) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visitAt(schema, path, item, visit);
    return;
  }
  if (!isData(value)) return;
  const [step, ...rest] = path;
  if (step === undefined) visit(value);
  else if (!step.startsWith(TYPE_STEP)) visitAt(schema, rest, own(value, step), visit);
  // Data without a name is of the type that was asked for.
  else if (own(value, '__typename') === undefined || isNamed(schema, value, step.slice(TYPE_STEP.length)))
    visitAt(schema, rest, value, visit);
}
