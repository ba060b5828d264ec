import type { DependencyReport } from '../../../platform/ports/health.ts';
import type { ChunkFilter } from '../domain/chunk-filter.ts';
import type { NearVector, VectorRecord } from '../domain/vector-store.ts';
import type { EmbeddedVectorStore } from './vector-store.embedded.ts';

/** What the index says of its vectors: whatever a store holds is a copy of this. */
export interface VectorTruth {
  /** Null where the chunk is gone or has no vector under this model. */
  record(space: string, id: string): VectorRecord | null;
  /** Vectors under a model, in the order of the ids; null where there is none. One call. */
  vectors(space: string, ids: readonly string[]): readonly (Float32Array | null)[];
  has(id: string): boolean;
  ids(): Iterable<string>;
  readonly size: number;
  /** The model that is searched now; null before the first. */
  readonly space: string | null;
}

export interface NearVectors {
  readonly near: readonly NearVector[];
  /** False while the store has not been given all that the index has. */
  readonly isWhole: boolean;
}

/** How the index keeps a {@link VectorStore} in step with what it commits; a space is named by its model. */
export interface ChunkVectors extends AsyncDisposable {
  /** As `ragStats` names it. */
  readonly name: string;
  /** Takes what the index has at its start. */
  load(space: string, records: readonly VectorRecord[]): void;
  /** Says, within a commit's transaction, which chunks it changes. */
  note(spaces: readonly string[], ids: readonly string[]): void;
  /** Called in the turn in which the index tells the truth of that commit. */
  committed(): void;
  /**
   * Whatever `refine` turns down, or the index does not know, is left out.
   * @param refine asked of every vector that is near enough, so left out where the filter says all
   * @throws {VectorStoreAwayError}
   */
  nearest(
    space: string,
    query: Float32Array,
    limit: number,
    filter: ChunkFilter,
    refine?: (id: string) => boolean,
  ): Promise<NearVectors>;
  /** Cosines with the vectors of these chunks, in their order; 0 for one without a vector. */
  products(space: string, query: Float32Array, ids: readonly string[]): Float32Array;
  /** All 0, or without a number, for a chunk without a vector. */
  get(space: string, id: string): Float32Array;
  /** True once a new space can be searched as well as the old. */
  canTakeOver(from: string | null, to: string): Promise<boolean>;
  /** Called within the transaction that makes `to` the searched space. */
  tookOver(from: string | null, to: string): void;
  /** True once a search sees all that was committed before; false where it does not within the time. */
  settled(timeoutMs: number): Promise<boolean>;
  report(): Promise<DependencyReport>;
}

/** Vectors in the memory of this process, changed in the very turn of the commit. */
export function createVectorsInMemory(store: EmbeddedVectorStore, truth: VectorTruth): ChunkVectors {
  let noted: { readonly space: string; readonly ids: readonly string[] }[] = [];
  return {
    name: store.name,
    // This store has done all when it returns.
    load: (space, records) => void store.put(space, records),
    note(spaces, ids) {
      for (const space of spaces) noted.push({ space, ids });
    },
    committed() {
      for (const { space, ids } of noted) {
        const records = ids.map((id) => truth.record(space, id));
        void store.put(
          space,
          records.filter((record) => record !== null),
        );
        void store.delete(
          space,
          ids.filter((_, at) => records[at] === null),
        );
      }
      noted = [];
    },
    nearest: async (space, query, limit, filter, refine) => ({
      near: await store.nearest(space, query, limit, filter, refine),
      isWhole: true,
    }),
    products: store.products,
    get: store.get,
    canTakeOver: async () => true,
    tookOver(from, to) {
      if (from !== null && from !== to) void store.drop(from);
    },
    settled: () => Promise.resolve(true),
    report: store.report,
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}
