import { Worker } from 'node:worker_threads';
import type { PdfText } from '../domain/read-upload.ts';

/** A PDF that takes longer is taken for one that was made to. */
const TIMEOUT_MS = 20_000;

/** Reads a PDF in a thread of its own: it may take seconds, and what is in it is a stranger's. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    // The library warns on standard output of fonts that it lacks.
    stdout: true,
    stderr: true,
  });
  const timeout = setTimeout(() => worker.terminate(), TIMEOUT_MS);
  try {
    return await new Promise<PdfText>((resolve) => {
      worker.once('message', resolve);
      worker.once('error', () => resolve({ kind: 'unreadable' }));
      worker.once('exit', () => resolve({ kind: 'unreadable' }));
    });
  } finally {
    clearTimeout(timeout);
    await worker.terminate();
  }
}
