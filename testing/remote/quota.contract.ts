import { describe, expect, it } from 'vitest';
import { seededId } from '../../platform/ids/ids.ts';
import type { QuotaPort } from '../../platform/ports/accounts.ts';
import type { CallerName } from '../../platform/service-names.ts';
import { refusalOf } from './refusal.ts';

/** Quotas of three generations a month in January 2026, as each caller may use them. */
export interface QuotaUnderTest extends AsyncDisposable {
  quotaFor(caller: CallerName): QuotaPort;
  /** Makes a person and gives their id. */
  register(name: string): Promise<string>;
}

export const MONTHLY = 3;

/** The suite of {@link QuotaPort}, in process and over the wire. */
export function describeQuota(name: string, open: () => Promise<QuotaUnderTest>): void {
  describe(`quota: ${name}`, () => {
    it('takes one for each key, once however often it is sent', async () => {
      await using opened = await open();
      const quota = opened.quotaFor('content');
      const user = await opened.register('steady');
      const standing = { monthlyGenerations: MONTHLY, resetsAt: '2026-02-01T00:00:00.000Z' };
      expect(await quota.takeGeneration(user, 'a')).toEqual({ ...standing, used: 1 });
      expect(await quota.takeGeneration(user, 'a')).toEqual({ ...standing, used: 1 });
      expect(await quota.takeGeneration(user, 'b')).toEqual({ ...standing, used: 2 });
    });

    it('gives one back, and nothing for a key that took none', async () => {
      await using opened = await open();
      const quota = opened.quotaFor('content');
      const user = await opened.register('changing');
      await quota.takeGeneration(user, 'a');
      expect(await quota.returnGeneration(user, 'never taken')).toBeUndefined();
      await quota.returnGeneration(user, 'a');
      await quota.returnGeneration(user, 'a');
      expect(await quota.takeGeneration(user, 'b')).toMatchObject({ used: 1 });
    });

    it('is never overshot by those who take at the same moment', async () => {
      await using opened = await open();
      const quota = opened.quotaFor('content');
      const user = await opened.register('racing');
      const taken = await Promise.allSettled(Array.from({ length: 12 }, (_, key) => quota.takeGeneration(user, `${key}`)));
      expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(MONTHLY);
      const refused = taken.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
      expect(new Set(refused)).toEqual(new Set(['QUOTA_EXCEEDED']));
    });

    it('refuses a person who is not there, and a caller without the right', async () => {
      await using opened = await open();
      const nobody = seededId('user', 'nobody');
      expect(await refusalOf(opened.quotaFor('content').takeGeneration(nobody, 'a'))).toEqual({
        code: 'NOT_FOUND',
        path: 'userId',
      });
      const user = await opened.register('theirs');
      expect(await refusalOf(opened.quotaFor('search').takeGeneration(user, 'a'))).toMatchObject({ code: 'FORBIDDEN' });
      expect(await refusalOf(opened.quotaFor('search').returnGeneration(user, 'a'))).toMatchObject({ code: 'FORBIDDEN' });
    });
  });
}
