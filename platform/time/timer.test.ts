import { expect, test } from 'vitest';
import { SILENT_LOGGER } from '../logging/logger.ts';
import { createSystemTimer } from './timer.ts';

test('leaves a call out while the one before runs, and waits for it when disposed', async () => {
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  let calls = 0;
  let ended = 0;
  const scheduled = createSystemTimer(SILENT_LOGGER).every(1, 'test', async () => {
    calls += 1;
    begun.resolve();
    await gate.promise;
    ended += 1;
  });
  await begun.promise;
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(calls).toBe(1);
  const disposed = scheduled[Symbol.asyncDispose]();
  gate.resolve();
  await disposed;
  expect(ended).toBe(1);
});

test('goes on after a failure', async () => {
  const third = Promise.withResolvers<void>();
  let calls = 0;
  await using _scheduled = createSystemTimer(SILENT_LOGGER).every(1, 'test', async () => {
    calls += 1;
    if (calls === 3) third.resolve();
    throw new Error('no');
  });
  await third.promise;
});
