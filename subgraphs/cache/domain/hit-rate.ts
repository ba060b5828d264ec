/** The share of reads answered from the cache, in [0, 1]; 0 before the first read. */
export function hitRate({ hits, misses }: { readonly hits: number; readonly misses: number }): number {
  const reads = hits + misses;
  return reads === 0 ? 0 : hits / reads;
}
