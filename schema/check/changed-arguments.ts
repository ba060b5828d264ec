import {
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { FieldCall } from './execute-sample.ts';
import type { Finding } from './finding.ts';

/**
 * Arguments that a resolver gets otherwise than before for one and the same request: a default has changed under a client that
 * leaves the choice to the server. Arguments and input fields that are new do not count.
 */
export function findChangedArguments(
  before: ReadonlyMap<string, FieldCall>,
  after: ReadonlyMap<string, FieldCall>,
  base: GraphQLSchema,
): readonly Finding[] {
  return [...before].flatMap(([path, { coordinate, args }]) => {
    const now = after.get(path);
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = base.getType(typeName);
    if (now === undefined || !(isObjectType(type) || isInterfaceType(type))) return [];
    return (type.getFields()[fieldName]?.args ?? []).flatMap((argument) =>
      differences(argument.type, args[argument.name], now.args[argument.name], `${coordinate}.${argument.name}`),
    );
  });
}

function differences(type: GraphQLInputType, before: unknown, now: unknown, coordinate: string): readonly Finding[] {
  if (isNonNullType(type)) return differences(type.ofType, before, now, coordinate);
  if (isListType(type) && Array.isArray(before) && Array.isArray(now) && before.length === now.length) {
    return before.flatMap((item, index) => differences(type.ofType, item, now[index], coordinate));
  }
  if (isInputObjectType(type) && isRecord(before) && isRecord(now)) {
    return Object.values(type.getFields()).flatMap((field) =>
      differences(field.type, before[field.name], now[field.name], `${type.name}.${field.name}`),
    );
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
