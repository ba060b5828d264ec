import { randomBytes } from 'node:crypto';
import { DomainError, notFound } from '../../../platform/errors/domain-error.ts';
import type { Person } from '../../../platform/identity/viewer.ts';
import type { DocumentsPort, WriteOperation } from '../../../platform/ports/documents.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import { signAccessToken } from './access-token.ts';
import type { Audit } from './audit.ts';
import type { KeyRing } from './key-ring.ts';
import { retryOnConflict } from './one-at-a-time.ts';
import type { RecalledTokens } from './recalled-tokens.ts';
import { deriveRefreshToken, isGenuine, parseRefreshToken, type RefreshClaim } from './refresh-token.ts';
import {
  type Client,
  isLive,
  isSignIn,
  putChangedSession,
  putNewSession,
  type SessionData,
  type SessionRecord,
} from './session.ts';
import type { UserData, UserRecord } from './user.ts';

/** What a person gets who signs in or goes on. */
export interface Grant {
  readonly user: UserRecord;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** When the access token expires, ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** A result with the feed's position after the write; null where nothing had to be written. */
export interface Written<Value> {
  readonly value: Value;
  readonly cursor: string | null;
}

type SessionPut = WriteOperation & { readonly id: string; readonly data: SessionData };

export interface Sessions {
  /** A session to be stored in one batch with whatever else signing in writes. */
  prepare(userId: string, client: Client): { readonly put: SessionPut; readonly grant: (user: UserRecord) => Promise<Grant> };
  /** Trades a refresh token in. @throws {DomainError} UNAUTHENTICATED with the fact `reason` */
  refresh(token: string, client: Client): Promise<Written<Grant>>;
  /** Each person's sessions that can be refreshed, the latest used first. One engine call. Same length and order as `userIds`. */
  liveOf(userIds: readonly string[]): Promise<readonly (readonly SessionRecord[])[]>;
  /** Ends one session. @throws {DomainError} NOT_FOUND where there is none that the viewer may end */
  end(viewer: Person, sessionId: string, client: Client): Promise<Written<string>>;
  /** Ends the viewer's own session, or all of them. Harmless where it has ended already. */
  logout(viewer: Person, all: boolean, client: Client): Promise<Written<true>>;
  /** Operations that end sessions: neither their refresh tokens nor their access tokens serve any more. */
  ending(sessions: readonly SessionRecord[]): readonly SessionPut[];
  /** Operations that recall the access tokens of sessions, which themselves go on. */
  recalling(sessions: readonly SessionRecord[]): readonly SessionPut[];
  /** Commits changes of sessions together with others; once it resolves, what they recall is refused. */
  commit(batch: {
    readonly by: string;
    readonly sessions: readonly SessionPut[];
    readonly others?: readonly WriteOperation[];
  }): Promise<{ readonly cursor: string; readonly documents: readonly unknown[] }>;
}

export interface SessionsDeps {
  readonly documents: Pick<DocumentsPort, 'getMany' | 'find' | 'commit'>;
  readonly newId: (prefix: 'session') => string;
  readonly keys: KeyRing;
  readonly recalled: RecalledTokens;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly accessTtlMs: number;
  /** Without a refresh for so long a session ends. */
  readonly idleMs: number;
}

/**
 * A token that has just been traded in may come again for so long: two tabs that renew at once, or a client that lost our answer.
 */
const SAME_MOMENT_MS = 10_000;
const MAX_FOUND = 10_000;

export function createSessions(deps: SessionsDeps): Sessions {
  const { documents, newId, keys, recalled, audit, clock, accessTtlMs, idleMs } = deps;
  const tradingIn = new Map<string, Promise<Written<Grant>>>();
  const idleFromNow = () => new Date(clock.now() + idleMs).toISOString();

  async function toGrant(user: UserRecord, id: string, session: SessionData): Promise<Grant> {
    const { seed, refreshGeneration, accessGeneration } = session;
    const access = await signAccessToken(user, { id, generation: accessGeneration }, { keys, clock, ttlMs: accessTtlMs });
    const refreshToken = deriveRefreshToken(keys, { id, seed }, refreshGeneration);
    return { user, accessToken: access.token, refreshToken, expiresAt: access.expiresAt };
  }

  async function readSession(id: string): Promise<SessionRecord | null> {
    const [session = null] = await documents.getMany<SessionData>('sessions', [id]);
    return session;
  }

  async function tradeIn(claim: RefreshClaim, client: Client, receivedAt: number): Promise<Written<Grant>> {
    const session = await readSession(claim.sessionId);
    if (session === null || !isGenuine(keys, { id: session.id, seed: session.data.seed }, claim)) throw refused('invalid');
    if (session.data.endedAt !== null) throw refused('revoked');
    if (!isLive(session, isoNow(clock))) throw refused('expired');
    const [user = null] = await documents.getMany<UserData>('users', [session.data.userId]);
    if (user === null || !user.data.active) throw refused('revoked');
    const { refreshGeneration, rotatedAt } = session.data;
    if (claim.generation === refreshGeneration) {
      const now = isoNow(clock);
      const renewed = putChangedSession(session, {
        refreshGeneration: refreshGeneration + 1,
        rotatedAt: now,
        lastUsedAt: now,
        expiresAt: idleFromNow(),
      });
      const { cursor } = await commit({ by: user.id, sessions: [renewed] });
      return { value: await toGrant(user, session.id, renewed.data), cursor };
    }
    if (claim.generation === refreshGeneration - 1 && receivedAt - Date.parse(rotatedAt) <= SAME_MOMENT_MS) {
      return { value: await toGrant(user, session.id, session.data), cursor: null };
    }
    await commit({ by: 'auth', sessions: ending([session]) });
    await audit.note({ event: 'session.reused', userId: user.id, address: client.address, detail: { sessionId: session.id } });
    throw refused('revoked');
  }

  function ending(sessions: readonly SessionRecord[]): readonly SessionPut[] {
    const now = isoNow(clock);
    return sessions.map((session) =>
      putChangedSession(session, {
        endedAt: now,
        expiresAt: now,
        accessGeneration: session.data.accessGeneration + 1,
        recalledAt: now,
      }),
    );
  }

  const commit: Sessions['commit'] = async ({ by, sessions, others = [] }) => {
    const result = await documents.commit({ by, operations: [...others, ...sessions] });
    for (const { id, data } of sessions) recalled.note(id, data);
    return result;
  };

  async function liveOf(userIds: readonly string[]): Promise<readonly (readonly SessionRecord[])[]> {
    const now = isoNow(clock);
    const found = await documents.find<SessionData>('sessions', {
      where: { 'data.userId': { $in: userIds }, 'data.expiresAt': { $gt: now } },
      limit: MAX_FOUND,
    });
    const live = found.filter((session) => isLive(session, now));
    live.sort((a, b) => (a.data.lastUsedAt < b.data.lastUsedAt ? 1 : a.data.lastUsedAt > b.data.lastUsedAt ? -1 : 0));
    const byUser = Map.groupBy(live, ({ data }) => data.userId);
    return userIds.map((userId) => byUser.get(userId) ?? []);
  }

  return {
    liveOf,
    ending,
    commit,
    prepare(userId, client) {
      const id = newId('session');
      const seed = randomBytes(16).toString('base64url');
      const put = putNewSession(id, { userId, seed, client, now: isoNow(clock), expiresAt: idleFromNow() });
      return { put: { ...put, id }, grant: (user) => toGrant(user, id, put.data) };
    },
    async refresh(token, client) {
      const claim = parseRefreshToken(token);
      if (claim === null) throw refused('invalid');
      // Copies that come while it is traded in share the answer, which they would get anyway.
      const underWay = tradingIn.get(token);
      if (underWay !== undefined) return underWay;
      // When it came counts, not how long it had to wait for its turn.
      const receivedAt = clock.now();
      // Whoever loses the race with another process reads again, and finds its own token to be the one just traded in.
      const trading = retryOnConflict(() => tradeIn(claim, client, receivedAt)).finally(() => tradingIn.delete(token));
      tradingIn.set(token, trading);
      return trading;
    },
    end: (viewer, sessionId, client) =>
      retryOnConflict(async () => {
        const session = await readSession(sessionId);
        const mayEnd = session?.data.userId === viewer.userId || viewer.scopes.has('users:manage');
        if (session === null || !mayEnd || !isLive(session, isoNow(clock))) throw notFound('input.id', 'session');
        const { cursor } = await commit({ by: viewer.userId, sessions: ending([session]) });
        const { userId } = session.data;
        await audit.note({ event: 'session.ended', userId, by: viewer.userId, address: client.address, detail: { sessionId } });
        return { value: sessionId, cursor };
      }),
    logout: (viewer, all, client) =>
      retryOnConflict(async () => {
        const [live = []] = await liveOf([viewer.userId]);
        const leaving = live.filter(all ? isSignIn : ({ id }) => id === viewer.sessionId);
        if (leaving.length === 0) return { value: true, cursor: null };
        const { cursor } = await commit({ by: viewer.userId, sessions: ending(leaving) });
        await audit.note({
          event: 'session.ended',
          userId: viewer.userId,
          address: client.address,
          detail: { sessions: leaving.length },
        });
        return { value: true, cursor };
      }),
    recalling(sessions) {
      const recalledAt = isoNow(clock);
      return sessions.map((session) =>
        putChangedSession(session, { accessGeneration: session.data.accessGeneration + 1, recalledAt }),
      );
    },
  };
}

const REFUSALS = {
  invalid: ['The refresh token is not valid.', 'Send the one that the session was given last, or sign in with `login`.'],
  expired: ['The session has expired.', 'Sign in with `login`.'],
  revoked: ['The session has ended.', 'Sign in with `login`.'],
} as const;

function refused(reason: keyof typeof REFUSALS): DomainError {
  const [message, remedy] = REFUSALS[reason];
  return new DomainError('UNAUTHENTICATED', message, { remedy, facts: { reason } });
}
