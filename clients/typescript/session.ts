import { StomatonError } from './stomaton-error.ts';

/** What signs a person in. Both tokens are secrets. */
export interface Tokens {
  readonly accessToken: string;
  /** Serves once; the refresh brings the next. */
  readonly refreshToken: string;
  /** When the access token expires, ISO 8601. */
  readonly expiresAt: string;
}

/** Where tokens live: memory, a cookie, a keychain, a row per chat. The client keeps no copy of its own. */
export interface TokenStore {
  load(): Tokens | null | Promise<Tokens | null>;
  save(tokens: Tokens): void | Promise<void>;
  clear(): void | Promise<void>;
}

/** A store that forgets when the process ends. */
export function createMemoryTokenStore(tokens: Tokens | null = null): TokenStore {
  let held = tokens;
  return {
    load: () => held,
    save(next) {
      held = next;
    },
    clear() {
      held = null;
    },
  };
}

export interface SessionOptions {
  readonly store: TokenStore;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Trades a refresh token in. @throws {StomatonError} UNAUTHENTICATED when it is refused */
  readonly refresh: (refreshToken: string) => Promise<Tokens>;
  /** Called once when a refresh is refused, after the store was cleared. */
  readonly onSignedOut: (reason: StomatonError) => void;
}

/** The tokens of one person: one refresh at a time, however many calls wait for it. */
export interface Session {
  /** A token that holds for a while yet, renewed if need be; null when nobody is signed in. */
  accessToken(): Promise<string | null>;
  /** Another token than one that the server refused. @throws {StomatonError} when there is none to be had */
  renew(refused: string): Promise<string>;
  begin(tokens: Tokens): Promise<void>;
  end(): Promise<void>;
}

/** A token that ends sooner is renewed first: a request takes time, and clocks differ. */
const RENEW_BEFORE_MS = 30_000;

export function createSession({ store, now, refresh, onSignedOut }: SessionOptions): Session {
  let refreshing: Promise<Tokens> | null = null;
  // A refresh that a sign-in or sign-out has overtaken must not bring the former person back.
  let epoch = 0;

  function renewOnce(): Promise<Tokens> {
    refreshing ??= trade().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  async function trade(): Promise<Tokens> {
    const held = await store.load();
    if (held === null) throw signedOut(undefined);
    const begunIn = epoch;
    try {
      const next = await refresh(held.refreshToken);
      if (epoch !== begunIn) return (await store.load()) ?? Promise.reject(signedOut(undefined));
      await store.save(next);
      return next;
    } catch (error) {
      if (!(error instanceof StomatonError) || error.code !== 'UNAUTHENTICATED') throw error;
      const present = await store.load();
      // Another window or process that shares the store was first: its tokens are the good ones.
      if (present !== null && present.refreshToken !== held.refreshToken) return present;
      if (epoch === begunIn && present !== null) {
        epoch += 1;
        await store.clear();
        onSignedOut(error);
      }
      throw signedOut(error);
    }
  }

  return {
    async accessToken() {
      const held = await store.load();
      if (held === null) return null;
      if (Date.parse(held.expiresAt) - now() > RENEW_BEFORE_MS) return held.accessToken;
      return (await renewOnce()).accessToken;
    },
    async renew(refused) {
      const held = await store.load();
      if (held !== null && held.accessToken !== refused) return held.accessToken;
      return (await renewOnce()).accessToken;
    },
    async begin(tokens) {
      epoch += 1;
      await store.save(tokens);
    },
    async end() {
      epoch += 1;
      await store.clear();
    },
  };
}

function signedOut(cause: StomatonError | undefined): StomatonError {
  return new StomatonError('UNAUTHENTICATED', {
    message: cause?.message ?? 'Nobody is signed in.',
    remedy: cause?.remedy ?? 'Sign in again.',
    requestId: cause?.requestId ?? null,
    status: cause?.status ?? null,
    cause,
  });
}
