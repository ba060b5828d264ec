import type { StatementSync } from 'node:sqlite';

/** A chunk whose vector a store elsewhere must hear of. */
export interface NotedVector {
  readonly id: string;
  /** Rises with every note; a note made again while the first is on its way stays. */
  readonly seq: number;
}

/** A space that was written to and has not been dropped. */
export interface KnownSpace {
  readonly space: string;
  /** True once everything that the index had was written to it. */
  readonly isFilled: boolean;
  /** When it was left, milliseconds of the clock; null while it is used. */
  readonly leftAt: number | null;
}

/**
 * What a vector store elsewhere has yet to hear, in the file of the index, so that it is noted in the very transaction that commits
 * the feed's cursor: neither a crash nor an absence of the store loses a write. A note says only that a chunk has changed; what is
 * written is what the index says when it is written. So the order of notes does not matter, and a note may be repeated.
 */
export interface VectorOutbox {
  note(space: string, ids: readonly string[]): void;
  /** The oldest notes first. */
  next(space: string, limit: number): readonly NotedVector[];
  done(space: string, notes: readonly NotedVector[]): void;
  /** The oldest note's number; null when nothing is noted. */
  oldest(space: string): number | null;
  waiting(space: string): number;
  /** The newest note's number, whether or not it is still there. */
  readonly newest: number;
  spaces(): readonly KnownSpace[];
  keep(space: KnownSpace): void;
  /** Takes all notes for a space away. */
  clear(space: string): void;
  /** Forgets a space and what was noted for it. */
  forget(space: string): void;
}

export const OUTBOX_SCHEMA = `
  CREATE TABLE vector_notes (space TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (space, id)) WITHOUT ROWID;
  CREATE INDEX vector_notes_in_order ON vector_notes (space, seq);
  CREATE TABLE vector_spaces (space TEXT PRIMARY KEY, filled INTEGER NOT NULL, left_at INTEGER) WITHOUT ROWID;
`;

export function createVectorOutbox(sql: (text: string) => StatementSync): VectorOutbox {
  let newest = Number(sql('SELECT coalesce(max(seq), 0) AS seq FROM vector_notes').get()?.seq);
  return {
    note(space, ids) {
      for (const id of ids) {
        newest += 1;
        sql('INSERT OR REPLACE INTO vector_notes VALUES (?, ?, ?)').run(space, id, newest);
      }
    },
    next: (space, limit) =>
      sql('SELECT id, seq FROM vector_notes WHERE space = ? ORDER BY seq LIMIT ?')
        .all(space, limit)
        .map(({ id, seq }) => ({ id: String(id), seq: Number(seq) })),
    done(space, notes) {
      for (const { id, seq } of notes) {
        sql('DELETE FROM vector_notes WHERE space = ? AND id = ? AND seq = ?').run(space, id, seq);
      }
    },
    oldest(space) {
      const seq = sql('SELECT min(seq) AS seq FROM vector_notes WHERE space = ?').get(space)?.seq;
      return seq == null ? null : Number(seq);
    },
    waiting: (space) => Number(sql('SELECT count(*) AS waiting FROM vector_notes WHERE space = ?').get(space)?.waiting),
    get newest() {
      return newest;
    },
    spaces: () =>
      sql('SELECT space, filled, left_at FROM vector_spaces ORDER BY space')
        .all()
        .map((row) => ({
          space: String(row.space),
          isFilled: row.filled === 1,
          leftAt: row.left_at === null ? null : Number(row.left_at),
        })),
    keep({ space, isFilled, leftAt }) {
      sql('INSERT OR REPLACE INTO vector_spaces VALUES (?, ?, ?)').run(space, isFilled ? 1 : 0, leftAt);
    },
    clear(space) {
      sql('DELETE FROM vector_notes WHERE space = ?').run(space);
    },
    forget(space) {
      sql('DELETE FROM vector_notes WHERE space = ?').run(space);
      sql('DELETE FROM vector_spaces WHERE space = ?').run(space);
    },
  };
}
