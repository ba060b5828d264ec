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
const MOST_PAGES = 16_000;
/**
 * A log begins anew only when all of it is written back, which is never so while somebody always adds to it. Of one with so many pages
 * the last few are written back by the connection that writes, which takes little once the thread has done the rest.
 */
const LONG_PAGES = 4_000;
/** A log with fewer pages than this is not written to much, and is left alone for a time. */
const FEW_PAGES = 1_000;
const QUIET_MS = 1_000;
/** The thread ends after so long without work. */
const IDLE_MS = 10_000;

interface Log {
  readonly file: string;
  readonly database: DatabaseSync;
  /** When it had last been written to, as it was last written back. */
  writtenMs: number;
  /** Not looked at before, by the clock of the process. */
  restsUntilMs: number;
  isEnding: boolean;
  /** Null while it is not looked at. */
  work: Promise<void> | null;
}

const logs = new Set<Log>();
const waiting = new Map<number, (pages: number) => void>();
let looking: NodeJS.Timeout | null = null;
let worker: Worker | null = null;
let lastUsedMs = 0;
let lastRequest = 0;

/**
 * Has the log of this file written back by a thread.
 * @returns ends that, to be called before the database is closed; resolves when the thread has no connection to the file any more
 */
export function checkpointAside(file: string, database: DatabaseSync): () => Promise<void> {
  if (file === ':memory:') return async () => {};
  database.exec(`PRAGMA wal_autocheckpoint = ${MOST_PAGES}`);
  const log: Log = { file, database, writtenMs: 0, restsUntilMs: 0, isEnding: false, work: null };
  logs.add(log);
  looking ??= setInterval(look, LOOK_MS).unref();
  return async () => {
    log.isEnding = true;
    logs.delete(log);
    // The process must not end before the database is closed.
    worker?.ref();
    await log.work;
    if (waiting.size === 0) worker?.unref();
    if (logs.size === 0 && waiting.size === 0) endLooking();
  };
}

function look(): void {
  const nowMs = performance.now();
  for (const log of logs) {
    if (log.work !== null || nowMs < log.restsUntilMs) continue;
    // What fails here is left to the commits that follow.
    log.work = lookAt(log)
      .catch(() => {})
      .finally(() => {
        log.work = null;
      });
  }
  if (worker !== null && waiting.size === 0 && nowMs - lastUsedMs > IDLE_MS) endWorker();
}

async function lookAt(log: Log): Promise<void> {
  const stats = await stat(`${log.file}-wal`);
  if (stats.size < LEAST_BYTES || stats.mtimeMs === log.writtenMs || log.isEnding) return;
  log.writtenMs = stats.mtimeMs;
  const pages = await writeBack(log.file);
  log.restsUntilMs = pages < FEW_PAGES ? performance.now() + QUIET_MS : 0;
  if (pages >= LONG_PAGES && !log.isEnding && !log.database.isTransaction) log.database.exec('PRAGMA wal_checkpoint(PASSIVE)');
}

/** @returns how many pages the log had; 0 where the thread failed */
function writeBack(file: string): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  lastRequest += 1;
  waiting.set(lastRequest, resolve);
  lastUsedMs = performance.now();
  const request: CheckpointRequest = { request: lastRequest, file };
  worker ??= startWorker();
  worker.postMessage(request);
  return promise;
}

function startWorker(): Worker {
  const started = new Worker(new URL('./checkpoint-worker.ts', import.meta.url));
  started.unref();
  started.on('message', ({ request, pages }: CheckpointReply) => {
    lastUsedMs = performance.now();
    waiting.get(request)?.(pages);
    waiting.delete(request);
  });
  // Begun anew with the next log that has grown.
  started.on('error', endWorker);
  return started;
}

function endWorker(): void {
  void worker?.terminate();
  worker = null;
  for (const resolve of waiting.values()) resolve(0);
  waiting.clear();
}

function endLooking(): void {
  endWorker();
  if (looking !== null) clearInterval(looking);
  looking = null;
}
