import type { StoredDocument, WriteOperation } from '../../../platform/ports/documents.ts';

/** `data` of a document of `sessions`: one sign-in, and the family of its refresh tokens. */
export interface SessionData {
  readonly userId: string;
  /** Goes into every refresh token of the session, so that neither the store nor the key file alone suffices to make one. */
  readonly seed: string;
  /** Which refresh token is the present one, from 1. */
  readonly refreshGeneration: number;
  /** When the present refresh token took the place of the one before, ISO 8601. */
  readonly rotatedAt: string;
  /** One more each time the session's access tokens are recalled, from 1; tokens carry it as `gen`. */
  readonly accessGeneration: number;
  /** When they were last recalled; null: never. */
  readonly recalledAt: string | null;
  readonly lastUsedAt: string;
  readonly expiresAt: string;
  /** When it was ended before its time; null: not. */
  readonly endedAt: string | null;
  readonly userAgent: string | null;
  readonly address: string | null;
  /** What its owner called it, where it is an API key and not a sign-in. */
  readonly apiKeyName?: string;
}

export type SessionRecord = StoredDocument<SessionData>;

/** Where a sign-in comes from. */
export interface Client {
  readonly address: string | null;
  readonly userAgent: string | null;
}

const USER_AGENT_LENGTH = 300;

/** A new session of a person. @param now ISO 8601 */
export function putNewSession(
  id: string,
  session: {
    readonly userId: string;
    readonly seed: string;
    readonly client: Client;
    readonly now: string;
    readonly expiresAt: string;
    readonly apiKeyName?: string;
  },
): WriteOperation & { readonly data: SessionData } {
  const { userId, seed, client, now, expiresAt, apiKeyName } = session;
  const data: SessionData = {
    userId,
    seed,
    refreshGeneration: 1,
    rotatedAt: now,
    accessGeneration: 1,
    recalledAt: null,
    lastUsedAt: now,
    expiresAt,
    endedAt: null,
    userAgent: client.userAgent?.slice(0, USER_AGENT_LENGTH) ?? null,
    address: client.address,
    ...(apiKeyName === undefined ? {} : { apiKeyName }),
  };
  return { kind: 'put', collection: 'sessions', id, data, visibility: 'users:manage', authorId: userId, expectedRevision: 0 };
}

/** Changes a session unless someone else changed it since it was read. */
export function putChangedSession(
  session: SessionRecord,
  change: Partial<SessionData>,
): WriteOperation & { readonly data: SessionData } {
  return {
    kind: 'put',
    collection: 'sessions',
    id: session.id,
    data: { ...session.data, ...change },
    visibility: session.visibility,
    authorId: session.authorId,
    expectedRevision: session.revision,
  };
}

/** True while it can be refreshed. @param now ISO 8601 */
export function isLive({ data }: SessionRecord, now: string): boolean {
  return data.endedAt === null && data.expiresAt > now;
}

/** True of a session that a person began by signing in, false of an API key. */
export function isSignIn({ data }: SessionRecord): boolean {
  return data.apiKeyName === undefined;
}
