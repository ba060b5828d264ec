import { createHash } from 'node:crypto';
import { DomainError, notFound } from '../../../platform/errors/domain-error.ts';
import type { TierName } from '../../../platform/identity/viewer.ts';
import type { QuotaPort, QuotaRecord } from '../../../platform/ports/accounts.ts';
import type { DocumentsPort, StoredDocument } from '../../../platform/ports/documents.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { type OneAtATime, retryOnConflict } from './one-at-a-time.ts';
import type { UserData, UserRecord } from './user.ts';

/** `data` of a document of `quotas`: what one person has taken in one calendar month (UTC). */
export interface QuotaData {
  readonly userId: string;
  /** Such as `2026-11`. */
  readonly month: string;
  /** A hash of the key of each generation taken and not given back; their number is what is used. */
  readonly taken: readonly string[];
}

type QuotaDocument = StoredDocument<QuotaData>;

export interface Quotas extends QuotaPort {
  /** How each person stands this month. One engine call. Same length and order as `users`. */
  standingOf(users: readonly UserRecord[]): Promise<readonly QuotaRecord[]>;
}

export interface QuotasDeps {
  readonly documents: Pick<DocumentsPort, 'getMany' | 'commit'>;
  readonly monthlyGenerations: { readonly [Tier in TierName]: number };
  readonly inOrder: OneAtATime;
  readonly clock: Clock;
}

/**
 * Counts generations against monthly quotas, one document a person and month. Takers of one person queue, and each write names
 * the revision that it rests on, so that never more is taken than there is.
 */
export function createQuotas({ documents, monthlyGenerations, inOrder, clock }: QuotasDeps): Quotas {
  function toRecord(tier: TierName, used: number): QuotaRecord {
    return { monthlyGenerations: monthlyGenerations[tier], used, resetsAt: startOfMonth(clock, 1).toISOString() };
  }

  /** This month's document, and last month's: a key may have been used just before midnight. */
  async function readMonths(userId: string): Promise<{ now: QuotaDocument | null; before: QuotaDocument | null }> {
    const ids = [quotaId(userId, monthOf(clock, 0)), quotaId(userId, monthOf(clock, -1))];
    const [now = null, before = null] = await documents.getMany<QuotaData>('quotas', ids);
    return { now, before };
  }

  async function put(userId: string, month: string, known: QuotaDocument | null, taken: readonly string[]): Promise<void> {
    const data: QuotaData = { userId, month, taken };
    await documents.commit({
      by: userId,
      operations: [
        {
          kind: 'put',
          collection: 'quotas',
          id: quotaId(userId, month),
          data,
          visibility: 'users:manage',
          authorId: userId,
          expectedRevision: known?.revision ?? 0,
        },
      ],
    });
  }

  return {
    takeGeneration: (userId, idempotencyKey) =>
      inOrder.run(`quota:${userId}`, () =>
        retryOnConflict(async () => {
          const [user = null] = await documents.getMany<UserData>('users', [userId]);
          if (user === null) throw notFound('userId', 'user');
          const { now, before } = await readMonths(userId);
          const taken = now?.data.taken ?? [];
          const key = hashKey(idempotencyKey);
          const { tier } = user.data;
          if (taken.includes(key) || before?.data.taken.includes(key)) return toRecord(tier, taken.length);
          if (taken.length >= monthlyGenerations[tier]) throw exceeded(toRecord(tier, taken.length));
          await put(userId, monthOf(clock, 0), now, [...taken, key]);
          return toRecord(tier, taken.length + 1);
        }),
      ),
    returnGeneration: (userId, idempotencyKey) =>
      inOrder.run(`quota:${userId}`, () =>
        retryOnConflict(async () => {
          const key = hashKey(idempotencyKey);
          const { now, before } = await readMonths(userId);
          const holder = [now, before].find((month) => month?.data.taken.includes(key));
          if (holder === undefined || holder === null) return;
          await put(
            userId,
            holder.data.month,
            holder,
            holder.data.taken.filter((other) => other !== key),
          );
        }),
      ),
    async standingOf(users) {
      const month = monthOf(clock, 0);
      const found = await documents.getMany<QuotaData>(
        'quotas',
        users.map(({ id }) => quotaId(id, month)),
      );
      return users.map(({ data }, index) => toRecord(data.tier, found[index]?.data.taken.length ?? 0));
    },
  };
}

function quotaId(userId: string, month: string): string {
  return `${userId}:${month}`;
}

/** @param offset in months from the present one */
function startOfMonth(clock: Clock, offset: number): Date {
  const now = new Date(clock.now());
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1));
}

function monthOf(clock: Clock, offset: number): string {
  return startOfMonth(clock, offset).toISOString().slice(0, 7);
}

/** Keys come from clients, of any length; 96 bits keep them apart within a person's month. */
function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}

function exceeded({ monthlyGenerations, resetsAt }: QuotaRecord): DomainError {
  return new DomainError('QUOTA_EXCEEDED', `All ${monthlyGenerations} generations of this month are used.`, {
    remedy: `Wait until ${resetsAt}, or ask for another tier.`,
  });
}
