import { parentPort, workerData } from 'node:worker_threads';
import { fitStaticModel } from '../domain/embedder/static-embedder.ts';
import { openEmbedderParts } from './embedder-parts.ts';

/** What the thread is given. */
export interface FitRequest {
  readonly texts: readonly string[];
}

using parts = openEmbedderParts();
const { texts } = workerData as FitRequest;
parentPort?.postMessage(fitStaticModel(texts, parts));
