import {
  type DocumentNode,
  type ExecutionResult,
  executeSync,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { sampleScalar } from './sample-variables.ts';

/** A field that was executed: where it stands in the schema, and the arguments that its resolver got. */
export interface FieldCall {
  readonly coordinate: string;
  readonly type: GraphQLOutputType;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface SampleRun {
  readonly result: ExecutionResult;
  /** By path in the answer, such as `stones.edges.0.node`. */
  readonly calls: ReadonlyMap<string, FieldCall>;
  /** The concrete type of each object whose field promises an abstract one, by path. */
  readonly concreteTypes: ReadonlyMap<string, string>;
}

export interface SampleRunOptions {
  readonly variables: Readonly<Record<string, unknown>>;
  /** Everything nullable that stands this deep in the answer is null; -1: nothing is. List items count as a level. */
  readonly nullDepth: number;
  /** Which of the possible types an abstract field has. */
  readonly turn: number;
  /** Answers hold only enum values and types that this schema knows too, wherever there is one. */
  readonly knownTo: GraphQLSchema;
}

/** Executes an operation on a schema over generated data: lists have one item, and chance has no part. */
export function executeSample(document: DocumentNode, schema: GraphQLSchema, options: SampleRunOptions): SampleRun {
  const calls = new Map<string, FieldCall>();
  const concreteTypes = new Map<string, string>();
  const generate = (type: GraphQLOutputType, path: readonly (string | number)[]): unknown => {
    if (isNonNullType(type)) return generateValue(type.ofType, path);
    return path.length === options.nullDepth ? null : generateValue(type, path);
  };
  const generateValue = (type: GraphQLOutputType, path: readonly (string | number)[]): unknown => {
    if (isNonNullType(type)) return generateValue(type.ofType, path);
    if (isListType(type)) return [generate(type.ofType, [...path, 0])];
    if (isLeafType(type)) return generateLeaf(type, options.knownTo);
    if (!isAbstractType(type)) return {};
    const possible = schema.getPossibleTypes(type);
    const former = options.knownTo.getType(type.name);
    const known = isAbstractType(former)
      ? possible.filter(({ name }) => options.knownTo.getPossibleTypes(former).some((one) => one.name === name))
      : [];
    const candidates = known.length > 0 ? known : possible;
    const name = candidates[options.turn % candidates.length]?.name;
    if (name !== undefined) concreteTypes.set(path.join('.'), name);
    return { __typename: name };
  };
  const result = executeSync({
    schema,
    document,
    variableValues: options.variables,
    rootValue: {},
    fieldResolver: (_source, args, _context, info) => {
      const path = pathOf(info);
      calls.set(path.join('.'), { coordinate: coordinateOf(info), type: info.returnType, args });
      return generate(info.returnType, path);
    },
  });
  return { result, calls, concreteTypes };
}

/** `Stone.name` for a field that is being resolved. */
export function coordinateOf({ parentType, fieldName }: GraphQLResolveInfo): string {
  return `${parentType.name}.${fieldName}`;
}

/** Where a field stands in the answer. */
export function pathOf({ path }: GraphQLResolveInfo): readonly (string | number)[] {
  const keys: (string | number)[] = [];
  for (let step: GraphQLResolveInfo['path'] | undefined = path; step !== undefined; step = step.prev) keys.unshift(step.key);
  return keys;
}

function generateLeaf(type: GraphQLLeafType, knownTo: GraphQLSchema): unknown {
  if (!isEnumType(type)) return sampleScalar(type.name);
  const former = getNamedType(knownTo.getType(type.name));
  const values = type.getValues();
  const known = isEnumType(former) ? values.find(({ name }) => former.getValue(name) !== undefined) : undefined;
  return (known ?? values[0])?.name;
}
