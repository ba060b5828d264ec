import type { Guarded } from '../../../platform/identity/viewer.ts';
import type { Chunk } from './chunking/chunk-text.ts';

/** Numbers in an embedding, whoever makes it. */
export const DIMENSIONS = 384;

/** A document as rag indexes it: an article or an uploaded text. */
export interface IndexedSource extends Guarded {
  /** The article's or the source document's id. */
  readonly id: string;
  readonly kind: 'article' | 'document';
  readonly revision: number;
  readonly title: string;
  readonly text: string;
  readonly mediaType: string;
  readonly stoneId: string | null;
  readonly articleType: string | null;
}

/** What a filter asks of a stone; from the stone's own document. */
export interface StoneTraits {
  readonly type: string;
  readonly country: string;
  readonly colors: readonly string[];
}

/** A chunk in the index. */
export interface ChunkRecord extends Chunk, Guarded {
  /** `chunk_…` */
  readonly id: string;
  readonly sourceId: string;
  readonly kind: 'article' | 'document';
  readonly stoneId: string | null;
  readonly articleType: string | null;
  /** Place in its document, from 0. */
  readonly ordinal: number;
}

export interface SourceStatus {
  readonly revision: number;
  readonly chunks: number;
  readonly indexedAt: string;
}

/** What retrieval searches. Reads are synchronous and from memory; writes commit with the feed's cursor. */
export interface ChunkIndex extends AsyncDisposable {
  loadCursor(): string | null;
  /** Puts and removes in one transaction with the cursor. */
  apply(changes: IndexChanges, cursor: string | null, embed: (text: string) => Float32Array, at: string): void;
  /** Drops a document's chunks at once, before the feed tells. */
  drop(sourceId: string): void;
  /** Every chunk in the order of its document and ordinal. */
  chunks(): readonly ChunkRecord[];
  chunksOf(sourceIds: readonly string[]): readonly ChunkRecord[];
  chunksAbout(stoneId: string): readonly ChunkRecord[];
  traitsOf(stoneId: string): StoneTraits | null;
  /** Cosine of the query's embedding and each of these chunks'. */
  cosines(query: Float32Array, chunks: readonly ChunkRecord[]): Float32Array;
  /** The same for every chunk, in the order of `chunks()`: one pass over one matrix. */
  allCosines(query: Float32Array): Float32Array;
  vectorOf(chunk: ChunkRecord): Float32Array;
  /** Rises with every change, so that what was computed from the index can tell whether it still holds. */
  readonly version: number;
  /** BM25 of the best `limit` chunks for the words; larger is better. Empty when no word is left. */
  lexical(words: readonly string[], limit: number): ReadonlyMap<string, number>;
  statusOf(sourceId: string): SourceStatus | null;
  lastIndexedAt(): string | null;
  readonly sources: number;
  readonly embedderVersion: string | null;
  /** Embeds everything anew under another model and swaps in one transaction. */
  reembed(version: string, embed: (text: string) => Float32Array, pause: () => Promise<void>): Promise<void>;
}

export interface IndexChanges {
  readonly sources: readonly IndexedSource[];
  readonly stones: readonly { readonly id: string; readonly traits: StoneTraits }[];
  readonly removedIds: readonly string[];
}

/** What is embedded of a chunk: its words under its title and headings. */
export function embeddedText(title: string, chunk: Chunk): string {
  return `${title} ${title} ${chunk.headingPath.join(' ')} ${chunk.text}`;
}
