import type { DependencyReport } from '../../../platform/ports/health.ts';
import type { ChunkFacts, ChunkFilter } from './chunk-filter.ts';

/** A chunk's vector with what queries filter by. */
export interface VectorRecord {
  /** The chunk's id. */
  readonly id: string;
  /** L2-normalised. One that is all 0 is near nothing and is not kept. */
  readonly vector: Float32Array;
  readonly facts: ChunkFacts;
}

export interface NearVector {
  readonly id: string;
  /** Cosine of this vector and the query, in [-1, 1]. */
  readonly cosine: number;
  /** The very object that was put; left out where the store does not have it at hand. */
  readonly facts?: ChunkFacts;
}

/** The store is away, or refused for a time; the same call may succeed later. */
export class VectorStoreAwayError extends Error {
  constructor(cause: unknown) {
    super('The vector store is away.', { cause });
    this.name = 'VectorStoreAwayError';
  }
}

/** The store will never take this call, such as vectors of another length. */
export class VectorStoreRefusedError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'VectorStoreRefusedError';
  }
}

/**
 * Vectors of chunks, searched by cosine. Those of each model lie in a space of their own and are never compared with others'. Every
 * call may be repeated: the same call twice is as good as once.
 */
export interface VectorStore extends AsyncDisposable {
  /** As `ragStats` names it. */
  readonly name: string;
  /**
   * Adds vectors, or replaces those of the same id with all their facts.
   * @throws {VectorStoreAwayError} with some of them written, perhaps
   * @throws {VectorStoreRefusedError} with some of them written, perhaps
   */
  put(space: string, records: readonly VectorRecord[]): Promise<void>;
  /** Ids that are not there do not matter. @throws {VectorStoreAwayError} */
  delete(space: string, ids: readonly string[]): Promise<void>;
  /**
   * The vectors nearest to a query, best first, ties by id; of a space that is not there none. Exact or nearly so.
   * @param limit at most 10,000
   * @param refine asked of the best only where the engine is elsewhere, so that fewer than `limit` may be left
   * @throws {VectorStoreAwayError}
   */
  nearest(
    space: string,
    query: Float32Array,
    limit: number,
    filter: ChunkFilter,
    refine?: (id: string) => boolean,
  ): Promise<readonly NearVector[]>;
  /** How many vectors a space has; 0 for one that is not there. @throws {VectorStoreAwayError} */
  count(space: string): Promise<number>;
  /** Removes a space with all that is in it. @throws {VectorStoreAwayError} */
  drop(space: string): Promise<void>;
  /** True once a search sees all that was put and deleted before; false where it does not within the time, or is away. */
  settled(space: string, timeoutMs: number): Promise<boolean>;
  /** For health; never names a place. */
  report(): Promise<DependencyReport>;
}
