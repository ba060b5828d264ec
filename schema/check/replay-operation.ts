/**
 * Whether a client that was written for one schema can live with another: each operation is executed on both, over generated
 * variables that the old schema allows and over generated answers that the new one allows. The variables must be taken, each
 * resolver must get the arguments that it got before, and the new answers must be answers of the old schema, which is asked by
 * executing the operation on it a second time with the new answer for data: graphql-js is the judge, not a table of rules.
 * Costs one execution for each value of the largest enum among the variables, and one for each level and possible type of the
 * answer.
 */
import {
  coerceInputValue,
  type DocumentNode,
  executeSync,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  typeFromAST,
} from 'graphql';
import { findChangedArguments } from './changed-arguments.ts';
import { coordinateOf, executeSample, type FieldCall, pathOf, type SampleRun } from './execute-sample.ts';
import type { Finding } from './finding.ts';
import { placesOf } from './places.ts';
import { sampleVariables } from './sample-variables.ts';

/** An operation with what it does on the schema that its client was written for. */
export interface PreparedOperation {
  readonly document: DocumentNode;
  readonly samples: readonly {
    readonly variables: Readonly<Record<string, unknown>>;
    readonly calls: ReadonlyMap<string, FieldCall>;
  }[];
}

/** Executes an operation on the old schema, which must know it, once for all the schemas that it is held against. */
export function prepareOperation(document: DocumentNode, base: GraphQLSchema): PreparedOperation {
  const samples = sampleVariables(document, base).flatMap((variables) => {
    const { result, calls } = executeSample(document, base, { variables, nullDepth: -1, turn: 0, knownTo: base });
    // What was refused before may be refused now, such as null for an argument that has a default only.
    return result.errors === undefined ? [{ variables, calls }] : [];
  });
  return { document, samples };
}

/** What an operation meets in the new schema when it is executed. Empty where nothing changes for its client. */
export function replayOperation(
  { document, samples }: PreparedOperation,
  base: GraphQLSchema,
  next: GraphQLSchema,
): readonly Finding[] {
  const findings = new Map<string, Finding>();
  const shapes = new Set<string>();
  const add = (finding: Finding) => {
    findings.set(`${finding.coordinates[0]} ${finding.message}`, finding);
  };
  for (const { variables, calls } of samples) {
    const refusals = findRefusedVariables(document, next, variables);
    refusals.forEach(add);
    if (refusals.length > 0) continue;
    const run = (nullDepth: number, turn: number) =>
      executeSample(document, next, { variables, nullDepth, turn, knownTo: base });
    const after = run(-1, 0);
    if (after.result.errors !== undefined) {
      const places = placesOf(document, base);
      for (const error of after.result.errors) {
        const named = (error.nodes ?? []).flatMap((node) => places.get(node) ?? []);
        const finding = toFinding(error, calls);
        add({ ...finding, coordinates: [...new Set([...named, ...finding.coordinates])] });
      }
      continue;
    }
    findChangedArguments(calls, after.calls, base, next).forEach(add);
    // Variables shape an answer only by what they include and skip.
    const shape = JSON.stringify(Object.entries(variables).filter(([, value]) => typeof value === 'boolean'));
    if (shapes.has(shape)) continue;
    shapes.add(shape);
    // Two more than the deepest field: the levels of a list of lists.
    const depth = Math.max(0, ...[...after.calls.keys()].map((path) => path.split('.').length)) + 2;
    const turns = turnsOf(after.calls, next);
    for (let turn = 0; turn < turns; turn += 1) {
      for (let nullDepth = -1; nullDepth <= depth; nullDepth += 1) {
        const answer = nullDepth === -1 && turn === 0 ? after : run(nullDepth, turn);
        findNovelties(answer.calls, base, next).forEach(add);
        findUnreadable(document, base, variables, answer).forEach(add);
      }
    }
  }
  return [...findings.values()];
}

/** How many runs it takes until each abstract field has had each of its types. */
function turnsOf(calls: ReadonlyMap<string, FieldCall>, schema: GraphQLSchema): number {
  const counts = [...calls.values()].map(({ type }) => {
    const named = getNamedType(type);
    return isAbstractType(named) ? schema.getPossibleTypes(named).length : 1;
  });
  return Math.max(1, ...counts);
}

/** Variables that the old schema allows and the new one refuses. */
function findRefusedVariables(
  document: DocumentNode,
  next: GraphQLSchema,
  variables: Readonly<Record<string, unknown>>,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, type: typeNode } of definition.variableDefinitions ?? []) {
      const name = variable.name.value;
      const type = typeFromAST(next, typeNode as never);
      if (type === undefined || !isInputType(type) || !Object.hasOwn(variables, name)) continue;
      coerceInputValue(variables[name], type, (path, value, { message }) => {
        findings.push({
          level: 'breaking',
          foundBy: 'execution',
          message: `$${[name, ...path].join('.')}: ${message}`,
          coordinates: inputPlaces(type, path, value, message),
        });
      });
    }
  }
  return findings;
}

function inputPlaces(
  type: GraphQLInputType,
  path: readonly (string | number)[],
  value: unknown,
  message: string,
): readonly string[] {
  const places: string[] = [];
  let current: GraphQLInputType = type;
  for (const key of path) {
    const named: GraphQLInputType = getNamedType(current);
    if (typeof key === 'number' || !isInputObjectType(named)) continue;
    places.unshift(`${named.name}.${key}`, named.name);
    current = named.getFields()[key]?.type ?? current;
  }
  const named = getNamedType(current);
  if (isEnumType(named) && value !== null) places.unshift(`${named.name}.${String(value)}`);
  // A field that is unknown or missing is reported of the object around it.
  const field = isInputObjectType(named) ? /"(\w+)"/.exec(message)?.[1] : undefined;
  return [...(field === undefined ? [] : [`${named.name}.${field}`]), ...places, named.name];
}

/** Values and types in an answer that the old schema does not know: a client may have no branch for them. */
function findNovelties(calls: ReadonlyMap<string, FieldCall>, base: GraphQLSchema, next: GraphQLSchema): readonly Finding[] {
  return [...calls.values()].flatMap(({ coordinate, type }) => {
    const named = getNamedType(type);
    const former = base.getType(named.name);
    const toNovelty = (name: string, coordinates: readonly string[]): Finding => ({
      level: 'dangerous',
      foundBy: 'execution',
      message: `${coordinate} may now answer ${name}, for which the client has no branch.`,
      coordinates,
    });
    if (isEnumType(named) && isEnumType(former)) {
      const added = named.getValues().filter(({ name }) => former.getValue(name) === undefined);
      return added.map(({ name }) => toNovelty(name, [`${named.name}.${name}`, named.name]));
    }
    if (!isAbstractType(named) || !isAbstractType(former)) return [];
    const known = new Set(base.getPossibleTypes(former).map(({ name }) => name));
    const added = next.getPossibleTypes(named).filter(({ name }) => !known.has(name));
    return added.map(({ name }) => toNovelty(name, [name, named.name]));
  });
}

/** What of a new answer is no answer of the old schema: null where a value was promised, another scalar, an unknown type. */
function findUnreadable(
  document: DocumentNode,
  base: GraphQLSchema,
  variables: Readonly<Record<string, unknown>>,
  { result, calls, concreteTypes }: SampleRun,
): readonly Finding[] {
  const read = new Map<string, FieldCall>();
  const typeOf = new Map([...concreteTypes].map(([path, name]) => [valueAt(result.data, path.split('.')), name]));
  const again = executeSync({
    schema: base,
    document,
    variableValues: variables,
    rootValue: result.data ?? {},
    fieldResolver: (source: Readonly<Record<string, unknown>>, args, _context, info) => {
      const path = pathOf(info);
      read.set(path.join('.'), { coordinate: coordinateOf(info), type: info.returnType, args });
      return source[String(path.at(-1))];
    },
    typeResolver: (value) => typeOf.get(value),
  });
  const findings = (again.errors ?? []).map((error) => toFinding(error, read));
  if (findings.length > 0) return findings;
  for (const [path, { coordinate, type }] of read) {
    const former = getNamedType(type);
    const present = getNamedType(calls.get(path)?.type);
    const isSame = present?.name === former.name || (WRITTEN_ALIKE.has(former.name) && WRITTEN_ALIKE.has(present?.name ?? ''));
    if (present !== undefined && listDepth(type) !== listDepth(calls.get(path)?.type)) {
      findings.push({
        level: 'breaking',
        foundBy: 'execution',
        message: `${coordinate} was ${type} and is ${calls.get(path)?.type}.`,
        coordinates: [coordinate],
      });
    } else if (present !== undefined && isLeafType(former) && !isSame) {
      findings.push({
        level: 'breaking',
        foundBy: 'execution',
        message: `${coordinate} was ${former.name} and is ${present.name}.`,
        coordinates: [coordinate],
      });
    }
  }
  for (const path of findDifferences(again.data, result.data, [])) {
    findings.push({
      level: 'breaking',
      foundBy: 'execution',
      message: `The answer has another value at ${path.join('.')} than its type before allows, or none.`,
      coordinates: placesAlong(path, read),
    });
  }
  return findings;
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : null),
    data,
  );
}

/** Where an answer lacks or alters what is read of it, as paths. What it has beyond that does no harm. */
function findDifferences(
  read: unknown,
  given: unknown,
  path: readonly (string | number)[],
): readonly (readonly (string | number)[])[] {
  if (typeof read !== 'object' || typeof given !== 'object' || read === null || given === null) {
    return Object.is(read, given) ? [] : [path];
  }
  return Object.keys(read).flatMap((key) =>
    findDifferences(Reflect.get(read, key), Reflect.get(given, key), [...path, Array.isArray(read) ? Number(key) : key]),
  );
}

function listDepth(type: GraphQLType | undefined): number {
  if (isNonNullType(type)) return listDepth(type.ofType);
  return isListType(type) ? 1 + listDepth(type.ofType) : 0;
}

/** Scalars that are the same string in JSON and in a client's types. */
const WRITTEN_ALIKE = new Set(['ID', 'String']);

function toFinding({ message, path }: GraphQLError, calls: ReadonlyMap<string, FieldCall>): Finding {
  return { level: 'breaking', foundBy: 'execution', message, coordinates: placesAlong(path ?? [], calls) };
}

/** The field at a path, its type, then the same of the field around it. A list's item has no call of its own. */
function placesAlong(path: readonly (string | number)[], calls: ReadonlyMap<string, FieldCall>): readonly string[] {
  const places: string[] = [];
  for (let keys = path; keys.length > 0 && places.length < 4; keys = keys.slice(0, -1)) {
    const call = calls.get(keys.join('.'));
    if (call !== undefined) places.push(call.coordinate, getNamedType(call.type).name);
  }
  return places;
}
