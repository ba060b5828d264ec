import { createHash } from 'node:crypto';
import type { WriteBatch } from '../../../platform/ports/documents.ts';
import { checkText } from './check-text.ts';

/**
 * A batch's idempotency from a client's key: the same person with the same key and input gets the first outcome again.
 * @param key null or left out: none was sent
 * @throws {DomainError} INVALID_INPUT when the key is empty or longer than 200 characters
 */
export function idempotencyOf(
  userId: string,
  operation: string,
  key: string | null | undefined,
  input: object,
): WriteBatch['idempotency'] {
  if (key === null || key === undefined) return undefined;
  const checked = checkText(key, 'input.idempotencyKey', 200);
  return {
    key: `${userId}:${operation}:${checked}`,
    fingerprint: createHash('sha256').update(JSON.stringify(input)).digest('base64url'),
  };
}

/** An id kept in a batch's outcome; null when the outcome has none. */
export function outcomeId(outcome: unknown, name: string): string | null {
  if (typeof outcome !== 'object' || outcome === null) return null;
  const value: unknown = Object.entries(outcome).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : null;
}
