/**
 * Every field × every role × every way in, against one table that a person can read (access.txt). What the graph does is worked
 * out here, cell by cell; the table says what it shall do, and changes only by `npm run test:security -- -u` and a reader's eye.
 */
import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLObjectType, isObjectType, isUnionType, printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextFromHeaders } from '../../platform/graphql/context-from-headers.ts';
import { executeInSubgraph } from '../../platform/graphql/execute.ts';
import { composeSupergraph } from '../../schema/compose.ts';
import type { GraphAnswer, GraphClient } from '../graph-client.ts';
import { type InProcessSupergraph, openInProcessSupergraph } from '../supergraph.ts';
import { type AccessPath, type Arguments, accessPaths, operationFor } from './access-paths.ts';
import { type Furniture, furnish } from './furniture.ts';
import { ASKERS, type Asker, type People, registerPeople } from './people.ts';

const schema = buildSchema(printSchema(composeSupergraph().apiSchema));
const TABLE = new URL('./access.txt', import.meta.url);

/** What one person gets of one field by one way in. */
type Cell = 'given' | 'refused' | 'unreached';

const SIGNS = { given: '+', refused: '-', both: 'o', unreached: '.' } as const;

let graph: InProcessSupergraph;
let people: People;
let furniture: Furniture;
/** By coordinate and asker, the cells of every way in. */
const cells = new Map<string, Map<Asker, Map<string, Cell>>>();

beforeAll(async () => {
  graph = await openInProcessSupergraph();
  people = await registerPeople(graph);
  furniture = await furnish(graph);
  await walk(rootOf('Query'), people.clients);
  await walk(rootOf('Mutation'), people.clients);
  await walkEntities();
}, 600_000);
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

function rootOf(name: 'Query' | 'Mutation'): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no ${name}.`);
  return type;
}

async function walk(root: GraphQLObjectType, clients: Readonly<Record<Asker, GraphClient>>): Promise<void> {
  for (const path of accessPaths(schema, root, { 'Query.node': furniture.nodes })) {
    // A mutation is an operation of its own.
    const parts = path.type === 'Mutation' ? Object.keys(root.getFields()).map((field) => new Set([field])) : [undefined];
    for (const only of parts) {
      const ends = only?.has('logout') === true || path.steps[0]?.coordinate === 'Mutation.logout';
      for (const asker of ASKERS) await visit(path, asker, ends ? await people.signInAgain(asker) : clients[asker], only);
    }
  }
}

/** Each subgraph's own fields of each entity, by its key, as a router would ask for them. */
async function walkEntities(): Promise<void> {
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
      const path: AccessPath = { type: type.name, name: `_entities of ${subgraph.name}`, steps: [] };
      const { query } = operationFor(schema, path, furniture.args, fields);
      const selection = query.replace(/^query /, '');
      const operation = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on ${type.name} ${selection} } }`;
      const refs = [{ __typename: type.name, id: JSON.parse(entry.args.replace('id: ', '')) }];
      for (const asker of ASKERS) {
        const { accessToken } = people.clients[asker];
        const headers = accessToken === null ? {} : { authorization: `Bearer ${accessToken}` };
        const context = await contextFromHeaders(headers, graph.services.source);
        const answer = await executeInSubgraph(subgraph, { query: operation, variables: { refs } }, context);
        const under: AccessPath = { ...path, steps: [{ coordinate: '', responseKey: '_entities', type: type.name }] };
        const plain = JSON.parse(JSON.stringify({ data: answer.data, errors: answer.errors })) as GraphAnswer;
        for (const field of fields) note(`${type.name}.${field}`, asker, path.name, cellOf(plain, under, field));
      }
    }
  }
}

async function visit(
  path: AccessPath,
  asker: Asker,
  client: GraphClient,
  only: ReadonlySet<string> | undefined,
): Promise<void> {
  const args: Arguments = { ...furniture.args, ...argumentsOfNode(path) };
  const { query, fields } = operationFor(schema, path, args, only);
  const answer = await client.ask(query);
  if (
    answer.errors?.some(
      ({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED' || extensions.code === 'OPERATION_TOO_LARGE',
    )
  )
    throw new Error(`${path.name}: ${query}: ${JSON.stringify(answer.errors)}`);
  for (const field of fields) note(`${path.type}.${field}`, asker, path.name, cellOf(answer, path, field));
}

/** `node` takes the id of the kind of thing that the path goes on with. */
function argumentsOfNode(path: AccessPath): Arguments {
  const step = path.steps.find(({ coordinate }) => coordinate === 'Query.node');
  const entry = furniture.nodes.find(({ type }) => type === step?.type);
  return entry === undefined ? {} : { 'Query.node': entry.args };
}

function cellOf({ data, errors = [] }: GraphAnswer, path: AccessPath, field: string): Cell {
  const refusals = errors.filter(({ extensions }) => extensions.code === 'FORBIDDEN' || extensions.code === 'UNAUTHENTICATED');
  const keys = path.steps.map(({ responseKey }) => responseKey);
  const wanted = [...keys, field].join('.');
  // Without its indexes an error's path is the chain of fields.
  if (refusals.some((error) => error.path?.filter((key) => typeof key === 'string').join('.') === wanted)) return 'refused';
  return instancesAt(data, keys).some((instance) => Object.hasOwn(instance, field)) ? 'given' : 'unreached';
}

function instancesAt(value: unknown, keys: readonly string[]): readonly object[] {
  if (Array.isArray(value)) return value.flatMap((item) => instancesAt(item, keys));
  if (typeof value !== 'object' || value === null) return [];
  const [key, ...rest] = keys;
  return key === undefined ? [value] : instancesAt((value as Record<string, unknown>)[key], rest);
}

function note(coordinate: string, asker: Asker, path: string, cell: Cell): void {
  const byAsker = cells.get(coordinate) ?? new Map<Asker, Map<string, Cell>>();
  cells.set(coordinate, byAsker);
  const byPath = byAsker.get(asker) ?? new Map<string, Cell>();
  byAsker.set(asker, byPath);
  byPath.set(path, cell);
}

function signOf(byPath: ReadonlyMap<string, Cell> | undefined): string {
  const reached = new Set([...(byPath?.values() ?? [])].filter((cell) => cell !== 'unreached'));
  if (reached.size === 2) return SIGNS.both;
  const [only = 'unreached'] = reached;
  return SIGNS[only];
}

function coordinates(): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__') && type.name !== 'Subscription'
      ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
      : [],
  );
}

function printTable(): string {
  const rows = coordinates()
    .sort()
    .map(
      (coordinate) => `${coordinate.padEnd(46)} ${ASKERS.map((asker) => signOf(cells.get(coordinate)?.get(asker))).join(' ')}`,
    );
  return `${[...HEAD, ...rows].join('\n')}\n`;
}

const HEAD = [
  '# Who may have which field, by whichever way they come to it. One row a field; the columns are',
  '# ADMIN EDITOR EXPERT SUPPLIER USER NOBODY:',
  '#   + given    - refused: null, with FORBIDDEN or UNAUTHENTICATED at its path',
  '#   o given where it is one’s own, refused elsewhere    . never reached: what holds it is hidden or refused',
  '',
];

describe('every field, for every role, by every way in', () => {
  it('is given or refused as the table says', async () => {
    const total = [...cells.values()].reduce(
      (sum, byAsker) => sum + [...byAsker.values()].reduce((count, { size }) => count + size, 0),
      0,
    );
    console.log(`access: ${cells.size} fields × ${ASKERS.length} askers, ${total} cells by every way in`);
    await expect(printTable()).toMatchFileSnapshot('./access.txt');
  });

  it('has a row in the table', () => {
    const rows = readFileSync(TABLE, 'utf8')
      .split('\n')
      .flatMap((line) => (/^[A-Z]/.test(line) ? [line.split(' ')[0] ?? ''] : []));
    expect(rows).toEqual(coordinates().sort());
  });

  it('is reached by an admin, so that a refusal to others says something', () => {
    const unreached = coordinates().filter((coordinate) => signOf(cells.get(coordinate)?.get('ADMIN')) === SIGNS.unreached);
    expect(unreached).toEqual([]);
  });

  it('is the same by each way in, unless it is one’s own', () => {
    const mixed = [...cells].flatMap(([coordinate, byAsker]) =>
      [...byAsker].flatMap(([asker, byPath]) => (signOf(byPath) === SIGNS.both ? [`${coordinate} ${asker}`] : [])),
    );
    const own = ['active', 'apiKeys', 'email', 'quota', 'sessions', 'tier'].flatMap((field) =>
      ['EDITOR', 'EXPERT', 'SUPPLIER', 'USER'].map((asker) => `User.${field} ${asker}`),
    );
    expect(mixed.sort()).toEqual(own.sort());
    for (const row of own) {
      const [coordinate = '', asker = ''] = row.split(' ');
      const given = [...(cells.get(coordinate)?.get(asker as Asker) ?? [])].flatMap(([path, cell]) =>
        cell === 'given' ? [path] : [],
      );
      expect(given.every((path) => path.startsWith('Query.me') || path.startsWith('Mutation.'))).toBe(true);
    }
  });
});
