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

/** A field with fields of its own, and what decides how many entries it may give. */
interface WeighedField {
  readonly args: readonly ArgumentNode[] | undefined;
  /** Of its `first`. */
  readonly fallback: unknown;
  readonly fields: readonly WeighedField[];
}

/**
 * Reads an operation that has been validated against the schema.
 * @returns what one execution of it counts for, by its variables
 */
export function weighOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  authFields: ReadonlySet<string>,
): (variables: Readonly<Record<string, unknown>>) => OperationWeight {
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

  function weighedOf(selectionSet: SelectionSetNode, type: GraphQLNamedType | undefined): readonly WeighedField[] {
    const definitions = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
    return [...fieldsOf(selectionSet).values()].flatMap((field) => {
      if (field.selectionSet === undefined) return [];
      const definition = definitions[field.name.value];
      const fallback = definition?.args.find(({ name }) => name === 'first')?.defaultValue;
      const inner = definition === undefined ? undefined : getNamedType(definition.type);
      return [{ args: field.arguments, fallback, fields: weighedOf(field.selectionSet, inner) }];
    });
  }

  const authOperations = [...fieldsOf(operation.selectionSet).values()].filter(({ name }) =>
    authFields.has(`${root?.name}.${name.value}`),
  ).length;
  const fields = weighedOf(operation.selectionSet, root ?? undefined);
  return (variables) => ({
    weight: Math.max(1, Math.ceil(entriesOf(fields, variables) / ENTRIES_PER_UNIT)),
    authOperations,
  });
}

function entriesOf(fields: readonly WeighedField[], variables: Readonly<Record<string, unknown>>): number {
  let entries = 0;
  for (const { args, fallback, fields: inner } of fields) {
    const count = sizeOf(args, fallback, variables);
    entries += (count ?? 0) + Math.max(1, count ?? 1) * entriesOf(inner, variables);
  }
  return entries;
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
