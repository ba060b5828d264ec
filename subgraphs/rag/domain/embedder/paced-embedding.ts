import { createPacer } from '../../../../platform/time/pacer.ts';
import type { EmbeddedText, Embedding } from '../chunk-index.ts';
import type { Embedder } from './static-embedder.ts';

/** Chosen on judged general English: meaning finds what words do not, and misses what only words tell. */
const PASSAGE_WEIGHT = 0.6;

/** An embedder of this process as the index uses it: many texts in slices, so that requests are served in between. */
export function pacedEmbedding(embedder: Embedder): Embedding {
  return {
    model: embedder.model,
    dimensions: embedder.dimensions,
    passageWeight: PASSAGE_WEIGHT,
    async embedAll(texts) {
      const pacer = createPacer();
      const made: EmbeddedText[] = [];
      for (const text of texts) {
        made.push({ vector: embedder.embed(text), knownShare: embedder.knownShare(text) });
        if (pacer.isDue) await pacer.rest();
      }
      return made;
    },
    embedQuery: async (query) => embedder.embed(query),
    knownShare: (text) => embedder.knownShare(text),
  };
}
