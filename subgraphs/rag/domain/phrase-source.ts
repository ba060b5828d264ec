import { createQueryPhrases, type QueryPhrases } from '../../../platform/stone-query/query-phrases.ts';
import type { ChunkIndex } from './chunk-index.ts';

/** The phrases of the stones as they are; made again when the index has changed. */
export function createPhraseSource(index: Pick<ChunkIndex, 'stones' | 'version'>): () => QueryPhrases {
  let made: { readonly version: number; readonly phrases: QueryPhrases } | null = null;
  return () => {
    if (made?.version !== index.version) {
      const stones = [...index.stones()].flatMap(({ visibility, described }) => (visibility === 'PUBLIC' ? [described] : []));
      made = { version: index.version, phrases: createQueryPhrases(stones) };
    }
    return made.phrases;
  };
}
