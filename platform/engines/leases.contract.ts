import { describe, expect, it } from 'vitest';
import type { LeasePort } from '../ports/leases.ts';

/** Leases of two processes that share an engine, and time, which passes for both. */
export interface LeaseContractSetup extends AsyncDisposable {
  readonly one: LeasePort;
  readonly other: LeasePort;
  pass(milliseconds: number): Promise<void>;
}

/** The suite that every engine of {@link LeasePort} passes. */
export function describeLeases(engine: string, open: () => Promise<LeaseContractSetup>): void {
  describe(`leases: ${engine}`, () => {
    it('gives a name to one holder at a time, and names are apart', async () => {
      await using setup = await open();
      const first = await setup.one.acquire('work', 10_000);
      expect(first?.isHeld).toBe(true);
      expect(await setup.other.acquire('work', 10_000)).toBeNull();
      expect(await setup.one.acquire('work', 10_000)).toBeNull();
      expect(await setup.other.acquire('other work', 10_000)).not.toBeNull();
    });

    it('gives it to the next when its holder ends it, with a higher token', async () => {
      await using setup = await open();
      const first = await setup.one.acquire('work', 10_000);
      await first?.[Symbol.asyncDispose]();
      expect(first?.isHeld).toBe(false);
      const second = await setup.other.acquire('work', 10_000);
      expect(second?.token).toBeGreaterThan(first?.token ?? Number.POSITIVE_INFINITY);
    });

    it('ends by itself; then its holder cannot renew it, nor end that of the next', async () => {
      await using setup = await open();
      const first = await setup.one.acquire('work', 100);
      await setup.pass(150);
      expect(first?.isHeld).toBe(false);
      const second = await setup.other.acquire('work', 60_000);
      expect(second?.token).toBeGreaterThan(first?.token ?? Number.POSITIVE_INFINITY);
      expect(await first?.renew()).toBe(false);
      await first?.[Symbol.asyncDispose]();
      expect(await setup.one.acquire('work', 100)).toBeNull();
    });

    it('lasts as long as it is renewed', async () => {
      await using setup = await open();
      const lease = await setup.one.acquire('work', 400);
      for (let times = 0; times < 3; times += 1) {
        await setup.pass(200);
        expect(await lease?.renew()).toBe(true);
      }
      expect(await setup.other.acquire('work', 400)).toBeNull();
    });

    it('is given to one of many who ask at once', async () => {
      await using setup = await open();
      const asked = await Promise.all(
        Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? setup.one : setup.other).acquire('work', 10_000)),
      );
      expect(asked.filter((lease) => lease !== null)).toHaveLength(1);
    });
  });
}
