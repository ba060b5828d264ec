import { ANONYMOUS } from '../../../platform/identity/viewer.ts';
import type { DenseHit } from '../../../platform/ports/retrieval.ts';
import { type ChunkIndex, type ChunkRecord, DIMENSIONS } from './chunk-index.ts';
import { admits, NO_FILTER } from './retrieve.ts';

// Neighbours by meaning: a node is the mean of its chunks' embeddings, normalised; nearness is the cosine of two means. The means
// are made once for each version of the index, O(chunks · dimensions), and a node's neighbours once when first asked for,
// O(nodes · dimensions).

interface Mean {
  readonly id: string;
  readonly vector: Float32Array;
  readonly text: string;
}

/** Neighbours of stones and articles among what everyone may see: what is shown beside a page holds no draft, whoever looks. */
export interface Neighbours {
  /** Others of the same kind, best first, ties by id; empty for a node without a public text. */
  of(nodeId: string, limit: number): readonly DenseHit[];
}

export function createNeighbours(index: ChunkIndex): Neighbours {
  let version = -1;
  let means = new Map<string, readonly Mean[]>();
  let known = new Map<string, readonly DenseHit[]>();
  return {
    of(nodeId, limit) {
      if (version !== index.version) {
        means = Map.groupBy(meansOf(index), ({ id }) => kindOf(id));
        known = new Map();
        version = index.version;
      }
      let hits = known.get(nodeId);
      if (hits === undefined) {
        hits = rank(nodeId, means.get(kindOf(nodeId)) ?? []);
        known.set(nodeId, hits);
      }
      return hits.slice(0, limit);
    },
  };
}

/** Nearest ones kept for a node. */
const KEPT = 100;

function rank(nodeId: string, candidates: readonly Mean[]): readonly DenseHit[] {
  const own = candidates.find(({ id }) => id === nodeId);
  if (own === undefined) return [];
  const hits = candidates.flatMap(({ id, vector, text }) =>
    id === nodeId ? [] : [{ nodeId: id, score: dot(vector, own.vector), chunkText: text }],
  );
  return hits.sort((a, b) => b.score - a.score || (a.nodeId < b.nodeId ? -1 : 1)).slice(0, KEPT);
}

function meansOf(index: ChunkIndex): Mean[] {
  const admitted = admits(index, ANONYMOUS, NO_FILTER);
  const groups = new Map<string, ChunkRecord[]>();
  for (const chunk of index.chunks()) {
    if (chunk.kind !== 'article' || !admitted(chunk)) continue;
    for (const id of chunk.stoneId === null ? [chunk.sourceId] : [chunk.sourceId, chunk.stoneId]) {
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [chunk]);
      else group.push(chunk);
    }
  }
  return [...groups].map(([id, chunks]) => ({ id, vector: meanOf(index, chunks), text: chunks[0]?.text ?? '' }));
}

function meanOf(index: ChunkIndex, chunks: readonly ChunkRecord[]): Float32Array {
  const sum = new Float32Array(DIMENSIONS);
  for (const chunk of chunks) {
    const vector = index.vectorOf(chunk);
    for (let d = 0; d < DIMENSIONS; d += 1) sum[d] = (sum[d] ?? 0) + (vector[d] ?? 0);
  }
  const norm = Math.sqrt(dot(sum, sum)) || 1;
  for (let d = 0; d < DIMENSIONS; d += 1) sum[d] = (sum[d] ?? 0) / norm;
  return sum;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d += 1) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}

function kindOf(id: string): string {
  return id.slice(0, id.indexOf('_'));
}
