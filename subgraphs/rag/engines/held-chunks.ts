import { type Language, languageOf } from '../../../platform/language/stems.ts';
import type { ChunkFacts } from '../domain/chunk-filter.ts';
import type { ChunkRecord, IndexedStone } from '../domain/chunk-index.ts';
import type { ChunkRow, SourceFacts, SourceRow } from './chunk-tables.ts';

/** A chunk in memory, with its number in the tables. */
export interface HeldChunk extends ChunkRecord {
  readonly number: number;
  /** Until it is gone or another object has taken its place. */
  isHeld: boolean;
}

/** A source in memory. */
interface HeldSource extends SourceRow {
  readonly chunks: readonly HeldChunk[];
}

/** A stone in memory, with the vector of its card. */
export interface HeldStone {
  readonly stone: IndexedStone;
  readonly vector: Float32Array;
}

/** What the index has committed, in memory, where requests read it. */
export interface HeldChunks {
  readonly sources: ReadonlyMap<string, HeldSource>;
  readonly stones: ReadonlyMap<string, HeldStone>;
  readonly byNumber: ReadonlyMap<number, HeldChunk>;
  readonly byId: ReadonlyMap<string, HeldChunk>;
  /** The chunk as it is now. @param facts what was known of it: mostly it is the same object, which costs less than looking it up */
  chunkOf(id: string, facts: ChunkFacts | undefined): HeldChunk | undefined;
  /** Languages that there are sources of, and of how many. */
  readonly languages: ReadonlyMap<Language, number>;
  /** Ids of a source's chunks in reading order. */
  idsOf(sourceId: string): readonly string[];
  rowsOf(sourceId: string): readonly ChunkRow[];
  /** In place of what the source had. */
  hold(row: SourceRow, chunks: readonly ChunkRow[]): void;
  holdStone(stone: HeldStone): void;
  /** Forgets a source or a stone. */
  forget(id: string): void;
  about(stoneId: string): readonly ChunkRecord[];
  /** In the order of their documents' ids and of reading. */
  all(): readonly ChunkRecord[];
  /** Rises with every change. */
  readonly version: number;
  /** For a change of what is kept elsewhere. */
  touch(): void;
}

export function createHeldChunks(): HeldChunks {
  const sources = new Map<string, HeldSource>();
  const byNumber = new Map<number, HeldChunk>();
  const byId = new Map<string, HeldChunk>();
  const languages = new Map<Language, number>();
  const byStone = new Map<string, Set<string>>();
  const stones = new Map<string, HeldStone>();
  let inOrder: readonly ChunkRecord[] | null = null;
  let version = 0;

  function countLanguage({ locale }: SourceFacts, change: number): void {
    const language = languageOf(locale);
    const count = (languages.get(language) ?? 0) + change;
    if (count === 0) languages.delete(language);
    else languages.set(language, count);
  }

  function release(sourceId: string): void {
    const held = sources.get(sourceId);
    if (held === undefined) return;
    for (const chunk of held.chunks) {
      chunk.isHeld = false;
      byNumber.delete(chunk.number);
      byId.delete(chunk.id);
    }
    if (held.facts.stoneId !== null) byStone.get(held.facts.stoneId)?.delete(sourceId);
    sources.delete(sourceId);
    countLanguage(held.facts, -1);
    inOrder = null;
    version += 1;
  }

  return {
    sources,
    stones,
    byNumber,
    byId,
    chunkOf: (id, facts) => (facts !== undefined && isHeld(facts) ? facts : byId.get(id)),
    languages,
    idsOf: (sourceId) => (sources.get(sourceId)?.chunks ?? []).map(({ id }) => id),
    rowsOf: (sourceId) => sources.get(sourceId)?.chunks ?? [],
    hold(row, chunks) {
      release(row.id);
      const { kind, title, stoneId, articleType, locale, visibility, authorId } = row.facts;
      const shared = { sourceId: row.id, kind, title, stoneId, articleType, locale, visibility, authorId };
      const held = chunks.map(
        ({ number, id, start, end, headingPath, text }, ordinal): HeldChunk => ({
          ...shared,
          id,
          start,
          end,
          headingPath,
          text,
          ordinal,
          number,
          isHeld: true,
        }),
      );
      sources.set(row.id, { ...row, chunks: held });
      countLanguage(row.facts, 1);
      for (const chunk of held) {
        byNumber.set(chunk.number, chunk);
        byId.set(chunk.id, chunk);
      }
      if (stoneId !== null) {
        const about = byStone.get(stoneId);
        if (about === undefined) byStone.set(stoneId, new Set([row.id]));
        else about.add(row.id);
      }
      inOrder = null;
      version += 1;
    },
    holdStone(held) {
      stones.set(held.stone.id, held);
      version += 1;
    },
    forget(id) {
      release(id);
      if (stones.delete(id)) version += 1;
    },
    about: (stoneId) =>
      [...(byStone.get(stoneId) ?? [])]
        .flatMap((id) => sources.get(id) ?? [])
        .sort((a, b) => placeOf(a.facts) - placeOf(b.facts) || (a.id < b.id ? -1 : 1))
        .flatMap(({ chunks }) => chunks),
    all() {
      inOrder ??= [...sources.keys()].sort().flatMap((id) => sources.get(id)?.chunks ?? []);
      return inOrder;
    },
    get version() {
      return version;
    },
    touch() {
      version += 1;
    },
  };
}

function isHeld(facts: ChunkFacts): facts is HeldChunk {
  return 'isHeld' in facts && facts.isHeld === true;
}

/** Where a source stands among those about the same stone. */
function placeOf({ kind, articleType, locale }: SourceFacts): number {
  if (kind === 'document') return 3;
  if (locale !== 'en') return 2;
  return articleType === 'STONE_PROFILE' ? 0 : 1;
}
