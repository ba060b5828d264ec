import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';

/** What an operation counts for in the rates. */
export interface OperationWeight {
  /** 1 for each hundred entries that its lists may have, at least 1: a stone page counts 1, a hundred stones with ten links each 12. */
  readonly weight: number;
  /** How many operations of auth it runs; each alias is one. */
  readonly authOperations: number;
}

const ENTRIES_PER_UNIT = 100;

/** Root fields that a subgraph owns, as `Mutation.login`, read from the supergraph SDL. */
export function rootFieldsOf(supergraphSdl: string, graph: string): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const type = definition.name.value;
    if (type !== 'Query' && type !== 'Mutation') continue;
    for (const field of definition.fields ?? []) {
      const isOwned = field.directives?.some(
        ({ name, arguments: args }) =>
          name.value === 'join__field' &&
          args?.some((argument) => argument.value.kind === Kind.ENUM && argument.value.value === graph),
      );
      if (isOwned === true) fields.add(`${type}.${field.name.value}`);
    }
  }
  return fields;
}

/** Weighs an operation that has been validated against the schema. */
export function weighOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  authFields: ReadonlySet<string>,
): OperationWeight {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const root = schema.getRootType(operation.operation);

  /** The fields of a selection by response key: a field selected twice under one key runs once. */
  function fieldsOf(selectionSet: SelectionSetNode, into = new Map<string, FieldNode>()): Map<string, FieldNode> {
    for (const node of selectionSet.selections) {
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        if (!into.has(key)) into.set(key, node);
        continue;
      }
      const nested = node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments.get(node.name.value)?.selectionSet;
      if (nested !== undefined) fieldsOf(nested, into);
    }
    return into;
  }

  function entriesOf(selectionSet: SelectionSetNode, type: GraphQLNamedType | undefined): number {
    let entries = 0;
    const definitions = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
    for (const field of fieldsOf(selectionSet).values()) {
      if (field.selectionSet === undefined) continue;
      const definition = definitions[field.name.value];
      const first = definition?.args.find(({ name }) => name === 'first');
      const count = sizeOf(field.arguments, first?.defaultValue, variables);
      const inner = entriesOf(field.selectionSet, definition === undefined ? undefined : getNamedType(definition.type));
      entries += (count ?? 0) + Math.max(1, count ?? 1) * inner;
    }
    return entries;
  }

  const authOperations = [...fieldsOf(operation.selectionSet).values()].filter(({ name }) =>
    authFields.has(`${root?.name}.${name.value}`),
  ).length;
  const entries = entriesOf(operation.selectionSet, root ?? undefined);
  return { weight: Math.max(1, Math.ceil(entries / ENTRIES_PER_UNIT)), authOperations };
}

/** How many entries a field may give: its `first`, or as many as a list that it is given; null for a single thing. */
function sizeOf(
  args: readonly ArgumentNode[] | undefined,
  fallback: unknown,
  variables: Readonly<Record<string, unknown>>,
): number | null {
  let size: number | null = typeof fallback === 'number' ? fallback : null;
  for (const { name, value } of args ?? []) {
    const given: unknown =
      value.kind === Kind.VARIABLE
        ? variables[value.name.value]
        : value.kind === Kind.INT
          ? Number(value.value)
          : value.kind === Kind.LIST
            ? value.values
            : undefined;
    if (name.value === 'first' && typeof given === 'number') size = given;
    else if (Array.isArray(given)) size = Math.max(size ?? 0, given.length);
  }
  // Refused later where it is out of range; here it must not lighten the rest.
  return size === null ? null : Math.max(0, size);
}
