import { Worker } from 'node:worker_threads';
import { DomainError } from '../../../platform/errors/domain-error.ts';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import type { EmbeddedText, OtherEmbedding } from '../domain/chunk-index.ts';
import type { LocalEmbedReply, LocalEmbedRequest, LocalModelGreeting, LocalModelRequest } from './local-model-worker.ts';
import { keptQueryVectors } from './query-vectors.ts';

/** Chosen for all-MiniLM-L6-v2 on judged general English. */
const PASSAGE_WEIGHT = 0.7;

/** A text that waits for the thread. */
interface Waiting {
  readonly request: LocalEmbedRequest;
  readonly settle: PromiseWithResolvers<Float32Array>;
}

/** The thread with a model, and what it said first. */
interface ModelThread {
  readonly worker: Worker;
  readonly name: string;
  readonly dimensions: number;
}

/**
 * Embeds by the model of a folder, in a thread of its own, one text at a time; queries do not wait for passages. A thread that ends is
 * opened again when it is asked next.
 * @param start how a thread is started, for a test that ends it
 * @throws {StartupError} when the folder is not fit
 */
export async function openLocalEmbedding(dir: string, start = startThread): Promise<OtherEmbedding> {
  const first = await openThread(start(dir));
  const { name, dimensions } = first;
  let thread: ModelThread | null = null;
  keep(first);
  const queries: Waiting[] = [];
  const passages: Waiting[] = [];
  let isBusy = false;
  let isClosed = false;

  function keep(opened: ModelThread): ModelThread {
    thread = opened;
    opened.worker.once('exit', () => {
      if (thread === opened) thread = null;
    });
    return opened;
  }

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    for (let next = queries.shift() ?? passages.shift(); next !== undefined; next = queries.shift() ?? passages.shift()) {
      await answer(next.request).then(next.settle.resolve, next.settle.reject);
    }
    isBusy = false;
  }

  async function answer(request: LocalEmbedRequest): Promise<Float32Array> {
    try {
      if (isClosed) throw new Error('It is being closed.');
      const { worker, name: found } = thread ?? keep(await openThread(start(dir)));
      // What the folder holds by now would give vectors of another model.
      if (found !== name) throw new Error('The folder holds another model than at the start.');
      const reply = nextMessage(worker);
      worker.postMessage(request);
      const answered = (await reply) as LocalEmbedReply;
      if ('failure' in answered) throw new Error(answered.failure);
      return answered.vector;
    } catch (cause) {
      throw new DomainError('ENGINE_UNAVAILABLE', 'The local model cannot embed now.', { cause });
    }
  }

  function embed(text: string, isQuery: boolean): Promise<Float32Array> {
    const settle = Promise.withResolvers<Float32Array>();
    (isQuery ? queries : passages).push({ request: { text, isQuery }, settle });
    void work();
    return settle.promise;
  }

  const embedding = {
    model: name,
    dimensions,
    passageWeight: PASSAGE_WEIGHT,
    embedAll: (texts: readonly string[]) =>
      Promise.all(texts.map(async (text): Promise<EmbeddedText> => ({ vector: await embed(text, false), knownShare: 1 }))),
    embedQuery: keptQueryVectors((query) => embed(query, true)),
    knownShare: () => 1,
  };
  return {
    ...embedding,
    named: (model) => (model === name ? embedding : null),
    async [Symbol.asyncDispose]() {
      isClosed = true;
      await thread?.worker.terminate();
    },
  };
}

/** Starts the thread that opens the model of a folder. */
export function startThread(dir: string): Worker {
  const request: LocalModelRequest = { dir };
  return new Worker(new URL('./local-model-worker.ts', import.meta.url), { workerData: request });
}

async function openThread(worker: Worker): Promise<ModelThread> {
  // Whoever waits for an answer hears of the error; between two texts the end of the thread is enough.
  worker.on('error', () => {});
  const greeting = (await nextMessage(worker)) as LocalModelGreeting;
  if ('message' in greeting) {
    await worker.terminate();
    throw new StartupError(greeting.message, greeting.remedy);
  }
  return { worker, ...greeting };
}

/** @throws {Error} when the thread ends before */
function nextMessage(worker: Worker): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const ended = (code: number) => reject(new Error(`The thread of the model ended with ${code}.`));
  worker.once('message', resolve).once('error', reject).once('exit', ended);
  return promise.finally(() => worker.off('message', resolve).off('error', reject).off('exit', ended));
}
