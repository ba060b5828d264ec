import {
  AskDocument,
  type AskQuery,
  IdentifyDocument,
  type IdentifyQuery,
  MeDocument,
  type MeQuery,
  RefreshSessionDocument,
  SearchDocument,
  type SearchFilter,
  type SearchMode,
  type SearchQuery,
  type SearchWeights,
  SignInDocument,
  SignOutDocument,
  StonePageDocument,
  type StonePageQuery,
  type TokensFragment,
} from './generated/graphql.ts';
import { parseNameList } from './name-list.ts';
import { type Answer, type CallOptions, createTransport, type TransportOptions, type TypedDocument } from './send-operation.ts';
import { createMemoryTokenStore, createSession, type TokenStore, type Tokens } from './session.ts';
import { type Fault, StomatonError, toUserError, type UserError } from './stomaton-error.ts';

export interface StomatonClientOptions {
  /** Of the graph, such as `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  /** Where tokens are kept; default: in memory. */
  readonly tokens?: TokenStore;
  /** Called once when a refresh is refused and the person must sign in again; by default nothing more happens. */
  readonly onSignedOut?: (reason: StomatonError) => void;
  /** What the server's log and metrics call this client; default `stomaton-typescript`. */
  readonly name?: string;
  readonly version?: string;
  /** Time for a call, its retries included; default 30,000. */
  readonly timeoutMs?: number;
  /** How often a call is tried in all, at least 1; default 3. */
  readonly attempts?: number;
  /** Default: the platform's own. */
  readonly fetch?: typeof fetch;
  /** Milliseconds since the epoch; default: the system's clock. */
  readonly now?: () => number;
  /** In [0, 1), for the pauses between attempts; default `Math.random`. */
  readonly random?: () => number;
  readonly sleep?: TransportOptions['sleep'];
}

/** By which of its names a stone is asked for. */
export type StoneReference = { readonly id: string } | { readonly slug: string } | { readonly name: string };

export type StonePage = NonNullable<StonePageQuery['stone']>;
export type SearchPage = NonNullable<SearchQuery['search']>;
export type NameIdentity = NonNullable<IdentifyQuery['resolveIdentities']>[number];
export type GroundedAnswer = NonNullable<AskQuery['ask']>;
export type Person = NonNullable<MeQuery['me']>;

/** A result, and what is missing of it because a service did not answer: those fields are null. */
export interface Result<Value> {
  readonly value: Value;
  readonly faults: readonly Fault[];
}

export interface StonePageOptions extends CallOptions {
  /** What the passages should be about; left out: the first in reading order. */
  readonly passageQuery?: string;
}

export interface SearchOptions extends CallOptions {
  readonly mode?: SearchMode;
  readonly filter?: SearchFilter;
  readonly weights?: SearchWeights;
  /** Results on a page, 1 to 100; default 10. */
  readonly first?: number;
  /** `pageInfo.endCursor` of the page before. */
  readonly after?: string;
}

/** Every method rejects with a `StomatonError` alone. */
export interface StomatonClient {
  /** All that a page about one stone shows; the value is null where no stone is meant by the reference. */
  stonePage(reference: StoneReference, options?: StonePageOptions): Promise<Result<StonePage | null>>;
  /** One page of results, best first. */
  search(query: string, options?: SearchOptions): Promise<Result<SearchPage>>;
  /** Page after page until there are no more, or the loop is left. */
  searchPages(query: string, options?: SearchOptions): AsyncGenerator<Result<SearchPage>, void>;
  /**
   * What each name stands for, in the order of the list, repeats included.
   * @param names a list, or text as it was pasted (see `parseNameList`); any number of them
   */
  identify(names: string | readonly string[], options?: CallOptions): Promise<Result<readonly NameIdentity[]>>;
  /** An answer in sentences that stand in cited passages; `answered` is false where nothing supports one. */
  ask(question: string, options?: CallOptions & { readonly passages?: number }): Promise<Result<GroundedAnswer>>;
  signIn(email: string, password: string, options?: CallOptions): Promise<NonNullable<TokensFragment['user']>>;
  /** Ends the session here and on the server; the tokens are gone from the store even when the server cannot be told. */
  signOut(options?: CallOptions & { readonly allSessions?: boolean }): Promise<void>;
  /** Who is signed in; null when nobody is. */
  me(options?: CallOptions): Promise<Person | null>;
  /** Any other operation, with the tokens, deadline and retries of all the rest. */
  request<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    options?: CallOptions,
  ): Promise<Answer<Data>>;
}

/** The most names that the server resolves in one request. */
const NAMES_AT_ONCE = 500;

/** Makes a client; nothing is sent before the first call. @throws {TypeError} for a URL that is none */
export function createStomatonClient(options: StomatonClientOptions): StomatonClient {
  const send = createTransport({
    url: new URL(options.url).href,
    headers: {
      'apollographql-client-name': options.name ?? 'stomaton-typescript',
      ...(options.version === undefined ? {} : { 'apollographql-client-version': options.version }),
    },
    timeoutMs: options.timeoutMs ?? 30_000,
    attempts: options.attempts ?? 3,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    random: options.random ?? Math.random,
    sleep: options.sleep ?? sleep,
  });
  const session = createSession({
    store: options.tokens ?? createMemoryTokenStore(),
    now: options.now ?? Date.now,
    onSignedOut: options.onSignedOut ?? (() => {}),
    async refresh(refreshToken) {
      // A copy that comes within ten seconds gets the same successor, so a lost answer may be asked for again; a later one is
      // taken for stolen.
      const { data } = await send({
        document: RefreshSessionDocument,
        variables: { input: { refreshToken } },
        accessToken: null,
        repeatWithinMs: 8_000,
      });
      return toTokens(required(data.refreshSession));
    },
  });

  async function request<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    { signal, timeoutMs }: CallOptions = {},
  ): Promise<Answer<Data>> {
    const call = (accessToken: string | null) => send({ document, variables, accessToken, signal, timeoutMs });
    const accessToken = await unlessAborted(session.accessToken(), signal);
    try {
      return await call(accessToken);
    } catch (error) {
      const isRefused = error instanceof StomatonError && error.code === 'UNAUTHENTICATED' && error.status === 401;
      if (accessToken === null || !isRefused) throw error;
      return call(await unlessAborted(session.renew(accessToken), signal));
    }
  }

  async function search(query: string, { signal, timeoutMs, first = 10, ...rest }: SearchOptions = {}) {
    const { data, faults } = await request(SearchDocument, { query, first, ...rest }, { signal, timeoutMs });
    return { value: required(data.search), faults };
  }

  return {
    request,
    search,
    async stonePage(reference, { passageQuery, ...call } = {}) {
      const { data, faults } = await request(StonePageDocument, { ...reference, passageQuery }, call);
      return { value: data.stone, faults };
    },
    async *searchPages(query, pageOptions = {}) {
      for (let after = pageOptions.after; ; ) {
        const page = await search(query, { ...pageOptions, after });
        yield page;
        const { hasNextPage, endCursor } = page.value.pageInfo;
        if (!hasNextPage || endCursor === null) return;
        after = endCursor;
      }
    },
    async identify(names, call) {
      const list = typeof names === 'string' ? parseNameList(names) : names;
      const distinct = [...new Set(list)];
      const known = new Map<string, NameIdentity>();
      const faults: Fault[] = [];
      for (let start = 0; start < distinct.length; start += NAMES_AT_ONCE) {
        const chunk = distinct.slice(start, start + NAMES_AT_ONCE);
        const answer = await request(IdentifyDocument, { names: chunk }, call);
        const identities = required(answer.data.resolveIdentities);
        for (const [index, name] of chunk.entries()) known.set(name, required(identities[index]));
        faults.push(...answer.faults);
      }
      return { value: list.map((name) => required(known.get(name))), faults };
    },
    async ask(question, { passages = 6, ...call } = {}) {
      const { data, faults } = await request(AskDocument, { question, first: passages }, call);
      return { value: required(data.ask), faults };
    },
    async signIn(email, password, call = {}) {
      const { data } = await send({
        document: SignInDocument,
        variables: { input: { email, password } },
        accessToken: null,
        ...call,
      });
      const payload = required(data.login);
      await session.begin(toTokens(payload));
      return required(payload.user);
    },
    async signOut({ allSessions = false, ...call } = {}) {
      try {
        const { data } = await request(SignOutDocument, { input: { allSessions } }, call);
        const refusal = toUserError(required(data.logout).userErrors);
        if (refusal !== null) throw refusal;
      } catch (error) {
        // Whoever is not signed in has nothing to end.
        if (!(error instanceof StomatonError) || error.code !== 'UNAUTHENTICATED') throw error;
      } finally {
        await session.end();
      }
    },
    async me(call) {
      return (await request(MeDocument, {}, call)).data.me;
    },
  };
}

function toTokens(payload: TokensFragment & { readonly userErrors: readonly UserError[] }): Tokens {
  const refusal = toUserError(payload.userErrors);
  if (refusal !== null) throw refusal;
  const { accessToken, refreshToken, expiresAt } = payload;
  return { accessToken: required(accessToken), refreshToken: required(refreshToken), expiresAt: required(expiresAt) };
}

/** A value that the server owes. */
function required<Value>(value: Value | null | undefined): Value {
  if (value !== null && value !== undefined) return value;
  throw new StomatonError('BAD_RESPONSE', { message: 'The answer lacks what was asked for.' });
}

/** Lets one caller go without ending what others wait for too. */
function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return promise;
  const aborted = () => new StomatonError('ABORTED', { message: 'The call was aborted.', cause: signal.reason });
  return new Promise((resolve, reject) => {
    const stop = () => reject(aborted());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}
