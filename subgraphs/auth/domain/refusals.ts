import { z } from 'zod';
import { invalidInput } from '../../../platform/errors/domain-error.ts';
import { createRefusalTally, type RefusalTally } from '../../../platform/identity/refusal-tally.ts';
import type { RefusalsPort, RefusedAttempts } from '../../../platform/ports/accounts.ts';
import type { DocumentsPort } from '../../../platform/ports/documents.ts';
import type { Clock } from '../../../platform/time/clock.ts';
import { findByEmail } from './accounts.ts';
import type { Audit } from './audit.ts';

const MAX_REFUSALS = 200;
/** As long as an IPv6 address with a zone may be. */
const MAX_ADDRESS = 64;

const REFUSAL = z.object({
  address: z.string().min(1).max(MAX_ADDRESS).nullable(),
  count: z.int().min(1),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
});

/** Attempts that auth itself refuses, counted and appended to the audit log when it is flushed. */
export function createAuthRefusals(deps: {
  readonly documents: Pick<DocumentsPort, 'find'>;
  readonly audit: Audit;
  readonly clock: Clock;
}): RefusalTally {
  return createRefusalTally({ clock: deps.clock, tell: (attempts) => noteAll(deps, attempts) });
}

/** What the router tells of its own refusals. */
export function createRefusalsPort(deps: {
  readonly documents: Pick<DocumentsPort, 'find'>;
  readonly audit: Audit;
}): RefusalsPort {
  return {
    async noteRefusals(refusals) {
      const read = z.array(REFUSAL).max(MAX_REFUSALS).safeParse(refusals);
      if (!read.success)
        throw invalidInput('refusals', `at most ${MAX_REFUSALS}, each with an address, a count and its times.`);
      await noteAll(
        deps,
        read.data.map((refusal) => ({ ...refusal, event: 'rate.refused' as const, account: null })),
      );
    },
  };
}

async function noteAll(
  { documents, audit }: { readonly documents: Pick<DocumentsPort, 'find'>; readonly audit: Audit },
  attempts: readonly RefusedAttempts[],
): Promise<void> {
  const entries = await Promise.all(
    attempts.map(async ({ event, address, account, count, since, until }) => {
      // Looked up here, a minute later: on the way to a refusal it would take time that tells whether there is an account.
      const user = account === null ? null : await findByEmail(documents, account);
      return { event, userId: user?.id ?? null, address, detail: { attempts: count, since, until } };
    }),
  );
  await audit.note(...entries);
}
