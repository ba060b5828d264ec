import { setImmediate as nextTurn } from 'node:timers/promises';
import { ANONYMOUS } from '../../../platform/identity/viewer.ts';
import type { DenseHit } from '../../../platform/ports/retrieval.ts';
import { NO_FILTER, passes, toChunkFilter } from './chunk-filter.ts';
import type { ChunkIndex, ChunkRecord } from './chunk-index.ts';

// Neighbours by meaning: a node is the mean of its chunks' embeddings, normalised; nearness is the cosine of two means. A mean is
// kept until a chunk of its node changes, so that an edit costs one mean; a change of the model costs all, O(chunks · dimensions),
// in steps. A node's neighbours are ranked once when first asked for, O(nodes · dimensions).

interface Mean {
  readonly id: string;
  readonly vector: Float32Array;
  readonly text: string;
  /** What it was made of. */
  readonly chunks: readonly ChunkRecord[];
}

/** Neighbours of stones and articles among what everyone may see: what is shown beside a page holds no draft, whoever looks. */
export interface Neighbours {
  /** For each node others of the same kind, best first, ties by id; empty for a node without a public text. */
  of(nodeIds: readonly string[], limit: number): Promise<readonly (readonly DenseHit[])[]>;
}

/** Neighbours kept for a node. */
const KEPT = 100;
/** Means made in one turn. */
const STEP = 200;

export function createNeighbours(index: ChunkIndex): Neighbours {
  let version = -1;
  let model: string | null = null;
  let means = new Map<string, Mean>();
  let known = new Map<string, readonly DenseHit[]>();
  let refreshing: Promise<void> | null = null;

  async function refresh(): Promise<void> {
    const [newVersion, newModel] = [index.version, index.embedderVersion];
    const fresh = new Map<string, Mean>();
    let made = 0;
    for (const [id, chunks] of chunksByNode(index)) {
      const old = newModel === model ? means.get(id) : undefined;
      if (old !== undefined && isSame(old.chunks, chunks)) fresh.set(id, old);
      else {
        fresh.set(id, { id, chunks, vector: meanOf(index, chunks), text: chunks[0]?.text ?? '' });
        made += 1;
        if (made % STEP === 0) await nextTurn();
      }
    }
    means = fresh;
    known = new Map();
    version = newVersion;
    model = newModel;
  }

  return {
    async of(nodeIds, limit) {
      if (version !== index.version) {
        refreshing ??= refresh().finally(() => {
          refreshing = null;
        });
        await refreshing;
      }
      return nodeIds.map((nodeId) => {
        let hits = known.get(nodeId);
        if (hits === undefined) {
          hits = rank(nodeId, means);
          known.set(nodeId, hits);
        }
        return hits.slice(0, limit);
      });
    },
  };
}

function rank(nodeId: string, means: ReadonlyMap<string, Mean>): readonly DenseHit[] {
  const own = means.get(nodeId);
  if (own === undefined) return [];
  const hits: DenseHit[] = [];
  for (const { id, vector, text } of means.values()) {
    if (id !== nodeId && kindOf(id) === kindOf(nodeId)) {
      hits.push({ nodeId: id, score: dot(vector, own.vector), chunkText: text });
    }
  }
  return hits.sort((a, b) => b.score - a.score || (a.nodeId < b.nodeId ? -1 : 1)).slice(0, KEPT);
}

function chunksByNode(index: ChunkIndex): Map<string, ChunkRecord[]> {
  const filter = toChunkFilter(index, ANONYMOUS, NO_FILTER, 'article');
  const groups = new Map<string, ChunkRecord[]>();
  for (const chunk of index.chunks()) {
    if (!passes(filter, chunk)) continue;
    for (const id of chunk.stoneId === null ? [chunk.sourceId] : [chunk.sourceId, chunk.stoneId]) {
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [chunk]);
      else group.push(chunk);
    }
  }
  return groups;
}

function isSame(a: readonly ChunkRecord[], b: readonly ChunkRecord[]): boolean {
  return a.length === b.length && a.every((chunk, at) => chunk === b[at]);
}

function meanOf(index: ChunkIndex, chunks: readonly ChunkRecord[]): Float32Array {
  const vectors = chunks.map((chunk) => index.vectorOf(chunk));
  const dimensions = Math.max(0, ...vectors.map(({ length }) => length));
  const sum = new Float32Array(dimensions);
  for (const vector of vectors) {
    for (let d = 0; d < dimensions; d += 1) sum[d] = (sum[d] ?? 0) + (vector[d] ?? 0);
  }
  const norm = Math.sqrt(dot(sum, sum)) || 1;
  for (let d = 0; d < dimensions; d += 1) sum[d] = (sum[d] ?? 0) / norm;
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
