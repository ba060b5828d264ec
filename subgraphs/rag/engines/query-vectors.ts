import { LRUCache } from 'lru-cache';

/** Queries whose embeddings are kept: 1.5 KB each at 384 numbers. */
const KEPT_QUERIES = 2_000;

/** Embeds a query once however often it is asked; whoever asks meanwhile waits for the same, and a failure is not kept. */
export function keptQueryVectors(embed: (query: string) => Promise<Float32Array>): (query: string) => Promise<Float32Array> {
  const kept = new LRUCache<string, Promise<Float32Array>>({ max: KEPT_QUERIES });
  return (query) => {
    let vector = kept.get(query);
    if (vector === undefined) {
      vector = embed(query);
      kept.set(query, vector);
      vector.catch(() => kept.delete(query));
    }
    return vector;
  };
}
