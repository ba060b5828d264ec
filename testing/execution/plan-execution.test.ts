import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import fc from 'fast-check';
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { SILENT_PROGRESS } from '../../platform/graphql/subgraph.ts';
import { SCOPES } from '../../platform/identity/scopes.ts';
import type { Viewer } from '../../platform/identity/viewer.ts';
import { SILENT_LOGGER } from '../../platform/logging/logger.ts';
import { systemClock } from '../../platform/time/clock.ts';
import { createGateway } from '../../router/gateway.ts';
import { deriveGatewaySdl } from '../../router/gateway-sdl.ts';
import { createInProcessDataSource } from '../../router/in-process-data-source.ts';
import { relaxEntities } from '../../router/lenient-entities.ts';
import type { RouterContext } from '../../router/router-context.ts';
import { readSupergraphSdl } from '../../schema/compose.ts';
import { parseAuthConfig } from '../../subgraphs/auth/config.ts';
import { openServices } from '../../topologies/one-process.ts';
import { copySeededData, TEST_ENVIRONMENT } from '../seeded-data.ts';

/** What the gateway as it comes executes, and what our executor makes of the same plans. */
let stock: ApolloServer;
let ours: ApolloServer;
const owned = new AsyncDisposableStack();
let apiSchema: GraphQLSchema;
/** A subgraph that fails while it is named. */
let failing: string | null = null;

beforeAll(async () => {
  const { path: dataDir } = owned.use(await copySeededData(inject('seededDataDir')));
  const { subgraphs, source } = owned.use(
    await openServices({
      dataDir,
      auth: parseAuthConfig(TEST_ENVIRONMENT),
      clock: systemClock,
      log: SILENT_LOGGER,
      progress: SILENT_PROGRESS,
      announce: () => {},
      version: 'test',
    }),
  );
  const dataSourceOf = (name: string): GraphQLDataSource<RouterContext> => {
    const subgraph = [...subgraphs.values()].find((known) => known.name === name);
    if (subgraph === undefined) throw new Error(`No subgraph "${name}".`);
    const inner = createInProcessDataSource(subgraph, { ...source, log: SILENT_LOGGER });
    return {
      process: async (options) =>
        // Without time left the real data source answers as it does when a service is away.
        inner.process(
          failing === name && 'incomingRequestContext' in options
            ? { ...options, context: { ...options.context, deadlineAt: 0 } as RouterContext }
            : options,
        ),
    };
  };
  const supergraphSdl = readSupergraphSdl();
  stock = new ApolloServer({
    gateway: new ApolloGateway({
      // As ours is given it: what the two differ in is how a plan is executed.
      supergraphSdl: relaxEntities(deriveGatewaySdl(supergraphSdl)),
      buildService: ({ name }) => dataSourceOf(name) as GraphQLDataSource,
      logger: SILENT_LOGGER,
    }),
    introspection: true,
  });
  const gateway = createGateway({ supergraphSdl, dataSourceOf, log: SILENT_LOGGER });
  gateway.onSchemaLoadOrUpdate(({ apiSchema: loaded }) => {
    apiSchema = loaded;
  });
  ours = new ApolloServer({ gateway, introspection: true });
  await stock.start();
  await ours.start();
});
beforeEach(() => {
  failing = null;
});
afterAll(async () => {
  await stock?.stop();
  await ours?.stop();
  await owned.disposeAsync();
});

async function answerOf(server: ApolloServer, query: string, variables: Record<string, unknown>) {
  const contextValue = {
    requestId: 'request-1',
    viewer: TRUSTED,
    headers: {},
    clientHeaders: {},
    deadlineAt: Date.now() + 60_000,
    cursor: null,
    viewedIds: new Set<string>(),
    foundIds: new Set<string>(),
    fetches: new Map(),
    outcome: { operation: null },
  } satisfies RouterContext;
  const { body } = await server.executeOperation({ query, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('Unexpected answer.');
  const { data, errors = [] } = body.singleResult;
  const failures = errors.map(({ path, message, extensions }) => `${path?.join('.')} ${message} ${String(extensions?.code)}`);
  // Parallel fetches fail in any order.
  return { data: JSON.parse(JSON.stringify(data ?? null)) as unknown, failures: failures.sort() };
}

/** Whom the router refuses nothing, since the stock gateway refuses nothing; subgraphs get no token and refuse as they do. */
const TRUSTED: Viewer = {
  kind: 'person',
  userId: 'user_1',
  sessionId: 'session_1',
  role: 'ADMIN',
  tier: 'PREMIUM',
  scopes: new Set(SCOPES),
};

/** Values that differ from one moment to the next. */
const CHANGING = new Set(['tookMs', 'cacheStatus', 'usage', 'searchPresence', 'id']);

/** Makes a selection from random numbers, with aliases, fragments, conditions and repeated keys. */
function selectionOf(type: GraphQLNamedType | undefined, depth: number, next: () => number): string {
  if (isAbstractType(type)) {
    const parts = apiSchema
      .getPossibleTypes(type)
      .map(({ name }) => `... on ${name} ${selectionOf(apiSchema.getType(name), depth, next)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const chosen: string[] = ['__typename'];
  const fields = Object.values(type.getFields()).filter(
    ({ name, args }) =>
      !CHANGING.has(name) && !args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined),
  );
  for (const field of fields) {
    const dice = next() % 10;
    const inner = getNamedType(field.type);
    if (dice > 4 || (!isLeafType(inner) && depth === 0)) continue;
    const args = field.args.some(({ name }) => name === 'first') ? '(first: 2)' : '';
    const nested = isLeafType(inner) ? '' : ` ${selectionOf(inner, depth - 1, next)}`;
    // An alias belongs to one field, or two fields would ask for one key.
    const alias = dice === 0 ? `${field.name}Again: ` : dice === 1 ? `constructor_${field.name}: ` : '';
    const condition = dice === 2 ? ' @include(if: $yes)' : dice === 3 ? ' @skip(if: $yes)' : '';
    const text = `${alias}${field.name}${args}${condition}${nested}`;
    chosen.push(next() % 6 === 0 ? `... on ${type.name} { ${text} }` : text);
  }
  return `{ ${chosen.join(' ')} }`;
}

const ROOTS: readonly (readonly [field: string, type: string])[] = [
  ['stone(slug: "rosso-levanto")', 'Stone'],
  ['stone(slug: "no-such-stone")', 'Stone'],
  ['stones(first: 3)', 'StoneConnection'],
  ['articles(first: 2)', 'ArticleConnection'],
  ['search(query: "green marble", first: 4)', 'SearchConnection'],
  ['resolveIdentity(name: "Green Marble")', 'IdentityResolution'],
  ['taxonomy', 'Facet'],
];

const operation = fc.record({
  root: fc.constantFrom(...ROOTS),
  other: fc.constantFrom(...ROOTS),
  dice: fc.infiniteStream(fc.nat(1_000)),
  yes: fc.boolean(),
  failing: fc.constantFrom(null, null, 'search', 'rag', 'flywheel', 'auth', 'database', 'content'),
});

it('answers as the gateway does, whatever is asked and whoever fails', async () => {
  let errors = 0;
  await fc.assert(
    fc.asyncProperty(operation, async ({ root, other, dice, yes, failing: away }) => {
      const next = (): number => dice.next().value ?? 0;
      const part = ([field, type]: readonly [string, string], alias: string): string =>
        `${alias}: ${field} ${selectionOf(apiSchema.getType(type), 3, next)}`;
      const query = `query ($yes: Boolean!) { ${part(root, 'a')} ${part(other, 'b')} c: __typename @skip(if: $yes) }`;
      failing = away;
      const expected = await answerOf(stock, query, { yes });
      const given = await answerOf(ours, query, { yes });
      errors += given.failures.length;
      expect(given).toEqual(expected);
    }),
    { numRuns: 60, seed: 20_261_125, endOnFailure: true },
  );
  failing = null;
  expect(errors).toBeGreaterThan(0);
}, 120_000);

it('answers introspection, also with a variable', async () => {
  const query =
    'query ($name: String!) { __type(name: $name) { kind fields { name } } __schema { queryType { name } } stone(slug: "nero-marquina") { name } }';
  for (const name of ['Stone', 'Article', 'Nothing'])
    expect(await answerOf(ours, query, { name })).toEqual(await answerOf(stock, query, { name }));
});

it('keeps keys that every object seems to have', async () => {
  const query =
    '{ stone(slug: "nero-marquina") { constructor: name toString: slug __proto__: type hasOwnProperty: related(first: 1) { score } } }';
  const expected = await answerOf(stock, query, {});
  expect(expected.failures).toEqual([]);
  expect(await answerOf(ours, query, {})).toEqual(expected);
});

it('refuses a variable of another type before anything is fetched', async () => {
  const query = 'query ($first: Int) { stones(first: $first) { totalCount } }';
  expect(await answerOf(ours, query, { first: 'many' })).toEqual(await answerOf(stock, query, { first: 'many' }));
});

it('names the place of an error among entities of several types', async () => {
  const query =
    '{ search(query: "sealing a marble floor", first: 60) { edges { node { __typename ... on Stone { completeness { score } } } } } }';
  failing = 'flywheel';
  const { data, failures } = await answerOf(ours, query, {});
  failing = null;
  const { edges } = (data as { search: { edges: { node: { __typename: string } }[] } }).search;
  const stones = edges.flatMap(({ node }, index) => (node.__typename === 'Stone' ? [index] : []));
  // The gateway's own executor counts entities of every type, and so names the wrong ones.
  expect(stones.length).toBeLessThan(edges.length);
  expect(failures.map((failure) => failure.split(' ')[0]).sort()).toEqual(
    stones.map((index) => `search.edges.${index}.node.completeness`).sort(),
  );
});
