import { createReadStream } from 'node:fs';
import { StartupError } from '../platform/lifecycle/startup-error.ts';

const CHUNK_BYTES = 1 << 18;

/**
 * A file's text in pieces, without a byte order mark.
 * @throws {StartupError} when it cannot be read or is not UTF-8
 */
export async function* readText(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
      yield decoder.decode(chunk as Buffer, { stream: true });
    }
    yield decoder.decode();
  } catch (cause) {
    if (cause instanceof TypeError) {
      throw new StartupError(`${file} is not UTF-8.`, 'Save it as UTF-8; in Excel, as “CSV UTF-8”.', cause);
    }
    throw new StartupError(`${file} cannot be read.`, 'Check its name, and that this user may read it.', cause);
  }
}
