import { timingSafeEqual } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';

/*
 * A refresh token is `<session>.<generation>.<mac>`, where the mac is derived from the key file's secret, the session's own
 * seed and the generation. So no token is stored, plain or hashed, and neither the store nor the key file alone suffices to make
 * one; yet the successor of a token can be given again to whoever asks for it twice at once. And a token that was never given
 * out is told from an old one: only the latter is a sign of theft.
 */

/** What a token claims, before the claim is checked. */
export interface RefreshClaim {
  readonly sessionId: string;
  readonly generation: number;
  readonly mac: string;
}

const SHAPE = /^([0-9a-z]{26})\.([1-9][0-9]{0,8})\.([A-Za-z0-9_-]{43})$/;

/** Null for a text that no refresh token looks like. */
export function parseRefreshToken(token: string): RefreshClaim | null {
  const [, session, generation, mac] = SHAPE.exec(token) ?? [];
  if (session === undefined || generation === undefined || mac === undefined) return null;
  return { sessionId: `session_${session}`, generation: Number(generation), mac };
}

/** The token of one generation of a session, the same each time it is asked for. */
export function deriveRefreshToken(
  keys: Pick<KeyRing, 'derive'>,
  session: { readonly id: string; readonly seed: string },
  generation: number,
): string {
  return `${session.id.slice('session_'.length)}.${generation}.${macOf(keys, session, generation)}`;
}

/** True when we gave out the token, whether or not it still serves. Takes the same time for every wrong mac. */
export function isGenuine(
  keys: Pick<KeyRing, 'derive'>,
  session: { readonly id: string; readonly seed: string },
  { generation, mac }: RefreshClaim,
): boolean {
  return timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(keys, session, generation)));
}

/*
 * An API key is a session that is never refreshed: `stk_<session>_<mac>`, made and checked as a refresh token is, so it can be shown
 * only once and is stored nowhere.
 */

const API_KEY_SHAPE = /^stk_([0-9a-z]{26})_([A-Za-z0-9_-]{43})$/;

/** Null for a text that no API key looks like. */
export function parseApiKey(key: string): { readonly sessionId: string; readonly mac: string } | null {
  const [, session, mac] = API_KEY_SHAPE.exec(key) ?? [];
  return session === undefined || mac === undefined ? null : { sessionId: `session_${session}`, mac };
}

/** The API key of a session that is one. */
export function deriveApiKey(keys: Pick<KeyRing, 'derive'>, session: { readonly id: string; readonly seed: string }): string {
  return `stk_${session.id.slice('session_'.length)}_${apiKeyMacOf(keys, session)}`;
}

/** True when we gave out the key. Takes the same time for every wrong mac. */
export function isGenuineApiKey(
  keys: Pick<KeyRing, 'derive'>,
  session: { readonly id: string; readonly seed: string },
  mac: string,
): boolean {
  return timingSafeEqual(Buffer.from(mac), Buffer.from(apiKeyMacOf(keys, session)));
}

function apiKeyMacOf(keys: Pick<KeyRing, 'derive'>, { id, seed }: { readonly id: string; readonly seed: string }): string {
  return keys.derive(`api-key:${id}:${seed}`).toString('base64url');
}

function macOf(
  keys: Pick<KeyRing, 'derive'>,
  { id, seed }: { readonly id: string; readonly seed: string },
  generation: number,
): string {
  return keys.derive(`refresh:${id}:${seed}:${generation}`).toString('base64url');
}
