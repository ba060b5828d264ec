import type { RefusedAttempts } from '../ports/accounts.ts';
import { type Clock, isoNow } from '../time/clock.ts';

/*
 * An attempt that is refused must be told to whoever reads the audit log, and must not be able to fill a disk: whoever is refused costs
 * us nothing else. So attempts are counted by what they were refused for, and told once a minute, a row for each address and account;
 * beyond so many rows the rest is one row without an address.
 */

/** How often the tally is told. */
export const TALLY_EVERY_MS = 60_000;

/** Rows told at once, beside one for the rest of each kind. */
export const MAX_TALLIED = 100;

/** Counts refused attempts. Constant time for each, memory for at most {@link MAX_TALLIED} rows and one for each kind. */
export interface RefusalTally {
  /** Counts one attempt. */
  note(attempt: Pick<RefusedAttempts, 'event' | 'address' | 'account'>): void;
  /** Tells what has gathered. What cannot be told stays and is told with the next. @throws what telling throws */
  flush(): Promise<void>;
}

export function createRefusalTally({
  clock,
  tell,
}: {
  readonly clock: Clock;
  readonly tell: (attempts: readonly RefusedAttempts[]) => Promise<void>;
}): RefusalTally {
  let rows = new Map<string, RefusedAttempts>();

  function add(attempts: RefusedAttempts): void {
    const { event, address, account } = attempts;
    const own = JSON.stringify([event, address, account]);
    const rest = JSON.stringify([event, null, null]);
    const key = rows.has(own) || rows.size < MAX_TALLIED ? own : rest;
    const known = rows.get(key);
    // Whatever is added comes later than what is there.
    if (known !== undefined) rows.set(key, { ...known, count: known.count + attempts.count, until: attempts.until });
    else rows.set(key, key === own ? attempts : { ...attempts, address: null, account: null });
  }

  return {
    note(attempt) {
      const now = isoNow(clock);
      add({ ...attempt, count: 1, since: now, until: now });
    },
    async flush() {
      if (rows.size === 0) return;
      const told = rows;
      rows = new Map();
      try {
        await tell([...told.values()]);
      } catch (error) {
        const since = rows;
        rows = told;
        for (const attempts of since.values()) add(attempts);
        throw error;
      }
    },
  };
}
