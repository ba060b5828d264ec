import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import type { FetchNode, PlanNode, QueryPlan, ResponsePath } from '@apollo/query-planner';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { failedFetch } from '../failed-fetch.ts';
import type { RouterContext } from '../router-context.ts';
import { applyRewrites, type Data, isData, mergeData, select } from './entity-data.ts';

export type GatewayRequest = Parameters<ApolloGateway['executor']>[0];

/** What one execution of a plan works with. */
export interface PlanRun {
  readonly request: GatewayRequest;
  /** Coerced; they decide about parts of the plan. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** With what clients do not see: plans name it. */
  readonly supergraphSchema: GraphQLSchema;
  readonly dataSourceOf: (subgraph: string) => GraphQLDataSource;
}

/** A place in the data: all objects that a path leads to. */
interface Place {
  readonly path: ResponsePath;
  readonly objects: readonly Data[];
}

/**
 * Fetches what a plan says. Steps side by side run at once; a fetch that fails costs its own fields.
 * @returns the subgraphs' data as they gave it, and every error at its place in the client's answer
 */
export async function executePlan(
  plan: QueryPlan,
  run: PlanRun,
): Promise<{ readonly data: Data; readonly errors: readonly GraphQLError[] }> {
  const data: Data = {};
  const errors: GraphQLError[] = [];
  const root: Place = { path: [], objects: [data] };

  async function execute(node: PlanNode, place: Place): Promise<void> {
    switch (node.kind) {
      case 'Fetch':
        return executeFetch(node, place);
      case 'Sequence':
        for (const step of node.nodes) await execute(step, place);
        return;
      case 'Parallel':
        await Promise.all(node.nodes.map((step) => execute(step, place)));
        return;
      case 'Flatten': {
        const objects: Data[] = [];
        for (const object of place.objects) follow(object, node.path, 0, (found) => objects.push(found));
        if (objects.length > 0) await execute(node.node, { path: [...place.path, ...node.path], objects });
        return;
      }
      case 'Condition': {
        const branch = run.variables[node.condition] === true ? node.ifClause : node.elseClause;
        if (branch !== undefined) await execute(branch, place);
        return;
      }
      case 'Defer':
        throw new Error('@defer is not served.');
    }
  }

  async function executeFetch(node: FetchNode, place: Place): Promise<void> {
    const variables: Record<string, unknown> = {};
    const given = run.request.request.variables ?? {};
    for (const name of node.variableUsages ?? []) if (given[name] !== undefined) variables[name] = given[name];
    /** For each representation the object that it stands for. */
    const asked: number[] = [];
    if (node.requires !== undefined) {
      const representations: Data[] = [];
      for (const [index, object] of place.objects.entries()) {
        const representation = select(run.supergraphSchema, object, node.requires);
        if (typeof representation?.__typename !== 'string') continue;
        applyRewrites(run.supergraphSchema, node.inputRewrites, representation);
        representations.push(representation);
        asked.push(index);
      }
      if (representations.length === 0) return;
      variables.representations = representations;
    }
    const result = await send(node, place, variables);
    for (const error of result.errors ?? []) errors.push(toError(error, pathOf(error.path, node, place, asked, data)));
    const fetched: unknown = result.data;
    if (!isData(fetched)) return;
    if (node.requires === undefined) {
      applyRewrites(run.supergraphSchema, node.outputRewrites, fetched);
      for (const object of place.objects) mergeData(object, fetched);
      return;
    }
    const entities = fetched._entities as readonly unknown[];
    for (const [index, entity] of entities.entries()) {
      const object = place.objects[asked[index] ?? -1];
      if (!isData(entity) || object === undefined) continue;
      entity.__typename ??= object.__typename;
      applyRewrites(run.supergraphSchema, node.outputRewrites, entity);
      mergeData(object, entity);
    }
  }

  async function send(node: FetchNode, place: Place, variables: Record<string, unknown>) {
    const { context } = run.request;
    const { operation: query, operationName } = node;
    const result = await run.dataSourceOf(node.serviceName).process({
      // The gateway keeps the enumeration of these to itself.
      kind: 'incoming operation' as never,
      request: { query, variables, operationName },
      incomingRequestContext: run.request,
      context,
      document: node.operationDocumentNode,
      pathInIncomingRequest: place.path,
    });
    const { representations } = variables;
    if (!Array.isArray(representations) || result.data === undefined || result.data === null) return result;
    const entities: unknown = result.data._entities;
    if (Array.isArray(entities) && entities.length === representations.length) return result;
    // An answer that does not fit the question is no answer.
    return failedFetch('SUBGRAPH_UNAVAILABLE', query, variables, (context as RouterContext).requestId);
  }

  if (plan.node?.kind === 'Subscription') throw new Error('Subscriptions are served beside the gateway.');
  if (plan.node !== undefined) await execute(plan.node, root);
  return { data, errors };
}

/** Visits each object at the end of a path, in order; `@` stands for every item of a list. */
function follow(
  value: unknown,
  path: ResponsePath,
  depth: number,
  visit: (object: Data, trail: ResponsePath) => void,
  trail: ResponsePath = [],
): void {
  if (value === null || value === undefined) return;
  const step = path[depth];
  if (Array.isArray(value)) {
    const next = step === '@' ? depth + 1 : depth;
    for (let index = 0; index < value.length; index += 1) {
      trail.push(index);
      follow(value[index], path, next, visit, trail);
      trail.pop();
    }
    return;
  }
  if (!isData(value)) return;
  if (step === undefined) {
    visit(value, trail);
    return;
  }
  if (!Object.hasOwn(value, step)) return;
  trail.push(step);
  follow(value[step], path, depth + 1, visit, trail);
  trail.pop();
}

/** Where an error of a fetch stands in the client's answer. */
function pathOf(
  path: GraphQLFormattedError['path'],
  node: FetchNode,
  place: Place,
  asked: readonly number[],
  data: Data,
): (string | number)[] | undefined {
  if (path === undefined) return undefined;
  const [root, index, ...rest] = path;
  if (node.requires === undefined || root !== '_entities' || typeof index !== 'number') return [...place.path, ...path];
  // Errors are rare, so places are sought only now.
  const trails: ResponsePath[] = [];
  follow(data, place.path, 0, (_object, trail) => trails.push([...trail]));
  return [...(trails[asked[index] ?? -1] ?? []), ...rest];
}

function toError({ message, extensions }: GraphQLFormattedError, path: (string | number)[] | undefined): GraphQLError {
  return new GraphQLError(message, { path, extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...extensions } });
}
