import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { invalidInput } from '../../../platform/errors/domain-error.ts';
import { authorize } from '../../../platform/identity/service-permissions.ts';
import type { LedgerUsage, TelemetryPort } from '../../../platform/ports/telemetry.ts';
import { type CallerName, SERVICE_NAMES } from '../../../platform/service-names.ts';
import type { InternalLedgerUsage, MutationResolvers } from '../schema.generated.ts';

const UNITS = ['INPUT_TOKEN', 'CACHED_INPUT_TOKEN', 'OUTPUT_TOKEN', 'REASONING_TOKEN', 'REQUEST', 'CHARACTER'] as const;
const QUANTITIES = z.partialRecord(z.enum(UNITS), z.int().min(0));
const SERVICE = z.enum(SERVICE_NAMES);
const NANO_USD = z
  .string()
  .regex(/^\d{1,18}$/)
  .nullable();

/** Batches remembered, so that one which is sent again after a lost answer is not counted twice. */
const MAX_BATCHES = 10_000;

/** @param telemetryFor what one caller may tell */
export function internalMutationResolvers(telemetryFor: (caller: CallerName) => TelemetryPort): MutationResolvers {
  const taken = new LRUCache<string, true>({ max: MAX_BATCHES });
  return {
    _reportOperations(_, { batchId, reports }, { caller }) {
      authorize(caller, 'monitoring', 'WRITE');
      const telemetry = telemetryFor(caller);
      if (taken.has(batchId)) return true;
      for (const report of reports) telemetry.reportOperation(report);
      taken.set(batchId, true);
      return true;
    },
    _price: (_, { usage }, { caller }) => telemetryFor(caller).price(toUsage(usage, 'usage')),
    _reserve: (_, { id, most }, { caller }) => telemetryFor(caller).reserve(parse(z.uuid(), id, 'id'), toUsage(most, 'most')),
    async _settle(_, { reservation, nanoUsd }, { caller }) {
      await telemetryFor(caller).settle(reservation, parse(NANO_USD, nanoUsd ?? null, 'nanoUsd'));
      return true;
    },
  };
}

function toUsage(usage: InternalLedgerUsage, path: string): LedgerUsage {
  return {
    ...usage,
    service: parse(SERVICE, usage.service, `${path}.service`),
    userId: usage.userId ?? null,
    quantities: parse<LedgerUsage['quantities']>(QUANTITIES, usage.quantities, `${path}.quantities`),
  };
}

function parse<Value>(schema: z.ZodType<Value>, given: unknown, path: string): Value {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw invalidInput(path, parsed.error.issues[0]?.message ?? 'is not allowed.');
}
