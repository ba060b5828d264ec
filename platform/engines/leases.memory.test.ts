import { createManualClock } from '../../testing/clock.ts';
import { describeLeases } from './leases.contract.ts';
import { createMemoryLeases } from './leases.memory.ts';

describeLeases('memory', async () => {
  const clock = createManualClock();
  const leases = createMemoryLeases({ clock });
  return { one: leases, other: leases, pass: async (ms) => clock.advance(ms), [Symbol.asyncDispose]: async () => {} };
});
