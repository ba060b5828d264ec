import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { FieldCall } from './execute-sample.ts';
import type { Finding } from './finding.ts';

/**
 * Arguments that a resolver gets otherwise than before for one and the same request: a default has changed under a client that
 * leaves the choice to the server. Arguments and input fields that are new or gone do not count.
 */
export function findChangedArguments(
  before: ReadonlyMap<string, FieldCall>,
  after: ReadonlyMap<string, FieldCall>,
  base: GraphQLSchema,
  next: GraphQLSchema,
): readonly Finding[] {
  return [...before].flatMap(([path, { coordinate, args }]) => {
    const now = after.get(path);
    if (now === undefined) return [];
    const present = argumentsOf(next, now.coordinate);
    return argumentsOf(base, coordinate)
      .filter(({ name }) => present.some((one) => one.name === name))
      .flatMap(({ name, type }) => differences(type, args[name], now.args[name], `${coordinate}.${name}`, next));
  });
}

function argumentsOf(schema: GraphQLSchema, coordinate: string): readonly GraphQLArgument[] {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  return isObjectType(type) ? (type.getFields()[fieldName]?.args ?? []) : [];
}

function differences(
  type: GraphQLInputType,
  before: unknown,
  now: unknown,
  coordinate: string,
  next: GraphQLSchema,
): readonly Finding[] {
  if (isNonNullType(type)) return differences(type.ofType, before, now, coordinate, next);
  if (isListType(type) && Array.isArray(before) && Array.isArray(now) && before.length === now.length) {
    return before.flatMap((item, index) => differences(type.ofType, item, now[index], coordinate, next));
  }
  if (isInputObjectType(type) && isRecord(before) && isRecord(now)) {
    const present = next.getType(type.name);
    return Object.values(type.getFields())
      .filter(({ name }) => !isInputObjectType(present) || present.getFields()[name] !== undefined)
      .flatMap((field) => differences(field.type, before[field.name], now[field.name], `${type.name}.${field.name}`, next));
  }
  if (toText(before) === toText(now)) return [];
  return [
    {
      level: 'breaking',
      foundBy: 'execution',
      message: `The same request now means ${toText(now)} for ${coordinate}, where it meant ${toText(before)}.`,
      coordinates: [coordinate],
    },
  ];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toText(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
