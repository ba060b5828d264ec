import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import manifest from '../../clients/typescript/generated/persisted-documents.json' with { type: 'json' };
import { contextFromHeaders } from '../../platform/graphql/context-from-headers.ts';
import { executeInSubgraph } from '../../platform/graphql/execute.ts';
import type { GraphAnswer, GraphClient } from '../graph-client.ts';
import { accepted } from '../scenarios/case.ts';
import type { InProcessSupergraph } from '../supergraph.ts';
import { type Cells, cellAt, cellOf, note, WAYS } from './access-cells.ts';
import { type AccessPath, type Arguments, accessPaths, operationFor } from './access-paths.ts';
import type { Furniture } from './furniture.ts';
import { ASKERS, type People } from './people.ts';

/** Where the walk goes, for whom, and what it finds. */
export interface AccessWalk {
  readonly graph: InProcessSupergraph;
  readonly schema: GraphQLSchema;
  readonly people: People;
  readonly furniture: Furniture;
  readonly cells: Cells;
}

/** What a validation refuses was asked wrongly, and proves nothing. */
const UNASKED = new Set(['GRAPHQL_VALIDATION_FAILED', 'OPERATION_TOO_LARGE', 'PERSISTED_QUERY_NOT_FOUND']);

function checkAsked(way: string, query: string, { errors = [] }: GraphAnswer): void {
  if (errors.some(({ extensions }) => UNASKED.has(String(extensions.code))))
    throw new Error(`${way}: ${query}: ${JSON.stringify(errors)}`);
}

function rootOf(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no ${name}.`);
  return type;
}

/** Every chain of fields from a root, each operation as its text. */
export async function walkRoot({ schema, people, furniture, cells }: AccessWalk, name: 'Query' | 'Mutation'): Promise<void> {
  const root = rootOf(schema, name);
  for (const path of accessPaths(schema, root, { 'Query.node': furniture.nodes })) {
    // A mutation is an operation of its own.
    const parts = path.type === 'Mutation' ? Object.keys(root.getFields()).map((field) => new Set([field])) : [undefined];
    for (const only of parts) {
      const ends = only?.has('logout') === true || path.steps[0]?.coordinate === 'Mutation.logout';
      const { query, fields } = operationFor(schema, path, argumentsFor(furniture, path), only);
      for (const asker of ASKERS) {
        const client = ends ? await people.signInAgain(asker) : people.clients[asker];
        const answer = await client.ask(query);
        checkAsked(path.name, query, answer);
        for (const field of fields) note(cells, `${path.type}.${field}`, asker, path.name, cellOf(answer, path, field));
      }
    }
  }
}

/**
 * Every chain of fields from `Query`, each operation by its hash: an admin sends the text and is answered, and at once the others send the
 * hash alone. So whatever is remembered of the operation or its answer is an admin's.
 */
export async function walkByHash({ schema, people, furniture, cells }: AccessWalk): Promise<void> {
  for (const path of accessPaths(schema, rootOf(schema, 'Query'), { 'Query.node': furniture.nodes })) {
    const { query, fields } = operationFor(schema, path, argumentsFor(furniture, path));
    // A name of its own, so that no answer to the plain text is taken for it.
    const named = query.replace('query ', 'query ByHash ');
    for (const asker of ASKERS) {
      const answer = await askByHash(people.clients[asker], named, asker === 'ADMIN');
      checkAsked(path.name, named, answer);
      const way = `${WAYS.hash} ${path.name}`;
      for (const field of fields) note(cells, `${path.type}.${field}`, asker, way, cellOf(answer, path, field));
    }
  }
}

/** @param withText also the text, so that the hash is known from then on */
export async function askByHash(
  { url, accessToken }: GraphClient,
  query: string,
  withText: boolean,
  variables: object = {},
): Promise<GraphAnswer> {
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(accessToken === null ? {} : { authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify({
      ...(withText ? { query } : {}),
      variables,
      extensions: { persistedQuery: { version: 1, sha256Hash } },
    }),
  });
  return (await response.json()) as GraphAnswer;
}

/** The operations of the typed client, by the hashes of its manifest. */
export async function walkManifest({ schema, people, furniture, cells }: AccessWalk): Promise<void> {
  const variables = {
    first: 5,
    question: 'Where is Carrara White quarried?',
    names: ['Green Marble', 'Calacata Orro'],
    query: 'red marble from Italy',
    id: furniture.stoneId,
    input: { email: 'nobody@example.org', password: 'nothing at all', refreshToken: 'nothing' },
  };
  for (const query of Object.values(manifest)) {
    const document = parse(query);
    const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    if (operation === undefined) throw new Error('The manifest has a document without an operation.');
    const root = schema.getRootType(operation.operation);
    const wanted = operation.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
    const given = Object.fromEntries(Object.entries(variables).filter(([name]) => wanted.includes(name)));
    const input = inputOf(operation.name?.value ?? '', variables.input);
    const asked = fieldsOf(document, operation.selectionSet, root, schema);
    for (const asker of ASKERS) {
      const client = operation.name?.value === 'SignOut' ? await people.signInAgain(asker) : people.clients[asker];
      const answer = await askByHash(client, query, asker === 'ADMIN', {
        ...given,
        ...(wanted.includes('input') ? { input } : {}),
      });
      checkAsked(operation.name?.value ?? '', query, answer);
      const way = `${WAYS.manifest} ${operation.name?.value}`;
      for (const { coordinate, keys, field } of asked) note(cells, coordinate, asker, way, cellAt(answer, keys, field));
    }
  }
}

/** What each mutation of the manifest takes of the input; signing out takes nothing. */
function inputOf(operation: string, { email, password, refreshToken }: Readonly<Record<string, string>>): object {
  if (operation === 'SignIn') return { email, password };
  return operation === 'RefreshSession' ? { refreshToken } : {};
}

interface AskedField {
  readonly coordinate: string;
  readonly keys: readonly string[];
  readonly field: string;
}

/** Every field that a document selects, with the response keys that lead to it. */
function fieldsOf(
  document: ReturnType<typeof parse>,
  selectionSet: SelectionSetNode,
  type: GraphQLNamedType | null | undefined,
  schema: GraphQLSchema,
  keys: readonly string[] = [],
): readonly AskedField[] {
  return selectionSet.selections.flatMap((node): readonly AskedField[] => {
    if (node.kind === Kind.FIELD) {
      const field = node.alias?.value ?? node.name.value;
      if (node.name.value === '__typename') return [];
      if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`No type for ${node.name.value}.`);
      const of = getNamedType(type.getFields()[node.name.value]?.type);
      const inner = node.selectionSet === undefined ? [] : fieldsOf(document, node.selectionSet, of, schema, [...keys, field]);
      return [{ coordinate: `${type.name}.${node.name.value}`, keys, field }, ...inner];
    }
    const spread =
      node.kind === Kind.INLINE_FRAGMENT
        ? node
        : document.definitions.find((part) => part.kind === Kind.FRAGMENT_DEFINITION && part.name.value === node.name.value);
    if (spread === undefined || !('typeCondition' in spread)) throw new Error('A fragment is missing.');
    const on = spread.typeCondition === undefined ? type : schema.getType(spread.typeCondition.name.value);
    return fieldsOf(document, spread.selectionSet, on, schema, keys);
  });
}

/** Each subgraph's own fields of each entity, by its key, as a router would ask for them. */
export async function walkEntities({ graph, schema, people, furniture, cells }: AccessWalk): Promise<void> {
  for (const subgraph of graph.services.subgraphs.values()) {
    const union = subgraph.schema.getType('_Entity');
    for (const type of isUnionType(union) ? union.getTypes() : []) {
      const known = schema.getType(type.name);
      const entry = furniture.nodes.find((node) => node.type === type.name);
      if (entry === undefined || !isObjectType(known)) continue;
      // Not the key: a subgraph that only points at an entity echoes what it was sent, which tells nothing.
      const fields = new Set(
        Object.keys(type.getFields()).filter((field) => field !== 'id' && Object.hasOwn(known.getFields(), field)),
      );
      if (fields.size === 0) continue;
      const path: AccessPath = { type: type.name, name: `${WAYS.entities} ${subgraph.name}`, steps: [] };
      const { query } = operationFor(schema, path, furniture.args, fields);
      const selection = query.replace(/^query /, '');
      const operation = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on ${type.name} ${selection} } }`;
      const refs = [{ __typename: type.name, id: JSON.parse(entry.args.replace('id: ', '')) }];
      for (const asker of ASKERS) {
        const { accessToken } = people.clients[asker];
        const headers = accessToken === null ? {} : { authorization: `Bearer ${accessToken}` };
        const context = await contextFromHeaders(headers, graph.services.source);
        const answer = await executeInSubgraph(subgraph, { query: operation, variables: { refs } }, context);
        const plain = JSON.parse(JSON.stringify({ data: answer.data, errors: answer.errors })) as GraphAnswer;
        for (const field of fields) note(cells, `${type.name}.${field}`, asker, path.name, cellAt(plain, ['_entities'], field));
      }
    }
  }
}

/** What each subscription needs to tell of something: its arguments, and what makes it happen. */
const EVENTS: Readonly<
  Record<string, { readonly args: (furniture: Furniture) => string; readonly trigger: (walk: AccessWalk) => Promise<unknown> }>
> = {
  stoneChanged: {
    args: ({ stoneId }) => `(ids: ["${stoneId}"])`,
    trigger: ({ graph, furniture }) =>
      accepted(
        graph.admin.ask('mutation ($input: UpdateStoneInput!) { updateStone(input: $input) { userErrors { message } } }', {
          input: { id: furniture.stoneId, family: 'Walked' },
        }),
      ),
  },
  workflowProgress: {
    // A run that is over tells how it ended at once.
    args: ({ args }) => `(runId: ${String(args['Query.workflowRun']).replace('id: ', '')})`,
    trigger: async () => {},
  },
  alertChanged: {
    args: () => '',
    trigger: ({ graph }) =>
      accepted(
        graph.admin.ask(
          'mutation ($input: CreateAlertRuleInput!) { createAlertRule(input: $input) { userErrors { message } } }',
          {
            input: {
              name: 'Walked',
              metric: 'requests',
              comparison: 'GREATER_THAN',
              threshold: 0,
              severity: 'INFO',
              forSeconds: 0,
            },
          },
        ),
      ),
  },
};

/** The first event of each subscription, with every field of what it tells of; all listen before anything happens. */
export async function walkSubscriptions(walk: AccessWalk): Promise<void> {
  const { graph, schema, people, furniture, cells } = walk;
  for (const field of Object.values(rootOf(schema, 'Subscription').getFields())) {
    const event = EVENTS[field.name];
    if (event === undefined) throw new Error(`Say what makes ${field.name} happen.`);
    const type = getNamedType(field.type);
    const path: AccessPath = { type: type.name, name: `${WAYS.subscription}${field.name}`, steps: [] };
    const { query, fields } = operationFor(schema, path, furniture.args);
    const text = `subscription { ${field.name}${event.args(furniture)} ${query.replace(/^query /, '')} }`;
    await using clients = new AsyncDisposableStack();
    const listening = ASKERS.map((asker) => {
      const { accessToken } = people.clients[asker];
      const client = createClient({
        url: `${graph.visitor.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: accessToken === null ? {} : { authorization: `Bearer ${accessToken}` },
        retryAttempts: 0,
      });
      clients.defer(() => client.dispose());
      const first = client.iterate({ query: text }).next();
      return first.then(
        ({ value }) => [asker, value as GraphAnswer] as const,
        (error: unknown) => [asker, { data: null, errors: error } as GraphAnswer] as const,
      );
    });
    await sleep(500);
    await event.trigger(walk);
    for (const [asker, answer] of await Promise.all(listening)) {
      checkAsked(path.name, text, answer);
      // Refused before it began: there is no place in an answer yet.
      const refused = answer.errors?.some(
        ({ path: at, extensions }) => at === undefined && /FORBIDDEN|UNAUTHENTICATED/.test(String(extensions.code)),
      );
      const own = refused === true ? 'refused' : cellAt(answer, [], field.name);
      note(cells, path.name, asker, path.name, own);
      for (const inner of fields) note(cells, `${type.name}.${inner}`, asker, path.name, cellAt(answer, [field.name], inner));
    }
  }
}

/** `node` takes the id of the kind of thing that the path goes on with. */
function argumentsFor({ nodes, args }: Furniture, path: AccessPath): Arguments {
  const step = path.steps.find(({ coordinate }) => coordinate === 'Query.node');
  const entry = nodes.find(({ type }) => type === step?.type);
  return entry === undefined ? args : { ...args, 'Query.node': entry.args };
}
