import { invalidInput } from '../../../platform/errors/domain-error.ts';
import type { IdentityRecord } from '../../../platform/ports/catalogue.ts';
import { createPacer } from '../../../platform/time/pacer.ts';
import type { Names } from './names.ts';
import { checkLongText } from './parse/check-values.ts';

const MOST_NAMES = 500;
const MOST_LENGTH = 200;

/** @throws {DomainError} INVALID_INPUT for a name that is empty or longer than 200 characters */
export function resolveName(names: Names, name: string, path = 'name'): IdentityRecord {
  return names.resolve(checkLongText(name, path, MOST_LENGTH));
}

/**
 * One answer a name, in order.
 * @throws {DomainError} INVALID_INPUT for more than 500 names, or one that is empty or longer than 200 characters
 */
export async function resolveNames(names: Names, queries: readonly string[]): Promise<readonly IdentityRecord[]> {
  if (queries.length > MOST_NAMES) throw invalidInput('names', `has ${queries.length} items.`, `Send at most ${MOST_NAMES}.`);
  for (const [position, query] of queries.entries()) checkLongText(query, `names.${position}`, MOST_LENGTH);
  const records: IdentityRecord[] = [];
  const pacer = createPacer();
  for (const query of queries) {
    records.push(names.resolve(query));
    if (pacer.isDue) await pacer.rest();
  }
  return records;
}
