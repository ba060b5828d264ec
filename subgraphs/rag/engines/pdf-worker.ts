import { parentPort, workerData } from 'node:worker_threads';
import { extractText, getDocumentProxy } from 'unpdf';
import type { PdfText } from '../domain/read-upload.ts';

/** Reads the bytes it is given, page by page. */
async function read(bytes: Uint8Array): Promise<PdfText> {
  try {
    const document = await getDocumentProxy(bytes);
    const { text } = await extractText(document, { mergePages: false });
    return { kind: 'text', text: text.map((page) => page.trim()).join('\n\n') };
  } catch (error) {
    const isEncrypted = error instanceof Error && error.name === 'PasswordException';
    return isEncrypted ? { kind: 'encrypted' } : { kind: 'unreadable' };
  }
}

parentPort?.postMessage(await read(workerData as Uint8Array));
