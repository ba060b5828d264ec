import { ERROR_CODES } from './codes.ts';
import { DomainError } from './domain-error.ts';

/** The `UserError` of the API. */
export interface UserErrorRecord {
  readonly code: string;
  readonly message: string;
  readonly path: string[] | null;
}

/**
 * Runs a mutation and shapes its payload: what the caller can mend in `input` (see `mendable` in the table of codes) becomes
 * `userErrors` beside `empty`; any other error is thrown and becomes a top-level error.
 * @param empty the payload's other fields when the mutation was refused
 */
export async function toPayload<Payload extends object, Empty extends object>(
  run: () => Promise<Payload>,
  empty: Empty,
): Promise<(Payload | Empty) & { userErrors: UserErrorRecord[] }> {
  try {
    return { ...(await run()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof DomainError) || !ERROR_CODES[error.code].mendable) throw error;
    const message = error.remedy === undefined ? error.message : `${error.message} ${error.remedy}`;
    return { ...empty, userErrors: [{ code: error.code, message, path: error.argumentPath ? [...error.argumentPath] : null }] };
  }
}
