import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { parentPort } from 'node:worker_threads';

/** Which file's log is to be written back. */
export interface CheckpointRequest {
  readonly request: number;
  readonly file: string;
}

/** How many pages the log had then; 0 where the file is gone or could not be used. */
export interface CheckpointReply {
  readonly request: number;
  readonly pages: number;
}

function writeBack(file: string): number {
  if (!existsSync(`${file}-wal`)) return 0;
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 0');
    // Passive: neither readers nor writers are kept waiting.
    const row = database.prepare('PRAGMA wal_checkpoint(PASSIVE)').get();
    return row?.busy === 0 ? Number(row.log) : 0;
  } finally {
    database.close();
  }
}

parentPort?.on('message', ({ request, file }: CheckpointRequest) => {
  let pages = 0;
  try {
    pages = writeBack(file);
  } catch {
    // The connection that writes will write back in its place.
  }
  const reply: CheckpointReply = { request, pages };
  parentPort?.postMessage(reply);
});
