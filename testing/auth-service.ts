import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutionResult } from 'graphql';
import { contextFromHeaders, HEADERS } from '../platform/graphql/context-from-headers.ts';
import { executeInSubgraph } from '../platform/graphql/execute.ts';
import { SILENT_PROGRESS } from '../platform/graphql/subgraph.ts';
import { createTokenVerifier, type TokenVerifier } from '../platform/identity/verify-token.ts';
import { createLogger } from '../platform/logging/logger.ts';
import type { DocumentsPort } from '../platform/ports/documents.ts';
import { type AuthConfig, parseAuthConfig } from '../subgraphs/auth/config.ts';
import { type AuthDeps, type OpenedAuth, openAuthSubgraph } from '../subgraphs/auth/subgraph.ts';
import { createManualClock, type ManualClock } from './clock.ts';
import { openTestDocuments, type TestDocuments } from './documents.ts';
import { createManualTimer, type ManualTimer } from './manual-timer.ts';

export const FIRST_ADMIN = { email: 'admin@example.org', password: 'correct horse battery staple' } as const;
export const PASSWORD = 'a long enough pass phrase';

/** Who asks a service under test, and from where. */
export interface AskedBy {
  readonly token?: string | null;
  readonly address?: string;
  readonly userAgent?: string;
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: string;
  readonly user: { readonly id: string };
}

/** The auth service on a real document store, asked as a router asks it; its clock moves when told to. */
export interface TestAuth extends AsyncDisposable {
  readonly auth: OpenedAuth;
  readonly documents: DocumentsPort;
  readonly store: TestDocuments;
  readonly clock: ManualClock;
  readonly timer: ManualTimer;
  readonly verifier: TokenVerifier;
  readonly announced: readonly string[];
  /** Every mail that was sent, whole, the oldest first. */
  mails(): readonly string[];
  /** Lines of the log, parsed. */
  readonly logged: readonly Record<string, unknown>[];
  // Tests read deep into answers whose shape their own query fixes.
  // biome-ignore lint/suspicious/noExplicitAny: a test states the shape by its assertions
  ask(query: string, variables?: Record<string, unknown>, by?: AskedBy): Promise<ExecutionResult<any>>;
  register(name: string): Promise<Tokens>;
  /** @throws when it is refused */
  signIn(email: string, password?: string, by?: AskedBy): Promise<Tokens>;
  signInAdmin(): Promise<Tokens>;
}

export interface TestAuthOptions {
  readonly config?: Partial<AuthConfig>;
  readonly hasher?: AuthDeps['hasher'];
  /** A store to open the service on again, as after a restart; left out: a new one. */
  readonly store?: TestDocuments;
  readonly clock?: ManualClock;
  /** Stands between the service and the store. */
  readonly observe?: (documents: DocumentsPort) => DocumentsPort;
}

const TOKENS = 'accessToken refreshToken expiresAt user { id } userErrors { code message path }';

export async function openTestAuth(options: TestAuthOptions = {}): Promise<TestAuth> {
  await using opened = new AsyncDisposableStack();
  const clock = options.clock ?? createManualClock();
  const store = options.store ?? opened.use(await openTestDocuments(clock));
  const timer = createManualTimer();
  const announced: string[] = [];
  const logged: Record<string, unknown>[] = [];
  const log = createLogger('info', { write: (line: string) => logged.push(JSON.parse(line)) });
  const documents = (options.observe ?? ((port) => port))(store.portFor('auth'));
  const auth = await openAuthSubgraph({
    dataDir: `${store.dataDir}/auth`,
    clock,
    log,
    documents,
    timer,
    config: {
      ...parseAuthConfig({ STOMATON_ADMIN_EMAIL: FIRST_ADMIN.email, STOMATON_ADMIN_PASSWORD: FIRST_ADMIN.password }),
      passwordCost: { memoryKib: 64, passes: 1, lanes: 1 },
      ...options.config,
    },
    announce: (line) => announced.push(line),
    ...(options.hasher === undefined ? {} : { hasher: options.hasher }),
  });
  const { subgraph, keySet } = opened.use(disposing(auth));
  await subgraph.start(SILENT_PROGRESS);
  const verifier = createTokenVerifier({ keys: keySet, clock });

  const ask: TestAuth['ask'] = async (query, variables = {}, { token = null, address = '192.0.2.1', userAgent } = {}) => {
    const headers = {
      [HEADERS.clientAddress]: address,
      ...(userAgent === undefined ? {} : { [HEADERS.userAgent]: userAgent }),
      ...(token === null ? {} : { [HEADERS.authorization]: `Bearer ${token}` }),
    };
    const context = await contextFromHeaders(headers, { verify: verifier.verify, log, clock });
    return executeInSubgraph(subgraph, { query, variables }, context);
  };
  async function tokensBy(field: string, type: string, input: object, by?: AskedBy): Promise<Tokens> {
    const { data, errors } = await ask(`mutation ($input: ${type}!) { ${field}(input: $input) { ${TOKENS} } }`, { input }, by);
    const payload = data?.[field];
    if (typeof payload?.accessToken !== 'string') throw new Error(`Refused: ${JSON.stringify({ data, errors })}`);
    return payload;
  }

  const owned = opened.move();
  return {
    auth,
    documents,
    store,
    clock,
    timer,
    verifier,
    announced,
    logged,
    mails: () => readMails(join(store.dataDir, 'auth', 'outbox')),
    ask,
    register: (name) =>
      tokensBy('register', 'RegisterInput', { email: `${name}@example.org`, password: PASSWORD, fullName: name }),
    signIn: (email, password = PASSWORD, by) => tokensBy('login', 'LoginInput', { email, password }, by),
    signInAdmin: () => tokensBy('login', 'LoginInput', FIRST_ADMIN),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function readMails(outbox: string): string[] {
  if (!existsSync(outbox)) return [];
  return readdirSync(outbox)
    .sort()
    .map((file) => readFileSync(join(outbox, file), 'utf8'));
}

function disposing(auth: OpenedAuth): OpenedAuth & AsyncDisposable {
  return { ...auth, [Symbol.asyncDispose]: () => auth.subgraph[Symbol.asyncDispose]() };
}
