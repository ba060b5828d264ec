import {
  argumentsHash,
  type Connection,
  checkFirst,
  decodeCursor,
  pageOfSorted,
} from '../../../platform/graphql/connection.ts';
import type { CorrectionKindName, CorrectionRecord } from './correction.ts';
import type { CorrectionBook } from './correction-book.ts';

/** One page of corrections; the API's `CorrectionConnection`. */
export type CorrectionPage = Connection<CorrectionRecord>;

/**
 * One page of what people have taught the catalogue, the newest first.
 * @param args `inForce` null: also what was taken back
 * @throws {DomainError} INVALID_INPUT for `first`, INVALID_CURSOR
 */
export function listCorrections(
  book: CorrectionBook,
  args: {
    readonly kind: CorrectionKindName | null;
    readonly stoneId: string | null;
    readonly inForce: boolean | null;
    readonly first: number;
    readonly after: string | null;
  },
): CorrectionPage {
  const { kind, stoneId, inForce } = args;
  const first = checkFirst(args.first);
  const hash = argumentsHash('Query.corrections', [kind, stoneId, inForce]);
  const after = decodeCursor(hash, args.after);
  const passing = book
    .newestFirst()
    .filter(
      ({ data }) =>
        (kind === null || data.kind === kind) &&
        (stoneId === null || data.stoneId === stoneId || data.otherStoneId === stoneId) &&
        (inForce === null || (data.undone === null) === inForce),
    );
  return pageOfSorted(
    passing,
    { first, hash, after, directions: [-1, -1] },
    ({ id, createdAt }) => ({ keys: [createdAt, id], id }),
    (correction) => correction,
  );
}
