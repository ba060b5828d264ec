import { describe, expect, it } from 'vitest';
import { createTokenVerifier } from '../../platform/identity/verify-token.ts';
import type { KeySetPort } from '../../platform/ports/accounts.ts';
import type { Clock } from '../../platform/time/clock.ts';
import { eventually } from '../scenarios/case.ts';

interface SignedIn {
  readonly accessToken: string;
  readonly userId: string;
}

/** Auth, and its key set as another service has it. */
export interface KeySetUnderTest extends AsyncDisposable {
  readonly keys: KeySetPort;
  readonly clock: Clock;
  register(name: string): Promise<SignedIn>;
  logout(accessToken: string): Promise<void>;
  makeEditor(userId: string): Promise<void>;
  rotateKeys(): Promise<void>;
}

const bearer = ({ accessToken }: SignedIn) => `Bearer ${accessToken}`;

/** The suite of {@link KeySetPort}, in process and over the wire. */
export function describeKeySet(name: string, open: () => Promise<KeySetUnderTest>): void {
  describe(`key set: ${name}`, () => {
    it('holds public keys only, each with its id, and by them a token is known', async () => {
      await using opened = await open();
      const { keys } = await opened.keys.keySet();
      expect(keys.length).toBeGreaterThanOrEqual(2);
      for (const key of keys) {
        expect(key).toMatchObject({ kty: 'OKP', crv: 'Ed25519', kid: expect.any(String), x: expect.any(String) });
        expect(key).not.toHaveProperty('d');
      }
      const person = await opened.register('known');
      const verifier = createTokenVerifier(opened);
      expect(await verifier.verify(bearer(person))).toMatchObject({ userId: person.userId, role: 'USER' });
    });

    it('knows the next key before it signs, and the one before as long as its tokens live', async () => {
      await using opened = await open();
      const verifier = createTokenVerifier(opened);
      const before = await opened.register('before');
      expect(await verifier.verify(bearer(before))).toMatchObject({ userId: before.userId });
      const kept = await opened.keys.keySet();
      await opened.rotateKeys();
      const after = await opened.register('after');
      // A reader that keeps the set from before needs no new one for the next key.
      const keeper = createTokenVerifier({ keys: { ...opened.keys, keySet: async () => kept }, clock: opened.clock });
      for (const person of [before, after]) {
        expect(await keeper.verify(bearer(person))).toMatchObject({ userId: person.userId });
        expect(await createTokenVerifier(opened).verify(bearer(person))).toMatchObject({ userId: person.userId });
      }
    });

    it('tells of a session that ended and of a role that changed, and of no other', async () => {
      await using opened = await open();
      const verifier = createTokenVerifier(opened);
      const people = await Promise.all(['leaving', 'rising', 'staying'].map(opened.register));
      const [leaving, rising, staying] = people as [SignedIn, SignedIn, SignedIn];
      for (const person of people) expect(await verifier.verify(bearer(person))).toMatchObject({ userId: person.userId });
      await opened.logout(leaving.accessToken);
      await opened.makeEditor(rising.userId);
      const refusal = (person: SignedIn) => verifier.verify(bearer(person)).then(() => null, String);
      for (const person of [leaving, rising]) {
        expect(await eventually(() => refusal(person), Boolean)).toContain('was recalled');
      }
      expect(await refusal(staying)).toBeNull();
      expect(await opened.keys.isRevoked('session_unknown', 1)).toBe(false);
    });
  });
}
