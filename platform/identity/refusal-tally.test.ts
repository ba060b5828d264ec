import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../testing/clock.ts';
import type { RefusedAttempts } from '../ports/accounts.ts';
import { createRefusalTally, MAX_TALLIED } from './refusal-tally.ts';

function openTally() {
  const clock = createManualClock();
  const told: (readonly RefusedAttempts[])[] = [];
  let isAway = false;
  const tally = createRefusalTally({
    clock,
    async tell(attempts) {
      if (isAway) throw new Error('Away.');
      told.push(attempts);
    },
  });
  return { tally, clock, told, goAway: (away: boolean) => (isAway = away) };
}

const from = (address: string) => ({ event: 'rate.refused', address, account: null }) as const;

describe('refused attempts', () => {
  it('are told as one row for each address, with how many and from when until when', async () => {
    const { tally, clock, told } = openTally();
    for (let count = 0; count < 1_000; count += 1) {
      tally.note(from('192.0.2.1'));
      clock.advance(10);
    }
    tally.note(from('192.0.2.2'));
    await tally.flush();
    await tally.flush();
    expect(told).toEqual([
      [
        { ...from('192.0.2.1'), count: 1_000, since: '2026-01-01T00:00:00.000Z', until: '2026-01-01T00:00:09.990Z' },
        { ...from('192.0.2.2'), count: 1, since: '2026-01-01T00:00:10.000Z', until: '2026-01-01T00:00:10.000Z' },
      ],
    ]);
  });

  it('of a hundred thousand addresses are a hundred rows and one for the rest, and none is lost', async () => {
    const { tally, told } = openTally();
    for (let count = 0; count < 100_000; count += 1) tally.note(from(`2001:db8::${count.toString(16)}`));
    await tally.flush();
    const [rows = []] = told;
    expect(rows).toHaveLength(MAX_TALLIED + 1);
    expect(rows.at(-1)).toMatchObject({ address: null, count: 100_000 - MAX_TALLIED });
  });

  it('stay while nobody can be told, and are told with those that come meanwhile', async () => {
    const { tally, told, goAway } = openTally();
    goAway(true);
    tally.note(from('192.0.2.1'));
    await expect(tally.flush()).rejects.toThrow('Away.');
    tally.note(from('192.0.2.1'));
    goAway(false);
    await tally.flush();
    expect(told).toEqual([[expect.objectContaining({ address: '192.0.2.1', count: 2 })]]);
  });
});
