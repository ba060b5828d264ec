/** What a program beside us on the network may try on the subgraphs, and a service on another: each subgraph served as its process serves it. */
import { createClient } from 'graphql-ws';
import {
  type CryptoKey,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { hasRight, SERVICE_PERMISSIONS } from '../../platform/identity/service-permissions.ts';
import { type CallerName, SERVICE_NAMES, type ServiceName } from '../../platform/service-names.ts';
import { audienceOf, CALLER_NAMES, SERVICE_TOKEN } from '../../platform/service-token/service-token.ts';
import { type InProcessSupergraph, openInProcessSupergraph } from '../supergraph.ts';
import { codeOf, type RawAnswer, send } from './attacks.ts';
import { INTERNAL, internalOperation, STONE } from './internal-operations.ts';
import { type People, registerPeople } from './people.ts';
import { type ServedSubgraphs, serveSubgraphs } from './served-subgraphs.ts';

let graph: InProcessSupergraph;
let people: People;
let served: ServedSubgraphs;
let before: unknown;

beforeAll(async () => {
  graph = await openInProcessSupergraph();
  people = await registerPeople(graph);
  served = await serveSubgraphs(graph);
  before = await written();
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
  await graph[Symbol.asyncDispose]();
});
// The side effect that every attack shall have: none.
afterEach(async () => {
  expect(await written()).toEqual(before);
});

/** How much there is of all that an attack could add to; the feed itself moves on by what the platform does of itself, such as alerts. */
async function written(): Promise<unknown> {
  const collections = ['stones', 'articles', 'generations', 'users', 'sessions', 'quotas', 'audit', 'ledger'];
  const counts = collections.map((name) => `${name}: _count(collection: "${name}")`);
  const query = `{ ${counts.join(' ')} _documents(collection: "stones", ids: ["${STONE}"]) { id } }`;
  return (await served.ask('database', query, await served.tokenOf('auth', 'database'))).data;
}

const operationOf = (name: string) => internalOperation(graph, name);
const outcome = ({ status, data, ...answer }: RawAnswer) => [status, codeOf(answer as RawAnswer), data ?? null];
const UNKNOWN_CALLER = [401, 'UNAUTHENTICATED', null];

describe('a service on another service', () => {
  it('finds every internal operation in this suite', () => {
    const found = [...graph.services.subgraphs.values()].flatMap(({ name, schema }) =>
      [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
        Object.keys(root?.getFields() ?? {})
          .filter((field) => field.startsWith('_') && !['_service', '_entities'].includes(field))
          .map((field) => `${name} ${field}`),
      ),
    );
    expect(
      Object.entries(INTERNAL)
        .map(([field, [service]]) => `${service} ${field}`)
        .sort(),
    ).toEqual(found.sort());
  });

  const strangers = CALLER_NAMES.flatMap((caller) =>
    SERVICE_NAMES.filter((service) => caller !== service && SERVICE_PERMISSIONS[caller][service] === undefined).map(
      (service) => [caller, service] as const,
    ),
  );
  it.each(strangers)('%s is refused whole by %s, where it has nothing to ask', async (caller, service) => {
    const token = await served.tokenOf(caller, service);
    const owned = Object.keys(INTERNAL).filter((name) => INTERNAL[name]?.[0] === service);
    for (const query of ['{ __typename }', '{ _service { sdl } }', ...owned.map(operationOf)])
      expect([query, ...outcome(await served.ask(service, query, token))]).toEqual([query, 403, 'FORBIDDEN', null]);
  });

  const forbidden = CALLER_NAMES.flatMap((caller) =>
    Object.entries(INTERNAL).flatMap(([name, [service, right]]) =>
      caller === service || SERVICE_PERMISSIONS[caller][service] === undefined || hasRight(caller, service, right)
        ? []
        : [[caller, name, service] as const],
    ),
  );
  it.each(forbidden)('%s is refused %s in %s, for which its rights there do not reach', async (caller, name, service) => {
    const answer = await served.ask(service, operationOf(name), await served.tokenOf(caller, service));
    expect([answer.status, answer.errors?.map(({ path, extensions }) => [path?.[0], extensions.code])]).toEqual([
      200,
      [[name, 'FORBIDDEN']],
    ]);
  });

  const allowed = CALLER_NAMES.flatMap((caller) =>
    Object.entries(INTERNAL).flatMap(([name, [service, right]]) =>
      caller !== service && right !== 'WRITE' && right !== 'REFUSALS' && hasRight(caller, service, right)
        ? [[caller, name, service] as const]
        : [],
    ),
  );
  it('is refused or answered in every cell: each caller × each internal operation', () => {
    const alone = Object.values(INTERNAL).flatMap(([owner]) => strangers.filter(([, service]) => service === owner));
    console.log(
      `services: ${Object.keys(INTERNAL).length} internal operations × ${CALLER_NAMES.length} callers: ${alone.length + forbidden.length} forbidden cells, ${allowed.length} allowed ones that read`,
    );
    expect(alone.length + forbidden.length).toBeGreaterThan(60);
  });

  it.each(allowed)('%s is answered %s by %s, so that a refusal to others says something', async (caller, name, service) => {
    const answer = await served.ask(service, operationOf(name), await served.tokenOf(caller, service));
    expect(answer.status).toBe(200);
    for (const { extensions } of answer.errors ?? []) expect(['INVALID_INPUT', 'NOT_FOUND']).toContain(extensions.code);
  });

  const readers = CALLER_NAMES.filter(
    (caller) => caller !== 'auth' && caller !== 'database' && hasRight(caller, 'database', 'READ'),
  );
  it.each(readers)('%s reads nothing that auth keeps of people: no account, session, quota or audit entry', async (caller) => {
    const token = await served.tokenOf(caller, 'database');
    for (const collection of ['users', 'sessions', 'quotas', 'audit']) {
      const id = people.ids.USER;
      const query = `{ _documents(collection: "${collection}", ids: ["${id}"]) { id } }`;
      const find = `{ _find(collection: "${collection}", query: {}) { id } }`;
      const count = `{ _count(collection: "${collection}") }`;
      for (const attempt of [query, find, count]) {
        const answer = await served.ask('database', attempt, token);
        expect([attempt, answer.status, codeOf(answer), answer.data ?? null]).toEqual([attempt, 200, 'FORBIDDEN', null]);
      }
    }
  });

  it('finds no way out of a condition: no code, no expression, no pattern, no other collection', async () => {
    const token = await served.tokenOf('search', 'database');
    const conditions: readonly object[] = [
      { $where: 'sleep(1000)' },
      { $expr: { $function: { body: 'while(1);', args: [], lang: 'js' } } },
      { $lookup: { from: 'users', as: 'stolen' } },
      { $nor: [] },
      { 'data.name': { $regex: '(a+)+$' } },
      { 'data.name': { $gt: '', $unionWith: 'users' } },
      { passwordHash: { $ne: null } },
      { "data.a' OR 1=1 --": 1 },
      { constructor: 1 },
    ];
    const query = 'query ($where: JSON) { _count(collection: "stones", where: $where) }';
    for (const where of conditions) {
      const answer = await served.ask('database', query, token, { variables: { where } });
      expect([where, answer.status, codeOf(answer), answer.data ?? null]).toEqual([where, 200, 'INVALID_INPUT', null]);
    }
  });

  const writers = CALLER_NAMES.filter((caller) => caller !== 'content' && hasRight(caller, 'database', 'WRITE'));
  it.each(writers.filter((caller) => caller !== 'database'))(
    '%s cannot write a collection that is another’s, though it may write its own',
    async (caller) => {
      const answer = await served.ask('database', operationOf('_commit'), await served.tokenOf(caller, 'database'));
      expect([answer.status, codeOf(answer), answer.data ?? null]).toEqual([200, 'FORBIDDEN', null]);
    },
  );
});

describe('a person on an internal operation', () => {
  it.each(Object.keys(INTERNAL))('finds no %s at the router, not even as an admin', async (name) => {
    const answer = await send(graph.visitor.url, operationOf(name), {
      authorization: `Bearer ${graph.admin.accessToken}`,
    });
    expect(outcome(answer)).toEqual([400, 'GRAPHQL_VALIDATION_FAILED', null]);
  });

  it.each(SERVICE_NAMES)('gets nothing from %s with a token of their own, in either header', async (service) => {
    const token = graph.admin.accessToken ?? '';
    for (const [serviceToken, authorization] of [
      [null, `Bearer ${token}`],
      [token, undefined],
      [token, `Bearer ${token}`],
      [`Bearer ${token}`, `Bearer ${token}`],
    ] as const) {
      const options = authorization === undefined ? {} : { authorization };
      expect(outcome(await served.ask(service, '{ __typename }', serviceToken, options))).toEqual(UNKNOWN_CALLER);
    }
  });

  it('adds none of their own scopes to what the calling service may', async () => {
    const authorization = `Bearer ${graph.admin.accessToken}`;
    const token = await served.tokenOf('router', 'database');
    const answer = await served.ask('database', operationOf('_commit'), token, { authorization });
    expect([answer.status, codeOf(answer), answer.data ?? null]).toEqual([200, 'FORBIDDEN', null]);
  });

  it('gets no scope from the service that calls: the router’s own token is nobody’s', async () => {
    const token = await served.tokenOf('router', 'database');
    const answer = await served.ask('database', '{ databaseStatus { engine } }', token);
    expect([answer.status, codeOf(answer), answer.data]).toEqual([200, 'UNAUTHENTICATED', { databaseStatus: null }]);
  });
});

describe('whoever reaches a subgraph’s port', () => {
  it.each(SERVICE_NAMES)('of %s without a token gets its health and nothing else', async (service) => {
    for (const query of ['{ __typename }', '{ _service { sdl } }', '{ __schema { types { name } } }', '{ broken', ''])
      expect([query, ...outcome(await served.ask(service, query, null))]).toEqual([query, ...UNKNOWN_CALLER]);
    const url = served.urlOf(service);
    const statusOf = async (path: string, init: RequestInit = {}) => (await fetch(`${url}${path}`, init)).status;
    expect(await statusOf('/graphql?query={__typename}')).toBe(401);
    expect(await statusOf('/metrics')).toBe(401);
    expect(await statusOf('/metrics', { headers: { authorization: `Bearer ${graph.admin.accessToken}` } })).toBe(401);
    expect(await statusOf('/service-token', { method: 'POST' })).toBe(404);
    expect(await statusOf('/health/live')).toBe(200);
  });

  it.each(SERVICE_NAMES)('of %s cannot just claim to be a service', async (service) => {
    const claims: Record<string, string>[] = [
      { 'x-stomaton-caller': 'router' },
      { 'x-stomaton-service': 'router' },
      { 'x-stomaton-service': 'null' },
      { 'x-stomaton-service': '{"sub":"router"}' },
      { 'x-stomaton-service': `${btoa('{"alg":"none","typ":"service+jwt"}')}.${btoa('{"sub":"router"}')}.` },
      { 'x-stomaton-service': 'a.b.c', 'x-stomaton-caller': 'database' },
      { 'X-Stomaton-Service': '../../../etc/passwd' },
    ];
    for (const headers of claims)
      expect([headers, ...outcome(await served.ask(service, '{ __typename }', null, { headers }))]).toEqual([
        headers,
        ...UNKNOWN_CALLER,
      ]);
  });

  it('may not name another caller beside a token of its own', async () => {
    const token = await served.tokenOf('cache', 'database');
    const headers = { 'x-stomaton-caller': 'content' };
    const answer = await served.ask('database', operationOf('_commit'), token, { headers });
    expect([answer.status, codeOf(answer)]).toEqual([200, 'FORBIDDEN']);
  });

  it.each(['content', 'flywheel', 'monitoring'] as const)('of %s hears no subscription', async (service) => {
    const fields = { content: 'stoneChanged', flywheel: `workflowProgress(runId: "x")`, monitoring: 'alertChanged' };
    const client = createClient({
      url: `${served.urlOf(service).replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { 'x-stomaton-service': 'router', authorization: `Bearer ${graph.admin.accessToken}` },
    });
    const events = client.iterate({ query: `subscription { ${fields[service]} { id } }` });
    const refused = await events.next().then(
      ({ value }) => value as unknown,
      (error: unknown) => error,
    );
    expect(JSON.stringify(refused)).toContain('UNAUTHENTICATED');
    await client.dispose();
  });
});

describe('a service token', () => {
  const now = () => Math.floor(Date.now() / 1_000);

  /** The router's token for a service with other claims, signed by auth's own key: only the claims can be what is wrong with it. */
  function signed(
    service: ServiceName,
    claims: JWTPayload = {},
    header: Partial<JWTHeaderParameters> = {},
    key: CryptoKey | Uint8Array = served.signingKey.key,
  ): Promise<string> {
    const own = {
      iss: SERVICE_TOKEN.issuer,
      aud: audienceOf(service),
      sub: 'router',
      iat: now(),
      nbf: now(),
      exp: now() + 900,
    };
    return new SignJWT({ ...own, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', typ: SERVICE_TOKEN.type, kid: served.signingKey.keyId, ...header })
      .sign(key);
  }

  it.each(SERVICE_NAMES)('as auth signs it is taken by %s', async (service) => {
    expect((await served.ask(service, '{ __typename }', await signed(service))).data).toEqual({ __typename: 'Query' });
  });

  const other = (service: ServiceName): ServiceName => (service === 'content' ? 'search' : 'content');
  const unextractable = async () => (await generateKeyPair('EdDSA', { crv: 'Ed25519' })).privateKey;
  const faults: readonly (readonly [string, (service: ServiceName) => Promise<string>])[] = [
    ['for another service', (service) => signed(service, { aud: audienceOf(other(service)) })],
    ['for several services', (service) => signed(service, { aud: [audienceOf(service), audienceOf(other(service))] })],
    ['for this service alone, but in a list', (service) => signed(service, { aud: [audienceOf(service)] })],
    ['for people', (service) => signed(service, { aud: 'stomaton' })],
    ['without an audience', (service) => signed(service, { aud: undefined })],
    ['of another issuer', (service) => signed(service, { iss: 'somebody' })],
    ['of the issuer of people’s tokens', (service) => signed(service, { iss: 'stomaton-auth' })],
    ['that expired six seconds ago', (service) => signed(service, { nbf: now() - 600, exp: now() - 6 })],
    ['that is not valid yet', (service) => signed(service, { nbf: now() + 60, exp: now() + 900 })],
    ['that lives longer than a quarter of an hour', (service) => signed(service, { exp: now() + 901 })],
    ['without an expiry', (service) => signed(service, { exp: undefined })],
    ['of a caller that there is not', (service) => signed(service, { sub: 'root' })],
    ['of no caller', (service) => signed(service, { sub: undefined })],
    ['of the type of people’s tokens', (service) => signed(service, {}, { typ: 'at+jwt' })],
    ['of no type', (service) => signed(service, {}, { typ: undefined })],
    ['by another key under our key’s id', async (service) => signed(service, {}, {}, await unextractable())],
    ['by an unknown key', async (service) => signed(service, {}, { kid: 'mine' }, await unextractable())],
    [
      'by HS256 with the public key as the secret',
      async (service) => signed(service, {}, { alg: 'HS256' }, await publicBytes()),
    ],
    [
      'of the algorithm "none"',
      async (service) => {
        const [, payload] = (await signed(service)).split('.');
        return `${Buffer.from('{"alg":"none","typ":"service+jwt"}').toString('base64url')}.${payload}.`;
      },
    ],
    [
      'changed in its caller after it was signed',
      async (service) => {
        const [header, payload = '', signature] = (await signed(service, { sub: 'cache' })).split('.');
        const changed = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'router' };
        return `${header}.${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${signature}`;
      },
    ],
  ];

  async function publicBytes(): Promise<Uint8Array> {
    const { keys } = await graph.services.keySet.keySet();
    const key = keys.find(({ kid }) => kid === served.signingKey.keyId);
    const imported = await importJWK({ ...key }, 'EdDSA', { extractable: true });
    if (imported instanceof Uint8Array) throw new Error('The key is no public key.');
    return Buffer.from(await exportSPKI(imported));
  }

  it.each(faults)('%s is refused by every service', async (_, forge) => {
    for (const service of SERVICE_NAMES)
      expect([service, ...outcome(await served.ask(service, '{ __typename }', await forge(service)))]).toEqual([
        service,
        ...UNKNOWN_CALLER,
      ]);
  });

  it('of unknown key ids, a flood of them beside as many of people’s, has the key set asked for twice a minute at most', async () => {
    const madeUp = (kind: string, index: number, claims: string) =>
      [`{"alg":"EdDSA","typ":"${kind}","kid":"made-up-${kind}-${index}"}`, claims]
        .map((part) => Buffer.from(part).toString('base64url'))
        .concat('A'.repeat(86))
        .join('.');
    const good = await served.tokenOf('router', 'search');
    const readsBefore = served.keySetReadsOf('search');
    const startedAt = performance.now();
    for (let index = 0; index < 100; index += 1) {
      const service = madeUp(SERVICE_TOKEN.type, index, `{"sub":"router","aud":"${audienceOf('search')}"}`);
      expect(outcome(await served.ask('search', '{ __typename }', service))).toEqual(UNKNOWN_CALLER);
      const authorization = `Bearer ${madeUp('at+jwt', index, '{"sub":"user_1","aud":"stomaton"}')}`;
      expect(outcome(await served.ask('search', '{ __typename }', good, { authorization }))).toEqual(UNKNOWN_CALLER);
    }
    const minutes = Math.ceil((performance.now() - startedAt) / 60_000);
    expect(served.keySetReadsOf('search') - readsBefore).toBeLessThanOrEqual(2 * minutes);
    expect((await served.ask('search', '{ __typename }', good)).data).toEqual({ __typename: 'Query' });
  });

  it.each(SERVICE_NAMES)('for %s is nobody’s token at the router', async (service) => {
    for (const caller of ['router', 'auth'] as const satisfies readonly CallerName[]) {
      const token = await served.tokenOf(caller, service);
      const answer = await send(graph.visitor.url, '{ me { id } }', { authorization: `Bearer ${token}` });
      expect(outcome(answer)).toEqual([401, 'UNAUTHENTICATED', null]);
    }
  });

  it('adds nothing for a client that sends it to the router', async () => {
    const headers = { 'x-stomaton-service': await served.tokenOf('router', 'database'), 'x-stomaton-caller': 'database' };
    const answer = await send(graph.visitor.url, '{ databaseStatus { engine } }', { headers });
    expect([answer.status, codeOf(answer), answer.data]).toEqual([200, 'UNAUTHENTICATED', { databaseStatus: null }]);
    expect(outcome(await send(graph.visitor.url, '{ _lastCursor }', { headers }))).toEqual([
      400,
      'GRAPHQL_VALIDATION_FAILED',
      null,
    ]);
  });

  it('is no person’s token at a subgraph either', async () => {
    const token = await served.tokenOf('router', 'content');
    const answer = await served.ask('content', '{ __typename }', token, { authorization: `Bearer ${token}` });
    expect([...outcome(answer), answer.errors?.[0]?.extensions.reason]).toEqual([401, 'UNAUTHENTICATED', null, 'invalid']);
  });

  it('lets through no person whose session was ended', async () => {
    const token = await served.tokenOf('router', 'content');
    const leaving = await people.signInAgain('USER');
    await leaving.ask('mutation { logout { ok } }');
    const answer = await served.ask('content', '{ __typename }', token, { authorization: `Bearer ${leaving.accessToken}` });
    expect([...outcome(answer), answer.errors?.[0]?.extensions.reason]).toEqual([401, 'UNAUTHENTICATED', null, 'revoked']);
    // Signing in and out is written, on purpose.
    before = await written();
  });
});
