import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/*
 * Makes the client's answer from what the subgraphs gave: the selected fields in the order asked, nulls where something is missing, a
 * null that may not be carried up to the first that may (GraphQL specification, 6.4.4). The fields of each type are found once for an
 * operation and then read from a list, so an answer costs one visit of each of its values.
 */

/** A value made from a subgraph's, or {@link VOID} where the value may not be null and is. */
type Complete = (value: unknown) => unknown;

/** Stands for a null that its place does not allow. */
const VOID = Symbol('void');

/** Keys that every object seems to have; only one of its own counts. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

export interface ShapeOptions {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced; they decide what is skipped. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Answers `__schema` and `__type`. */
  readonly introspect: (nodes: readonly FieldNode[]) => unknown;
}

/**
 * @param typeName the root type's name
 * @returns makes the answer's data; null where a null was carried up to the root
 */
export function compileShape(typeName: string, selectionSet: SelectionSetNode, options: ShapeOptions): Complete {
  const root = completeObject(typeName, [selectionSet], options);
  return (data) => root(data);
}

interface FieldShape {
  readonly key: string;
  readonly isInherited: boolean;
  readonly complete: Complete;
}

function completeObject(declared: string, selectionSets: readonly SelectionSetNode[], options: ShapeOptions): Complete {
  const byType = new Map<string, readonly FieldShape[] | null>();
  return (value) => {
    if (typeof value !== 'object' || value === null) return null;
    const named: unknown = '__typename' in value ? value.__typename : undefined;
    const type = typeof named === 'string' ? named : declared;
    let fields = byType.get(type);
    if (fields === undefined) {
      fields = fieldsOf(type, selectionSets, options);
      byType.set(type, fields);
    }
    if (fields === null) return null;
    const source = value as Readonly<Record<string, unknown>>;
    const output: Record<string, unknown> = {};
    for (let index = 0; index < fields.length; index += 1) {
      const { key, isInherited, complete } = fields[index] as FieldShape;
      const completed = complete(isInherited && !Object.hasOwn(source, key) ? undefined : source[key]);
      if (completed === VOID) return null;
      if (isInherited)
        Object.defineProperty(output, key, { value: completed, enumerable: true, configurable: true, writable: true });
      else output[key] = completed;
    }
    return output;
  };
}

/** Null for a type that clients do not know. */
function fieldsOf(
  typeName: string,
  selectionSets: readonly SelectionSetNode[],
  options: ShapeOptions,
): readonly FieldShape[] | null {
  const { schema, introspect } = options;
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isAbstractType(type)) return null;
  const groups = new Map<string, FieldNode[]>();
  for (const selectionSet of selectionSets) collect(typeName, selectionSet, options, groups);
  const definitions = isUnionType(type) ? {} : type.getFields();
  return [...groups].flatMap(([key, nodes]): FieldShape[] => {
    const name = nodes[0]?.name.value ?? '';
    const isInherited = INHERITED.has(key);
    // Which of its types an abstract one is cannot be made up.
    if (name === '__typename') return [{ key, isInherited, complete: () => (isObjectType(type) ? typeName : VOID) }];
    if (name === '__schema' || name === '__type') return [{ key, isInherited, complete: () => introspect(nodes) }];
    const definition = definitions[name];
    if (definition === undefined) return [];
    const nested = nodes.flatMap((node) => (node.selectionSet === undefined ? [] : [node.selectionSet]));
    return [{ key, isInherited, complete: completeType(definition.type, nested, options) }];
  });
}

function collect(
  typeName: string,
  selectionSet: SelectionSetNode,
  options: ShapeOptions,
  into: Map<string, FieldNode[]>,
): void {
  const { schema, fragments, variables } = options;
  for (const node of selectionSet.selections) {
    if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) continue;
    if (getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if === false) continue;
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value;
      const group = into.get(key);
      if (group === undefined) into.set(key, [node]);
      else group.push(node);
      continue;
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
    const condition = fragment?.typeCondition?.name.value;
    if (fragment !== undefined && (condition === undefined || isOfType(schema, typeName, condition)))
      collect(typeName, fragment.selectionSet, options, into);
  }
}

/** True for the type itself and for an interface or union that it belongs to. */
export function isOfType(schema: GraphQLSchema, typeName: string, condition: string): boolean {
  if (typeName === condition) return true;
  const type = schema.getType(typeName);
  const abstract = schema.getType(condition);
  return (
    isAbstractType(abstract) &&
    (isObjectType(type) || isAbstractType(type)) &&
    !isUnionType(type) &&
    schema.isSubType(abstract, type)
  );
}

function completeType(type: GraphQLOutputType, nested: readonly SelectionSetNode[], options: ShapeOptions): Complete {
  if (isNonNullType(type)) {
    const complete = completeType(type.ofType, nested, options);
    return (value) => complete(value) ?? VOID;
  }
  if (isListType(type)) {
    const complete = completeType(type.ofType, nested, options);
    return (value) => {
      if (!Array.isArray(value)) return null;
      const output = new Array<unknown>(value.length);
      for (let index = 0; index < value.length; index += 1) {
        const item = complete(value[index]);
        if (item === VOID) return null;
        output[index] = item;
      }
      return output;
    };
  }
  if (!isLeafType(type)) return completeObject(type.name, nested, options);
  const isValid = leafCheck(type);
  return (value) => (value !== undefined && value !== null && isValid(value) ? value : null);
}

function leafCheck(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const values = new Set<unknown>(type.getValues().map(({ name }) => name));
    return (value) => values.has(value);
  }
  // What a scalar of our own may hold, its subgraph knows.
  if (!isSpecifiedScalarType(type)) return () => true;
  switch (type.name) {
    case 'Int':
      return Number.isInteger;
    case 'Float':
      return (value) => typeof value === 'number';
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    case 'ID':
      return (value) => typeof value === 'string' || Number.isInteger(value);
    default:
      return (value) => typeof value === 'string';
  }
}
