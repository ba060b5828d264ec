import type { Guarded, Viewer } from '../../../platform/identity/viewer.ts';
import type { DependencyReport } from '../../../platform/ports/health.ts';
import type { DescribedStone } from '../../../platform/stone-query/described-stone.ts';
import type { ChunkFilter } from './chunk-filter.ts';
import type { Chunk } from './chunking/chunk-text.ts';

/** Numbers in an embedding of this process, and of a model elsewhere unless it is told otherwise. */
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
  /** The language of the text. */
  readonly locale: string;
}

/** A stone as rag indexes it. */
export interface IndexedStone extends Guarded {
  readonly id: string;
  /** Its facts, for filters and for answers. */
  readonly described: DescribedStone;
  /** Its facts in a few words, embedded on their own: what a passage says of it is spread over several. */
  readonly card: string;
}

/** How near a stone's card is to a query. */
export interface CardCosine {
  readonly stoneId: string;
  readonly card: string;
  readonly cosine: number;
}

/** A chunk in the index. */
export interface ChunkRecord extends Chunk, Guarded {
  /** `chunk_…`; the same for the same words of the same document, wherever in it they stand. */
  readonly id: string;
  readonly sourceId: string;
  readonly kind: 'article' | 'document';
  /** Of its document. */
  readonly title: string;
  readonly stoneId: string | null;
  readonly articleType: string | null;
  readonly locale: string;
  /** Place in its document, from 0. */
  readonly ordinal: number;
}

export interface SourceStatus {
  readonly revision: number;
  readonly chunks: number;
  readonly indexedAt: string;
  /** Why the text could not be indexed; null when it could. */
  readonly error: string | null;
}

/** Turns texts into vectors for the index. */
export interface Embedding {
  /** Name and version of the model: vectors of two models are never compared. */
  readonly model: string;
  readonly dimensions: number;
  /** How much its cosine counts where passages are ranked, BM25 being the rest; for a query whose words it all knows. */
  readonly passageWeight: number;
  /**
   * In the order of the texts.
   * @param entityIds whose texts they are, for the ledger
   * @throws {DomainError} ENGINE_UNAVAILABLE when the model is elsewhere and away
   */
  embedAll(texts: readonly string[], entityIds?: readonly string[]): Promise<readonly EmbeddedText[]>;
  /** The vector of a query. @throws {DomainError} as `embedAll` */
  embedQuery(query: string): Promise<Float32Array>;
  /** The share of a text's words that the model has learned, in [0, 1]; 1 for a text without words. */
  knownShare(text: string): number;
}

/** A model that embeds instead of the embedder of this process, and its earlier versions as far as it still answers for them. */
export interface OtherEmbedding extends Embedding, AsyncDisposable {
  /** The embedding that bears this name, null where it is none of these. */
  named(model: string): Embedding | null;
}

export interface EmbeddedText {
  /** L2-normalised, `dimensions` values; all 0 for a text of which nothing is known. */
  readonly vector: Float32Array;
  /** As {@link Embedding.knownShare}. */
  readonly knownShare: number;
}

/** A chunk and the cosine of its embedding and a query's. */
export interface NearChunk {
  readonly chunk: ChunkRecord;
  readonly cosine: number;
}

export interface NearChunks {
  readonly near: readonly NearChunk[];
  /** False while the engine of the vectors has not been given all of them. */
  readonly isWhole: boolean;
}

/**
 * What retrieval searches. Reads are synchronous and from memory, the nearest aside; writes commit with the feed's cursor, one after the other, and
 * pause often enough that requests are served meanwhile.
 */
export interface ChunkIndex extends AsyncDisposable {
  loadCursor(): string | null;
  /**
   * Applies a page of the feed: only chunks that are new are embedded, and all becomes visible in one transaction with the
   * cursor. A text that cannot be read gets an error as its status and holds nothing up.
   * @param embedding asked when the page's turn has come, for the model may have changed until then
   */
  apply(changes: IndexChanges, cursor: string, embedding: () => Embedding, at: string): Promise<void>;
  /** Drops a document's chunks at once, before the feed tells; a page under way does not bring them back. */
  drop(sourceId: string): void;
  /** Empties everything, for a feed that begins anew. */
  reset(): Promise<void>;
  /** Every chunk in the order of its document and ordinal; for a fit, not for a request. */
  chunks(): readonly ChunkRecord[];
  /** How many chunks it holds. */
  readonly size: number;
  /** Chunks added since the last change of the model whose words it mostly does not know. */
  readonly strangers: number;
  chunksOf(sourceIds: readonly string[]): readonly ChunkRecord[];
  /** Those of the stone's English profile first, then of its other articles, then of uploads; each in reading order. */
  chunksAbout(stoneId: string): readonly ChunkRecord[];
  stone(stoneId: string): IndexedStone | null;
  stones(): Iterable<IndexedStone>;
  /** Cosine of the query's embedding and each of these chunks'. */
  cosines(query: Float32Array, chunks: readonly ChunkRecord[]): Float32Array;
  /**
   * The chunks nearest to a query, best first. Exact for small indexes; in large ones nearly so. None that is gone or hidden by
   * now, whatever the engine of the vectors still holds.
   * @param refine what the filter cannot say; an engine elsewhere applies it to its best only
   * @throws {VectorStoreAwayError} when that engine is away
   */
  nearest(
    query: Float32Array,
    limit: number,
    filter: ChunkFilter,
    refine?: (chunk: ChunkRecord) => boolean,
  ): Promise<NearChunks>;
  /** Cosine of the query's embedding and every stone's card, in order of the stones' ids. */
  cardCosines(query: Float32Array): readonly CardCosine[];
  vectorOf(chunk: ChunkRecord): Float32Array;
  /** Rises with every change, so that what was computed from the index can tell whether it still holds. */
  readonly version: number;
  /**
   * BM25 of the chunks that have one of the words in any form that their language has of it; larger is better. What is in another
   * language than the query counts less. Empty when no word is left. One engine call.
   * @param words in lower case with their marks
   * @param among only these chunks; null: all
   */
  lexical(words: readonly string[], limit: number, among: readonly ChunkRecord[] | null): ReadonlyMap<ChunkRecord, number>;
  /** In how many chunks each of these terms occurs, an English stem being one; one that occurs in none is left out. */
  frequencies(terms: readonly string[]): ReadonlyMap<string, number>;
  statusOf(sourceId: string): SourceStatus | null;
  /** When the newest of the documents that the viewer may see was indexed; null where there is none. */
  lastIndexedAt(viewer: Viewer): string | null;
  /** How many documents the viewer may see, and their chunks: what is hidden is not even counted. */
  countsFor(viewer: Viewer): { readonly documents: number; readonly chunks: number };
  readonly embedderVersion: string | null;
  /**
   * Embeds everything anew under another model beside the old vectors, then swaps; changes are applied meanwhile.
   * @param onSwap called in the very turn in which the new vectors are searched first
   */
  reembed(embedding: Embedding, onSwap: () => void, signal?: AbortSignal): Promise<void>;
  /**
   * Embeds some of what was indexed while the model was away. @returns false once nothing lacks a vector
   * @throws {DomainError} ENGINE_UNAVAILABLE while it is still away
   */
  embedLacking(embedding: Embedding): Promise<boolean>;
  /** True once searches see all that was applied before; false where they do not within the time. */
  settled(timeoutMs: number): Promise<boolean>;
  /** Where the vectors are, as `ragStats` names it. */
  readonly vectorStore: string;
  /** How the engine of the vectors is, for health. */
  report(): Promise<DependencyReport>;
}

export interface IndexChanges {
  readonly sources: readonly IndexedSource[];
  readonly stones: readonly IndexedStone[];
  readonly removedIds: readonly string[];
}

/** What is embedded of a chunk: the title counts twice, since few chunks repeat what they are about. */
export function embeddedText({ title, headingPath, text }: Pick<ChunkRecord, 'title' | 'headingPath' | 'text'>): string {
  return [title, title, ...headingPath, text].join('\n');
}
