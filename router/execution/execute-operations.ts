import { operationFromDocument } from '@apollo/federation-internals';
import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import {
  type DocumentNode,
  executeSync,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { executePlan } from './execute-plan.ts';
import { compileShape } from './response-shape.ts';

/** An operation with what is worked out once and serves each of its executions. */
interface Prepared {
  readonly operation: OperationDefinitionNode;
  readonly plan: QueryPlan;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Variables that decide what is skipped; null where no shape can be kept. */
  readonly conditions: readonly string[] | null;
  /** For each combination of their values, how an answer is made. */
  readonly shapes: Map<string, (data: unknown) => unknown>;
}

/** The schema in its three forms, all of one load. */
interface Loaded {
  readonly planner: NonNullable<ReturnType<ApolloGateway['__testing']>['queryPlanner']>;
  readonly apiSchema: GraphQLSchema;
  readonly supergraphSchema: GraphQLSchema;
  /** By the parsed document, which the server keeps as long as its text recurs. */
  readonly prepared: WeakMap<DocumentNode, Map<string, Prepared>>;
}

/**
 * Makes the gateway execute its plans by this folder's code. The gateway keeps loading schemas and planning; what it does anew for
 * every request (reading the operation, checking each value against the schema) is done here once for an operation.
 */
export function executeOperations(
  gateway: ApolloGateway,
  dataSourceOf: (subgraph: string) => GraphQLDataSource,
): ApolloGateway {
  let loaded: Loaded | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    // The only way to its planner; making another would take its memory and a second more at each start.
    const planner = gateway.__testing().queryPlanner;
    if (planner === undefined) throw new Error('The gateway has loaded a schema without a planner.');
    const supergraphSchema = planner.supergraph.schema.toGraphQLJSSchema();
    loaded = { planner, apiSchema, supergraphSchema, prepared: new WeakMap() };
  });
  gateway.executor = async (request) => {
    if (loaded === undefined) throw new Error('An operation came before the schema.');
    const { apiSchema, supergraphSchema } = loaded;
    const prepared = prepare(loaded, request.document, request.request.operationName ?? undefined);
    const { coerced, errors: invalid } = getVariableValues(
      apiSchema,
      prepared.operation.variableDefinitions ?? [],
      request.request.variables ?? {},
    );
    if (coerced === undefined) return { errors: invalid };
    const { data, errors } = await executePlan(prepared.plan, { request, variables: coerced, supergraphSchema, dataSourceOf });
    const answer = shapeOf(prepared, apiSchema, coerced)(data) as Record<string, unknown> | null;
    return errors.length === 0 ? { data: answer } : { data: answer, errors };
  };
  return gateway;
}

function prepare({ planner, prepared }: Loaded, document: DocumentNode, operationName: string | undefined): Prepared {
  let ofDocument = prepared.get(document);
  if (ofDocument === undefined) {
    ofDocument = new Map();
    prepared.set(document, ofDocument);
  }
  const key = operationName ?? '';
  let known = ofDocument.get(key);
  if (known === undefined) {
    const operation = getOperationAST(document, operationName);
    if (operation === null || operation === undefined) throw new Error('A validated document has no such operation.');
    const apiSchema = planner.supergraph.apiSchema();
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    known = {
      operation,
      plan: planner.buildQueryPlan(operationFromDocument(apiSchema, document, { operationName })),
      fragments,
      conditions: conditionsOf(document),
      shapes: new Map(),
    };
    ofDocument.set(key, known);
  }
  return known;
}

/** @returns null where an answer holds more than data: introspection, whose arguments may differ each time */
function conditionsOf(document: DocumentNode): readonly string[] | null {
  const names = new Set<string>();
  let isIntrospective = false;
  visit(document, {
    Field({ name }) {
      if (name.value === '__schema' || name.value === '__type') isIntrospective = true;
    },
    Directive({ name, arguments: args }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of args ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return isIntrospective ? null : [...names];
}

function shapeOf(
  { operation, fragments, conditions, shapes }: Prepared,
  schema: GraphQLSchema,
  variables: Readonly<Record<string, unknown>>,
): (data: unknown) => unknown {
  const key = conditions?.map((name) => (variables[name] === true ? '1' : '0')).join('');
  let shape = key === undefined ? undefined : shapes.get(key);
  if (shape === undefined) {
    const root = schema.getRootType(operation.operation);
    if (root === null || root === undefined) throw new Error(`No ${operation.operation} is served.`);
    shape = compileShape(root.name, operation.selectionSet, {
      schema,
      fragments,
      variables,
      introspect(nodes) {
        const definitions = [
          { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: nodes } } as const,
          ...fragments.values(),
        ];
        const { data } = executeSync({ schema, document: { kind: Kind.DOCUMENT, definitions }, variableValues: variables });
        return Object.values(data ?? {})[0] ?? null;
      },
    });
    if (key !== undefined) shapes.set(key, shape);
  }
  return shape;
}
