import { parentPort, workerData } from 'node:worker_threads';
import { fitStaticModel } from '../domain/embedder/static-embedder.ts';
import { openEmbedderParts } from './embedder-parts.ts';

/** What the thread is given. */
export interface FitRequest {
  readonly texts: readonly string[];
}

const parts = openEmbedderParts();
const { texts } = workerData as FitRequest;
const model = fitStaticModel(texts, parts);
const { idf, directions } = model.latent;
// Given away, not copied: copying tens of megabytes would hold the thread that serves.
parentPort?.postMessage(model, [idf.buffer as ArrayBuffer, directions.buffer as ArrayBuffer]);
