import { parentPort, workerData } from 'node:worker_threads';
import { StartupError } from '../../../platform/lifecycle/startup-error.ts';
import { openLocalModel } from './local-model.ts';

/** The folder of the model. */
export interface LocalModelRequest {
  readonly dir: string;
}

/** The thread's first word: what it has opened, or why it could not. */
export type LocalModelGreeting =
  | { readonly name: string; readonly dimensions: number }
  | { readonly message: string; readonly remedy: string };

/** One text to embed; a query is embedded as such. */
export interface LocalEmbedRequest {
  readonly text: string;
  readonly isQuery: boolean;
}

/** The vector, or why there is none. */
export type LocalEmbedReply = { readonly vector: Float32Array<ArrayBuffer> } | { readonly failure: string };

/** One text after the other: whoever asks waits for the reply before it asks again. */
async function serve(): Promise<void> {
  const { dir } = workerData as LocalModelRequest;
  const model = await openLocalModel(dir);
  const { name, dimensions } = model;
  const greeting: LocalModelGreeting = { name, dimensions };
  parentPort?.on('message', async ({ text, isQuery }: LocalEmbedRequest) => {
    try {
      const vector = await model.embed(text, isQuery);
      const reply: LocalEmbedReply = { vector };
      parentPort?.postMessage(reply, [vector.buffer]);
    } catch (error) {
      const reply: LocalEmbedReply = { failure: error instanceof Error ? error.message : String(error) };
      parentPort?.postMessage(reply);
    }
  });
  parentPort?.postMessage(greeting);
}

await serve().catch((error: unknown) => {
  if (!(error instanceof StartupError)) throw error;
  const greeting: LocalModelGreeting = { message: error.message, remedy: error.remedy };
  parentPort?.postMessage(greeting);
});
