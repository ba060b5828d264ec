import { createHash } from 'node:crypto';
import { DomainError } from '../../../../platform/errors/domain-error.ts';
import type { Viewer } from '../../../../platform/identity/viewer.ts';
import { requirePerson } from '../../../../platform/identity/viewer.ts';
import type { IdPrefix } from '../../../../platform/ids/ids.ts';
import type { WriteBatch } from '../../../../platform/ports/documents.ts';
import type { Clock } from '../../../../platform/time/clock.ts';
import type { CatalogueState } from '../catalogue-state.ts';
import type { ContentStore } from '../content-store.ts';
import { checkText } from '../parse/check-values.ts';

/** What every write of this service needs. */
export interface EditingDeps {
  readonly store: ContentStore;
  readonly state: CatalogueState;
  readonly clock: Clock;
  readonly newId: (prefix: IdPrefix) => string;
}

/** What a write answers: the document as it is now, and the feed's position after it; null when nothing had to be written. */
export interface Written<Document> {
  readonly document: Document;
  readonly cursor: string | null;
}

/**
 * A batch's idempotency from a client's key: the same person with the same key and input gets the first outcome again.
 * @throws {DomainError} INVALID_INPUT when the key is empty or longer than 200 characters
 */
export function idempotencyOf(
  viewer: Viewer,
  operation: string,
  input: { readonly idempotencyKey?: string | null },
): WriteBatch['idempotency'] {
  const { idempotencyKey, ...rest } = input;
  if (idempotencyKey === null || idempotencyKey === undefined) return undefined;
  const key = checkText(idempotencyKey, 'input.idempotencyKey', 200);
  return { key: `${requirePerson(viewer).userId}:${operation}:${key}`, fingerprint: fingerprintOf(rest) };
}

/** A hash of plain JSON in which the order of an object's keys does not count, nor do fields left out. */
export function fingerprintOf(input: unknown): string {
  const sorted = JSON.stringify(input, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(sorted).digest('base64url');
}

/** A text kept in a batch's outcome. @throws {Error} when the outcome has none: it is not one of ours */
export function outcomeText(outcome: unknown, name: string): string {
  const value: unknown =
    typeof outcome === 'object' && outcome !== null ? Object.entries(outcome).find(([key]) => key === name)?.[1] : undefined;
  if (typeof value !== 'string') throw new Error(`The outcome of a batch has no "${name}".`);
  return value;
}

const ATTEMPTS = 6;

/**
 * Reads, decides and writes again when someone else wrote in between; `work` reads afresh each time. Any other error passes,
 * and so does the conflict of the last attempt.
 */
export async function retryOnConflict<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof DomainError) || error.code !== 'CONFLICT') throw error;
      if (error instanceof RevisionConflict) throw error;
    }
  }
}

/**
 * @param expected the revision that the client read; left out: any
 * @throws {DomainError} CONFLICT
 */
export function checkRevision(expected: number | null | undefined, actual: number): void {
  if (expected === null || expected === undefined || expected === actual) return;
  throw new RevisionConflict(actual);
}

/** A conflict with what the client expected, which reading again here cannot solve. */
class RevisionConflict extends DomainError {
  constructor(actual: number) {
    super('CONFLICT', `input.expectedRevision: the revision is ${actual} now.`, {
      path: ['input', 'expectedRevision'],
      remedy: 'Read the document again and repeat the change with the new revision.',
    });
  }
}
