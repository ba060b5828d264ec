import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';
import type { Finding, Level } from './finding.ts';
import type { RegisteredOperation } from './registered-operations.ts';
import { type PreparedOperation, prepareOperation, replayOperation } from './replay-operation.ts';
import { type Deprecation, findDeprecations } from './sunset.ts';
import { validateOperation } from './validate-operation.ts';

/** One change of the API schema and what it does to whom. */
export interface JudgedChange {
  /** Where in the schema, such as `Stone.name`. */
  readonly path: string;
  readonly message: string;
  readonly level: Level;
  /** Why it has this level, where that is not plain. */
  readonly reason: string | null;
  readonly operations: readonly OperationFinding[];
}

/** What an operation meets, and in which operation. */
export interface OperationFinding extends Finding {
  readonly operation: string;
}

export interface Comparison {
  /** The most serious first, then by path. */
  readonly changes: readonly JudgedChange[];
  /** What operations meet that no change accounts for; each is as serious as its level says. */
  readonly unexplained: readonly OperationFinding[];
  /** All that were checked; a new one is none of the base's, so it was held against the new schema alone. */
  readonly operations: readonly { readonly id: string; readonly isNew: boolean }[];
}

/** A breaking change that no registered operation meets and that is wanted. */
export interface AcceptedBreak {
  /** As the report names it, such as `Stone.family`. */
  readonly path: string;
  readonly reason: string;
}

const LEVELS: readonly Level[] = ['breaking', 'dangerous', 'safe'];
/** Who hears of one of these need not hear of what it consists of. */
const ADDED = /^(TYPE|FIELD|INPUT_FIELD|ENUM_VALUE)_ADDED$/;
/** Changes of words only: no operation can notice them. */
const WORDS = /DESCRIPTION|DEPRECATION/;

/** An API schema, and what the registered operations do on it. */
export interface Baseline {
  readonly schema: GraphQLSchema;
  /** `replayed` is null for an operation that this schema does not know: it is new, and held against the new schema alone. */
  readonly operations: readonly (RegisteredOperation & { readonly replayed: PreparedOperation | null })[];
}

/** Runs the operations on the schema that new ones will be compared with. */
export function prepareBaseline(schema: GraphQLSchema, operations: readonly RegisteredOperation[]): Baseline {
  return {
    schema,
    operations: operations.map(({ id, document }) => ({
      id,
      document,
      replayed: validateOperation(document, schema, schema).length > 0 ? null : prepareOperation(document, schema),
    })),
  };
}

/**
 * Compares an API schema with a baseline: what changed, by a kept library; what each change does to the registered operations,
 * by validating and by executing them. An operation that breaks makes its change breaking, whatever the library says of it.
 * What was deprecated in the base and is past its sunset may go, and so may what is accepted, unless an operation still uses it.
 * @param now milliseconds since the epoch
 */
export async function compareSchemas(
  { schema: base, operations }: Baseline,
  next: GraphQLSchema,
  now: number,
  accepted: readonly AcceptedBreak[] = [],
): Promise<Comparison> {
  const changes = await diff(base, next);
  const found = operations.flatMap(({ id, document, replayed }) =>
    [...validateOperation(document, base, next), ...(replayed === null ? [] : replayOperation(replayed, base, next))].map(
      (finding) => ({ ...finding, operation: id }),
    ),
  );
  const byChange = new Map<Change, OperationFinding[]>();
  const withoutCause: OperationFinding[] = [];
  const refused = new Set<string>();
  for (const finding of found) {
    const causes = causesOf(finding, changes);
    if (causes.length === 0) withoutCause.push(finding);
    else if (finding.foundBy === 'validation') refused.add(finding.operation);
    for (const cause of causes) byChange.set(cause, [...(byChange.get(cause) ?? []), finding]);
  }
  // Executing what is not valid fails in the wake of what validation has already said.
  const unexplained = withoutCause.filter(({ foundBy, operation }) => foundBy === 'validation' || !refused.has(operation));
  const overdue = new Map(
    findDeprecations(base, now)
      .filter(({ state }) => state === 'overdue')
      .map((deprecation) => [deprecation.coordinate, deprecation]),
  );
  const judged = changes.map((change) => {
    const path = change.path ?? '';
    return judge(
      change,
      byChange.get(change) ?? [],
      overdue.get(path),
      accepted.find((one) => one.path === path),
    );
  });
  const added = changes.filter(({ type }) => ADDED.test(String(type))).map(({ path }) => path ?? '');
  const isPartOfAddition = ({ path, level }: JudgedChange, { type }: Change) =>
    level === 'safe' && added.some((whole) => path.startsWith(`${whole}.`) || (path === whole && !ADDED.test(String(type))));
  const worthSaying = judged.filter((change, index) => {
    const source = changes[index];
    return source === undefined || !isPartOfAddition(change, source);
  });
  return {
    changes: worthSaying.sort(
      (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
    ),
    unexplained,
    operations: operations.map(({ id, replayed }) => ({ id, isNew: replayed === null })),
  };
}

/** The most serious thing that a comparison found. */
export function verdictOf({ changes, unexplained }: Pick<Comparison, 'changes' | 'unexplained'>): Level {
  const levels = new Set<Level>([...changes, ...unexplained].map(({ level }) => level));
  return LEVELS.find((level) => levels.has(level)) ?? 'safe';
}

/** The changes that a finding comes from: those at the nearest of its places that has any. */
function causesOf({ coordinates }: Finding, changes: readonly Change[]): readonly Change[] {
  const candidates = changes.filter(({ type, path = '' }) => !WORDS.test(String(type)) && !path.includes('@deprecated'));
  for (const coordinate of coordinates) {
    const exact = candidates.filter(({ path }) => path === coordinate);
    if (exact.length > 0) return exact;
    const below = candidates.filter(
      ({ path, type, criticality }) =>
        path?.startsWith(`${coordinate}.`) === true &&
        // Of what is below a type, only an input type's fields concern whoever names the type.
        (coordinate.includes('.') || /INPUT_(FIELD|OBJECT)/.test(String(type))) &&
        criticality.level !== CriticalityLevel.NonBreaking,
    );
    if (below.length > 0) return below;
    const above = candidates.filter(({ path }) => path !== undefined && coordinate.startsWith(`${path}.`));
    if (above.length > 0) return above;
  }
  return [];
}

function judge(
  { message, path = '', type, criticality }: Change,
  operations: readonly OperationFinding[],
  sunset: Deprecation | undefined,
  accepted: AcceptedBreak | undefined,
): JudgedChange {
  const ofLibrary = toLevel(criticality.level);
  const ofOperations = verdictOf({ changes: [], unexplained: operations });
  const excuse =
    accepted !== undefined
      ? `Accepted: ${accepted.reason}`
      : sunset !== undefined && /REMOVED$/.test(String(type))
        ? `Its sunset was ${sunset.sunset}.`
        : null;
  const own = ofLibrary === 'breaking' && excuse !== null ? 'dangerous' : ofLibrary;
  const level = LEVELS.indexOf(ofOperations) < LEVELS.indexOf(own) ? ofOperations : own;
  return { path, message, level, reason: excuse ?? criticality.reason ?? null, operations };
}

function toLevel(level: CriticalityLevel): Level {
  if (level === CriticalityLevel.Breaking) return 'breaking';
  return level === CriticalityLevel.Dangerous ? 'dangerous' : 'safe';
}
