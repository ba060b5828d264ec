import { describe, expect, it } from 'vitest';
import { compareCursors } from '../../../platform/ports/documents.ts';
import { formatFeedCursor, parseFeedCursor } from './feed-cursor.ts';

describe('feed cursor', () => {
  it('keeps the order of positions as texts', () => {
    const positions = [0, 1, 9, 10, 15, 16, 255, 4_096, 2 ** 32, Number.MAX_SAFE_INTEGER - 1];
    const cursors = positions.map((position) => formatFeedCursor('0a1b2c3d', position));
    expect([...cursors].sort(compareCursors)).toEqual(cursors);
    expect(new Set(cursors.map(({ length }) => length)).size).toBe(1);
    expect(cursors.map((cursor) => parseFeedCursor('0a1b2c3d', Number.MAX_SAFE_INTEGER, cursor))).toEqual(positions);
  });
});
