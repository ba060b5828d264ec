import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../testing/clock.ts';
import { createMemoryTokenStore, createSession, type Tokens } from './session.ts';
import { StomatonError } from './stomaton-error.ts';

const clock = createManualClock();
const tokensOf = (generation: number, minutes = 15): Tokens => ({
  accessToken: `access-${generation}`,
  refreshToken: `refresh-${generation}`,
  expiresAt: new Date(clock.now() + minutes * 60_000).toISOString(),
});

/** A session whose refreshes a test grants or refuses by hand. */
function openSession(held: Tokens | null) {
  const store = createMemoryTokenStore(held);
  const asked: { readonly token: string; grant(tokens: Tokens): void; refuse(code: string): void }[] = [];
  const signedOut: string[] = [];
  const session = createSession({
    store,
    now: clock.now,
    onSignedOut: ({ code }) => signedOut.push(code),
    refresh: (token) =>
      new Promise((resolve, reject) => {
        asked.push({ token, grant: resolve, refuse: (code) => reject(new StomatonError(code, { message: code })) });
      }),
  });
  return { session, store, asked, signedOut };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a session', () => {
  it('has no token while nobody is signed in', async () => {
    const { session, asked } = openSession(null);
    expect(await session.accessToken()).toBeNull();
    expect(asked).toEqual([]);
  });

  it('gives out a token while it holds, and renews one that ends within half a minute', async () => {
    const { session, asked } = openSession(tokensOf(1, 0.6));
    expect(await session.accessToken()).toBe('access-1');
    clock.advance(10_000);
    const waiting = [session.accessToken(), session.accessToken(), session.renew('access-1')];
    await settle();
    expect(asked.map(({ token }) => token)).toEqual(['refresh-1']);
    asked[0]?.grant(tokensOf(2));
    expect(await Promise.all(waiting)).toEqual(['access-2', 'access-2', 'access-2']);
    // Who was refused the old token meanwhile needs no second refresh.
    expect(await session.renew('access-1')).toBe('access-2');
    expect(asked).toHaveLength(1);
  });

  it('keeps its tokens when the refresh fails for now, and asks again the next time', async () => {
    const { session, asked, store, signedOut } = openSession(tokensOf(1));
    const failing = session.renew('access-1');
    await settle();
    asked[0]?.refuse('NETWORK_FAILED');
    await expect(failing).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
    expect(await store.load()).not.toBeNull();
    const going = session.renew('access-1');
    await settle();
    asked[1]?.grant(tokensOf(2));
    expect(await going).toBe('access-2');
    expect(signedOut).toEqual([]);
  });

  it('takes the tokens of another window that was first', async () => {
    const { session, asked, store, signedOut } = openSession(tokensOf(1));
    const waiting = session.renew('access-1');
    await settle();
    await store.save(tokensOf(2));
    asked[0]?.refuse('UNAUTHENTICATED');
    expect(await waiting).toBe('access-2');
    expect(signedOut).toEqual([]);
  });

  it('does not bring back whoever signed out during a refresh', async () => {
    const { session, asked, store } = openSession(tokensOf(1));
    const waiting = session.renew('access-1');
    await settle();
    await session.end();
    asked[0]?.grant(tokensOf(2));
    await expect(waiting).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await store.load()).toBeNull();
  });

  it('stays with whoever signed in during the refresh of somebody else', async () => {
    const { session, asked, store } = openSession(tokensOf(1));
    const waiting = session.renew('access-1');
    await settle();
    await session.begin(tokensOf(7));
    asked[0]?.grant(tokensOf(2));
    expect(await waiting).toBe('access-7');
    expect((await store.load())?.accessToken).toBe('access-7');
  });
});
