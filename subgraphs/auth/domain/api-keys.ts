import { randomBytes } from 'node:crypto';
import { DomainError, invalidInput } from '../../../platform/errors/domain-error.ts';
import type { RefusalTally } from '../../../platform/identity/refusal-tally.ts';
import type { Person } from '../../../platform/identity/viewer.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import { type Clock, isoNow } from '../../../platform/time/clock.ts';
import { signAccessToken } from './access-token.ts';
import { checkFullName } from './account-input.ts';
import type { Audit } from './audit.ts';
import type { KeyRing } from './key-ring.ts';
import { type OneAtATime, retryOnConflict } from './one-at-a-time.ts';
import { deriveApiKey, isGenuineApiKey, parseApiKey } from './refresh-token.ts';
import {
  type Client,
  isLive,
  isSignIn,
  putChangedSession,
  putNewSession,
  type SessionData,
  type SessionRecord,
} from './session.ts';
import type { Sessions, Written } from './sessions.ts';
import type { UserData, UserRecord } from './user.ts';

export interface ApiKeyDeps {
  readonly documents: Pick<DocumentsPort, 'getMany' | 'commit'>;
  readonly sessions: Pick<Sessions, 'liveOf' | 'commit'>;
  readonly keys: KeyRing;
  readonly audit: Audit;
  readonly refusals: Pick<RefusalTally, 'note'>;
  readonly clock: Clock;
  readonly newId: (prefix: 'session') => string;
  readonly inOrder: OneAtATime;
  readonly accessTtlMs: number;
}

/** What a script gets for its key: an access token and no refresh token, since the key itself serves again. */
export interface KeyGrant {
  readonly user: UserRecord;
  readonly accessToken: string;
  readonly refreshToken: null;
  readonly expiresAt: string;
}

const DAY_MS = 24 * 60 * 60_000;
const MAX_API_KEYS = 20;
const MAX_DAYS = 365;
/** Noted, in the audit log too, no more often than this, so that a busy script does not write with each token. */
const LAST_USED_PAUSE_MS = 60_000;

/**
 * Makes a key for a person's own scripts: it signs in as that person, with the scopes they have at the time.
 * @returns the key, which is shown this once, and the session that stands for it
 * @throws {DomainError} INVALID_INPUT; FORBIDDEN to whoever signed in by such a key; CONFLICT for one too many
 */
export async function createApiKey(
  { documents, sessions, keys, audit, clock, newId, inOrder }: ApiKeyDeps,
  viewer: Person,
  input: { readonly name: string; readonly days: number },
  client: Client,
): Promise<Written<{ readonly secret: string; readonly apiKey: SessionRecord }>> {
  const name = checkFullName(input.name, 'input.name');
  if (!Number.isInteger(input.days) || input.days < 1 || input.days > MAX_DAYS) {
    throw invalidInput('input.days', `must be from 1 to ${MAX_DAYS}, not ${input.days}.`);
  }
  return inOrder.run(viewer.userId, async () => {
    const [live = []] = await sessions.liveOf([viewer.userId]);
    // Whoever finds a key in a script must not make themselves another that outlives it.
    if (!live.some((session) => session.id === viewer.sessionId && isSignIn(session))) {
      throw new DomainError('FORBIDDEN', 'An API key cannot make API keys.', { remedy: 'Sign in with `login`.' });
    }
    if (live.filter((session) => !isSignIn(session)).length >= MAX_API_KEYS) {
      throw new DomainError('CONFLICT', `input: you have ${MAX_API_KEYS} API keys already.`, {
        path: ['input'],
        remedy: 'Revoke one with `revokeSession`.',
      });
    }
    const now = isoNow(clock);
    const id = newId('session');
    const seed = randomBytes(16).toString('base64url');
    const expiresAt = new Date(clock.now() + input.days * DAY_MS).toISOString();
    const put = putNewSession(id, { userId: viewer.userId, seed, client, now, expiresAt, apiKeyName: name });
    const { cursor } = await sessions.commit({ by: viewer.userId, sessions: [{ ...put, id }] });
    await audit.note({ event: 'apiKey.created', userId: viewer.userId, address: client.address, detail: { sessionId: id } });
    const [apiKey = null] = await documents.getMany<SessionData>('sessions', [id]);
    if (apiKey === null) throw new Error('A key that was just made is not there.');
    return { value: { secret: deriveApiKey(keys, { id, seed }), apiKey }, cursor };
  });
}

/**
 * Signs in by an API key.
 * @throws {DomainError} UNAUTHENTICATED with the fact `reason`: `invalid`, `expired` or `revoked`
 */
export async function signInWithApiKey(
  { documents, sessions, keys, audit, refusals, clock, accessTtlMs }: ApiKeyDeps,
  key: string,
  client: Client,
): Promise<Written<KeyGrant>> {
  function refuse(reason: 'invalid' | 'expired' | 'revoked', message: string): never {
    refusals.note({ event: 'apiKey.refused', address: client.address, account: null });
    throw new DomainError('UNAUTHENTICATED', message, { remedy: 'Make a new one with `createApiKey`.', facts: { reason } });
  }
  return retryOnConflict(async () => {
    const claim = parseApiKey(key.trim());
    const [session = null] = claim === null ? [] : await documents.getMany<SessionData>('sessions', [claim.sessionId]);
    if (claim === null || session === null || !isGenuineApiKey(keys, { id: session.id, seed: session.data.seed }, claim.mac)) {
      return refuse('invalid', 'The API key is not valid.');
    }
    if (session.data.endedAt !== null) return refuse('revoked', 'The API key was revoked.');
    if (!isLive(session, isoNow(clock))) return refuse('expired', 'The API key has expired.');
    const [user = null] = await documents.getMany<UserData>('users', [session.data.userId]);
    if (user === null || !user.data.active) return refuse('revoked', 'The API key was revoked.');
    const isNews = clock.now() - Date.parse(session.data.lastUsedAt) >= LAST_USED_PAUSE_MS;
    const used = isNews ? [putChangedSession(session, { lastUsedAt: isoNow(clock) })] : [];
    if (used.length > 0) {
      await sessions.commit({ by: user.id, sessions: used.map((put) => ({ ...put, id: session.id })) });
      const detail = { sessionId: session.id };
      await audit.note({ event: 'apiKey.accepted', userId: user.id, address: client.address, detail });
    }
    const generation = session.data.accessGeneration;
    const { token, expiresAt } = await signAccessToken(
      user,
      { id: session.id, generation },
      { keys, clock, ttlMs: accessTtlMs },
    );
    return { value: { user, accessToken: token, refreshToken: null, expiresAt }, cursor: null };
  });
}
