import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  visit,
} from 'graphql';

import { closingFirst } from '../platform/graphql/closing-first.ts';

/** Subscribes in the subgraph that owns a subscription field. */
export type SubscribeInOwner = (
  field: string,
  request: { readonly query: string; readonly variables: Record<string, unknown>; readonly operationName?: string },
) => Promise<AsyncGenerator<ExecutionResult> | ExecutionResult>;

/** Runs a query through the gateway on behalf of the same client. */
export type RunQuery = (query: string, variables: Record<string, unknown>) => Promise<ExecutionResult>;

const NODE_VARIABLE = '__nodeId';

/**
 * Subscriptions beside the gateway, which does not serve them: the owner of the field says which entity changed, then the
 * client's selection is fetched as a query of `node`, so an event may carry fields of every subgraph.
 * @param apiSchema what clients see, already used to validate the operation
 */
export async function subscribeThroughGraph(
  { document, variableValues, operationName }: Pick<ExecutionArgs, 'document' | 'variableValues' | 'operationName'>,
  apiSchema: GraphQLSchema,
  subscribe: SubscribeInOwner,
  runQuery: RunQuery,
): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  const operation = getOperationAST(document, operationName ?? undefined);
  const field = operation?.selectionSet.selections[0];
  if (operation === null || operation === undefined || field?.kind !== Kind.FIELD) {
    return {
      errors: [new GraphQLError('A subscription must select one field directly.', { extensions: { code: 'BAD_USER_INPUT' } })],
    };
  }
  const variables = { ...variableValues };
  const source = print(toSource(operation, field));
  const events = await subscribe(field.name.value, { query: source, variables: pick(variables, source) });
  if (!(Symbol.asyncIterator in events)) return events;
  const key = field.alias?.value ?? field.name.value;
  const entityQuery = print(toEntityQuery(document, operation, field, entityTypeOf(apiSchema, field.name.value)));
  const stream: AsyncGenerator<ExecutionResult> = events;
  async function* results(): AsyncGenerator<ExecutionResult> {
    for await (const event of stream) {
      const entity: unknown = event.data?.[key];
      if (typeof entity !== 'object' || entity === null || !('id' in entity)) {
        yield event;
        continue;
      }
      const result = await runQuery(entityQuery, { ...pick(variables, entityQuery), [NODE_VARIABLE]: entity.id });
      // Gone between the event and the query: nothing to tell that the next event will not.
      if (result.data?.[key] === null && result.errors === undefined) continue;
      yield { ...result, extensions: { ...result.extensions, ...event.extensions } };
    }
  }
  return closingFirst(results(), () => stream.return(undefined));
}

function entityTypeOf(schema: GraphQLSchema, field: string): string {
  const type = schema.getSubscriptionType()?.getFields()[field]?.type;
  if (type === undefined) throw new Error(`No subscription field "${field}".`);
  return getNamedType(type).name;
}

/** The client's subscription with nothing but the changed entity's id selected. */
function toSource(operation: OperationDefinitionNode, field: FieldNode): DocumentNode {
  const id: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'id' } };
  const selection: FieldNode = { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [id] } };
  return {
    kind: Kind.DOCUMENT,
    definitions: [withUsedVariables({ ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: [selection] } }, [])],
  };
}

/** The client's selection as a query of `node`. */
function toEntityQuery(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  field: FieldNode,
  type: string,
): DocumentNode {
  const fragments = document.definitions.filter(
    (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION,
  );
  const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: NODE_VARIABLE } } as const;
  const query: OperationDefinitionNode = {
    ...operation,
    operation: OperationTypeNode.QUERY,
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [
        {
          kind: Kind.FIELD,
          alias: { kind: Kind.NAME, value: field.alias?.value ?? field.name.value },
          name: { kind: Kind.NAME, value: 'node' },
          arguments: [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'id' }, value: variable }],
          selectionSet: {
            kind: Kind.SELECTION_SET,
            selections: [
              {
                kind: Kind.INLINE_FRAGMENT,
                typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
                selectionSet: field.selectionSet ?? { kind: Kind.SELECTION_SET, selections: [] },
              },
            ],
          },
        },
      ],
    },
  };
  const withVariables = withUsedVariables(query, fragments);
  const nonNullId = {
    kind: Kind.NON_NULL_TYPE,
    type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'ID' } },
  } as const;
  const definition = { kind: Kind.VARIABLE_DEFINITION, variable, type: nonNullId } as const;
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...withVariables, variableDefinitions: [...(withVariables.variableDefinitions ?? []), definition] },
      ...fragments,
    ],
  };
}

/** Declaring a variable that is not used is an error, so only the used declarations stay. */
function withUsedVariables(
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
): OperationDefinitionNode {
  const used = new Set<string>();
  for (const node of [operation.selectionSet, ...fragments]) {
    visit(node, { Variable: ({ name }) => void used.add(name.value) });
  }
  return {
    ...operation,
    variableDefinitions: operation.variableDefinitions?.filter((node) => used.has(node.variable.name.value)),
  };
}

/** The values whose variables occur in a document. */
function pick(variables: Record<string, unknown>, source: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => new RegExp(`\\$${name}\\b`).test(source)));
}
