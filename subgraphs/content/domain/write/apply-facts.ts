import { isDeepStrictEqual } from 'node:util';
import { DomainError, notFound } from '../../../../platform/errors/domain-error.ts';
import { requirePerson, requireScope, type Viewer } from '../../../../platform/identity/viewer.ts';
import { checkId } from '../../../../platform/ids/ids.ts';
import {
  type CataloguePort,
  type MeasureRecord,
  type StoneData,
  type StoneFactRecord,
  TECHNICAL_KEYS,
  type TechnicalKey,
} from '../../../../platform/ports/catalogue.ts';
import { putStone } from '../content-store.ts';
import { checkAmount } from '../parse/check-values.ts';
import { checkFactsOnce, parseFact, parseMeasure, STONE_LIMITS } from '../parse/stone-values.ts';
import { toSortKey } from '../stone.ts';
import { type EditingDeps, fingerprintOf, retryOnConflict } from './editing.ts';
import { recomposeAll } from './profile-operations.ts';

type ApplyFactsRequest = Parameters<CataloguePort['applyFacts']>[0];
type ApplyFactsResult = Awaited<ReturnType<CataloguePort['applyFacts']>>;

/**
 * The stone with verified facts put in: a figure replaces the figure of the same name, a fact the fact of the same topic and
 * name (whatever the case).
 * @returns with it the dotted paths that changed, such as `technical.waterAbsorption` or `facts.MAINTENANCE.sealing`; none
 *   when the stone said all that already
 * @throws {DomainError} INVALID_INPUT
 */
export function mergeFacts(
  before: StoneData,
  { technical, facts }: Pick<ApplyFactsRequest, 'technical' | 'facts'>,
): { readonly data: StoneData; readonly changedPaths: readonly string[] } {
  const changedPaths: string[] = [];
  const figures: { [Key in TechnicalKey]?: MeasureRecord } = { ...before.technical };
  for (const key of TECHNICAL_KEYS) {
    const sent = technical[key];
    if (sent === undefined) continue;
    const measure = parseMeasure(key, { ...sent }, `technical.${key}`);
    if (isDeepStrictEqual(figures[key], measure)) continue;
    figures[key] = measure;
    changedPaths.push(`technical.${key}`);
  }
  const known: StoneFactRecord[] = [...before.facts];
  for (const [index, sent] of facts.entries()) {
    const confidence = checkAmount(sent.confidence, `facts.${index}.confidence`);
    if (confidence > 1) throw new DomainError('INVALID_INPUT', `facts.${index}.confidence: is more than 1.`);
    const fact = parseFact({ ...sent }, sent.topic, confidence, `facts.${index}`);
    const place = known.findIndex(({ topic, name }) => topic === fact.topic && toSortKey(name) === toSortKey(fact.name));
    if (place !== -1 && isDeepStrictEqual(known[place], fact)) continue;
    if (place === -1) known.push(fact);
    else known[place] = fact;
    changedPaths.push(`facts.${fact.topic}.${fact.name}`);
  }
  if (known.length > STONE_LIMITS.facts) {
    throw new DomainError('INVALID_INPUT', `facts: the stone would have more than ${STONE_LIMITS.facts} facts.`);
  }
  checkFactsOnce(known, 'facts');
  return { data: { ...before, technical: figures, facts: known }, changedPaths };
}

/**
 * Puts verified facts into a stone, its composed profiles following in the same batch. The verifier needs `flywheel:manage`
 * or `content:write`.
 * @throws {DomainError} FORBIDDEN, INVALID_INPUT, NOT_FOUND, IDEMPOTENCY_REUSED
 */
export async function applyFacts({ store, state }: EditingDeps, request: ApplyFactsRequest): Promise<ApplyFactsResult> {
  const { stoneId, technical, facts, by, viewer, idempotencyKey } = request;
  checkVerifier(viewer);
  checkId(stoneId, 'stone', 'stoneId');
  const idempotency = {
    key: `flywheel:applyFacts:${idempotencyKey}`,
    fingerprint: fingerprintOf({ stoneId, technical, facts }),
  };
  return retryOnConflict(async () => {
    const [before] = await store.freshStones([stoneId]);
    if (before === null || before === undefined) throw notFound('stoneId', 'stone');
    const { data, changedPaths } = mergeFacts(before.data, { technical, facts });
    const revision = before.revision + 1;
    const { cursor, outcome } = await store.commit({
      operations:
        changedPaths.length === 0
          ? []
          : [
              putStone(stoneId, data, before.authorId, before.revision),
              ...recomposeAll(await store.articlesOfStone(stoneId), { id: stoneId, revision, data }, state),
            ],
      by,
      idempotency,
      outcome: { changedPaths },
    });
    return { cursor, changedPaths: pathsOf(outcome) };
  });
}

function checkVerifier(viewer: Viewer): void {
  if (!viewer.scopes.has('content:write')) requireScope(requirePerson(viewer), 'flywheel:manage');
}

function pathsOf(outcome: unknown): readonly string[] {
  const paths: unknown =
    typeof outcome === 'object' && outcome !== null && 'changedPaths' in outcome ? outcome.changedPaths : [];
  return Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
}
