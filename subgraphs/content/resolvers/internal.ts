import { z } from 'zod';
import { invalidInput } from '../../../platform/errors/domain-error.ts';
import { fromInternalViewer } from '../../../platform/identity/internal-viewer.ts';
import { type CataloguePort, TECHNICAL_KEYS, type TechnicalRecord } from '../../../platform/ports/catalogue.ts';
import type { CallerName } from '../../../platform/service-names.ts';
import type { MutationResolvers, QueryResolvers } from '../schema.generated.ts';

/** The catalogue as one caller may use it. */
type CatalogueFor = (caller: CallerName) => CataloguePort;

const MEASURE = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string(),
  standard: z.string().nullable(),
  source: z.string().nullable(),
});
const TECHNICAL = z.partialRecord(z.enum(TECHNICAL_KEYS), MEASURE);

export function internalQueryResolvers(catalogueFor: CatalogueFor): QueryResolvers {
  return {
    _resolveIdentities: (_, { names }, { caller }) => catalogueFor(caller).resolveIdentities(names),
    _linksFrom: (_, { stoneIds, first }, { caller }) => catalogueFor(caller).linksFrom(stoneIds, first),
    _findMentions: (_, { text }, { caller }) => catalogueFor(caller).findMentions(text),
  };
}

export function internalMutationResolvers(catalogueFor: CatalogueFor): MutationResolvers {
  return {
    async _applyFacts(_, { request }, { caller, effects }) {
      const applied = await catalogueFor(caller).applyFacts({
        ...request,
        technical: parseTechnical(request.technical),
        facts: request.facts.map(({ unit = null, source = null, ...fact }) => ({ ...fact, unit, source })),
        viewer: fromInternalViewer(request.viewer),
      });
      effects.cursor = applied.cursor;
      return applied;
    },
  };
}

function parseTechnical(given: unknown): TechnicalRecord {
  const parsed = TECHNICAL.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalidInput(['request', 'technical', ...(issue?.path ?? [])].join('.'), issue?.message ?? 'is no set of figures.');
}
