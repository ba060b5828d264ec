import { invalidInput } from '../../../platform/errors/domain-error.ts';
import type { QuotaPort, RecallsPort, RefusalsPort } from '../../../platform/ports/accounts.ts';
import type { CallerName } from '../../../platform/service-names.ts';
import type { MutationResolvers, QueryResolvers } from '../schema.generated.ts';

/** What auth offers to other services, each as one caller may use it. */
export interface AuthPorts {
  quotaFor(caller: CallerName): QuotaPort;
  recallsFor(caller: CallerName): RecallsPort;
  refusalsFor(caller: CallerName): RefusalsPort;
}

export function internalQueryResolvers({ recallsFor }: AuthPorts): QueryResolvers {
  return {
    async _recalledSessions(_, { after, waitMs }, { caller }) {
      if (waitMs < 0 || waitMs > 20_000) throw invalidInput('waitMs', 'must be from 0 to 20,000.');
      return recallsFor(caller).recalledSessions(after ?? null, waitMs);
    },
  };
}

export function internalMutationResolvers({ quotaFor, refusalsFor }: AuthPorts): MutationResolvers {
  return {
    async _noteRefusals(_, { refusals }, { caller }) {
      await refusalsFor(caller).noteRefusals(refusals.map(({ address, ...rest }) => ({ ...rest, address: address ?? null })));
      return true;
    },
    _takeGeneration: (_, { userId, idempotencyKey }, { caller }) => quotaFor(caller).takeGeneration(userId, idempotencyKey),
    async _returnGeneration(_, { userId, idempotencyKey }, { caller }) {
      await quotaFor(caller).returnGeneration(userId, idempotencyKey);
      return true;
    },
  };
}
