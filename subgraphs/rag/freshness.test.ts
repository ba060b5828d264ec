import { expect, it } from 'vitest';
import { openFreshnessRun } from '../../testing/freshness.ts';

// `npm run test:freshness` takes 10,000 steps; these are enough to meet every kind of step many times.
const STEPS = Number(process.env.FRESHNESS_STEPS || 300);

it(`passages, vectors, words and links agree with a naive oracle after ${STEPS} random steps`, {
  timeout: 3_600_000,
}, async () => {
  await using run = await openFreshnessRun(20_260_301);
  for (let step = 1; step <= STEPS; step += 1) {
    await run.step();
    if (step % 50 === 0) expect(await run.disagreements()).toEqual([]);
  }
  expect(await run.disagreements()).toEqual([]);
  const kinds = ['create', 'create stone', 'delete', 'delete stone', 'rebuild', 'restart', 'update', 'upload'];
  expect(run.kindsTaken()).toEqual(kinds);
});
