import { Worker } from 'node:worker_threads';
import type { EmbeddedText } from '../domain/chunk-index.ts';
import type { StaticModel } from '../domain/embedder/static-embedder.ts';
import type { EmbedReply, EmbedRequest, FitRequest } from './fit-worker.ts';

/** A model just fitted, in the thread that fitted it: what there is can be embedded by it without holding the thread that serves. */
export interface FittedModel extends AsyncDisposable {
  readonly model: StaticModel;
  /** In the order of the texts. @throws {Error} when the thread has ended */
  embedAll(texts: readonly string[]): Promise<readonly EmbeddedText[]>;
}

/** Fits on these texts in a thread, which stays for embedding until it is disposed of. */
export async function fitInThread(texts: readonly string[]): Promise<FittedModel> {
  const request: FitRequest = { texts };
  const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), { workerData: request });
  let waiting = Promise.withResolvers<unknown>();
  let last: Promise<unknown> = waiting.promise;
  worker.on('message', (message) => waiting.resolve(message));
  worker.once('error', (error) => waiting.reject(error));
  worker.once('exit', (code) => waiting.reject(new Error(`The thread that fits ended with ${code}.`)));
  // The thread answers with the model, and then once for each request.
  const model = (await last) as StaticModel;

  async function ask(request: EmbedRequest): Promise<EmbedReply> {
    waiting = Promise.withResolvers<unknown>();
    worker.postMessage(request);
    return (await waiting.promise) as EmbedReply;
  }

  return {
    model,
    embedAll(some) {
      const reply = last.then(() => ask({ texts: some }));
      last = reply.catch(() => {});
      return reply.then(({ vectors, knownShares }) => {
        const dimensions = vectors.length / some.length;
        return knownShares.map((knownShare, at) => ({
          vector: vectors.subarray(at * dimensions, (at + 1) * dimensions),
          knownShare,
        }));
      });
    },
    async [Symbol.asyncDispose]() {
      await worker.terminate();
    },
  };
}
