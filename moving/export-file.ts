import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { StartupError } from '../platform/lifecycle/startup-error.ts';
import { syncPath } from '../platform/lifecycle/sync-path.ts';

const PROGRESS = z.strictObject({
  /** What was asked for, and of which state of the store: only the same may go on. */
  of: z.string(),
  /** Id of the last document that is in the file whole. */
  after: z.string(),
  records: z.int().min(0),
  bytes: z.int().min(0),
});
type Progress = z.infer<typeof PROGRESS>;

/**
 * A file that is written page by page under the name `<file>.partial`, with a note beside it of how far it has come, and gets
 * its own name when it is whole.
 */
export interface ExportFile extends AsyncDisposable {
  /** Where an earlier run of the same export stopped; null: at the beginning. */
  readonly resumed: Progress | null;
  append(text: string, records: number, after: string): Promise<void>;
  finish(): Promise<void>;
}

/**
 * @param of identifies the export and the state that it shows
 * @throws {StartupError} when the file is there and may not be replaced, or cannot be written
 */
export async function openExportFile(file: string, of: string, mayReplace: boolean): Promise<ExportFile> {
  if (existsSync(file) && !mayReplace) {
    throw new StartupError(`There is something at ${file} already.`, 'Name another file by --out, or replace it by --replace.');
  }
  const draft = `${file}.partial`;
  const note = `${draft}.json`;
  const resumed = readProgress(draft, note, of);
  let handle: FileHandle;
  try {
    if (resumed === null) rmSync(note, { force: true });
    handle = await open(draft, resumed === null ? 'w' : 'r+', 0o600);
    await handle.truncate(resumed?.bytes ?? 0);
  } catch (cause) {
    throw new StartupError(`${file} cannot be written.`, 'Name a file by --out that this user may write.', cause);
  }
  let { records, bytes } = resumed ?? { records: 0, bytes: 0 };
  return {
    resumed,
    async append(text, more, after) {
      const content = Buffer.from(text);
      await handle.write(content, 0, content.length, bytes);
      // Before the note says so: a note must never promise what the disk has not.
      await handle.datasync();
      bytes += content.length;
      records += more;
      writeFileSync(`${note}.new`, JSON.stringify({ of, after, records, bytes } satisfies Progress), { mode: 0o600 });
      renameSync(`${note}.new`, note);
    },
    async finish() {
      await handle.sync();
      await handle.close();
      renameSync(draft, file);
      rmSync(note, { force: true });
      syncPath(dirname(file));
    },
    async [Symbol.asyncDispose]() {
      await handle.close().catch(() => {});
    },
  };
}

function readProgress(draft: string, note: string, of: string): Progress | null {
  try {
    const progress = PROGRESS.parse(JSON.parse(readFileSync(note, 'utf8')));
    return progress.of === of && statSync(draft).size >= progress.bytes ? progress : null;
  } catch {
    // No note, or one that was cut off: begin anew.
    return null;
  }
}
