import { NoDeprecatedCustomRule, validate } from 'graphql';
import { ACCEPTED_BREAKS, reasonForHint } from '../accepted.ts';
import { findUndescribed } from '../check-descriptions.ts';
import type { Composition } from '../compose.ts';
import { homeTypesOf } from '../entity-homes.ts';
import { type AcceptedBreak, type Comparison, compareSchemas, prepareBaseline, verdictOf } from './compare-schemas.ts';
import { operationsInUse, parseOperations, type RegisteredOperation } from './registered-operations.ts';
import { composeSource, type SchemaSource } from './schema-source.ts';
import { type Deprecation, findDeprecations } from './sunset.ts';

/** All that a schema check has to say. */
export interface SchemaReport {
  readonly base: string;
  readonly next: string;
  /** Null where the subgraphs do not compose. */
  readonly comparison: Comparison | null;
  readonly compositionErrors: readonly string[];
  readonly hints: readonly { readonly code: string; readonly message: string; readonly allowed: string | null }[];
  /** Such as `content: Stone.slug: has no description`. */
  readonly undescribed: readonly string[];
  readonly deprecations: readonly (Deprecation & { readonly usedBy: readonly string[] })[];
  /** Accepted breaks that no change needs any more. */
  readonly spentAcceptances: readonly AcceptedBreak[];
  readonly tookMs: number;
}

/**
 * Checks one state of the schema against another.
 * @param now milliseconds since the epoch, for sunsets
 * @throws {AggregateError} when the base does not compose, {SchemaSourceError} for a registry that cannot be read
 */
export async function checkSchema(base: SchemaSource, next: SchemaSource, now: number): Promise<SchemaReport> {
  const startedAt = performance.now();
  const registered = parseOperations(next.operations);
  const operations = operationsInUse(parseOperations(base.operations), registered);
  const former = composeSource(base);
  const report = {
    base: base.label,
    next: next.label,
    undescribed: next.subgraphs.flatMap(({ name, typeDefs }) =>
      findUndescribed(typeDefs, homeTypesOf(name)).map((fault) => `${name}: ${fault}`),
    ),
  };
  let present: Composition;
  try {
    present = composeSource(next);
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    return {
      ...report,
      comparison: null,
      compositionErrors: error.errors.map(String),
      hints: [],
      deprecations: [],
      spentAcceptances: [],
      tookMs: performance.now() - startedAt,
    };
  }
  const comparison = await compareSchemas(
    prepareBaseline(former.apiSchema, operations),
    present.apiSchema,
    now,
    ACCEPTED_BREAKS,
  );
  return {
    ...report,
    comparison,
    compositionErrors: [],
    hints: present.hints.map((hint) => ({ ...hint, allowed: reasonForHint(hint) })),
    deprecations: findDeprecations(present.apiSchema, now).map((deprecation) => ({
      ...deprecation,
      usedBy: registered.filter((operation) => usesDeprecated(operation, present, deprecation)).map(({ id }) => id),
    })),
    spentAcceptances: ACCEPTED_BREAKS.filter(({ path }) => !comparison.changes.some((change) => change.path === path)),
    tookMs: performance.now() - startedAt,
  };
}

/** Why a report refuses, one line each; empty where it does not. */
export function refusalsOf({
  comparison,
  compositionErrors,
  hints,
  undescribed,
  deprecations,
}: SchemaReport): readonly string[] {
  const breaking = comparison?.changes.filter(({ level }) => level === 'breaking').length ?? 0;
  const unexplained =
    comparison === null ? 0 : verdictOf({ changes: [], unexplained: comparison.unexplained }) === 'breaking' ? 1 : 0;
  const unlisted = hints.filter(({ allowed }) => allowed === null).length;
  const overdue = deprecations.filter(({ state }) => state === 'overdue').length;
  const undated = deprecations.filter(({ state }) => state === 'undated').length;
  return [
    ...(compositionErrors.length > 0 ? ['the subgraphs do not compose'] : []),
    ...(breaking > 0 ? [count(breaking, 'breaking change')] : []),
    ...(unexplained > 0 ? ['registered operations are not valid'] : []),
    ...(unlisted > 0 ? [`${count(unlisted, 'composition hint')} without a reason in schema/accepted.ts`] : []),
    ...(undescribed.length > 0 ? [`${undescribed.length} undescribed`] : []),
    ...(overdue > 0 ? [`${overdue} deprecated past the sunset`] : []),
    ...(undated > 0 ? [`${undated} deprecated without a sunset`] : []),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function usesDeprecated(
  { document }: RegisteredOperation,
  { apiSchema }: Composition,
  { coordinate, reason }: Deprecation,
): boolean {
  const [type = '', member = ''] = coordinate.split('.');
  return validate(apiSchema, document, [NoDeprecatedCustomRule], { maxErrors: 200 }).some(
    ({ message }) => message.includes(reason) && message.includes(type) && message.includes(member),
  );
}
