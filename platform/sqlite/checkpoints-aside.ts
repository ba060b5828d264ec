// A commit goes to the end of a write-ahead log, and now and then the log is written back into the file and the disk waited for: a
// checkpoint, which SQLite makes within whatever commit is next. On a busy disk that held the event loop for up to a second. So a
// thread does it for files that are written much, through a connection of its own (sqlite.org/wal.html, "Checkpointing"). The thread
// begins with the first log that has grown, and ends when there has been nothing to do for a while.
import { stat } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { CheckpointReply, CheckpointRequest } from './checkpoint-worker.ts';

/** Logs are looked at so often. */
const LOOK_MS = 100;
/** A log is written back from so many bytes on: 1,000 pages, as SQLite itself does. */
const LEAST_BYTES = 4_096_000;
/** Where that thread fails, commits write back as ever from so many pages on. */
const MOST_PAGES = 8_000;
/**
 * A log begins anew only when all of it is written back, which is never so while somebody always adds to it. Of one with so many pages
 * the last few are written back by the connection that writes, which takes little once the thread has done the rest.
 */
const LONG_PAGES = 2_000;
/** A log with fewer pages than this is not written to much, and is left alone for a time. */
const FEW_PAGES = 1_000;
const QUIET_MS = 1_000;
/** The thread ends after so long without work. */
const IDLE_MS = 10_000;

interface Log {
  readonly database: DatabaseSync;
  /** When it had last been written to, as it was last written back. */
  writtenMs: number;
  /** Not looked at before, by the clock of the process. */
  restsUntilMs: number;
  isAtWork: boolean;
}

const logs = new Map<string, Log>();
let looking: NodeJS.Timeout | null = null;
let worker: Worker | null = null;
let lastUsedMs = 0;

/** Has the log of this file written back by a thread for as long as the database is open. */
export function checkpointAside(file: string, database: DatabaseSync): void {
  if (file === ':memory:') return;
  database.exec(`PRAGMA wal_autocheckpoint = ${MOST_PAGES}`);
  logs.set(file, { database, writtenMs: 0, restsUntilMs: 0, isAtWork: false });
  looking ??= setInterval(look, LOOK_MS).unref();
}

function look(): void {
  const nowMs = performance.now();
  for (const [file, log] of logs) {
    if (!log.database.isOpen) logs.delete(file);
    else if (!log.isAtWork && nowMs >= log.restsUntilMs) void lookAt(file, log);
  }
  if (worker !== null && nowMs - lastUsedMs > IDLE_MS) endWorker();
  if (logs.size > 0 || worker !== null || looking === null) return;
  clearInterval(looking);
  looking = null;
}

async function lookAt(file: string, log: Log): Promise<void> {
  log.isAtWork = true;
  const stats = await stat(`${file}-wal`).catch(() => null);
  if (stats === null || stats.size < LEAST_BYTES || stats.mtimeMs === log.writtenMs || !log.database.isOpen) {
    log.isAtWork = false;
    return;
  }
  log.writtenMs = stats.mtimeMs;
  lastUsedMs = performance.now();
  const request: CheckpointRequest = { file };
  worker ??= startWorker();
  worker.postMessage(request);
}

function startWorker(): Worker {
  const started = new Worker(new URL('./checkpoint-worker.ts', import.meta.url));
  started.unref();
  started.on('message', ({ file, pages }: CheckpointReply) => {
    lastUsedMs = performance.now();
    const log = logs.get(file);
    if (log === undefined || !log.database.isOpen) return;
    log.isAtWork = false;
    log.restsUntilMs = pages < FEW_PAGES ? lastUsedMs + QUIET_MS : 0;
    if (pages >= LONG_PAGES && !log.database.isTransaction) log.database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  });
  started.on('error', endWorker);
  return started;
}

/** A thread that failed is begun anew with the next log that has grown. */
function endWorker(): void {
  void worker?.terminate();
  worker = null;
  for (const log of logs.values()) log.isAtWork = false;
}
