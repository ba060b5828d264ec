import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { urlVariable } from '../../platform/config/service-config.ts';
import { type CallerName, SERVICE_NAMES } from '../../platform/service-names.ts';
import { createGraphClient, type GraphAnswer, type GraphClient, signIn } from '../graph-client.ts';
import { type NineProcesses, openNineProcesses } from '../processes/nine-processes.ts';
import { describeAtOnce, refresh, refreshAtOnce } from '../security/refresh-at-once.ts';
import { ADMIN, copySeededData, RAISED_RATES } from '../seeded-data.ts';

/* Nine processes agree on whom they trust: what one recalls all refuse, and no key that turns over costs a request. */

const SLOW = 180_000;
const SERVICE_TOKEN_PROGRAM = join(import.meta.dirname, '../../topologies/service-token.ts');
const PASSWORD = 'a long enough pass phrase';
/** By then every process must refuse what one of them has recalled. */
const REFUSED_WITHIN_MS = 1_000;

const owned = new AsyncDisposableStack();
let dataDir: string;
let nine: NineProcesses;
let visitor: GraphClient;
let admin: GraphClient;
let serviceTokens: Readonly<Record<string, string>>;

beforeAll(async () => {
  dataDir = owned.use(await copySeededData(inject('seededDataDir'))).path;
  nine = owned.use(await openNineProcesses(dataDir, RAISED_RATES));
  visitor = createGraphClient(nine.url);
  admin = await signIn(visitor, ADMIN.email, ADMIN.password);
  serviceTokens = await fetchServiceTokens();
}, SLOW);
afterAll(() => owned.disposeAsync());

/** The router's tokens, as any other router gets them. */
async function fetchServiceTokens(): Promise<Record<string, string>> {
  const addresses = Object.fromEntries(SERVICE_NAMES.map((name) => [urlVariable(name), nine.urlOf(name)]));
  const env = { PATH: process.env.PATH, STOMATON_DATA_DIR: dataDir, ...addresses };
  const { stdout } = await promisify(execFile)(process.execPath, [SERVICE_TOKEN_PROGRAM, '--for', 'router'], { env });
  return JSON.parse(stdout) as Record<string, string>;
}

interface SignedIn {
  readonly id: string;
  readonly graph: GraphClient;
}

async function register(name: string): Promise<SignedIn> {
  const { data, errors } = await visitor.ask(
    'mutation ($input: RegisterInput!) { register(input: $input) { accessToken user { id } } }',
    { input: { email: `${name}@example.org`, password: PASSWORD, fullName: name } },
  );
  if (typeof data?.register?.accessToken !== 'string') throw new Error(JSON.stringify({ data, errors }));
  return { id: data.register.user.id, graph: visitor.as(data.register.accessToken) };
}

/** One process asked straight, with the person's token and, but for the router, with a good service token. */
function askProcess(name: CallerName, token: string, tokens = serviceTokens): Promise<GraphAnswer> {
  const headers: Record<string, string> = name === 'router' ? {} : { 'x-stomaton-service': tokens[name] ?? '' };
  return createGraphClient(nine.urlOf(name), token).ask('{ __typename }', {}, headers);
}

const PROCESSES: readonly CallerName[] = ['router', ...SERVICE_NAMES];

async function reasonOf(name: CallerName, token: string): Promise<string | null> {
  const { errors } = await askProcess(name, token);
  if (errors === undefined) return null;
  const [{ extensions } = { extensions: {} as Readonly<Record<string, unknown>> }] = errors;
  return `${extensions.code} ${extensions.reason}`;
}

/** Asks every process until it refuses; prints when it did, and expects each to refuse a second after the recall. */
async function expectRefused(what: string, token: string, recall: () => Promise<void>): Promise<void> {
  // Each has met the token, and remembers that it is good.
  for (const name of PROCESSES) expect([name, await reasonOf(name, token)]).toEqual([name, null]);
  await recall();
  const startedAt = performance.now();
  const first = await Promise.all(
    PROCESSES.map(async (name) => {
      for (;;) {
        const askedAt = performance.now() - startedAt;
        if ((await reasonOf(name, token)) !== null) return `${name} ${Math.round(askedAt)} ms`;
        if (askedAt > REFUSED_WITHIN_MS) return `${name} not yet`;
        await sleep(10);
      }
    }),
  );
  console.log(`${what}: refused when asked after ${first.join(', ')}`);
  await sleep(Math.max(0, REFUSED_WITHIN_MS - (performance.now() - startedAt)));
  for (const name of PROCESSES) {
    expect([name, await reasonOf(name, token)]).toEqual([name, 'UNAUTHENTICATED revoked']);
  }
}

describe('a token that was recalled is refused by every process within a second', () => {
  it(
    'after a logout at the router',
    async () => {
      const { graph } = await register('leaving');
      await expectRefused('logout', graph.accessToken ?? '', async () => {
        expect((await graph.ask('mutation { logout { ok } }')).data).toEqual({ logout: { ok: true } });
      });
    },
    SLOW,
  );

  it(
    'after its session was revoked from another',
    async () => {
      const { graph } = await register('revoked');
      const other = await signIn(visitor, 'revoked@example.org', PASSWORD);
      const { data } = await other.ask('{ me { sessions { id current } } }');
      const { id } = data.me.sessions.find(({ current }: { current: boolean }) => !current);
      await expectRefused('revoke', graph.accessToken ?? '', async () => {
        const revoke = 'mutation ($input: DeleteInput!) { revokeSession(input: $input) { deletedId userErrors { code } } }';
        const answer = await other.ask(revoke, { input: { id } });
        expect(answer.data.revokeSession).toEqual({ deletedId: id, userErrors: [] });
      });
      // The one that asked goes on.
      for (const name of PROCESSES) expect([name, await reasonOf(name, other.accessToken ?? '')]).toEqual([name, null]);
    },
    SLOW,
  );

  it(
    'after a change of role',
    async () => {
      const { id, graph } = await register('rising');
      await expectRefused('role', graph.accessToken ?? '', async () => {
        const change =
          'mutation ($input: SetUserRoleInput!) { setUserRole(input: $input) { user { role } userErrors { code } } }';
        const { data } = await admin.ask(change, { input: { userId: id, role: 'EDITOR' } });
        expect(data.setUserRole).toEqual({ user: { role: 'EDITOR' }, userErrors: [] });
      });
    },
    SLOW,
  );

  it(
    'also just after auth was started again, and by a service that was not there when it happened',
    async () => {
      const [before, after] = [await register('before'), await register('after')];
      await nine.signal('rag', 'SIGTERM');
      expect((await before.graph.ask('mutation { logout { ok } }')).data).toEqual({ logout: { ok: true } });
      await nine.signal('auth', 'SIGKILL');
      await nine.restart('auth');
      await nine.restart('rag');
      for (const name of PROCESSES) {
        expect([name, await reasonOf(name, before.graph.accessToken ?? '')]).toEqual([name, 'UNAUTHENTICATED revoked']);
      }
      await expectRefused('logout after a restart', after.graph.accessToken ?? '', async () => {
        expect((await after.graph.ask('mutation { logout { ok } }')).data).toEqual({ logout: { ok: true } });
      });
    },
    SLOW,
  );
});

describe('one refresh token sent a thousand times at once', () => {
  it(
    'has one successor and signs nobody out; replayed later it is refused everywhere within a second',
    async () => {
      const input = { email: 'thousand@example.org', password: PASSWORD, fullName: 'Thousand' };
      const { data } = await visitor.ask('mutation ($input: RegisterInput!) { register(input: $input) { refreshToken } }', {
        input,
      });
      const first: string = data.register.refreshToken;
      const atOnce = await refreshAtOnce(visitor, first, 1_000);
      console.log(`nine processes: ${describeAtOnce(atOnce)}`);
      expect([atOnce.granted.length, atOnce.refused, atOnce.successors.size]).toEqual([1_000, [], 1]);
      // Beyond the moment in which a copy is benign.
      await sleep(10_500);
      const [some] = atOnce.granted;
      await expectRefused('replay after the storm', some?.accessToken ?? '', async () => {
        expect(await refresh(visitor, first)).toBe('revoked');
      });
      expect(await refresh(visitor, some?.refreshToken ?? '')).toBe('revoked');
    },
    SLOW,
  );
});

describe('a process that starts while auth is away', () => {
  it(
    'takes no person’s token until it has heard which were recalled, while those that ran go on',
    async () => {
      const [staying, leaving] = [await register('staying'), await register('going')];
      for (const name of PROCESSES) expect([name, await reasonOf(name, staying.graph.accessToken ?? '')]).toEqual([name, null]);
      await leaving.graph.ask('mutation { logout { ok } }');
      await nine.signal('auth', 'SIGTERM');
      await nine.signal('database', 'SIGTERM');
      await nine.restart('database');
      const running = PROCESSES.filter((name) => name !== 'auth' && name !== 'database');
      for (const name of running) {
        expect([name, await reasonOf(name, staying.graph.accessToken ?? '')]).toEqual([name, null]);
        expect([name, await reasonOf(name, leaving.graph.accessToken ?? '')]).toEqual([name, 'UNAUTHENTICATED revoked']);
      }
      for (const { graph } of [staying, leaving])
        expect(await reasonOf('database', graph.accessToken ?? '')).toBe('SUBGRAPH_UNAVAILABLE recalls');
      await nine.restart('auth');
      const heard = async () => await reasonOf('database', staying.graph.accessToken ?? '');
      await expect.poll(heard).toBeNull();
      expect(await reasonOf('database', leaving.graph.accessToken ?? '')).toBe('UNAUTHENTICATED revoked');
    },
    SLOW,
  );
});

describe('signing keys that turn over', () => {
  const EVERY_MS = 10;
  const SENT = 500;
  /** After so many requests: more often than any set of keys that a service keeps grows old. */
  const TURNS = new Set([100, 250, 400]);

  it(
    'cost none of about 100 requests a second',
    async () => {
      const { graph } = await register('steady');
      const made = await graph.ask(
        'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret userErrors { message } } }',
        { input: { name: 'stream' } },
      );
      const key: unknown = made.data?.createApiKey?.secret;
      expect(key).toEqual(expect.any(String));
      // Tokens of every key: new ones come while the stream runs, and the old ones are sent on.
      const tokens = [graph.accessToken ?? ''];
      const keyIds = new Set<string>();
      async function signInAgain(): Promise<void> {
        const { data } = await visitor.ask(
          'mutation ($input: ApiKeyInput!) { signInWithApiKey(input: $input) { accessToken } }',
          { input: { key } },
        );
        tokens.push(data.signInWithApiKey.accessToken);
      }
      const page = '{ me { id } stone(slug: "rosso-levanto") { name viewerPermissions { canEdit } usage { views } } }';
      const outcomes: Promise<unknown>[] = [];
      const startedAt = performance.now();
      for (let index = 0; index < SENT; index += 1) {
        await sleep(Math.max(0, startedAt + index * EVERY_MS - performance.now()));
        if (TURNS.has(index)) nine.processOf('auth').child.kill('SIGUSR2');
        if (index % 25 === 0) outcomes.push(signInAgain().then(() => null, String));
        const token = tokens[index % 2 === 0 ? tokens.length - 1 : index % tokens.length] ?? '';
        const asked = graph.as(token).ask(page);
        outcomes.push(
          asked.then(({ data, errors }) => (data?.me?.id === undefined || errors ? { data, errors } : null), String),
        );
      }
      const sentMs = performance.now() - startedAt;
      const failed = (await Promise.all(outcomes)).filter((outcome) => outcome !== null);
      for (const token of tokens) {
        keyIds.add((JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }).kid);
      }
      const rate = Math.round((1_000 * SENT) / sentMs);
      console.log(
        `${outcomes.length} requests at ${rate} pages/s under ${keyIds.size} keys: ${outcomes.length - failed.length} answered whole, ${failed.length} failed`,
      );
      expect(failed).toEqual([]);
      expect(keyIds.size).toBe(TURNS.size + 1);
      // Whoever asks for service tokens now gets them by the latest key, and every process takes them and every person's token.
      const fresh = await fetchServiceTokens();
      for (const name of SERVICE_NAMES) {
        for (const token of [tokens[0] ?? '', tokens.at(-1) ?? '']) {
          expect([name, (await askProcess(name, token, fresh)).errors]).toEqual([name, undefined]);
        }
      }
    },
    SLOW,
  );
});
