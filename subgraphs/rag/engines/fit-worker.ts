import { parentPort, workerData } from 'node:worker_threads';
import { createStaticEmbedder, fitStaticModel } from '../domain/embedder/static-embedder.ts';
import { openEmbedderParts } from './embedder-parts.ts';

/** What the thread is given: what to fit on. Afterwards it embeds by the model whatever it is sent. */
export interface FitRequest {
  readonly texts: readonly string[];
}

export interface EmbedRequest {
  readonly texts: readonly string[];
}

/** In the order of the texts. */
export interface EmbedReply {
  /** One after the other. */
  readonly vectors: Float32Array<ArrayBuffer>;
  readonly knownShares: readonly number[];
}

const parts = openEmbedderParts();
const { texts } = workerData as FitRequest;
const model = fitStaticModel(texts, parts);
const embedder = createStaticEmbedder(model, parts);
const { idf, directions } = model.latent;
// A copy is given away: copying tens of megabytes on arrival would hold the thread that serves.
const latent = { ...model.latent, idf: idf.slice(), directions: directions.slice() };
parentPort?.postMessage({ ...model, latent }, [latent.idf.buffer, latent.directions.buffer]);

parentPort?.on('message', (request: EmbedRequest) => {
  const vectors = new Float32Array(request.texts.length * embedder.dimensions);
  const knownShares = request.texts.map((text, at) => {
    vectors.set(embedder.embed(text), at * embedder.dimensions);
    return embedder.knownShare(text);
  });
  const reply: EmbedReply = { vectors, knownShares };
  parentPort?.postMessage(reply, [vectors.buffer]);
});
