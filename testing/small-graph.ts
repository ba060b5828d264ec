import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import type { GraphQLDataSource } from '@apollo/gateway';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, graphql, parse } from 'graphql';
import { ANONYMOUS } from '../platform/identity/viewer.ts';
import type { Logger } from '../platform/logging/logger.ts';
import { SILENT_LOGGER } from '../platform/logging/logger.ts';
import { createRouterMetrics } from '../platform/metrics/registry.ts';
import { type Clock, systemClock } from '../platform/time/clock.ts';
import { parseRouterConfig } from '../router/config.ts';
import { createGateway } from '../router/gateway.ts';
import { createRateLimiters } from '../router/rate-limiter.redis.ts';
import type { RouterContext } from '../router/router-context.ts';
import { openRouter, type Router, type RouterDeps } from '../router/server.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])';

/** Three stones, of which two have the same sister; a second service knows how often each was viewed; a third signs in. */
const SMALL_SDL = {
  content: `${LINK}
    type Query { stone(id: ID!): Stone, stones(first: Int = 20): [Stone!], broken: String, at(time: String): String }
    type Mutation { rename(id: ID!, name: String!): Stone }
    type Stone @key(fields: "id") { id: ID! name: String! sister: Stone related(first: Int = 10): [Stone!] }`,
  monitoring: `${LINK}
    type Stone @key(fields: "id") { id: ID! views: Int quota: Int! }`,
  auth: `${LINK}
    type Query { me: String }
    type Mutation { login(email: String!): String }`,
} as const;

type SmallName = keyof typeof SMALL_SDL;

const STONES = [
  { __typename: 'Stone', id: '1', name: 'Rosso', sister: '3' },
  { __typename: 'Stone', id: '2', name: 'Nero', sister: '3' },
  { __typename: 'Stone', id: '3', name: 'Verde', sister: null },
];

interface Key {
  readonly id: string;
}

const byId = ({ id }: Key) => STONES.find((stone) => stone.id === id) ?? null;
const RESOLVERS: Readonly<Record<SmallName, object>> = {
  content: {
    Query: {
      stone: (_: unknown, key: Key) => byId(key),
      stones: (_: unknown, { first }: { first: number }) => STONES.slice(0, first),
      broken: () => {
        throw new Error('no');
      },
      at: (_: unknown, { time }: { time: string }) => time,
    },
    Mutation: { rename: (_: unknown, { id, name }: { id: string; name: string }) => ({ ...byId({ id }), name }) },
    Stone: {
      __resolveReference: byId,
      sister: ({ sister }: { sister: string | null }) => (sister === null ? null : byId({ id: sister })),
      related: (_: unknown, { first }: { first: number }) => STONES.slice(0, first),
    },
  },
  monitoring: {
    Stone: {
      __resolveReference: (key: Key) => key,
      views({ id }: Key) {
        if (id === '3') throw new Error(`No views of ${id}.`);
        return Number(id) * 10;
      },
      quota: () => 1,
    },
  },
  auth: { Query: { me: () => null }, Mutation: { login: () => 'token' } },
};

/** What a server does with a request; `answer` is what it would answer in good health. */
export type Behaviour = (response: ServerResponse, answer: () => Promise<string>, request: IncomingMessage) => unknown;

export const inGoodHealth: Behaviour = async (response, answer) =>
  response.setHeader('content-type', 'application/json').end(await answer());

/** A service over HTTP that a test can make ill. */
export interface SmallService extends AsyncDisposable {
  readonly url: string;
  /** Bodies and headers that it was sent. */
  readonly requests: {
    readonly body: { query: string; variables: Record<string, unknown> };
    readonly headers: IncomingMessage['headers'];
  }[];
  behave(behaviour: Behaviour): void;
  /** Cuts every connection and listens no more. */
  stop(): Promise<void>;
  /** Listens again at the same address. */
  start(): Promise<void>;
}

export async function startSmallService(name: SmallName): Promise<SmallService> {
  const schema: GraphQLSchema = buildSubgraphSchema([
    { typeDefs: parse(SMALL_SDL[name]), resolvers: RESOLVERS[name] as never },
  ]);
  const requests: SmallService['requests'] = [];
  let behaviour = inGoodHealth;
  let port = 0;
  const serve = () =>
    createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = JSON.parse(Buffer.concat(parts).toString()) as SmallService['requests'][number]['body'];
      requests.push({ body, headers: request.headers });
      const answer = async () => JSON.stringify(await graphql({ schema, source: body.query, variableValues: body.variables }));
      await behaviour(response, answer, request);
    });
  let server = serve();
  async function start(): Promise<void> {
    server = serve();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  }
  async function stop(): Promise<void> {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    behave(next) {
      behaviour = next;
    },
    start,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** The real router before the small graph. */
export async function openSmallRouter(options: {
  readonly dataSourceOf: (name: string) => GraphQLDataSource<RouterContext>;
  readonly environment?: Record<string, string>;
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly telemetry?: RouterDeps['telemetry'];
  readonly refusals?: RouterDeps['refusals'];
}): Promise<Router> {
  const { clock = systemClock, log = SILENT_LOGGER } = options;
  const composed = composeServices(
    Object.entries(SMALL_SDL).map(([name, sdl]) => ({ name, url: 'http://unused', typeDefs: parse(sdl) })),
  );
  if (composed.errors !== undefined) throw new AggregateError(composed.errors, 'The small graph does not compose.');
  return openRouter({
    config: parseRouterConfig({ PORT: '0', ...options.environment }),
    gateway: createGateway({ supergraphSdl: composed.supergraphSdl, dataSourceOf: options.dataSourceOf, log }),
    verify: async () => ANONYMOUS,
    subscribe: async () => ({ errors: [] }),
    telemetry: options.telemetry ?? { reportOperation() {} },
    refusals: options.refusals ?? { noteRefusals: async () => {} },
    checkServices: async () => [],
    metrics: createRouterMetrics(),
    askerSecret: 'test',
    limiterOf: createRateLimiters(null, clock),
    clock,
    log,
  });
}
