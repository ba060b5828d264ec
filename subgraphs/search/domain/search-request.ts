import { invalidInput } from '../../../platform/errors/domain-error.ts';
import { argumentsHash, checkFirst, decodeCursor, type Position } from '../../../platform/graphql/connection.ts';
import type { DocumentFilter } from '../../../platform/ports/retrieval.ts';
import { LEGS, type Leg } from './fusion.ts';

export type SearchModeName = 'HYBRID' | 'TEXT' | 'VECTOR';

/** A search's arguments as a client sends them. */
export interface SearchArguments {
  readonly query: string;
  readonly mode?: SearchModeName | null;
  readonly filter?: { readonly [Key in keyof DocumentFilter]?: DocumentFilter[Key] | null } | null;
  readonly weights?: {
    readonly text?: number | null;
    readonly vector?: number | null;
    readonly identity?: number | null;
  } | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A search's arguments, checked. */
export interface SearchRequest {
  /** Without white space at its ends, 1 … 1,000 characters. */
  readonly query: string;
  readonly mode: SearchModeName;
  readonly filter: DocumentFilter;
  readonly isFiltered: boolean;
  /** Of the legs that the mode uses, those above 0. */
  readonly weights: ReadonlyMap<Leg, number>;
  readonly first: number;
  readonly after: Position | null;
  /** Binds cursors to these arguments. */
  readonly hash: string;
}

/** Weights in HYBRID mode: what cross-validation on the judged queries chose, kept round. `npm run eval:search` chooses anew. */
export const DEFAULT_WEIGHTS: Readonly<Record<Leg, number>> = { TEXT: 0.25, VECTOR: 0.05, IDENTITY: 0.7 };

const MAX_QUERY_LENGTH = 1_000;
const MAX_FILTER_VALUES = 100;
const MAX_FILTER_VALUE_LENGTH = 100;
const WEIGHT_NAMES = { TEXT: 'text', VECTOR: 'vector', IDENTITY: 'identity' } as const;

/**
 * Checks a search's arguments.
 * @throws {DomainError} INVALID_INPUT naming the argument, INVALID_CURSOR
 */
export function parseSearchArguments(args: SearchArguments): SearchRequest {
  const query = checkQuery(args.query, 'query');
  const mode = args.mode ?? 'HYBRID';
  const filter = parseFilter(args.filter);
  const weights = parseWeights(args.weights, mode);
  const first = checkFirst(args.first ?? 10);
  const hash = argumentsHash('search', { query, mode, filter, weights: [...weights] });
  const isFiltered = Object.values(filter).some((values) => values.length > 0);
  return { query, mode, filter, isFiltered, weights, first, after: decodeCursor(hash, args.after), hash };
}

/**
 * @param argument its path, such as `input.query`
 * @returns the query without white space at its ends
 * @throws {DomainError} INVALID_INPUT when nothing is left, or over 1,000 characters
 */
export function checkQuery(query: string, argument: string): string {
  const trimmed = query.trim();
  if (trimmed === '') throw invalidInput(argument, 'must not be empty.', 'Send at least one word.');
  if (trimmed.length > MAX_QUERY_LENGTH) {
    throw invalidInput(argument, `must have at most 1,000 characters, not ${trimmed.length}.`, 'Send the question alone.');
  }
  return trimmed;
}

function parseFilter(filter: SearchArguments['filter']): DocumentFilter {
  return {
    stoneTypes: checkValues(filter?.stoneTypes, 'filter.stoneTypes'),
    countries: checkValues(filter?.countries, 'filter.countries'),
    colors: checkValues(filter?.colors, 'filter.colors'),
    articleTypes: checkValues(filter?.articleTypes, 'filter.articleTypes'),
  };
}

function checkValues<Value extends string>(values: readonly Value[] | null | undefined, argument: string): readonly Value[] {
  if (values === null || values === undefined) return [];
  if (values.length > MAX_FILTER_VALUES) {
    throw invalidInput(argument, `must have at most ${MAX_FILTER_VALUES} values, not ${values.length}.`);
  }
  for (const [index, value] of values.entries()) {
    const path = `${argument}.${index}`;
    if (value.trim() === '') throw invalidInput(path, 'must not be empty.', 'Leave the list out for no condition.');
    if (value.length > MAX_FILTER_VALUE_LENGTH) {
      throw invalidInput(path, `must have at most ${MAX_FILTER_VALUE_LENGTH} characters, not ${value.length}.`);
    }
  }
  return values;
}

function parseWeights(weights: SearchArguments['weights'], mode: SearchModeName): ReadonlyMap<Leg, number> {
  const chosen = new Map<Leg, number>();
  for (const leg of LEGS) {
    const weight = weights?.[WEIGHT_NAMES[leg]] ?? DEFAULT_WEIGHTS[leg];
    if (!(weight >= 0 && Number.isFinite(weight))) {
      throw invalidInput(
        'weights',
        `${WEIGHT_NAMES[leg]} must be at least 0, not ${weight}.`,
        'Send 0 to leave a ranking out.',
      );
    }
    chosen.set(leg, weight);
  }
  if ([...chosen.values()].every((weight) => weight === 0)) {
    throw invalidInput('weights', 'must not all be 0.', 'Leave `weights` out for the tuned defaults.');
  }
  if (mode !== 'HYBRID') return new Map([[mode, 1]]);
  return new Map([...chosen].filter(([, weight]) => weight > 0));
}
