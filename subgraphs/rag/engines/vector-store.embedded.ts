import { type ChunkFacts, passes } from '../domain/chunk-filter.ts';
import { type NearVector, type VectorStore, VectorStoreRefusedError } from '../domain/vector-store.ts';
import { createVectorMatrix, type VectorMatrix } from './vector-matrix.ts';

/** The vectors of one model, numbered as they came. */
interface Space {
  readonly dimensions: number;
  readonly matrix: VectorMatrix;
  readonly numbers: Map<string, number>;
  readonly ids: string[];
  readonly facts: ChunkFacts[];
  /** Numbers that are used again. */
  readonly free: number[];
}

/** In memory, so whatever is written is searched from the same turn on. */
export interface EmbeddedVectorStore extends VectorStore {
  /** Cosines with the vectors of these ids, in their order; 0 for one without a vector. */
  products(space: string, query: Float32Array, ids: readonly string[]): Float32Array;
  /** A copy; all 0 for an id without a vector. */
  get(space: string, id: string): Float32Array;
}

/** Vectors in memory, compared exactly; where there are many, nearly so (see vector-matrix.ts). */
export function createEmbeddedVectorStore(): EmbeddedVectorStore {
  const spaces = new Map<string, Space>();

  /** As wide as the first vector that comes. */
  function spaceOf(name: string, dimensions: number): Space {
    let space = spaces.get(name);
    if (space === undefined) {
      space = { dimensions, matrix: createVectorMatrix(dimensions), numbers: new Map(), ids: [], facts: [], free: [] };
      spaces.set(name, space);
    }
    return space;
  }

  function remove(space: Space | undefined, id: string): void {
    const number = space?.numbers.get(id);
    if (space === undefined || number === undefined) return;
    space.numbers.delete(id);
    space.matrix.delete(number);
    space.free.push(number);
  }

  const numberIn = (space: string) => (id: string) => spaces.get(space)?.numbers.get(id) ?? -1;
  return {
    name: 'embedded exact scan',
    // No turn passes in these before all is done.
    async put(name, records) {
      const [first] = records;
      if (first === undefined) return;
      const space = spaceOf(name, first.vector.length);
      for (const { id, vector, facts } of records) {
        if (vector.length !== space.dimensions) throw new VectorStoreRefusedError(`A vector has ${vector.length} numbers.`);
        if (vector.every((value) => value === 0)) {
          remove(space, id);
          continue;
        }
        const number = space.numbers.get(id) ?? space.free.pop() ?? space.ids.length;
        space.numbers.set(id, number);
        space.ids[number] = id;
        space.facts[number] = facts;
        space.matrix.set(number, vector);
      }
    },
    async delete(name, ids) {
      const space = spaces.get(name);
      for (const id of ids) remove(space, id);
    },
    async nearest(name, query, limit, filter, refine) {
      const space = spaces.get(name);
      if (space === undefined || query.every((value) => value === 0)) return [];
      const { matrix, ids, facts } = space;
      return matrix
        .nearest(query, limit, (number) => {
          const known = facts[number];
          return known !== undefined && passes(filter, known) && (refine === undefined || refine(ids[number] ?? ''));
        })
        .map(({ number, cosine }): NearVector => ({ id: ids[number] ?? '', cosine, facts: facts[number] }))
        .sort((a, b) => b.cosine - a.cosine || (a.id < b.id ? -1 : 1));
    },
    count: async (name) => spaces.get(name)?.numbers.size ?? 0,
    async drop(name) {
      spaces.delete(name);
    },
    settled: async () => true,
    report: async () => ({ name: 'vectors', engine: 'memory', state: 'HEALTHY', latencyMs: 0, message: null }),
    products: (name, query, ids) =>
      spaces.get(name)?.matrix.products(query, ids.map(numberIn(name))) ?? new Float32Array(ids.length),
    get: (name, id) => spaces.get(name)?.matrix.get(numberIn(name)(id)) ?? new Float32Array(0),
    async [Symbol.asyncDispose]() {
      spaces.clear();
    },
  };
}
