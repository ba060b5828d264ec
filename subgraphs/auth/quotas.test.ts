import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAuth, type TestAuth } from '../../testing/auth-service.ts';

let auth: TestAuth;
beforeAll(async () => {
  auth = await openTestAuth({ config: { monthlyGenerations: { BASIC: 3, PREMIUM: 5 } } });
});
afterAll(async () => {
  await auth[Symbol.asyncDispose]();
});

describe('the monthly quota', () => {
  it('is never overshot by those who take at the same moment', async () => {
    const quota = auth.auth.quotaFor('content');
    const { user } = await auth.register('racing');
    const taken = await Promise.allSettled(Array.from({ length: 20 }, (_, key) => quota.takeGeneration(user.id, `key-${key}`)));
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const refusals = taken.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(new Set(refusals)).toEqual(new Set(['QUOTA_EXCEEDED']));
  });

  it('counts a key once, gives back what failed, and begins anew with the month', async () => {
    const quota = auth.auth.quotaFor('content');
    const { user } = await auth.register('steady');
    await quota.takeGeneration(user.id, 'a');
    expect(await quota.takeGeneration(user.id, 'a')).toMatchObject({ used: 1 });
    await quota.returnGeneration(user.id, 'a');
    await quota.returnGeneration(user.id, 'a');
    expect(await quota.takeGeneration(user.id, 'b')).toMatchObject({ used: 1, resetsAt: '2026-02-01T00:00:00.000Z' });
    auth.clock.advance(31 * 24 * 60 * 60_000);
    expect(await quota.takeGeneration(user.id, 'c')).toMatchObject({ used: 1, resetsAt: '2026-03-01T00:00:00.000Z' });
    await expect(quota.takeGeneration('user_00000000000000000000000000', 'd')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
