import { DomainError } from '../../../platform/errors/domain-error.ts';

const STORE_ID = /^[0-9a-f]{8}$/;
const POSITION = /^[0-9a-f]{14}$/;
/** Enough for every whole number that a double holds exactly. */
const DIGITS = 14;

/** A position of the feed as text of fixed width, so that cursors of one store are ordered as texts: store id, `-`, hex. */
export function formatFeedCursor(storeId: string, sequence: number): string {
  if (!STORE_ID.test(storeId)) throw new RangeError('A store id is eight hexadecimal digits.');
  return `${storeId}-${sequence.toString(16).padStart(DIGITS, '0')}`;
}

/**
 * @param last the newest position of this store
 * @throws {DomainError} INVALID_CURSOR for a text that is no cursor, another store's cursor, or a position of the future (the
 *   store was replaced by an older copy)
 */
export function parseFeedCursor(storeId: string, last: number, cursor: string): number {
  const [id, digits, ...rest] = cursor.split('-');
  const sequence = digits !== undefined && POSITION.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
  if (id === storeId && rest.length === 0 && sequence <= last) return sequence;
  throw new DomainError('INVALID_CURSOR', 'after: not a position of this change feed.', {
    path: ['after'],
    remedy: 'Build anew from the beginning of the feed.',
  });
}
