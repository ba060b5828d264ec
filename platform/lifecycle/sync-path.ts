import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Waits until the disk has a file's bytes, or a folder's names, so that no later step outlives them when the power fails. */
export function syncPath(path: string): void {
  // A folder cannot be opened there; its names are journalled by the file system.
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
