import { seededId } from '../../../platform/ids/ids.ts';
import type { IndexedSource } from '../domain/chunk-index.ts';
import { chunkHash, sourceHash, toChunks } from '../domain/chunking/to-chunks.ts';
import type { ChunkInserter } from './chunk-inserter.ts';
import type { ChunkRow, ChunkTables, SourceFacts, SourceRow } from './chunk-tables.ts';
import type { HeldChunks } from './held-chunks.ts';

/** A source about to be committed. */
export interface PreparedSource {
  readonly row: SourceRow;
  /** In reading order; null where only facts have changed. */
  readonly rows: readonly Omit<ChunkRow, 'number'>[] | null;
  /** Of its chunks by id, once they are inserted. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** Cuts a source and inserts the chunks that are new; a text that cannot be read is one without chunks, and says why. */
export async function prepareSource(
  source: IndexedSource,
  { tables, held, inserter, at }: { tables: ChunkTables; held: HeldChunks; inserter: ChunkInserter; at: string },
): Promise<PreparedSource> {
  const { id, kind, title, stoneId, articleType, locale, visibility, authorId, revision } = source;
  const facts = { kind, title, stoneId, articleType, locale, visibility, authorId, revision, indexedAt: at, error: null };
  const contentHash = sourceHash(source);
  if (held.sources.get(id)?.contentHash === contentHash) {
    return { row: { id, contentHash, facts }, rows: null, numbers: new Map() };
  }
  const numbers = tables.numbersOf(id);
  const rows: Omit<ChunkRow, 'number'>[] = [];
  const occurrences = new Map<string, number>();
  try {
    for (const chunk of toChunks(source.text, source.mediaType)) {
      const hash = chunkHash(chunk, title);
      const occurrence = occurrences.get(hash) ?? 0;
      occurrences.set(hash, occurrence + 1);
      // By content, so a chunk that stays keeps its id and vector wherever it moves; the ordinal tells equal ones apart.
      const row = { ...chunk, id: seededId('chunk', `${id}:${occurrence}:${hash}`) };
      rows.push(row);
      if (!numbers.has(row.id)) await inserter.add({ source, row, numbers });
    }
    return { row: { id, contentHash, facts }, rows, numbers };
  } catch {
    inserter.forget(source);
    const failed: SourceFacts = { ...facts, error: 'The text could not be read.' };
    return { row: { id, contentHash: '', facts: failed }, rows: [], numbers: new Map() };
  }
}

/** Its chunks with their numbers, in reading order. */
export function numbered({ row, rows, numbers }: PreparedSource, held: HeldChunks): readonly ChunkRow[] {
  if (rows === null) return held.rowsOf(row.id);
  return rows.flatMap((each) => {
    const number = numbers.get(each.id);
    return number === undefined ? [] : [{ ...each, number }];
  });
}

/** Ids of chunks of which a store of vectors must hear: new, gone, or with other facts than before. */
export function changedBy({ row, rows }: PreparedSource, held: HeldChunks): readonly string[] {
  const before = held.idsOf(row.id);
  const isSame = sameFacts(held.sources.get(row.id)?.facts, row.facts);
  if (rows === null) return isSame ? [] : before;
  const after = rows.map(({ id }) => id);
  const [old, kept] = [new Set(before), new Set(after)];
  return [...after.filter((id) => !isSame || !old.has(id)), ...before.filter((id) => !kept.has(id))];
}

function sameFacts(a: SourceFacts | undefined, b: SourceFacts): boolean {
  const keys = ['kind', 'articleType', 'stoneId', 'locale', 'visibility', 'authorId'] as const;
  return a !== undefined && keys.every((key) => a[key] === b[key]);
}
